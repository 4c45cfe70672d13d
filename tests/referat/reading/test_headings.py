"""What a line announces when it is a heading inside an item."""

from datetime import date

import pytest

from referat.reading import headings
from referat.reading.blocks import Line, Shape
from referat.reading.headings import Heading


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("Sagsfremstilling", "presentation"),
        ("SAGSFREMSTILLING", "presentation"),
        ("Resumé:", "summary"),
        ("1. Resume", "summary"),
        ("Beslutning", "decision"),
        ("Tidligere beslutninger", "earlier"),
        ("Bilagsliste", "attachments"),
        ("Til toppen", "ignored"),
    ],
)
def test_a_listed_heading_is_read_however_it_is_set(printed, meaning):
    assert headings.read_heading(Line(printed)) == Heading(meaning, printed.rstrip(":"))


D = date(2021, 5, 12)


@pytest.mark.parametrize(
    ("printed", "organization", "day", "rest"),
    [
        ("Beslutning i Økonomiudvalget den 12-05-2021", "Økonomiudvalget", D, ""),
        ("Beslutning Økonomiudvalget den 12-05-2021", "Økonomiudvalget", D, ""),
        ("Beslutning i Økonomiudvalget den 12. maj 2021:", "Økonomiudvalget", D, ""),
        ("Beslutning den 12. maj 2021:", "", D, ""),
        ("Beslutninger Handicaprådet den 12-05-2021", "Handicaprådet", D, ""),
        ("Beslutning i Byrådet", "Byrådet", None, ""),
        ("Beslutning ØK", "ØK", None, ""),
        ("Beslutning: Godkendt.", "", None, "Godkendt."),
        ("Beslutning i Byrådet den 12-05-2021: Godkendt.", "Byrådet", D, "Godkendt."),
        ("Økonomiudvalget, 12. maj 2021, pkt. 44:", "Økonomiudvalget", D, ""),
        ("Økonomiudvalget, 12.05.2021", "Økonomiudvalget", D, ""),
        ("Social og Sundhed, 12. maj 2021, pkt. 123:", "Social og Sundhed", D, ""),
        ("Udvalget for Børn, 12. maj 2021", "Udvalget for Børn", D, ""),
        ("Økonomiudvalget den 12. maj 2021:", "Økonomiudvalget", D, ""),
        ("Økonomiudvalgets møde 12. maj 2021 Punkt 1:", "Økonomiudvalget", D, ""),
        ("Teknisk Udvalgs beslutning den 12-maj-2021:", "Teknisk Udvalg", D, ""),
    ],
)
def test_a_decision_heading_tells_forum_and_day(printed, organization, day, rest):
    heading = headings.read_heading(Line(printed))

    assert heading is not None
    assert (heading.meaning, heading.organization, heading.held_on, heading.rest) == (
        "decision",
        organization,
        day,
        rest,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning om at sende planen i høring træffes af Byrådet.",
        "Beslutningen blev truffet den 12. maj 2021 af et flertal.",
        "Indstilling om støtte",
        "Referat fra Økonomiudvalget",
        "Referat fra Ældrerådet, 12. maj 2021",
        "Fraværende i Økonomiudvalget, 12. maj 2021",
        "Udvalget mødtes 12. maj 2021 og drøftede planen.",
        "Økonomi og andet godt",
        "økonomiudvalget, 12. maj 2021",
        "Den 12. maj 2021",
        "Udgifterne er 1.234.567 kr.",
    ],
)
def test_words_that_only_begin_like_a_heading_are_text(text):
    assert headings.read_heading(Line(text)) is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Beslutningskompetence: KB", Heading("treatment", "Beslutningskompetence", "KB")),
        ("Sagsforløb: ØK/BY", Heading("treatment", "Sagsforløb", "ØK/BY")),
        ("Sammenfatning: Kort sagt.", Heading("summary", "Sammenfatning", "Kort sagt.")),
        ("Bilag: Kort.pdf", Heading("attachments", "Bilag", "Kort.pdf")),
    ],
)
def test_a_heading_may_have_its_text_on_the_same_line(printed, expected):
    assert headings.read_heading(Line(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Sagsgang\tByrådet", Heading("treatment", "Sagsgang", "Byrådet")),
        ("Bilag:\tKort", Heading("attachments", "Bilag", "Kort")),
        ("Økonomi\t500", None),
        ("Bilag\tKort\tDato", None),
        ("Sagsgang\t", None),
    ],
)
def test_a_table_row_may_head_a_section(printed, expected):
    assert headings.read_heading(Line(printed, shape=Shape.ROW)) == expected


def test_a_list_entry_is_a_heading_only_in_bold():
    plain, bold = (Line("Økonomi", shape=Shape.LIST, bold=bold) for bold in (False, True))

    assert headings.read_heading(plain) is None
    assert headings.read_heading(bold) == Heading("finances", "Økonomi")


@pytest.mark.parametrize(
    ("printed", "proposes"),
    [
        ("Administrationen indstiller til Økonomiudvalget", True),
        ("Direktionen indstiller,", True),
        ("Det indstilles:", True),
        ("Forvaltningen foreslår at", True),
        ("Administrationen indstiller til Økonomiudvalget, at planen godkendes.", False),
    ],
)
def test_a_recommendation_sentence_alone_on_its_line_is_a_heading(printed, proposes):
    assert (headings.read_proposal(Line(printed)) is not None) is proposes


def test_an_unlisted_heading_is_told_by_its_looks_and_judged_by_its_words():
    looks = [
        headings.read_looks(Line(text, shape=Shape.HEADING))
        for text in (
            "Trafik",
            "Forventede udgifter og økonomi",
            "Direktionen indstiller,",
            "x" * 130,
        )
    ]

    assert looks == [
        Heading("other", "Trafik", known=False),
        Heading("finances", "Forventede udgifter og økonomi", known=False),
        Heading("recommendation", "Direktionen indstiller,"),
        None,
    ]
    assert headings.read_looks(Line("Trafik")) is None


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Alle er velkommen.Indstilling", ("Alle er velkommen.", "Indstilling")),
        ("Slut (se kortet). Beslutning:", ("Slut (se kortet).", "Beslutning")),
        ("1. Resume", None),
        ("Forvaltningens Indstilling", None),
    ],
)
def test_a_heading_glued_to_the_sentence_before_it_is_cut_off(text, split):
    assert headings.split_glued(text) == split


@pytest.mark.parametrize(
    ("text", "anywhere"),
    [("Kompetence: Byrådet", True), ("Økonomi: Det koster 2 mio. kr.", False)],
)
def test_only_some_headings_have_their_text_beside_them_in_any_document(text, anywhere):
    assert headings.is_run_in(headings.read_heading(Line(text))) is anywhere
