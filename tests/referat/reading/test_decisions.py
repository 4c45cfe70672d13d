"""What the words of a decision amount to, and which meeting's they are."""

from datetime import date, datetime

import pytest

from referat.document import ListItem, Outcome, Paragraph, Table
from referat.reading import decisions


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Godkendt.", Outcome.ADOPTED),
        ("Økonomiudvalgets indstilling vedtaget.", Outcome.ADOPTED),
        ("Indstillingen følges.", Outcome.ADOPTED),
        ("Besluttet som indstillet.", Outcome.ADOPTED),
        ("Tiltrådt.", Outcome.ADOPTED),
        ("Udvalget tilsluttede sig.", Outcome.ADOPTED),
        ("Godkendt med følgende bemærkninger: Husk cyklerne.", Outcome.ADOPTED),
        ("Godkendt, idet der arbejdes videre med parkeringen.", Outcome.ADOPTED),
        ("Godkendt med den ændring, at fristen er 1. maj.", Outcome.ADOPTED_AMENDED),
        ("Taget til efterretning.", Outcome.NOTED),
        ("Orienteringen blev taget til efterretning.", Outcome.NOTED),
        ("Til orientering.", Outcome.NOTED),
        ("Intet.", Outcome.NOTED),
        ("Anbefales godkendt.", Outcome.RECOMMENDED),
        ("Indstilles til Byrådet.", Outcome.RECOMMENDED),
        ("Fremsendes til Byrådet med anbefaling.", Outcome.RECOMMENDED),
        ("Oversendes til budgetforhandlingerne.", Outcome.FORWARDED),
        ("Drøftet.", Outcome.DISCUSSED),
        ("Udsat.", Outcome.POSTPONED),
        ("Sagen udsættes til mødet i maj.", Outcome.POSTPONED),
        ("Udgår.", Outcome.WITHDRAWN),
        ("Taget af dagsordenen.", Outcome.WITHDRAWN),
        ("Sendes tilbage til forvaltningen.", Outcome.RETURNED),
        ("Der ønskes specifikation af udgifterne.", Outcome.RETURNED),
        ("Ikke godkendt.", Outcome.REJECTED),
        ("Forslaget faldt.", Outcome.REJECTED),
        ("Bortfaldet.", Outcome.LAPSED),
        ("Valgt blev Anna Bo.", Outcome.ELECTED),
        ("Mødet var hyggeligt.", None),
        ("", None),
    ],
)
def test_outcome_of_knows_the_usual_wordings(words, outcome):
    assert decisions.outcome_of((Paragraph(words),)) is outcome


def test_outcome_is_several_where_the_points_differ():
    points = (ListItem("Godkendt.", marker="1."), ListItem("Udsat.", marker="2."))

    assert decisions.outcome_of(points) is Outcome.SEVERAL


def test_outcome_is_the_one_on_which_the_points_agree():
    points = (ListItem("Godkendt.", marker="1."), ListItem("Godkendt.", marker="2."))

    assert decisions.outcome_of(points) is Outcome.ADOPTED


@pytest.mark.parametrize(
    "words",
    [
        "Ad 1. Godkendt.\nAd 2. Taget til efterretning.",
        "Ad 1: Godkendt. Ad 2: Udsat.",
        "Ad. 1\nGodkendt.\nAd. 2\nUdsat.",
        "Indstillingens punkt 1 godkendes, punkt 2 anbefales.",
        "Punkt 1 blev godkendt. Punkt 2 blev udsat.",
    ],
)
def test_outcome_is_several_however_the_points_are_printed(words):
    content = tuple(Paragraph(line) for line in words.split("\n"))

    assert decisions.outcome_of(content) is Outcome.SEVERAL


def test_a_table_can_say_the_outcome():
    assert decisions.outcome_of((Table((("Forslag", "Godkendt"),)),)) is Outcome.ADOPTED


def test_postponed_counts_only_where_the_decision_opens_with_it():
    words = "Udvalget godkendte planen. Den er god. Arbejdet udsættes ikke længere."

    assert decisions.outcome_of((Paragraph(words),)) is Outcome.ADOPTED


def test_an_amendment_that_fell_does_not_reject_the_proposal():
    words = "Ændringsforslaget blev forkastet. Indstillingen blev vedtaget."

    assert decisions.outcome_of((Paragraph(words),)) is Outcome.ADOPTED


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Direktionen", "Direktionen 2021", True),
        ("Byråd", "Byrådet", True),
        ("Økonomiudvalget", "ØKONOMIUDVALG", True),
        ("Byrådet i Strandby Kommune", "Byrådet", True),
        ("Økonomiudvalget", "Teknikudvalget", False),
    ],
)
def test_is_same_forum_sees_through_endings_years_and_case(name, other, same):
    assert decisions.is_same_forum(name, other) is same


@pytest.mark.parametrize(
    ("organization", "held_on", "ours"),
    [
        ("", None, True),
        ("Byrådet", date(2021, 5, 12), True),
        ("Byrådet", None, True),
        ("", date(2021, 5, 12), True),
        ("", date(2021, 5, 11), False),
        ("Økonomiudvalget", None, False),
        ("Økonomiudvalget", date(2021, 5, 12), False),
    ],
)
def test_a_decision_of_another_forum_or_day_is_an_earlier_one(organization, held_on, ours):
    start = datetime(2021, 5, 12, 17, 0)  # noqa: DTZ001 -- only its day counts

    assert decisions.is_this_meetings(organization, held_on, "Byrådet", start) is ours
