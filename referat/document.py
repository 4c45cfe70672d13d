"""A meeting's agenda or minutes as data: the one shape that everything read or written passes through.

Names follow OParl and Popolo. The JSON form (``referat.minutes/1``) is made by
:mod:`referat.interchange`; the text and HTML of a passage by :mod:`referat.prose`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """``MINUTES`` as soon as the document records decisions; the label decides, not the file name."""

    AGENDA = "agenda"
    MINUTES = "minutes"


class SectionKind(StrEnum):
    """What a section of an item is for, whatever its printed heading."""

    SUMMARY = "summary"
    THEME = "theme"
    RECOMMENDATION = "recommendation"
    PRESENTATION = "presentation"
    SUPPLEMENTARY = "supplementary"
    TREATMENT = "treatment"
    FINANCES = "finances"
    LEGAL_BASIS = "legal_basis"
    ASSESSMENT = "assessment"
    HEARING = "hearing"
    CONSEQUENCES = "consequences"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of the matter at the meeting."""

    ADOPTED = "adopted"
    ADOPTED_AMENDED = "adopted_amended"
    NOTED = "noted"
    RECOMMENDED = "recommended"
    FORWARDED = "forwarded"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    REJECTED = "rejected"
    LAPSED = "lapsed"
    ELECTED = "elected"
    SEVERAL = "several"
    UNKNOWN = "unknown"


class Presence(StrEnum):
    """``EXCUSED`` where the document says *afbud*, ``ABSENT`` where it says *fraværende*."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its source: page and lines, all counted from 1 (0: not known)."""

    page: int = 0
    first_line: int = 0
    last_line: int = 0
    last_page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``html`` is its inline form (strong, em, a, br), empty where that is just ``text``."""

    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; ``level`` 4 or 5, as in the HTML form."""

    text: str
    level: int = 4


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list. ``level`` counts from 0; ``marker`` is the printed number (``1.``) or empty for a bullet."""

    text: str
    level: int = 0
    marker: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as printed; ``has_header`` where the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool = False


Block = Paragraph | Subheading | ListItem | Table
Passage = tuple[Block, ...]
"""A run of paragraphs, list items, tables and sub-headings in reading order."""


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of an item. ``heading`` is as printed without its colon, ``""`` where none is printed."""

    kind: SectionKind
    heading: str = ""
    content: Passage = ()
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """The meeting's own decision, or an earlier one that the item prints.

    ``organization`` and ``held_on`` are those that the heading names; neither means this meeting.
    """

    content: Passage = ()
    heading: str = ""
    organization: str = ""
    held_on: date | None = None
    outcome: Outcome | None = None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that goes with an item; ``public`` is None where nothing is said."""

    title: str
    url: str = ""
    public: bool | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at a meeting or at one of its items. ``name`` is the person alone."""

    name: str
    presence: Presence
    party: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda. ``number`` is as printed without decoration: ``3``, ``183``, ``10a``."""

    number: str
    title: str
    public: bool = True
    case_number: str = ""
    sections: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the printed table of contents, kept as printed."""

    title: str
    number: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that a careful person should look at. ``code`` never changes its meaning."""

    code: str
    message: str
    item: str = ""
    page: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    filename: str = ""
    media_type: str = ""
    sha256: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole agenda or minutes.

    ``start`` is a ``datetime`` in Europe/Copenhagen, or a bare ``date`` where no time is given. Two readings are
    equal when they say the same: source, places and warnings do not count.
    """

    kind: Kind
    organization: str
    start: date | datetime
    end: datetime | None = None
    location: str = ""
    body: str = ""
    participants: tuple[Attendance, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    items: tuple[Item, ...] = ()
    warnings: tuple[Warning, ...] = field(default=(), compare=False)
    source: Source = field(default=Source(), compare=False)

    def with_source(self, source: Source) -> Minutes:
        """The same minutes, said to come from ``source``."""
        return replace(self, source=source)
