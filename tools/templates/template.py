"""How one municipality's system prints its minutes: a template as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from referat.document import Kind, Presence, SectionKind


class Slot(Enum):
    """What stands at one place of the page's head."""

    TITLE = "title"
    FIELD = "field"
    LINE = "line"
    PEOPLE = "people"
    REMARKS = "remarks"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Head:
    """One line of the head. ``pattern`` may name kind, KIND, forum, FORUM, body, start, end and location."""

    slot: Slot
    pattern: str = ""
    label: str = ""
    stacked: bool = False  # the label on a line of its own


def title(pattern: str) -> Head:
    return Head(Slot.TITLE, pattern)


def line(pattern: str) -> Head:
    return Head(Slot.LINE, pattern)


def labelled(label: str, pattern: str, *, stacked: bool = False) -> Head:
    return Head(Slot.FIELD, pattern, label, stacked)


PEOPLE = Head(Slot.PEOPLE)
REMARKS = Head(Slot.REMARKS)
CONTENTS = Head(Slot.CONTENTS)


@dataclass(frozen=True, slots=True)
class Group:
    """People under one label. ``role`` takes out those who have it.

    The first presence is what the label says; one who stands under two labels is what the last of them says.
    ``empty`` stands where there is nobody; None leaves the label out.
    """

    label: str
    presence: tuple[Presence, ...]
    stacked: bool = False
    role: str = ""
    empty: str | None = None


def group(
    label: str, *presence: Presence, stacked: bool = False, role: str = "", empty: str | None = None
) -> Group:
    return Group(label, presence, stacked, role, empty)


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents. ``entry`` may name number and title; ``columns`` is the line above the entries."""

    heading: str = "Indholdsfortegnelse"
    entry: str = "{title}"
    pages: bool = True
    columns: str = ""


class Markup(StrEnum):
    """How the HTML is written."""

    HEADINGS = "headings"  # h1 to h4 and p
    BOLD = "bold"  # paragraphs with a bold line, br between labels
    NESTED = "nested"  # every section an entry of a list
    BOXES = "boxes"  # div with class names, definition lists for labels


DECISION = "decision"
Part = SectionKind | str
"""A section's kind, or ``DECISION`` for where the decisions stand."""


@dataclass(frozen=True, slots=True)
class Template:
    """Everything that differs from one system to the next. Patterns: see :mod:`tools.templates.patterns`."""

    name: str
    says: str
    head: tuple[Head, ...]
    people: tuple[Group, ...] = ()
    person: str = "{name}"
    kinds: Mapping[Kind, str] = field(
        default_factory=lambda: {Kind.AGENDA: "Dagsorden", Kind.MINUTES: "Referat"}
    )
    contents: Contents | None = None
    # A line break in ``item`` makes several lines. It may name number, title, case, type and mark; a
    # line without number and title is no heading.
    item: str = "Punkt {number}: {title}"
    type_marks: tuple[str, str, str] = ("", "", "")  # for decision, for orientation, for discussion
    closed: str = "Lukket: {title}"
    marks: tuple[str, str] = ("", "")  # a line of its own under the heading: open, closed
    case: str = "{case}"
    groups: tuple[str, str] = ("", "")  # heading above the open and above the closed items
    headings: Mapping[SectionKind, str] = field(default_factory=dict)
    intro: SectionKind | None = None  # printed without heading above all else
    umbrella: str = ""  # a heading with nothing under it before the first section
    suffix: str = ""  # after every heading
    capitals: bool = False  # headings in capitals
    order: tuple[Part, ...] = (*SectionKind, DECISION)
    decision: str = "Beslutning"
    earlier: str = "Beslutning i {forum} den {date:dd-MM-yyyy}"
    earlier_first: bool = True
    absence: tuple[Group, ...] = ()
    absence_first: bool = False  # above the decision's text
    attachments: str = "Bilag"
    attachment_marks: str = "- "
    bullet: str = "- "
    no_attachments: str = ""
    attachments_first: bool = False
    running_head: str = ""
    page_number: str = "{page}"
    new_page: bool = False
    in_line: frozenset[SectionKind] = frozenset()  # heading and text on one line
    after_item: str = ""  # a link below each item
    end: tuple[str, ...] = ()  # lines after the last item
    markup: Markup = Markup.HEADINGS
    font: str = "serif"  # of the PDF: serif, book or mono
    hyphenate: bool = False  # the PDF breaks words over lines
    ruled: bool = True  # tables have lines
    whole_case: bool = False  # the portal JSON holds an item in one field
