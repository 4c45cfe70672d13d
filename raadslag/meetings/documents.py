"""The one bridge between rows and :class:`referat.Minutes`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from raadslag.meetings.matching import Known, folded, is_akin, match
from raadslag.meetings.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Decision,
    ItemDetail,
    Meeting,
    Reading,
    Section,
)
from raadslag.meetings.seen import MeetingPage, SeenAttendance, SeenItem, SeenMeeting, SeenPlace
from raadslag.people.models import Organization
from referat import document
from referat.interchange import COPENHAGEN, from_json, to_json
from referat.prose import html_of, passage_from_html, text_of


@dataclass(frozen=True, slots=True)
class Parts:
    """An item's unsaved rows."""

    detail: ItemDetail
    sections: list[Section]
    decisions: list[Decision]
    attachments: list[Attachment]
    attendance: list[Attendance]


def minutes_of(reading: Reading, *, as_read: bool = False) -> document.Minutes:
    """All that the version says, whoever asks: never to be shown without :func:`public_form`.

    ``as_read`` gives what was first read, before anybody mended it.
    """
    return from_json(reading.as_read if as_read else reading.data)


def data_of(minutes: document.Minutes) -> dict[str, Any]:
    """The minutes as stored. NUL, which PostgreSQL cannot hold, is no text and is left out."""
    data: dict[str, Any] = json.loads(json.dumps(to_json(minutes)).replace("\\u0000", ""))
    return data


def known_of(item: document.Item) -> Known:
    """What the item can be recognised by."""
    return Known(item.number, item.title, item.case_number)


