"""Which forum of which municipality a title names, and what kind of document it heads."""

import pytest

from referat.document import Kind
from referat.reading import forums
from referat.reading.blocks import Line


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Referat Byrådet", Kind.MINUTES),
        ("Beslutningsprotokol", Kind.MINUTES),
        ("REFERAT", Kind.MINUTES),
        ("Dagsorden", Kind.AGENDA),
        ("Tillægsdagsorden til Økonomiudvalget", Kind.AGENDA),
        ("Økonomiudvalget", None),
        ("Referat " + "x" * 160, None),
    ],
)
def test_kind_of_is_what_the_label_says(title, kind):
    assert forums.kind_of(title) is kind


@pytest.mark.parametrize(
    ("title", "forum"),
    [
        ("Referat Handicaprådet", "Handicaprådet"),
        ("Byrådet - Referat", "Byrådet"),
        ("Referat til mødet i Skoleudvalget den 2. marts 2021 kl. 15:30 i WebEx", "Skoleudvalget"),
        ("REFERAT FRA Økonomiudvalget den 1. maj 2021 kl. 8", "Økonomiudvalget"),
        ("Skoleudvalget – Referat – 1. oktober 2018", "Skoleudvalget"),
        ("Strandby Kommune, Økonomiudvalget, dagsorden", "Økonomiudvalget"),
        ("Teknik- og Miljøudvalget - Referat fra mødet den 17-01-2019", "Teknik- og Miljøudvalget"),
        ("Dagsorden 1. maj 2021", ""),
    ],
)
def test_forum_in_title_is_what_is_left_of_it(title, forum):
    assert forums.forum_in_title(title) == forum


@pytest.mark.parametrize(
    ("line", "is_forum"),
    [
        ("Økonomiudvalget", True),
        ("Udvalget for Børn og Unge", True),
        ("Direktionen 2021", True),
        ("Lokaludvalg (Nord)", True),
        ("Mødet", False),
        ("Salen", False),
        ("Vi mødtes alle sammen i dag i det nye og ret store udvalg", False),
    ],
)
def test_is_forum_wants_nothing_but_a_forums_name(line, is_forum):
    assert forums.is_forum(line) is is_forum


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Strandby Kommune", "Strandby Kommune"),
        ("STRANDBY KOMMUNE", "Strandby Kommune"),
        ("Høje-Vester Kommunes budget", "Høje-Vester Kommune"),
        ("kommunen", ""),
    ],
)
def test_body_of_names_the_municipality(line, body):
    assert forums.body_of(line) == body


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Skoleudvalget, ordinært møde", "Skoleudvalget"),
        ("Byrådets", "Byrådet"),
        ("det Lokale Råd.", "Lokale Råd"),
    ],
)
def test_tidy_takes_off_what_titles_add(printed, name):
    assert forums.tidy(printed) == name


def test_body_in_text_is_the_municipality_named_most():
    lines = [Line("Strandby Kommune og Vester Kommune"), Line("Strandby Kommune køber ind")]

    assert forums.body_in_text(lines) == "Strandby Kommune"
    assert forums.body_in_text(lines[:1]) == ""
    assert forums.body_in_text([]) == ""
