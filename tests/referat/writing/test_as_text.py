"""Minutes as plain text: what the source documents look like, and what comes back from it."""

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from referat import interchange
from referat.document import (
    Attachment,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Paragraph,
    Section,
    SectionKind,
    Table,
    TocEntry,
)
from referat.prose import passage_from_html
from referat.writing import LAYOUTS, layout_named
from tests.referat.reading.inventing import Words
from tests.referat.writing import papers


def text_of(minutes, layout="plain"):
    return referat.write(minutes, "txt", layout=layout_named(layout)).decode()


# --- what comes back ------------------------------------------------------------------------------------------------
# Text says what stands in it and nothing of links, sub-headings or header rows; and it must be told apart by its words
# alone. So these minutes are made of sentences, and each word is itself: ``@`` stands for one, ``#`` for a capitalised one.

_SENTENCE = st.integers(2, 30).map(lambda count: f"#{' @' * count}.")
_TITLE = st.integers(1, 8).map(lambda count: f"#{' @' * count}")
_BULLETS = st.lists(_SENTENCE, min_size=1, max_size=3).map(
    lambda texts: [ListItem(text) for text in texts]
)
_NUMBERS = st.lists(_SENTENCE, min_size=2, max_size=4).map(
    lambda texts: [ListItem(text, 0, f"{place}.") for place, text in enumerate(texts, start=1)]
)
_TABLE = st.builds(
    lambda rows: [Table(tuple(rows))],
    st.lists(st.tuples(_SENTENCE, _SENTENCE), min_size=1, max_size=4),
)
_PARAGRAPH = _SENTENCE.map(lambda text: [Paragraph(text)])
_STYLED = st.tuples(_SENTENCE, st.sampled_from(["strong", "em"]), _SENTENCE).map(
    lambda one: list(passage_from_html("<p>{0} <{1}>{2}</{1}> {0}</p>".format(*one)))
)


@st.composite
def _passages(draw):
    """Lists and tables with a paragraph between them, as two of a kind beside each other are one."""
    blocks = draw(_PARAGRAPH)
    for _ in range(draw(st.integers(0, 3))):
        blocks += draw(st.one_of(_BULLETS, _NUMBERS, _TABLE, _STYLED))
        blocks += draw(_PARAGRAPH)
    return tuple(blocks)


_KINDS = [
    SectionKind.SUMMARY,
    SectionKind.RECOMMENDATION,
    SectionKind.PRESENTATION,
    SectionKind.FINANCES,
    SectionKind.LEGAL_BASIS,
]
_ATTACHMENTS = st.lists(
    st.builds(Attachment, _TITLE, st.just(""), st.sampled_from([None, False])), max_size=3
).map(tuple)


@st.composite
def _items(draw, number):
    kinds = draw(st.lists(st.sampled_from(_KINDS), max_size=3, unique=True))
    own = draw(st.lists(_passages().map(Decision), max_size=1))
    earlier = [Decision(draw(_passages()), "", "Økonomiudvalget", date(2023, 5, 8))]
    return Item(
        str(number),
        draw(_TITLE),
        draw(st.booleans()),
        draw(st.sampled_from(["", "S2021-5237", "13/3833", "22-008882"])),
        tuple(Section(kind, "", draw(_passages())) for kind in kinds),
        tuple(own + (earlier if own and draw(st.booleans()) else [])),
        draw(_ATTACHMENTS),
    )


@st.composite
def _minutes(draw):
    first = draw(st.sampled_from([1, 17]))
    count = draw(st.integers(1, 4))
    made = Minutes(
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from(["Byrådet", "Direktionen 2021", "Teknik- og Miljøudvalget"])),
        papers.HELD,
        location=draw(st.sampled_from(["", "Teams", "Rådssalen, 2. sal"])),
        body=draw(st.sampled_from(["", "Hvilsbæk Kommune"])),
        participants=papers.ordinary().participants if draw(st.booleans()) else (),
        items=tuple(draw(_items(number)) for number in range(first, first + count)),
    )
    return interchange.loads(Words(itertools.count(1)).fill(interchange.dumps(made)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_minutes(), st.sampled_from(sorted(LAYOUTS)))
def test_minutes_of_sentences_come_back(minutes, name):
    read = referat.read(text_of(minutes, name).encode())

    wanted = papers.as_read(minutes, layout_named(name))
    assert papers.differences(wanted, replace(read, toc=())) == []


# --- what a person can put in ---------------------------------------------------------------------------------------


def test_each_part_stands_where_it_is_looked_for():
    written = text_of(papers.ordinary())

    assert written.startswith(
        "REFERAT Børne- og Skoleudvalget d. 20-03-2024\n\nHvilsbæk Kommune\n\n"
        "Mødedato: Onsdag d. 20. marts 2024 kl. 16:00\n\nSluttidspunkt: kl. 18:05\n\n"
    )
    assert "Skolen har **212 elever** og *14 klasser*; se skolens side.\nNy linje.\n" in written
    assert "\n\n- Høring\n - Bestyrelser\n - MED\n- Beslutning\n\n" in written
    assert "\n\nÅr\tBeløb (1.000 kr.)\n2024\t1.250\n2025\t\n\n" in written
    assert written.endswith("\n\nPunkt 3. Eventuelt\n\nBeslutning\n\n-\n")


def test_contents_show_the_pages_of_the_source():
    minutes = replace(
        papers.ordinary(), toc=tuple(TocEntry(f"Sag {page}", page=page) for page in (3, 4, 7))
    )

    assert "\n\n1. Sag 3.....\t3\n2. Sag 4.....\t4\n3. Sag 7.....\t7\n\n" in text_of(minutes)


def test_headings_without_numbers_have_no_contents():
    minutes = Minutes(Kind.AGENDA, "Byrådet", date(2026, 3, 2), items=(Item("", "Ny bro"),))

    assert "Indholdsfortegnelse" not in text_of(minutes)


def test_stars_that_were_typed_stay_as_they_are():
    (block,) = passage_from_html("<p>2*3 er <strong>a*b</strong></p>")
    section = Section(SectionKind.PRESENTATION, "", (block,))
    minutes = Minutes(
        Kind.AGENDA, "Byrådet", date(2026, 3, 2), items=(Item("1", "Ny bro", sections=(section,)),)
    )

    assert "\n2*3 er a*b\n" in text_of(minutes)


@pytest.mark.parametrize("minutes", [papers.nasty(), papers.empty()])
def test_nothing_that_can_be_put_in_stops_it(minutes):
    written = text_of(minutes)

    assert re.findall("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", written) == []
