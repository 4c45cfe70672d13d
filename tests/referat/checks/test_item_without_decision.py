from datetime import date

import pytest

from referat.document import Decision, Kind, Paragraph
from tests.referat.checks.papers import item, minutes, said

EARLIER = Decision((Paragraph("Anbefales."),), "Beslutning", "Økonomiudvalget", date(2026, 2, 1))


def test_an_item_without_decision_is_found():
    assert said("item_without_decision", minutes(item(text="Et oplæg."))) == [
        "warns: “Ny legeplads” has no decision."
    ]


def test_an_earlier_decision_is_not_this_meetings():
    assert said("item_without_decision", minutes(item(decisions=(EARLIER,)))) == [
        "warns: “Ny legeplads” has no decision."
    ]


def test_a_closed_item_needs_a_decision_too_where_its_text_is_there():
    assert said("item_without_decision", minutes(item(public=False, text="Et oplæg."))) == [
        "warns: “Ny legeplads” has no decision."
    ]


@pytest.mark.parametrize(
    "paper",
    [
        minutes(item(decided="Godkendt.")),
        minutes(item("Eventuelt")),
        minutes(item("Orientering fra formanden", text="Der er møde.")),
        minutes(item("Ny legeplads - udgået")),
        minutes(item(text="Punktet udgår.")),
        minutes(item("Personsag", public=False, text="")),
        minutes(item(), kind=Kind.AGENDA),
    ],
)
def test_what_needs_none_is_left_alone(paper):
    assert said("item_without_decision", paper) == []
