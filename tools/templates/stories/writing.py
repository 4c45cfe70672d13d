"""Short words for writing invented minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from referat.document import (
    Attachment,
    Attendance,
    Block,
    Decision,
    Item,
    ListItem,
    Outcome,
    Paragraph,
    Passage,
    Presence,
    Section,
    SectionKind,
    Subheading,
    Table,
)

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_ENTRY = re.compile(r"( *)(?:-|(\d+[.)]|[a-z]\))) (.*)")


def at(day: str, clock: str) -> datetime:
    """``at("2024-03-05", "17:00")``: a moment in Danish time."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=_COPENHAGEN)


def say(text: str) -> Passage:
    """Running text: a blank line between paragraphs, ``- `` and ``1. `` lists, ``|`` between cells, ``## `` headings.

    A list is nested by two spaces. A table's first row names the columns where ``=`` stands before it.
    """
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        blocks += _blocks([line.rstrip() for line in part.split("\n") if line.strip()])
    return tuple(blocks)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    if all("|" in line for line in lines):
        rows = tuple(
            tuple(cell.strip() for cell in line.removeprefix("=").split("|")) for line in lines
        )
        yield Table(rows, has_header=lines[0].startswith("="))
        return
    for line in lines:
        entry = _ENTRY.fullmatch(line)
        if entry:
            yield ListItem(entry[3], level=len(entry[1]) // 2, marker=entry[2] or "")
        elif line.startswith("## "):
            yield Subheading(line[3:])
        else:
            yield Paragraph(line)


def part(kind: SectionKind, text: str, heading: str = "") -> Section:
    """A section; without ``heading`` it gets the template's."""
    return Section(kind, heading, say(text))


summary = partial(part, SectionKind.SUMMARY)
theme = partial(part, SectionKind.THEME)
recommendation = partial(part, SectionKind.RECOMMENDATION)
presentation = partial(part, SectionKind.PRESENTATION)
supplementary = partial(part, SectionKind.SUPPLEMENTARY)
treatment = partial(part, SectionKind.TREATMENT)
finances = partial(part, SectionKind.FINANCES)
legal_basis = partial(part, SectionKind.LEGAL_BASIS)
assessment = partial(part, SectionKind.ASSESSMENT)
hearing = partial(part, SectionKind.HEARING)
consequences = partial(part, SectionKind.CONSEQUENCES)
other = partial(part, SectionKind.OTHER)


def decided(text: str, outcome: Outcome | None = None, *, heading: str = "") -> Decision:
    """This meeting's decision."""
    return Decision(say(text), heading=heading, outcome=outcome)


def earlier(
    forum: str, day: str, text: str, outcome: Outcome | None = None, *, heading: str = ""
) -> Decision:
    """Another forum's decision, or one of another day."""
    return Decision(say(text), heading, forum, date.fromisoformat(day), outcome)


def item(
    number: str,
    title: str,
    *parts: Section | Decision | Attachment | Attendance,
    case: str = "",
    public: bool = True,
) -> Item:
    """An item from its parts, each kind in the order in which it is given."""
    return Item(
        number,
        title,
        public=public,
        case_number=case,
        sections=tuple(one for one in parts if isinstance(one, Section)),
        decisions=tuple(one for one in parts if isinstance(one, Decision)),
        attachments=tuple(one for one in parts if isinstance(one, Attachment)),
        attendance=tuple(one for one in parts if isinstance(one, Attendance)),
    )


def closed(number: str, title: str, case: str = "") -> Item:
    """An item behind closed doors: number and title, nothing else."""
    return Item(number, title, public=False, case_number=case)


def files(*titles: str) -> tuple[Attachment, ...]:
    return tuple(Attachment(title) for title in titles)


def people(
    names: str, presence: Presence = Presence.PRESENT, role: str = "", note: str = ""
) -> tuple[Attendance, ...]:
    """``people("Bo Holm V, Lis Bæk")``: names with comma between; a party's letter may follow a name."""
    found = []
    for name in names.split(", "):
        match = re.fullmatch(r"(.+?)(?: ([A-ZÆØÅ]))?", name)
        assert match is not None
        found.append(Attendance(match[1], presence, match[2] or "", role, note))
    return tuple(found)
