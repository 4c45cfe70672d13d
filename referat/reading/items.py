"""Reads one item of the agenda: its head, sections, decisions, attachments and who was away from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto

from referat.danish import names
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Passage,
    Place,
    Section,
    SectionKind,
    Warning,
)
from referat.reading import attendance, casenumbers, decisions, headings, vocabulary
from referat.reading.attachments import read_attachments
from referat.reading.blocks import Line, Shape
from referat.reading.headings import Heading
from referat.reading.itemheads import ItemHead
from referat.reading.paragraphs import Layout, build_passage

_MARK_BEFORE = re.compile(
    r"^\(?(?P<mark>lukket|åben|åbent)\b(?:\s+(?:punkt|sag|dagsordenspunkt))?\)?(?:\s*[:–-]\s*|\)\s*|(?<=\))\s*)",
    re.IGNORECASE,
)
_MARK_AFTER = re.compile(
    r"\s*(?:[-–]\s*lukket(?:\s+(?:punkt|sag))?|\((?:lukket(?: punkt| sag)?|for lukkede døre)\)|[-–]\s*for lukkede døre|[-–]\s*åben(?:t)?(?: punkt| sag)?|\(åben(?:t)?(?: punkt| sag)?\))$",
    re.IGNORECASE,
)
_ONLY_MARK = re.compile(r"^(?:lukket|lukket (?:punkt|sag)|for lukkede døre)$", re.IGNORECASE)
_TYPE_MARK = re.compile(
    r"\s*\((?:\s*|B|O|D|E|T|Beslutning|Orientering|Drøftelse|Beslutningssag|Orienteringssag|Drøftelsessag)\)$"
)
_CASE_AFTER = re.compile(r"\s+\((?:sagsnr\.?:?\s*)?(?P<number>[\w./-]+)\)$", re.IGNORECASE)
_ENUMERATED = re.compile(r"^\d{1,2}\. [A-ZÆØÅ][^.!?;:\t]{2,50}[^.!?;,:\s]$")
_OPENS_LIST = re.compile(r"(?:at|At)\b|\d{1,2}[.)]\s|[-•]")
_FILE_LINE = re.compile(
    r"^(?:application/\S+ icon\s+|pdf icon\s+)?[^.!?]{2,120}\.(?:pdf|docx?|xlsx?|pptx?)$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"^(?:punkt|pkt\.?|sag nr\.?)?\s*\d{1,4}[a-z]?\s?[.:]?\s+", re.IGNORECASE
)
_PROPOSES_TO = re.compile(
    r"^[A-ZÆØÅ].{2,60} (?:indstiller|anbefaler|foreslår) (?:til|over for|overfor) [^:.]{3,90},$"
)
_ELECTS = re.compile(r"\b(?:valg|udpeg|indstill|vælge|konstitu|følgende)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:indstiller|indstilles|foreslår|foreslås|anbefales|anbefaler)$", re.IGNORECASE
)
_STANDALONE = re.compile(r"^[A-ZÆØÅ](?!.*(?:\d{3}|\s\s))[^.!?;:\t]{3,50}[^.!?;,:\s]$")
_TAIL = re.compile(
    r"^(?:underskrift(?:sblad|sark|sside|er)?|godkendelsesblad|signatur(?:er|side)?)$",
    re.IGNORECASE,
)


class _Role(Enum):
    HEAD = auto()
    SECTION = auto()
    DECISION = auto()
    EARLIER = auto()
    ATTACHMENTS = auto()


@dataclass(slots=True)
class _Part:
    """A heading (none for the item's head) and the lines under it."""

    role: _Role
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


@dataclass(slots=True)
class _Draft:
    """An item as it comes together."""

    sections: list[Section] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    case_number: str = ""
    public: bool | None = None
    warnings: list[Warning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What an item needs to know of the meeting to tell its decision from earlier ones."""

    forum: str
    start: date | datetime | None
    people: frozenset[str] = frozenset()

    def knows_all(self, text: str) -> bool:
        """Whether a line is nothing but the names of people who belong to the meeting."""
        if not self.people or len(text) > 300 or not names.looks_like_names(text):
            return False
        return all(person.name.casefold() in self.people for person in names.split_persons(text))


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item and what to look at in it."""

    item: Item
    warnings: tuple[Warning, ...]


def read_item(
    head: ItemHead,
    lines: list[Line],
    meeting: Meeting,
    layout: Layout,
    style: Style,
    *,
    closed_group: bool = False,
) -> ReadItem:
    """Read the lines between an item's heading and the next item's."""
    title, mark = clean_title(head.title)
    draft = _Draft()
    in_brackets = _CASE_AFTER.search(title)
    if in_brackets and casenumbers.is_case_number(in_brackets["number"]):
        title, draft.case_number = title[: in_brackets.start()], in_brackets["number"]
    if mark is not None:
        draft.public = mark
    if head.mark:
        draft.public = head.mark.lower() != "lukket"
    for part in _parts(lines, style):
        _read_part(part, draft, meeting, layout, head)
    public = draft.public if draft.public is not None else not closed_group
    if not public and (draft.sections or draft.decisions):
        draft.warnings.append(
            Warning(
                "closed_with_text",
                "A closed item carries text: see that it is not published.",
                head.number,
            )
        )
    place = _place(lines, lines[0] if lines else None)
    item = Item(
        head.number,
        title,
        public,
        draft.case_number,
        tuple(draft.sections),
        tuple(draft.decisions),
        tuple(_unique(draft.attachments)),
        attendance.merge(draft.attendance),
        place,
    )
    return ReadItem(item, tuple(draft.warnings))


def _unique(attachments: list[Attachment]) -> list[Attachment]:
    return list(
        {attachment.title.casefold(): attachment for attachment in reversed(attachments)}.values()
    )[::-1]


def clean_title(printed: str) -> tuple[str, bool | None]:
    """The title without markers, and what the markers say of openness (None: nothing)."""
    title, public = printed.strip(), None
    if _ONLY_MARK.match(title):
        return title, False
    before = _MARK_BEFORE.match(title)
    if before and before.end() < len(title):
        public = before["mark"].lower() != "lukket"
        title = title[before.end() :].strip()
    after = _MARK_AFTER.search(title)
    if after and after.start() > 0:
        public = "luk" not in after[0].lower() if public is None else public
        title = title[: after.start()].strip()
    title = _TYPE_MARK.sub("", title).strip()
    return title, public


def _parts(lines: list[Line], style: Style) -> list[_Part]:
    parts = [_Part(_Role.HEAD, None)]
    lines = _with_proposals_joined(lines) if style.proposes else lines
    for index, line in enumerate(lines):
        if _TAIL.match(line.text) and index > 0:
            break
        glued = (
            headings.split_glued(line.text)
            if line.text[-1:].isalpha() or line.text[-1:] == ":"
            else None
        )
        if glued and vocabulary.HEADINGS.get(vocabulary.key(glued[1])):
            parts[-1].lines.append(replace(line, text=glued[0], html=""))
            line = replace(line, text=glued[1], html="", gap=True, shape=Shape.HEADING)
        heading = _heading(line, parts, style, lines[index + 1] if index + 1 < len(lines) else None)
        if heading is None or heading.meaning == vocabulary.IGNORED:
            if heading is None:
                parts[-1].lines.append(line)
            continue
        part = _Part(_role(heading), heading, place=line)
        if heading.rest:
            part.lines.append(replace(line, text=heading.rest, html="", shape=Shape.TEXT))
        parts.append(part)
    return parts


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


def _role(heading: Heading) -> _Role:
    return {
        vocabulary.DECISION: _Role.DECISION,
        vocabulary.EARLIER: _Role.EARLIER,
        vocabulary.ATTACHMENTS: _Role.ATTACHMENTS,
    }.get(heading.meaning, _Role.SECTION)


def _heading(
    line: Line, parts: list[_Part], style: Style, following: Line | None
) -> Heading | None:
    current = parts[-1]
    heading = headings.read_heading(line)
    if heading is None:
        if (
            style.proposes
            and line.gap
            and following is not None
            and _OPENS_LIST.match(following.text)
        ):
            heading = headings.read_proposal(line)
        elif line.shape is Shape.HEADING or line.bold:
            heading = headings.read_proposal(line)
        return heading or _heading_by_looks(line, current, style, following)
    if (
        heading.rest
        and heading.meaning == vocabulary.ATTACHMENTS
        and current.role is _Role.ATTACHMENTS
    ):
        return None  # "Bilag: …" in the list of attachments is one of them
    if (
        heading.meaning == "recommendation"
        and _ANNOUNCES.search(heading.text)
        and current.heading
        and (not current.lines or current.heading.meaning == "recommendation")
    ):
        return None  # "Det indstilles:" opens a section's text
    set_off = line.bold and following is not None and not following.gap
    if (
        style.marked
        and line.shape is Shape.TEXT
        and not set_off
        and not (heading.meaning == vocabulary.ATTACHMENTS and line.text.endswith(":"))
        and not heading.rest
        and not heading.organization
    ):
        return None
    if heading.rest and heading.meaning == "treatment" and current.heading and not current.lines:
        return None  # "Sagsforløb: ØK/BY" opening a section's text
    folded = vocabulary.key(heading.text)
    if (
        folded in vocabulary.WEAK_HEADINGS
        and not heading.rest
        and not (line.shape is Shape.HEADING or line.bold or folded in style.recurring)
    ):
        return None
    if (
        heading.rest
        and not line.gap
        and current.role is _Role.SECTION
        and heading.meaning != "treatment"
        and not heading.held_on
    ):
        # "Beslutning: …" in the middle of a paragraph's lines is its text
        return heading if heading.meaning == vocabulary.DECISION else None
    if _is_inner(line, heading, current, style):
        return None
    return heading


def _is_inner(line: Line, heading: Heading, current: _Part, style: Style) -> bool:
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
        current.role is _Role.SECTION
        and holder is not None
        and holder.shape is Shape.HEADING
        and 0 < holder.level < line.level
    )


def _heading_by_looks(
    line: Line, current: _Part, style: Style, following: Line | None
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


def _stands_like_heading(line: Line, following: Line, current: _Part) -> bool:
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
    if current.role is _Role.SECTION:
        return True
    return vocabulary.meaning_by_word(line.text) is not None and ":" not in line.text


def _read_part(
    part: _Part, draft: _Draft, meeting: Meeting, layout: Layout, head: ItemHead
) -> None:
    if part.role is _Role.HEAD:
        _read_head(part.lines, draft, meeting, layout, head)
    elif part.role is _Role.ATTACHMENTS:
        lines = _without_absences(part.lines, draft, meeting)
        assert part.heading is not None
        public = False if "lukkede" in part.heading.text.lower() else None
        draft.attachments += read_attachments(lines, layout, public=public)
    elif part.role is _Role.DECISION:
        _read_decision(part, draft, meeting, layout)
    else:
        _read_section(part, draft, layout, head)


def _read_head(
    lines: list[Line], draft: _Draft, meeting: Meeting, layout: Layout, head: ItemHead
) -> None:
    """Case number, openness and staff stand before the first heading; other text there is a section without one."""
    rest: list[Line] = []
    title = vocabulary.key(head.title)
    for line in lines:
        if _FILE_LINE.match(line.text):
            draft.attachments += read_attachments([line], layout)
            continue
        facts = (
            casenumbers.facts_of(line.text.replace("\t", " "))
            if not rest or len(line.text) < 60
            else None
        )
        if facts is not None:
            draft.case_number = draft.case_number or facts.case_number
            draft.public = (
                facts.public if facts.public is not None and draft.public is None else draft.public
            )
            if facts.other:
                draft.warnings.append(
                    Warning("item_head", facts.other, head.number, line.page, line.number)
                )
            continue
        if not rest and vocabulary.key(_NUMBER_BEFORE.sub("", line.text)) == title:
            continue
        absence = attendance.read_item_absence(line.text)
        if absence is not None and not absence.waits_for_names:
            draft.attendance += absence.people
            continue
        if meeting.knows_all(line.text):
            draft.attendance += attendance.people_under("Fraværende", line.text)
            continue
        rest.append(line)
    rows = [line for line in rest if line.shape is Shape.ROW]
    if rows and rest[0] is rows[0] and vocabulary.key(rows[0].text.split("\t")[0]) == "behandling":
        draft.sections.append(
            Section(SectionKind.TREATMENT, "", build_passage(rows, layout), _place(rows, None))
        )
        rest = [line for line in rest if line.shape is not Shape.ROW]
    passage = build_passage(rest, layout)
    if passage:
        draft.sections.append(Section(SectionKind.PRESENTATION, "", passage, _place(rest, None)))


def _read_section(part: _Part, draft: _Draft, layout: Layout, head: ItemHead) -> None:
    assert part.heading is not None
    kind = vocabulary.section_kind(part.heading.meaning)
    passage = build_passage(part.lines, layout)
    if part.role is _Role.EARLIER and not passage:
        return
    draft.sections.append(Section(kind, part.heading.text, passage, _place(part.lines, part.place)))
    if kind is SectionKind.OTHER and part.role is _Role.SECTION:
        line = part.place
        draft.warnings.append(
            Warning(
                "unknown_heading",
                f"The heading “{part.heading.text}” is in no table; its text is kept as a section of its own.",
                head.number,
                line.page if line else 0,
                line.number if line else 0,
            )
        )


def _read_decision(part: _Part, draft: _Draft, meeting: Meeting, layout: Layout) -> None:
    assert part.heading is not None
    heading = part.heading
    current = decisions.is_this_meetings(
        heading.organization, heading.held_on, meeting.forum, meeting.start
    )
    lines = _without_absences(part.lines, draft, meeting) if current else part.lines
    if current:
        lines = _without_bare_names(_without_links(lines, draft, layout), draft, meeting)
    passage = build_passage(lines, layout)
    organization = heading.organization
    if current and organization and heading.held_on and meeting.forum:
        organization = meeting.forum
    draft.decisions.append(
        Decision(
            passage,
            heading.text,
            organization,
            heading.held_on,
            decisions.outcome_of(passage),
            _place(lines, part.place),
        )
    )


def _without_links(lines: list[Line], draft: _Draft, layout: Layout) -> list[Line]:
    """Lines that are links and end a decision are the item's documents, with or without a heading."""
    end = len(lines)
    while end > 1 and lines[end - 1].url:
        end -= 1
    draft.attachments += read_attachments(lines[end:], layout)
    return lines[:end]


def _without_bare_names(lines: list[Line], draft: _Draft, meeting: Meeting) -> list[Line]:
    """Names alone under a decision are those who were away (Kolding's and Fredensborg's templates)."""
    end = len(lines)
    while end > 1 and (meeting.knows_all(lines[end - 1].text) or _are_full_names(lines[end - 1])):
        end -= 1
    if (
        end == len(lines)
        or lines[end - 1].text.endswith(":")
        or _ELECTS.search(lines[end - 1].text)
    ):
        return lines  # nobody, or the ones elected
    for line in lines[end:]:
        draft.attendance += attendance.people_under("Fraværende", line.text)
    return lines[:end]


def _are_full_names(line: Line) -> bool:
    return line.gap and len(line.text) < 120 and names.looks_like_names(line.text)


def _without_absences(lines: list[Line], draft: _Draft, meeting: Meeting) -> list[Line]:
    """Take the labelled absence lines out; they are the item's attendance."""
    kept: list[Line] = []
    waiting = ""
    for line in lines:
        if waiting:
            label, waiting = waiting, ""
            if names.looks_like_names(line.text) or names.is_nobody(line.text):
                draft.attendance += attendance.people_under(label, line.text)
                waiting = label if names.looks_like_name(line.text) else ""
                continue
        absence = attendance.read_item_absence(line.text.replace("\t", " "))
        if absence is None or not decisions.is_this_meetings(
            absence.organization, absence.held_on, meeting.forum, meeting.start
        ):
            kept.append(line)
        elif absence.waits_for_names:
            waiting = line.text
        else:
            draft.attendance += absence.people
    return kept


def _place(lines: list[Line], first: Line | None) -> Place:
    spanned = ([first] if first else []) + lines
    if not spanned:
        return Place()
    return Place(spanned[0].page, spanned[0].number, spanned[-1].number, spanned[-1].page)


def passage_of(lines: list[Line], layout: Layout) -> Passage:
    """The lines as running text, for what stands outside every item."""
    return build_passage(lines, layout)
