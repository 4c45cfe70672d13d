"""Splits an item's lines at its headings, by what the words and the whole document's style say is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from referat.danish import names
from referat.reading import headings, vocabulary
from referat.reading.blocks import Line, Shape, is_rest
from referat.reading.headings import Heading

_PROPOSES_TO = re.compile(
    r"^[A-ZÆØÅ].{2,60} (?:indstiller|anbefaler|foreslår) (?:til|over for|overfor) [^:.]{3,90},$"
)
_OPENS_LIST = re.compile(r"(?:at|At)\b|\d{1,2}[.)]\s|[-•]")
_ANNOUNCES = re.compile(
    r"(?:indstiller|indstilles|foreslår|foreslås|anbefales|anbefaler),?$", re.IGNORECASE
)
_ENUMERATED = re.compile(r"^\d{1,2}\. [A-ZÆØÅ][^.!?;:\t]{2,50}[^.!?;,:\s]$")
_STANDALONE = re.compile(r"^[A-ZÆØÅ](?!.*(?:\d{3}|\s\s))[^.!?;:\t|]{3,50}[^.!?;,:\s|]$")
_TAIL = re.compile(
    r"^(?:underskrift(?:sblad|sark|sside|er)?|godkendelsesblad|signatur(?:er|side)?)$",
    re.IGNORECASE,
)


class Role(Enum):
    """What a part of an item is read as."""

    HEAD = auto()
    SECTION = auto()
    DECISION = auto()
    EARLIER = auto()
    ATTACHMENTS = auto()
    TAIL = auto()


@dataclass(slots=True)
class Part:
    """A heading (none for the item's head) and the lines under it."""

    role: Role
    heading: Heading | None
    lines: list[Line] = field(default_factory=list)
    place: Line | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What the whole document shows about its own headings.

    ``levels`` are the heading levels at which known section headings stand; ``recurring`` the folded standalone lines
    that several items share; ``tight`` that text follows a heading without a blank line, and only a heading.
    """

    levels: frozenset[int] = frozenset()
    recurring: frozenset[str] = frozenset()
    tight: bool = False
    marked: bool = False
    enumerated: bool = False
    proposes: bool = False
    runs_in: bool = False


def split(lines: list[Line], style: Style) -> list[Part]:
    """The item's head and, for each heading, the lines under it."""
    lines = _with_proposals_joined(lines) if style.proposes else lines
    if any(headings.split_glued(line.text) for line in lines):
        lines = [piece for line in lines for piece in _unglued(line)]
    parts = [Part(Role.HEAD, None)]
    for index, line in enumerate(lines):
        if is_rest(lines, index) and line.shape is Shape.TEXT:
            parts[-1].lines.append(line)
            continue
        if _TAIL.match(line.text) and index > 0:
            # The page for signatures closes the document; it belongs to no item.
            return [*parts, Part(Role.TAIL, None, lines[index:], line)]
        following = lines[index + 1] if index + 1 < len(lines) else None
        heading = _heading(line, parts, style, following)
        if heading is None:
            parts[-1].lines.append(line)
        elif heading.meaning != vocabulary.IGNORED:
            part = Part(_role(heading), heading, place=line)
            if heading.rest:
                part.lines.append(replace(line, text=heading.rest, html="", shape=Shape.TEXT))
            parts.append(part)
    return parts


def _unglued(line: Line) -> list[Line]:
    """A line that ends in a heading which lost its line break, as two."""
    glued = headings.split_glued(line.text)
    if glued is None or line.shape in (Shape.ROW, Shape.HEADING):
        return [line]
    text, heading = glued
    return [
        replace(line, text=text, html=""),
        replace(line, text=heading, html="", gap=True, shape=Shape.HEADING),
    ]


def _with_proposals_joined(lines: list[Line]) -> list[Line]:
    """*Administrationen indstiller til Økonomiudvalget, / Byrådet:* broken over two lines as one."""
    joined: list[Line] = []
    for line in lines:
        if (
            joined
            and not line.gap
            and line.text.endswith(":")
            and _PROPOSES_TO.match(joined[-1].text)
        ):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _role(heading: Heading) -> Role:
    return {
        vocabulary.DECISION: Role.DECISION,
        vocabulary.EARLIER: Role.EARLIER,
        vocabulary.ATTACHMENTS: Role.ATTACHMENTS,
    }.get(heading.meaning, Role.SECTION)


def _heading(line: Line, parts: list[Part], style: Style, following: Line | None) -> Heading | None:
    current = parts[-1]
    heading = headings.read_heading(line)
    if heading is not None and heading.rest and not (style.runs_in or headings.is_run_in(heading)):
        heading = None
    if heading is None:
        return _unlisted(line, current, style, following)
    if _belongs_to_text(line, heading, current, style) or _is_plain_among_marked(
        line, heading, style, following
    ):
        return None
    folded = vocabulary.key(heading.text)
    sure = heading.rest or line.shape is Shape.HEADING or line.bold or folded in style.recurring
    if folded in vocabulary.WEAK_HEADINGS and not sure:
        return None
    if (
        heading.rest
        and not line.gap
        and current.role is Role.SECTION
        and not heading.held_on
        and not style.runs_in
    ):
        # "Økonomi: …" in the middle of a paragraph's lines is its text
        return heading if heading.meaning in ("treatment", vocabulary.DECISION) else None
    return None if _is_inner(line, heading, current, style) else heading


def _unlisted(line: Line, current: Part, style: Style, following: Line | None) -> Heading | None:
    """A heading that no table has: a sentence that proposes, or what only its looks tell."""
    opens_list = following is not None and _OPENS_LIST.match(following.text) is not None
    heading = None
    if (style.proposes and line.gap and opens_list) or line.shape is Shape.HEADING or line.bold:
        heading = headings.read_proposal(line)
    if (
        heading
        and not current.lines
        and current.heading
        and current.heading.meaning == heading.meaning
    ):
        return None  # "Forvaltningen indstiller," right below "Indstilling"
    return heading or _heading_by_looks(line, current, style, following)


def _belongs_to_text(line: Line, heading: Heading, current: Part, style: Style) -> bool:
    """Whether a line that could be a heading is part of what the heading before it opens."""
    if current.role is Role.ATTACHMENTS:
        if heading.rest and heading.meaning == vocabulary.ATTACHMENTS:
            return True  # "Bilag: …" in the list of attachments is one of them
        plain = line.shape is Shape.TEXT and not (line.gap or line.bold or heading.held_on)
        if plain and current.lines and style.tight and heading.meaning != vocabulary.DECISION:
            return True  # "Høringssvar" in the list, where headings stand after a blank line
    if current.heading is None:
        return False
    opens = not current.lines
    if heading.meaning == "recommendation" and _ANNOUNCES.search(heading.text):
        return opens or current.heading.meaning == "recommendation"  # "Det indstilles:"
    return opens and bool(heading.rest) and heading.meaning == "treatment"  # "Sagsforløb: ØK/BY"


def _is_plain_among_marked(
    line: Line, heading: Heading, style: Style, following: Line | None
) -> bool:
    """A plain line with a heading's word, in a document whose markup sets its headings off."""
    if not style.marked or line.shape is not Shape.TEXT or heading.rest or heading.organization:
        return False
    set_off = line.bold and following is not None and not following.gap
    return not set_off and not (
        heading.meaning == vocabulary.ATTACHMENTS and line.text.endswith(":")
    )


def _is_inner(line: Line, heading: Heading, current: Part, style: Style) -> bool:
    """A heading set lower than its section's own is a sub-heading of it, whatever its word."""
    if line.shape is not Shape.HEADING or not line.level or len(style.levels) < 2:
        return False
    if heading.meaning in (
        vocabulary.DECISION,
        vocabulary.ATTACHMENTS,
        "recommendation",
        vocabulary.EARLIER,
    ):
        return False
    holder = current.place
    return (
        current.role is Role.SECTION
        and holder is not None
        and holder.shape is Shape.HEADING
        and 0 < holder.level < line.level
    )


def _heading_by_looks(
    line: Line, current: Part, style: Style, following: Line | None
) -> Heading | None:
    if line.shape is Shape.HEADING:
        if style.levels and line.level and line.level > max(style.levels):
            return None
        if (
            current.place is not None
            and current.place.shape is Shape.HEADING
            and 0 < current.place.level < line.level
        ):
            return None
        if not style.levels:
            return None
        return headings.read_looks(line)
    if (
        line.shape is Shape.TEXT
        and vocabulary.key(line.text) in style.recurring
        and len(line.text) < 60
    ):
        return headings.read_looks(replace(line, shape=Shape.HEADING))
    if style.enumerated and _ENUMERATED.match(line.text) and line.gap and line.shape is Shape.TEXT:
        return headings.read_looks(replace(line, shape=Shape.HEADING))
    if style.tight and following is not None and _stands_like_heading(line, following, current):
        return headings.read_looks(replace(line, shape=Shape.HEADING))
    return None


def _stands_like_heading(line: Line, following: Line, current: Part) -> bool:
    """Short, after a blank line and with text right under it, where the document sets its headings so."""
    if (
        not line.gap
        or following.gap
        or following.shape is not Shape.TEXT
        or line.shape is not Shape.TEXT
    ):
        return False
    if not _STANDALONE.match(line.text) or names.looks_like_name(line.text):
        return False
    if current.role is Role.SECTION:
        return True
    if current.role is Role.ATTACHMENTS and not current.lines:
        return False  # the first of the list, below a page's head
    return vocabulary.meaning_by_word(line.text) is not None and ":" not in line.text
