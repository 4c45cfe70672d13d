import pytest

from referat.document import Attachment
from tests.referat.checks.papers import item, minutes, said

TWO = (Attachment("Kort"), Attachment("Plan"))


def refers(text, attachments=TWO):
    return said("attachment_reference", minutes(item(text=text, attachments=attachments)))


def test_an_attachment_that_does_not_exist_is_found():
    assert refers("Det fremgår af bilag 4.") == [
        "warns: “bilag 4”: the item lists 2 attachments, and none has that number."
    ]


def test_the_numbers_in_the_titles_are_those_that_count():
    numbered = (Attachment("Bilag 3 - Kort"), Attachment("Bilag 4 - Plan"))

    assert refers("Se bilag 4.", numbered) == []
    assert refers("Se bilag 1.", numbered) == [
        "warns: “bilag 1”: the item lists 2 attachments, and none has that number."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Se bilag 2.",
        "Regulativets bilag 4 gælder.",
        "Se bilag 7 til loven.",
        "20 kr. pr. bilag 4 steder.",
        "Bilag 2021-2024.",
    ],
)
def test_other_papers_annexes_are_left_alone(text):
    assert refers(text) == []


def test_papers_that_list_no_attachments_are_left_alone():
    assert refers("Se bilag 4.", ()) == []
