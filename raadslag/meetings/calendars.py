"""Meetings as iCalendar (RFC 5545): only what everybody may know of them, never an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from icalendar import Calendar, Event

from raadslag.meetings.documents import start_of
from raadslag.meetings.loading import meeting_rows, seen_meeting
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.seen import SeenMeeting
from raadslag.people.models import Membership, Person
from referat.interchange import COPENHAGEN

_MAKER = "-//Raadslag//Raadslag//DA"
_REFRESH = timedelta(hours=12)
Address = Callable[[SeenMeeting], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting with the address of its page; empty where there is none to give."""

    meeting: Meeting
    address: str = ""


def event_of(meeting: Meeting, *, now: datetime, address: str = "") -> bytes:
    """A calendar file with this one meeting, as a mail carries it."""
    return _written([Entry(meeting, address)], name="", now=now)


def calendar_of(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """A calendar to subscribe to."""
    return _written(entries, name=name, now=now)


def forum_calendar(
    *, body_slug: str, forum_slug: str, now: datetime, address: Address
) -> bytes | None:
    """The forum's meetings from last year on, as everybody sees them; None where there are none."""
    rows = _open_meetings(now).filter(
        organization__body__slug=body_slug, organization__slug=forum_slug
    )
    found = list(rows)
    if not found:
        return None
    forum = found[0].organization
    name = f"{forum.name}, {forum.body.name}"
    return calendar_of(_entries(found, address), name=name, now=now)


def meeting_calendar(
    *, body_slug: str, forum_slug: str, meeting_slug: str, now: datetime, address: Address
) -> bytes | None:
    """One meeting, as everybody sees it; None where they do not."""
    rows = meeting_rows(AnonymousUser()).filter(
        organization__body__slug=body_slug, organization__slug=forum_slug, slug=meeting_slug
    )
    row = rows.first()
    return event_of(row, now=now, address=address(seen_meeting(row))) if row else None


def person_calendar(person: Person, *, now: datetime, address: Address) -> bytes:
    """The meetings of all forums in which the person sits or sat that day."""
    sat = Q(pk__in=[])
    for seat in Membership.objects.filter(person=person):
        held = Q(organization=seat.organization_id)
        if seat.start_date:
            held &= Q(start_date__gte=seat.start_date)
        if seat.end_date:
            held &= Q(start_date__lte=seat.end_date)
        sat |= held
    rows = _open_meetings(now).filter(sat)
    return calendar_of(_entries(rows, address), name=person.name, now=now)


def _open_meetings(now: datetime) -> QuerySet[Meeting]:
    since = date(timezone.localdate(now).year - 1, 1, 1)
    rows = meeting_rows(AnonymousUser()).filter(start_date__gte=since)
    return rows.order_by("start_date", "start_time", "pk")


def _entries(rows: Iterable[Meeting], address: Address) -> list[Entry]:
    return [Entry(row, address(seen_meeting(row))) for row in rows]


def uid_of(meeting: Meeting) -> str:
    """The same for as long as the meeting is: calendars know it again by this."""
    return f"{meeting.created_at.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{meeting.pk}@raadslag"


def empty_calendar(name: str = "") -> Calendar:
    """A calendar without entries; with a name it is one to subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    return calendar


def _written(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    calendar = empty_calendar(name)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def _event(entry: Entry, now: datetime) -> Event:
    meeting, cancelled = entry.meeting, entry.meeting.status == MeetingStatus.CANCELLED
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("summary", _summary(meeting, cancelled=cancelled))
    event.add("dtstart", start_of(meeting))
    if meeting.start_time is not None and meeting.end is not None:
        event.add("dtend", timezone.localtime(meeting.end, COPENHAGEN))
    if meeting.location:
        event.add("location", meeting.location)
    if meeting.status_reason:
        event.add("description", meeting.status_reason)
    if entry.address:
        event.add("url", entry.address)
    return event


def _summary(meeting: Meeting, *, cancelled: bool) -> str:
    name = meeting.organization.short_name or meeting.organization.name
    return f"Aflyst: {name}" if cancelled else name
