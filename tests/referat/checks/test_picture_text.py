from referat.document import Warning
from tests.referat.checks.papers import findings, item, minutes, said


def test_a_picture_and_a_page_without_text_are_found():
    warned = (
        Warning("picture_left_out", "2 picture(s) were left out."),
        Warning("page_without_text", "Page 3 has no text.", page=3),
    )
    paper = minutes(item(), warnings=warned)

    assert said("picture_text", paper) == [
        "warns: 2 picture(s) were left out.",
        "warns: Page 3 has no text.",
    ]
    assert [one.place.page for one in findings("picture_text", paper)] == [0, 3]


def test_other_warnings_are_left_alone():
    assert said("picture_text", minutes(item(), warnings=(Warning("front_text", "Text."),))) == []
