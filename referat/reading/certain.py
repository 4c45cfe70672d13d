"""Builds minutes from a document that this library wrote: its structure is certain, only its words are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from referat.danish import dates
from referat.document import (
    Attachment,
    Attendance,
    Block,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Paragraph,
    Passage,
    Place,
    Presence,
    Section,
    Subheading,
    Table,
    TocEntry,
    Warning,
)
from referat.errors import CannotRead
from referat.interchange import COPENHAGEN
from referat.reading import attendance, decisions, forums, headings, items, vocabulary
from referat.reading.blocks import Line, Shape, Sheet

_TITLE = re.compile(
    r"^(?P<forum>.*?)[,\s]*(?:\b(?:d\.|den)|[-–])?\s*(?P<day>\d{2}-\d{2}-\d{4})\W*$", re.DOTALL
)
_NUMBERED = re.compile(
    r"^(?:(?:dagsordens)?punkt|pkt\.?|sag(?: nr\.?)?|nr\.?)?\s*(?P<number>\d{1,4}[a-zæøå]?)(?:\s?[.:)–-]|(?=\s|$))"
    r"\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WITHHELD = re.compile(r"\s*\((?:lukket|fortrolig|ikke offentlig)[^()]*\)$", re.IGNORECASE)
_PRESENCE = {"present": Presence.PRESENT, "excused": Presence.EXCUSED, "absent": Presence.ABSENT}
_ITEM_LEVEL, _PART_LEVEL = 2, 3


@dataclass(slots=True)
class _Headed:
    """A heading and the lines under it."""

    heading: Line
    lines: list[Line] = field(default_factory=list)


def build_minutes(sheet: Sheet) -> Minutes:
    """The minutes that a certain sheet says; raises :class:`CannotRead` where it is no minutes after all."""
    cover, chapters = _parted(sheet.lines, _ITEM_LEVEL)
    entries = [line for line in sheet.lines if line.shape is Shape.ENTRY]
    title = next((line.text for line in cover if line.shape is Shape.HEADING), sheet.title)
    facts, unread = _facts(cover)
    start = _start(facts, title)
    if start is None:
        raise CannotRead(
            "not_minutes",
            "The date of the meeting is missing on its front page.",
            "Write the document anew, or enter the meeting by hand.",
        )
    forum = _forum(title)
    read = [
        _Reader(chapter, forum, start).item()
        for chapter in chapters
        if not any(line.shape is Shape.ENTRY for line in chapter.lines)
    ]
    decided = any(item.decisions for item in read)
    return Minutes(
        kind=forums.kind_of(title[:100]) or (Kind.MINUTES if decided else Kind.AGENDA),
        organization=forum or "Ukendt forum",
        start=start,
        end=_end(facts, start),
        location="\n".join(facts.get("place", [])),
        body=next((line.text for line in cover if line.shape is Shape.TEXT), ""),
        participants=attendance.merge(list(_people(facts))),
        toc=tuple(_toc_entry(line) for line in entries),
        items=tuple(read),
        warnings=tuple(
            Warning(
                "front_text",
                f"Text on the front page that no field takes: “{line.text}”",
                page=line.page,
                line=line.number,
            )
            for line in unread
        ),
    )


def _parted(lines: Sequence[Line], level: int) -> tuple[list[Line], list[_Headed]]:
    """The lines above the first heading of ``level``, and each such heading with what stands under it."""
    above: list[Line] = []
    parts: list[_Headed] = []
    for line in lines:
        if line.shape is Shape.HEADING and line.level == level:
            parts.append(_Headed(line))
        else:
            (parts[-1].lines if parts else above).append(line)
    return above, parts


def _facts(cover: Sequence[Line]) -> tuple[dict[str, list[str]], list[Line]]:
    """The values of the front page by field, and the lines whose label no table knows."""
    known: dict[str, list[str]] = {}
    unread: list[Line] = []
    for line in cover:
        if line.shape is not Shape.FACT:
            continue
        label, _, value = line.text.partition("\t")
        name = vocabulary.LABELS.get(vocabulary.key(label))
        if name is None:
            unread.append(line)
        else:
            known.setdefault(name, []).append(value)
    return known, unread


def _start(facts: dict[str, list[str]], title: str) -> date | datetime | None:
    said = " ".join([*facts.get("date", []), *facts.get("start", [])])
    found = dates.find_date(said) or dates.find_date(title)
    if found is None:
        return None
    times = dates.find_times(said[found.end :])
    return datetime.combine(found.day, times[0], COPENHAGEN) if times else found.day


def _end(facts: dict[str, list[str]], start: date | datetime) -> datetime | None:
    said = " ".join(facts.get("end", []))
    found = dates.find_date(said)
    times: Sequence[time] = dates.find_times(said[found.end :] if found else said)
    day = found.day if found else start.date() if isinstance(start, datetime) else start
    return datetime.combine(day, times[0], COPENHAGEN) if times else None


def _forum(title: str) -> str:
    found = _TITLE.match(title)
    if found is None:
        return forums.tidy(forums.forum_in_title(title))
    word, _, rest = found["forum"].partition(" ")
    return rest.strip() if forums.names_kind(word) else found["forum"].strip()


def _people(facts: dict[str, list[str]]) -> Iterator[Attendance]:
    for name in ("present", "guests", "chair", "secretary", "excused", "absent"):
        for value in facts.get(name, []):
            yield from attendance.front_people(name, value)


def _toc_entry(line: Line) -> TocEntry:
    title, _, page = line.text.partition("\t")
    return TocEntry(title, page=int(page) if page.isdigit() else None)


class _Reader:
    """Reads one item."""

    def __init__(self, chapter: _Headed, forum: str, start: date | datetime) -> None:
        self._chapter = chapter
        self._meeting = items.Meeting(forum, start)
        self._sections: list[Section] = []
        self._decisions: list[Decision] = []
        self._attachments: list[Attachment] = []
        self._attendance: list[Attendance] = []
        self._case_number = ""

    def item(self) -> Item:
        """The item."""
        printed = self._chapter.heading.text
        found = _NUMBERED.match(printed)
        title, public = items.clean_title(found["title"] if found else printed)
        head, parts = _parted(self._chapter.lines, _PART_LEVEL)
        self._read_head(head)
        for part in parts:
            self._read_part(part)
        return Item(
            found["number"] if found else "",
            title,
            public is not False,
            self._case_number,
            tuple(self._sections),
            tuple(self._decisions),
            tuple(self._attachments),
            attendance.merge(self._attendance),
            _place(self._chapter),
        )

    def _read_head(self, lines: Sequence[Line]) -> None:
        for line in lines:
            label, tab, value = line.text.partition("\t")
            if line.shape is not Shape.FACT or not self._takes_people(label, value):
                self._case_number = self._case_number or (value if tab else line.text)

    def _takes_people(self, label: str, value: str) -> bool:
        field = vocabulary.LABELS.get(vocabulary.key(label), "")
        biased = label.casefold().startswith("inhabil")
        if field not in _PRESENCE and not biased:
            return False
        self._attendance += (
            attendance.front_people(field, value)
            if field == "present"
            else attendance.people_under(label, value)
        )
        return True

    def _read_part(self, part: _Headed) -> None:
        heading = headings.read_heading(part.heading) or headings.read_looks(part.heading)
        printed = part.heading.text.strip().rstrip(":").rstrip()
        meaning = heading.meaning if heading and not heading.rest else "other"
        for line in part.lines:
            if line.shape is Shape.FACT:
                self._takes_people(*line.text.split("\t", 1))
        lines = [line for line in part.lines if line.shape is not Shape.FACT]
        if meaning == vocabulary.ATTACHMENTS:
            self._attachments += map(_attachment, lines)
        elif meaning == vocabulary.DECISION and heading is not None:
            passage = _passage(lines)
            self._decisions.append(
                Decision(
                    passage,
                    printed,
                    self._organization(heading),
                    heading.held_on,
                    decisions.outcome_of(passage),
                    _place(part),
                )
            )
        else:
            kind = vocabulary.section_kind(meaning)
            self._sections.append(Section(kind, printed, _passage(lines), _place(part)))

    def _organization(self, heading: headings.Heading) -> str:
        """The meeting's own decision bears the forum's whole name, as the front page gives it."""
        own = self._meeting.is_of(heading.organization, heading.held_on)
        return self._meeting.forum if own and heading.organization else heading.organization


def _attachment(line: Line) -> Attachment:
    title = _WITHHELD.sub("", line.text)
    return Attachment(title or line.text, line.url, False if title not in ("", line.text) else None)


def _place(part: _Headed) -> Place:
    last = part.lines[-1] if part.lines else part.heading
    return Place(part.heading.page, part.heading.number, last.number, last.page)


def _passage(lines: Sequence[Line]) -> Passage:
    blocks: list[Block] = []
    for line in lines:
        before = blocks[-1] if blocks else None
        if line.shape is Shape.ROW:
            row = tuple(line.text.split("\t"))
            if isinstance(before, Table) and not line.gap:
                blocks[-1] = Table((*before.rows, row), before.has_header)
            else:
                blocks.append(Table((row,), line.header))
        elif line.shape is Shape.LIST:
            blocks.append(ListItem(line.text, line.level, line.marker, line.html))
        elif line.shape is Shape.HEADING:
            blocks.append(Subheading(line.text, 5 if line.level > 4 else 4))
        else:
            blocks.append(Paragraph(line.text, line.html))
    return tuple(blocks)
