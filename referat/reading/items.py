"""Reads one item of the agenda: its head, sections, decisions, attachments and who was away from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from referat.danish import names
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Place,
    Section,
    SectionKind,
    Warning,
)
from referat.reading import attendance, casenumbers, decisions, parts, vocabulary
from referat.reading.attachments import beside_titles, read_attachments
from referat.reading.blocks import Line, Shape
from referat.reading.itemheads import ItemHead
from referat.reading.paragraphs import Layout, build_passage
from referat.reading.parts import Part, Role, Style

_MARK_BEFORE = re.compile(
    r"^\(?(?P<mark>lukket|åben|åbent)\b(?:\s+(?:punkt|sag|dagsordenspunkt))?\)?(?:\s*[:–-]\s*|\)\s*|(?<=\))\s*)",
    re.IGNORECASE,
)
_MARK_AFTER = re.compile(
    r"\s*(?:[-–]\s*lukket(?:\s+(?:punkt|sag))?|(?<=\s)lukket punkt|\((?:lukket(?: punkt| sag)?|for lukkede døre)\)|[-–]\s*for lukkede døre|[-–]\s*åben(?:t)?(?: punkt| sag)?|\(åben(?:t)?(?: punkt| sag)?\))$",
    re.IGNORECASE,
)
_ONLY_MARK = re.compile(r"^(?:lukket|lukket (?:punkt|sag)|for lukkede døre)$", re.IGNORECASE)
_TYPE_MARK = re.compile(
    r"\s*\((?:\s*|B|O|D|E|T|Beslutning|Orientering|Drøftelse|Beslutningssag|Orienteringssag|Drøftelsessag)\)$"
)
_CASE_AFTER = re.compile(r"\s+\((?:sagsnr\.?:?\s*)?(?P<number>[\w./-]+)\)$", re.IGNORECASE)
_FILE_LINE = re.compile(
    r"^(?:application/\S+ icon\s+|pdf icon\s+)?[^.!?]{2,120}\.(?:pdf|docx?|xlsx?|pptx?)$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"^(?:punkt|pkt\.?|sag nr\.?)?\s*\d{1,4}[a-z]?\s?[.:]?\s+", re.IGNORECASE
)
_ELECTS = re.compile(
    r"\b(?:valg(?:et|ene|te?|es|tes)?\b|udpeg|vælge|konstitu|følgende|indstilles? (?:som|til (?:medlem|suppleant|stedfortræder)))",
    re.IGNORECASE,
)


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

    def is_of(self, organization: str, held_on: date | None) -> bool:
        """Whether what names this forum and day, or neither, is of this meeting."""
        return decisions.is_this_meetings(organization, held_on, self.forum, self.start)

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
    split = parts.split(lines, style)
    for part in split:
        _read_part(part, draft, meeting, layout, head)
    draft.sections = _with_intro_named(draft.sections, split)
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


def _with_intro_named(sections: list[Section], split: list[Part]) -> list[Section]:
    """Text without heading right above the recommendation is København's summary."""
    first = next((part.heading for part in split if part.heading), None)
    if not sections or sections[0].heading or first is None or first.meaning != "recommendation":
        return sections
    return [replace(sections[0], kind=SectionKind.SUMMARY), *sections[1:]]


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


def _read_part(part: Part, draft: _Draft, meeting: Meeting, layout: Layout, head: ItemHead) -> None:
    if part.role is Role.HEAD:
        _read_head(part.lines, draft, meeting, layout, head)
    elif part.role is Role.ATTACHMENTS:
        lines = _without_absences(part.lines, draft, meeting)
        assert part.heading is not None
        public = False if "lukkede" in part.heading.text.lower() else None
        draft.attachments += read_attachments(lines, layout, public=public)
        beside = beside_titles(lines)
        if beside:
            place = lines[0]
            draft.warnings.append(
                Warning(
                    "attachment_details",
                    f"Beside the attachments’ titles: “{beside}”.",
                    head.number,
                    place.page,
                    place.number,
                )
            )
    elif part.role is Role.TAIL:
        text = " ".join(line.text for line in part.lines)
        place = part.lines[0]
        draft.warnings.append(
            Warning("signature_page", f"Left out: “{text}”.", head.number, place.page, place.number)
        )
    elif part.role is Role.DECISION:
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
            _take_facts(facts, line, draft, head)
            continue
        if not rest and vocabulary.key(_NUMBER_BEFORE.sub("", line.text)) == title:
            continue
        absence = attendance.read_item_absence(line.text)
        if (
            absence is not None
            and not absence.waits_for_names
            and meeting.is_of(absence.organization, absence.held_on)
        ):
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


def _take_facts(facts: casenumbers.ItemFacts, line: Line, draft: _Draft, head: ItemHead) -> None:
    """The first case number and openness count; what a line says besides is shown in a warning."""
    second = facts.case_number if draft.case_number not in ("", facts.case_number) else ""
    draft.case_number = draft.case_number or facts.case_number
    if draft.public is None:
        draft.public = facts.public
    message = ", ".join(filter(None, (second, facts.other)))
    if message:
        draft.warnings.append(Warning("item_head", message, head.number, line.page, line.number))


def _read_section(part: Part, draft: _Draft, layout: Layout, head: ItemHead) -> None:
    assert part.heading is not None
    kind = vocabulary.section_kind(part.heading.meaning)
    passage = build_passage(part.lines, layout)
    if part.role is Role.EARLIER and not passage:
        return
    draft.sections.append(Section(kind, part.heading.text, passage, _place(part.lines, part.place)))
    if kind is SectionKind.OTHER and part.role is Role.SECTION:
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


def _read_decision(part: Part, draft: _Draft, meeting: Meeting, layout: Layout) -> None:
    assert part.heading is not None
    heading = part.heading
    current = meeting.is_of(heading.organization, heading.held_on)
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
        if absence is None or not meeting.is_of(absence.organization, absence.held_on):
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
