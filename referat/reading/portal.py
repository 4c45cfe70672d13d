"""Turns a portal's structured agenda into minutes: the portal knows the items, their fields are read as text."""

from __future__ import annotations

from dataclasses import replace

from referat.document import Attachment, Attendance, Minutes, Presence, Warning
from referat.reading import attendance, items, parts
from referat.reading.blocks import Line, Shape
from referat.reading.formats import firstagenda
from referat.reading.formats.firstagenda import PortalAgenda, PortalItem
from referat.reading.itemheads import ItemHead
from referat.reading.limits import Limits
from referat.reading.paragraphs import Layout
from referat.reading.preparing import mend_lines

_FIELD_LEVEL = 3  # the portal prints every field's name as an h3
_LAYOUT = Layout(0, tells_wraps=True)


def read_portal(data: bytes, limits: Limits) -> Minutes:
    """Read FirstAgenda's JSON for one agenda; raises :class:`referat.CannotRead`."""
    limits.check_bytes(len(data))
    agenda = firstagenda.read_parts(data, limits=limits)
    people = attendance.merge(attendance.front_people("present", agenda.participants))
    meeting = items.Meeting(
        agenda.forum, agenda.start, frozenset(one.name.casefold() for one in people)
    )
    read = [_read_item(item, meeting) for item in agenda.items]
    warnings = [
        Warning(note.code, note.message, page=note.page, line=note.line) for note in agenda.notes
    ]
    if not agenda.forum:
        warnings.append(Warning("forum_unknown", "The document does not say which forum met."))
    return Minutes(
        kind=agenda.kind,
        organization=agenda.forum or "Ukendt forum",
        start=agenda.start,
        end=agenda.end,
        location=agenda.location,
        participants=people,
        items=tuple(one.item for one in read),
        warnings=(
            *warnings,
            *(warning for one in read for warning in one.warnings),
            *_description(agenda),
        ),
    )


def _description(agenda: PortalAgenda) -> list[Warning]:
    """Text about the whole meeting has no field of its own; it is not lost, but shown to who reviews."""
    if not agenda.description:
        return []
    return [
        Warning("front_text", f"Text on the front page that no field takes: “{agenda.description}”")
    ]


def _read_item(item: PortalItem, meeting: items.Meeting) -> items.ReadItem:
    lines, mended = mend_lines(_lines(item))
    style = parts.Style(frozenset({_FIELD_LEVEL}), marked=True)
    read = items.read_item(ItemHead(0, item.number, item.title, 0), lines, meeting, _LAYOUT, style)
    listed = [Attachment(one.title, one.url, one.public) for one in item.attachments]
    guests = [Attendance(name, Presence.PRESENT) for name in item.attendees]
    title, marked = items.clean_title(item.title)
    whole = replace(
        read.item,
        title=title,
        public=item.public and marked is not False,
        case_number=item.case_number or read.item.case_number,
        attachments=tuple(
            {one.title.casefold(): one for one in [*read.item.attachments, *listed]}.values()
        ),
        attendance=attendance.merge([*read.item.attendance, *guests]),
    )
    warnings = list(read.warnings)
    if not whole.public and (whole.sections or whole.decisions) and read.item.public:
        warnings.append(
            Warning(
                "closed_with_text",
                "A closed item carries text: see that it is not published.",
                item.number,
            )
        )
    warnings += [
        Warning(note.code, note.message, item.number, note.page, note.line) for note in mended
    ]
    return items.ReadItem(whole, tuple(warnings))


def _lines(item: PortalItem) -> list[Line]:
    lines: list[Line] = []
    for field in item.fields:
        if field.heading:
            number = field.lines[0].number if field.lines else 0
            lines.append(
                Line(field.heading, number=number, shape=Shape.HEADING, level=_FIELD_LEVEL)
            )
        lines += field.lines
    return lines
