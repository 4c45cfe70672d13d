"""Meetings as iCalendar (RFC 5545): only what everybody may know of them, never an item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from referat.interchange import COPENHAGEN

_MAKER = "-//Raadslag//Raadslag//DA"
_REFRESH = timedelta(hours=12)


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


def uid_of(meeting: Meeting) -> str:
    """The same for as long as the meeting is: calendars know it again by this."""
    return f"{meeting.created_at.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{meeting.pk}@raadslag"


def _written(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
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
    event.add("dtstart", _start(meeting))
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


def _start(meeting: Meeting) -> date | datetime:
    if meeting.start_time is None:
        return meeting.start_date
    return datetime.combine(meeting.start_date, meeting.start_time, COPENHAGEN)
