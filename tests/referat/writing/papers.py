"""Invented minutes to write: ordinary ones, nasty ones, and any that a reading could give."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime

from hypothesis import strategies as st

from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Paragraph,
    Passage,
    Presence,
    Section,
    SectionKind,
    Subheading,
    Table,
)
from referat.interchange import COPENHAGEN
from referat.prose import passage_from_html
from referat.reading import decisions, headings, items
from referat.reading.blocks import Line, Shape
from referat.reading.vocabulary import HEADINGS
from referat.writing import Layout
from referat.writing.arranging import laid_out

HELD = datetime(2024, 3, 20, 16, 0, tzinfo=COPENHAGEN)


def as_read(minutes: Minutes, layout: Layout) -> Minutes:
    """What reading the written minutes has to give.

    Not said on paper: an outcome other than the decision's words, that an attachment is open, and in which order people
    stand who were there and who were not.
    """
    said = laid_out(minutes, layout)
    people = by_presence(said.participants)
    items = tuple(map(_item_as_read, said.items))
    return replace(said, toc=(), participants=people, items=items)


def _item_as_read(item: Item) -> Item:
    told = tuple(replace(one, outcome=decisions.outcome_of(one.content)) for one in item.decisions)
    files = tuple(
        replace(one, public=None if one.public else one.public) for one in item.attachments
    )
    people = by_presence(item.attendance)
    return replace(item, decisions=told, attachments=files, attendance=people)


def by_presence(people: tuple[Attendance, ...]) -> tuple[Attendance, ...]:
    """In the order in which a paper lists them: present, excused, absent, disqualified."""
    order = [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT]
    return tuple(sorted(people, key=lambda one: (one.note == "inhabil", order.index(one.presence))))


def differences(one: object, other: object, where: str = "") -> list[str]:
    """Where two values of the document differ, one line each: whole minutes are too long to look at."""
    if is_dataclass(one) and type(one) is type(other):
        named = [field.name for field in fields(one) if field.compare]
        return [
            line
            for name in named
            for line in differences(getattr(one, name), getattr(other, name), f"{where}.{name}")
        ]
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for at, (a, b) in pairs for line in differences(a, b, f"{where}[{at}]")]
    return [] if one == other else [f"{where}: {one!r} / {other!r}"]


def paragraphs(*texts: str) -> Passage:
    return tuple(map(Paragraph, texts))


def ordinary() -> Minutes:
    """A meeting with something of everything, closed items too."""
    rich = passage_from_html(
        "<p>Skolen har <strong>212 elever</strong> og <em>14 klasser</em>; se "
        '<a href="https://hvils.example/skole?a=1&amp;b=2">skolens side</a>.<br>Ny linje.</p>'
        "<h4>Tidsplan</h4><ul><li>Høring<ul><li>Bestyrelser</li><li>MED</li></ul></li><li>Beslutning</li></ul>"
        "<h5>Forbehold</h5><ol><li>at tage til efterretning</li><li>at sende i høring</li></ol>"
        "<table><thead><tr><th>År</th><th>Beløb (1.000 kr.)</th></tr></thead>"
        "<tbody><tr><td>2024</td><td>1.250</td></tr><tr><td>2025</td><td></td></tr></tbody></table>"
    )
    school = Item(
        "1",
        "Skolestruktur på Teknik- og Miljøområdet 2024-2027",
        case_number="S2024-1234",
        sections=(
            Section(SectionKind.SUMMARY, "", paragraphs("Byrådet skal tage stilling.")),
            Section(
                SectionKind.RECOMMENDATION, "", paragraphs("Det indstilles, at sagen drøftes.")
            ),
            Section(SectionKind.PRESENTATION, "", rich),
            Section(SectionKind.FINANCES, "", paragraphs("-")),
        ),
        decisions=(
            Decision(paragraphs("Godkendt.", "Ida Holm tog forbehold.")),
            Decision(paragraphs("Anbefales."), "", "Økonomiudvalget", date(2024, 3, 11)),
        ),
        attachments=(
            Attachment("Notat om skoler; bilag 1", "https://hvils.example/notat.pdf"),
            Attachment("Elevtal", public=False),
        ),
        attendance=(
            Attendance("Ida Holm", Presence.ABSENT, note="inhabil"),
            Attendance("Bo Dam", Presence.EXCUSED, "A"),
        ),
    )
    closed = Item("2", "Salg af grund", public=False)
    last = Item("3", "Eventuelt", decisions=(Decision(paragraphs("-")),))
    return Minutes(
        Kind.MINUTES,
        "Børne- og Skoleudvalget",
        HELD,
        HELD.replace(hour=18, minute=5),
        "Rådssalen, 2. sal",
        "Hvilsbæk Kommune",
        (
            Attendance("Anna Bro", Presence.PRESENT, "V", "formand"),
            Attendance("Ida Holm", Presence.PRESENT, "A"),
            Attendance("Per Lund", Presence.PRESENT, note="fra kl. 16.30"),
            Attendance("Bo Dam", Presence.EXCUSED, "A"),
        ),
        items=(school, closed, last),
    )


def nasty(rows: int = 600) -> Minutes:
    """Whatever a person can put in, all at once."""
    signs = "#show: it => [] \\ $x$ *a* _b_ `c` @d <e> ~ // /* \"q\" 'r' \u200b\u00ad\u202e 日本 😀 \ue000 ﬁ א"
    long = "Kommunalbestyrelsens" * 60
    wide = Table(tuple(tuple(f"Kolonne{r}{c}" for c in range(24)) for r in range(3)), True)
    tall = Table(tuple((f"{n}", "Veje", f"{n}.000") for n in range(rows)), True)
    content: Passage = (
        Paragraph(signs),
        Paragraph(long),
        Paragraph("a\x00b\x07c\ud800d\te\u2028f\x85g"),
        Subheading("Dybt", 5),
        Subheading(f"{signs} {long}", 5),
        Subheading("Højt", 4),
        ListItem("tredje niveau først", 3),
        ListItem("", 0, "1."),
        ListItem("", 1),
        ListItem(f"{long}\nny linje", 9, "§ 3"),
        Table(((), ("a",), ("b", "c", "d"), ("", "", ""))),
        Table(((),)),
        Table((("kun hoved",),), True),
        wide,
        tall,
        Table(((signs, "Et langt afsnit. " * 2500), (long, long))),
        Table((("x\ny", ""), ("", "")), True),
    )
    section = Section(SectionKind.OTHER, "", content)
    items = (
        Item("", ""),
        Item("1", signs, case_number=signs, sections=(section,)),
        Item("2", long * 3, public=False, decisions=(Decision(content, signs),)),
        Item(
            "3",
            "To\nlinjer",
            attachments=(Attachment(long, "javascript:alert(1)"), Attachment("", "https://a b")),
        ),
    )
    people = tuple(Attendance(f"Navn {n} {signs}", Presence.PRESENT) for n in range(60))
    return Minutes(Kind.MINUTES, signs, HELD, HELD, f"{signs} {long}", long, people, items=items)


def empty() -> Minutes:
    return Minutes(Kind.AGENDA, "", date(1971, 12, 31))


# --- any minutes that a reading could give --------------------------------------------------------------------------

_WORDS = [
    "kommunen",
    "udvalget",
    "borgerne",
    "skolen",
    "budgettet",
    "planen",
    "høringen",
    "trafikken",
    "sagsbehandlingstider",
    "Teknik-",
    "Miljø",
    "og",
    "i",
    "at",
    "på",
    "til",
    "velfærdsteknologiimplementering",
    "2024",
    "2024-2027",
    "1.250",
    "12,5",
    "§",
    "3",
    "stk.",
    "2)",
    "a)",
    "1.",
    "10-12",
    "Covid-19",
    "a/b",
    "og/eller",
    '"citat"',
    "'q'",
    "(parentes)",
    "<tag>",
    "&",
    "#",
    "$",
    "*",
    "_",
    "@",
    "\\",
    "`",
    "~",
    "[x]",
    "{y}",
    "=",
    "+",
    "-",
    "–",
    "—",
    "%",
    "‰",
    "€",
    "½",
    "≤",
    "→",
    "“x”",
    "æøåÆØÅ",
    "é",
    "ü",
    "ž",
    "Ω",
    "ж",
    "kr.",
    "mio.",
    "https://a.example/b_c",
    "x",
    "y",
    "Niels-Ole",
    "pkt.",
]
LINE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)
_TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
_FIRST = st.sampled_from(["Anna", "Bo", "Ida", "Per", "Åse", "Jens-Ole"])
_LAST = st.sampled_from(["Holm", "Bro", "Dam", "Lund", "Vang Sørensen", "von Bülow"])
_NAME = st.builds("{} {}".format, _FIRST, _LAST)
_PERSON = st.builds(
    Attendance,
    _NAME,
    st.sampled_from(Presence),
    st.sampled_from(["", "A", "V", "Ø", "SF"]),
    st.sampled_from(["", "formand", "næstformand", "borgmester"]),
    st.sampled_from(["", "fra kl. 16.30", "til punkt 3"]),
)
_AWAY = st.builds(
    Attendance,
    _NAME,
    st.sampled_from([Presence.ABSENT, Presence.EXCUSED]),
    st.sampled_from(["", "A", "V"]),
)
_BIASED = st.builds(Attendance, _NAME, st.just(Presence.ABSENT), note=st.just("inhabil"))


def _one_a_name(people: list[Attendance]) -> tuple[Attendance, ...]:
    return tuple({one.name.casefold(): one for one in people}.values())


@st.composite
def _rich(draw: st.DrawFn) -> Paragraph:
    forms = ["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://a.example/?b=1&amp;c">{}</a>', "<br>{}"]  # fmt: skip
    safe = LINE.map(lambda text: text.replace("&", "og").replace("<", "").replace(">", ""))
    pairs = draw(st.lists(st.tuples(st.sampled_from(forms), safe), min_size=1, max_size=5))
    markup = " ".join(form.format(text) for form, text in pairs)
    (block,) = passage_from_html(f"<p>x {markup}</p>")
    assert isinstance(block, Paragraph)
    return block


_CELL = st.one_of(st.just(""), LINE, _TEXT)
_BLOCK = st.one_of(
    st.builds(Paragraph, _TEXT),
    _rich(),
    st.builds(Subheading, LINE, st.sampled_from([4, 5])),
    st.builds(
        ListItem,
        st.one_of(_TEXT, st.just("")),
        st.integers(0, 3),
        st.sampled_from(["", "", "1.", "2.", "17.", "a)", "b.", "§ 3", "ad 1"]),
    ),
    st.builds(
        Table,
        st.lists(st.lists(_CELL, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple),
        st.booleans(),
    ),
)
PASSAGE = st.lists(_BLOCK, max_size=6).map(tuple)


def _says(kind: SectionKind, heading: str) -> bool:
    found = headings.read_heading(Line(heading, shape=Shape.HEADING))
    return found is not None and found.meaning == kind.value and not found.rest


@st.composite
def _section(draw: st.DrawFn) -> Section:
    kind = draw(st.sampled_from(SectionKind))
    own = [name.capitalize() for name, meaning in HEADINGS.items() if meaning == kind.value]
    known = [heading for heading in own if _says(kind, heading)]
    heading = draw(st.sampled_from(["", *known]))
    return Section(kind, heading, draw(PASSAGE))


_DECISION = st.one_of(
    st.builds(Decision, PASSAGE),
    st.builds(Decision, PASSAGE, st.sampled_from(["Beslutning", "Udvalgets beslutning"])),
    st.builds(
        Decision,
        PASSAGE,
        st.just(""),
        st.sampled_from(["Økonomiudvalget", "Byrådet", "Teknik- og Miljøudvalget"]),
        st.dates(date(2000, 1, 1), date(2023, 12, 31)),
    ),
)
_TITLE = LINE.map(lambda text: f"Punkt om {text}").filter(
    lambda text: items.clean_title(text) == (text, None)
)
_ITEM = st.builds(
    Item,
    st.integers(1, 400).map(str),
    _TITLE,
    st.booleans(),
    st.sampled_from(["", "S2021-5237", "13/3833", "22-008882", "00.30.10-P19-1-23"]),
    st.lists(_section(), max_size=3).map(tuple),
    st.lists(_DECISION, max_size=2).map(tuple),
    st.lists(
        st.builds(
            Attachment,
            LINE,
            st.sampled_from(["", "https://a.example/b.pdf"]),
            st.sampled_from([None, True, False]),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(st.one_of(_AWAY, _BIASED), max_size=3).map(_one_a_name),
)
_FORUMS = [
    "Byrådet",
    "Direktionen 2021",
    "Udvalget for Børn, Unge og Kultur",
    "Teknik- og Miljøudvalget",
]
_MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001 -- set below
    lambda one: one.replace(hour=6 + one.hour // 2, second=0, microsecond=0, tzinfo=COPENHAGEN)
)


@st.composite
def minutes(draw: st.DrawFn) -> Minutes:
    start = draw(_MOMENT)
    end = draw(st.sampled_from([None, start.replace(hour=21, minute=5)]))
    return Minutes(
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from(_FORUMS)),
        start if end or draw(st.booleans()) else start.date(),
        end,
        draw(st.sampled_from(["", "Teams", "Mødelokale B105, 2. sal", "Rådssalen"])),
        draw(st.sampled_from(["", "Hvilsbæk Kommune"])),
        _one_a_name(draw(st.lists(_PERSON, max_size=4))),
        items=tuple(draw(st.lists(_ITEM, max_size=3))),
    )


def with_section(*blocks, **item):
    """A paper with one item, whose one section holds these blocks."""
    section = Section(SectionKind.OTHER, "Andet", blocks)
    return Minutes(
        Kind.AGENDA,
        "Byrådet",
        date(2026, 3, 2),
        items=(Item("1", "x", sections=(section,), **item),),
    )
