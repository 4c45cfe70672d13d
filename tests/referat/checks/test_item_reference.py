import pytest

from tests.referat.checks.papers import item, minutes, said


def refers(text):
    return said("item_reference", minutes(item(text=text), item("Budget", number="2")))


def test_an_item_that_does_not_exist_is_found():
    assert refers("Sagen behandles også, jf. punkt 14.") == [
        "warns: “jf. punkt 14”: there is no item 14."
    ]
    assert refers("Se dagsordenens pkt. 7.") == [
        "warns: “Se dagsordenens pkt. 7”: there is no item 7."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sagen behandles også, jf. punkt 2.",
        "Der er to forslag:\n\n1. En gynge\n2. En vippe\n3. En sandkasse\n\nJf. punkt 3 er sand godt.",
        "Se pkt. 9 i planen.",
        "Som det fremgår af redegørelsens pkt. 4.",
        "Referat af mødet den 14. januar 2015, se punkt 9.",
        "Indstillingens punkt 3 godkendes.",
        "Jf. punkt 3.2 i aftalen.",
    ],
)
def test_items_points_and_other_papers_are_left_alone(text):
    assert refers(text) == []
