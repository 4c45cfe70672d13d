"""Invented minutes of every shape the document model allows, for property tests."""

from __future__ import annotations

from datetime import date, datetime
from string import ascii_letters

from hypothesis import strategies as st

from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Outcome,
    Paragraph,
    Passage,
    Place,
    Presence,
    Section,
    SectionKind,
    Source,
    Subheading,
    Table,
    TocEntry,
    Warning,
)
from referat.interchange import COPENHAGEN
from referat.prose import passage_from_html

_WORD = st.text(
    alphabet=ascii_letters + "æøåÆØÅ0123456789-–§&<>\"'%.,:;/()*\u00a0", min_size=1, max_size=8
)


def _words(low: int, high: int) -> st.SearchStrategy[str]:
    return st.lists(_WORD, min_size=low, max_size=high).map(" ".join)


LINE = _words(1, 6)
MAYBE = _words(0, 4)
SEVERAL_LINES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
MARKER = st.one_of(
    st.just(""),
    st.integers(0, 200).map("{}.".format),
    st.sampled_from(
        ["a.", "b.", "c.", "i.", "ii.", "iv.", "B.", "III.", "1)", "a)", "01.", "§ 3", "ad 1"]
    ),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph, perhaps with inline markup as the sanitiser writes it."""
    stretches = st.sampled_from(
        [
            "{}",
            "<strong>{}</strong>",
            "<em>{}</em>",
            '<a href="https://a.example/?b=1&amp;c">{}</a>',
        ]
    )
    if draw(st.booleans()):
        return Paragraph(draw(SEVERAL_LINES))
    safe = LINE.map(lambda text: text.replace("&", "og").replace("<", "").replace(">", "") or "x")
    pairs = draw(st.lists(st.tuples(stretches, safe), min_size=1, max_size=4))
    (block,) = passage_from_html("<p>x " + " ".join(form.format(text) for form, text in pairs))
    assert isinstance(block, Paragraph)
    return block


BLOCK = st.one_of(
    paragraphs(),
    st.builds(Subheading, LINE, st.sampled_from([4, 5])),
    st.builds(ListItem, st.one_of(SEVERAL_LINES, st.just("")), st.integers(0, 3), MARKER),
    st.builds(
        Table,
        st.lists(st.lists(MAYBE, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple),
        st.booleans(),
    ),
)
PASSAGE: st.SearchStrategy[Passage] = st.lists(BLOCK, max_size=7).map(tuple)

_DAYS = st.dates(date(1970, 1, 1), date(2090, 1, 1))
_MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2090, 1, 1)).map(  # noqa: DTZ001 -- set just below
    lambda moment: moment.replace(hour=7 + moment.hour // 2, microsecond=0, tzinfo=COPENHAGEN)
)
_PEOPLE = st.builds(Attendance, LINE, st.sampled_from(Presence), MAYBE, MAYBE, MAYBE)
_PLACES = st.builds(Place, *[st.integers(0, 900)] * 4)
_ITEMS = st.builds(
    Item,
    number=MAYBE,
    title=MAYBE,
    public=st.booleans(),
    case_number=MAYBE,
    sections=st.lists(
        st.builds(Section, st.sampled_from(SectionKind), MAYBE, PASSAGE, _PLACES), max_size=2
    ).map(tuple),
    decisions=st.lists(
        st.builds(
            Decision,
            PASSAGE,
            MAYBE,
            MAYBE,
            st.none() | _DAYS,
            st.none() | st.sampled_from(Outcome),
            _PLACES,
        ),
        max_size=2,
    ).map(tuple),
    attachments=st.lists(
        st.builds(Attachment, LINE, MAYBE, st.none() | st.booleans()), max_size=2
    ).map(tuple),
    attendance=st.lists(_PEOPLE, max_size=2).map(tuple),
    place=_PLACES,
)
MINUTES = st.builds(
    Minutes,
    kind=st.sampled_from(Kind),
    organization=LINE,
    start=_DAYS | _MOMENTS,
    end=st.none() | _MOMENTS,
    location=MAYBE,
    body=MAYBE,
    participants=st.lists(_PEOPLE, max_size=3).map(tuple),
    toc=st.lists(st.builds(TocEntry, LINE, MAYBE, st.none() | st.integers(1, 99)), max_size=2).map(
        tuple
    ),
    items=st.lists(_ITEMS, max_size=2).map(tuple),
    warnings=st.lists(
        st.builds(Warning, LINE, LINE, MAYBE, st.integers(0, 9), st.integers(0, 9)), max_size=2
    ).map(tuple),
    source=st.builds(
        Source, MAYBE, MAYBE, st.sampled_from(["", "0" * 64]), st.none() | st.integers(1, 99)
    ),
)