def digest_of(minutes: document.Minutes) -> str:
    """Equal for two readings that say the same: source, places and warnings do not count."""
    said = replace(minutes, source=document.Source(), warnings=())
    canonical = json.dumps(_without_places(data_of(said)), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def rows_of(meeting: Meeting, minutes: document.Minutes) -> list[AgendaItem | None]:
    """The lasting row of each item of the minutes, as the meeting's rows stand now."""
    rows = list(meeting.items.filter(is_current=True).select_related("detail").order_by("order"))
    known = [Known(row.number, row.detail.title, row.detail.case_number) for row in rows]
    found = match(known, [known_of(item) for item in minutes.items])
    return [None if index is None else rows[index] for index in found]


def date_of(minutes: document.Minutes) -> date:
    """The day of the meeting."""
    start = minutes.start
    return start.date() if isinstance(start, datetime) else start


def start_of(meeting: Meeting | SeenMeeting) -> date | datetime:
    """When it begins, on Danish clocks; its day alone where no hour is set."""
    if meeting.start_time is None:
        return meeting.start_date
    return datetime.combine(meeting.start_date, meeting.start_time, COPENHAGEN)


def parts_of(
    row: AgendaItem,
    item: document.Item,
    *,
    meeting: Meeting,
    forums: Mapping[str, Organization],
) -> Parts:
    """The item's content as rows that hang on ``row``; ``forums`` by :func:`folded` name."""
    return Parts(
        detail=ItemDetail(item=row, title=item.title, case_number=item.case_number),
        sections=[_section(row, order, part) for order, part in enumerate(item.sections)],
        decisions=[
            _decision(row, order, part, meeting=meeting, forums=forums)
            for order, part in enumerate(item.decisions)
        ],
        attachments=[
            Attachment(item=row, order=order, title=part.title, url=part.url, is_public=part.public)
            for order, part in enumerate(item.attachments)
        ],
        attendance=attendance_rows(item.attendance, meeting=meeting, item=row),
    )


def attendance_rows(
    people: Sequence[document.Attendance], *, meeting: Meeting, item: AgendaItem | None = None
) -> list[Attendance]:
    """Unsaved attendance of the meeting, or of one of its items."""
    return [
        Attendance(
            meeting=meeting,
            item=item,
            order=order,
            name=person.name,
            presence=person.presence,
            party=person.party,
            role=person.role,
            note=person.note,
        )
        for order, person in enumerate(people)
    ]


def minutes_as_seen(page: MeetingPage) -> document.Minutes:
    """The meeting as its rows say it, cut to what the reader of the page may see."""
    meeting = page.meeting
    return document.Minutes(
        kind=meeting.kind,
        organization=meeting.forum.name,
        start=start_of(meeting),
        end=meeting.end,
        location=meeting.location,
        body=meeting.forum.body.name,
        participants=tuple(_attendance(person) for person in page.attendance),
        items=tuple(_item(item) for item in page.items),
    )


def _item(item: SeenItem) -> document.Item:
    decisions = sorted((*item.decisions, *item.earlier_decisions), key=lambda part: part.order)
    return document.Item(
        number=item.number,
        title=item.title,
        public=item.is_public,
        case_number=item.case_number,
        sections=tuple(
            document.Section(
                part.kind, part.heading, passage_from_html(part.html), _place(part.place)
            )
            for part in item.sections
        ),
        decisions=tuple(
            document.Decision(
                content=passage_from_html(part.html),
                heading=part.heading,
                organization=part.organization,
                held_on=part.held_on,
                outcome=part.outcome,
                place=_place(part.place),
            )
            for part in decisions
        ),
        attachments=tuple(
            document.Attachment(part.title, part.url, part.is_public) for part in item.attachments
        ),
        attendance=tuple(_attendance(person) for person in item.attendance),
    )


def _attendance(person: SeenAttendance) -> document.Attendance:
    return document.Attendance(person.name, person.presence, person.party, person.role, person.note)


def _place(place: SeenPlace) -> document.Place:
    return document.Place(place.page, place.first_line, place.last_line, place.last_page)


def public_form(
    minutes: document.Minutes,
    *,
    withheld: Sequence[int],
    closed_now: Sequence[Known],
    shown_titles: Container[str],
) -> document.Minutes:
    """The document without anything that the public may not see today.

    An item is cut to number and title where it was closed then, or where its number, case number
    or title is that of an item closed now: better to cut an open item too many than one too few.
    A cut item keeps its title where that is ``shown`` (folded) on the meeting's page today, or
    where it was closed when it was printed and nothing says otherwise.
    """
    items = []
    for index, item in enumerate(minutes.items):
        akin = [closed for closed in closed_now if is_akin(known_of(item), closed)]
        if item.public and not akin:
            shown = tuple(part for part in item.attachments if part.public is not False)
            items.append(replace(item, attachments=shown))
            continue
        printed_closed = not item.public and index not in withheld and not akin
        keeps = printed_closed or folded(item.title) in shown_titles
        title = item.title if keeps else ""
        items.append(document.Item(number=item.number, title=title, public=False))
    return replace(minutes, items=tuple(items), toc=(), warnings=(), source=document.Source())


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key != "place"}
    if isinstance(value, list):
        return [_without_places(part) for part in value]
    return value


def _section(row: AgendaItem, order: int, part: document.Section) -> Section:
    return Section(
        item=row,
        order=order,
        kind=part.kind,
        heading=part.heading,
        html=html_of(part.content),
        text=text_of(part.content),
        **_placed(part.place),
    )


def _decision(
    row: AgendaItem,
    order: int,
    part: document.Decision,
    *,
    meeting: Meeting,
    forums: Mapping[str, Organization],
) -> Decision:
    own_forum = folded(meeting.organization.name)
    own = folded(part.organization) in {"", own_forum} and (
        part.held_on is None or part.held_on == meeting.start_date
    )
    return Decision(
        item=row,
        order=order,
        is_current=own,
        heading=part.heading,
        organization_name=part.organization,
        organization=forums.get(folded(part.organization)),
        held_on=part.held_on,
        outcome=part.outcome or "",
        html=html_of(part.content),
        text=text_of(part.content),
        **_placed(part.place),
    )


def _placed(place: document.Place) -> dict[str, Any]:
    return {
        "page": place.page,
        "last_page": place.last_page,
        "first_line": place.first_line,
        "last_line": place.last_line,
    }
