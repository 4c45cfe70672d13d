from referat.document import Attachment
from tests.referat.checks.papers import item, minutes, said


def test_a_closed_item_with_text_blocks():
    paper = minutes(
        item(
            "Køb af grund", text="Sælger forlanger to millioner.", decided="Godkendt.", public=False
        )
    )

    assert said("closed_text", paper) == [
        "blocks: The closed item carries 4 paragraphs, headings or attachments."
    ]


def test_a_closed_item_with_an_attachment_blocks():
    paper = minutes(item("Køb af grund", attachments=(Attachment("Købsaftale"),), public=False))

    assert said("closed_text", paper) == [
        "blocks: The closed item carries 1 paragraphs, headings or attachments."
    ]


def test_a_closed_item_with_its_title_alone_is_as_it_should_be():
    assert (
        said("closed_text", minutes(item("Køb af grund", public=False), item(text="Åbent."))) == []
    )
