"""What an agenda item says of the commitments that it takes up or reports; pure.

Printed, so Danish whatever language the screens have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from textwrap import shorten

from babel.dates import format_date

from raadslag.drafts.boxes import Box
from raadslag.followup.rules import Purpose, Standing
from referat.document import ListItem, Paragraph, Passage, SectionKind, Table
from referat.prose import html_of

TITLE_MAX = 150  # characters: a heading is no paragraph
STANDINGS: dict[Standing, str] = {
    Standing.PROPOSED: "foreslået",
    Standing.AGREED: "aftalt",
    Standing.UNDER_WAY: "i gang",
    Standing.DONE: "udført",
    Standing.DROPPED: "frafaldet",
    Standing.OVERDUE: "frist overskredet",
    Standing.STOPPED: "standset (kommunestyrelseslovens § 23)",
}
_LEADS = {Purpose.DUE: "Opfølgning", Purpose.REPORT: "Orientering"}
_ADVICE = {
    Purpose.DUE: "At der tages stilling til, hvad der videre skal ske.",
    Purpose.REPORT: "At orienteringen tages til efterretning.",
}
_GATHERED = "Orientering: Opfølgning på beslutninger"
_NOBODY, _NO_TIME = "ikke fordelt", "ingen"
_HEADER = ("Opgave", "Besluttet", "Ansvarlig", "Frist", "Status")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where it was decided; ``title`` is empty where it may not be printed."""

    forum: str
    held_on: date
    number: str = ""
    title: str = ""

    def __str__(self) -> str:
        where = f"{self.forum} den {day(self.held_on)}"
        number = f", punkt {self.number}" if self.number else ""
        return f"{where}{number}: {self.title}" if self.title else f"{where}{number}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that it was done; ``url`` only of what lies elsewhere."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One commitment as the forum is told of it. ``is_public`` off: only a closed item may tell it."""

    text: str
    who: tuple[str, ...]
    time_words: str
    due: date | None
    standing: Standing
    origin: Origin | None = None
    done_on: date | None = None
    proofs: tuple[Proof, ...] = ()
    is_public: bool = True


def day(value: date) -> str:
    """``21. april 2021``."""
    return format_date(value, "d. MMMM yyyy", locale="da")


def title_of(matter: Matter, purpose: Purpose) -> str:
    """The item's heading. A closed item's may be printed for everybody, so it says only where."""
    lead = _LEADS[purpose]
    if matter.is_public:
        return shorten(f"{lead}: {matter.text}", TITLE_MAX, placeholder=" …")
    if matter.origin is None:
        return f"{lead}: En aftalt opgave"
    return f"{lead}: {replace(matter.origin, title='')}"


def gathered_title() -> str:
    """The heading of one item on several."""
    return _GATHERED


def boxes_of(
    homes: Sequence[Box], matters: Sequence[Matter], purposes: frozenset[Purpose]
) -> tuple[Box, ...]:
    """The forum's boxes, the first that presents the matter and the recommendation filled in."""
    purpose = Purpose.DUE if Purpose.DUE in purposes else Purpose.REPORT
    written = {
        _presenting(homes): html_of(passage_of(matters)),
        _index(homes, SectionKind.RECOMMENDATION): html_of((Paragraph(_ADVICE[purpose]),)),
    }
    return tuple(
        replace(home, html=written.get(index, home.html)) for index, home in enumerate(homes)
    )


def passage_of(matters: Sequence[Matter]) -> Passage:
    """One as a list of its facts; several as a table with one line each. What shows it follows."""
    if len(matters) == 1:
        facts = zip(_HEADER, _facts(matters[0]), strict=True)
        table = Table(tuple(facts))
    else:
        table = Table((_HEADER, *(_facts(one) for one in matters)), has_header=True)
    proofs = tuple(dict.fromkeys(proof for one in matters for proof in one.proofs))
    if not proofs:
        return (table,)
    return (table, Paragraph("Dokumentation:"), *(_entry(one) for one in proofs))


def _presenting(homes: Sequence[Box]) -> int:
    for kind in (SectionKind.SUMMARY, SectionKind.PRESENTATION):
        if (index := _index(homes, kind)) >= 0:
            return index
    return 0


def _index(homes: Sequence[Box], kind: SectionKind) -> int:
    return next((index for index, home in enumerate(homes) if home.kind == kind), -1)


def _facts(matter: Matter) -> tuple[str, ...]:
    return (
        " ".join(matter.text.split()),
        str(matter.origin) if matter.origin else "mellem møderne",
        ", ".join(matter.who) or _NOBODY,
        _time(matter),
        _status(matter),
    )


def _time(matter: Matter) -> str:
    if not matter.time_words or matter.due is None or _says_the_day(matter):
        return matter.time_words or (day(matter.due) if matter.due else _NO_TIME)
    return f"{matter.time_words} (senest {day(matter.due)})"


def _says_the_day(matter: Matter) -> bool:
    return matter.due is not None and day(matter.due) in matter.time_words


def _status(matter: Matter) -> str:
    word = STANDINGS[matter.standing]
    if matter.standing is Standing.DONE and matter.done_on:
        return f"{word} {day(matter.done_on)}"
    return word


def _entry(proof: Proof) -> ListItem:
    title = " ".join(proof.title.split())
    if not proof.url:
        return ListItem(title)
    shown = title or proof.url
    return ListItem(shown, html=f'<a href="{escape(proof.url)}">{escape(shown, quote=False)}</a>')
