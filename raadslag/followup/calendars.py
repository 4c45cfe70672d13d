"""What a person is to do as iCalendar (RFC 5545): whole days that block nothing.

The address travels over the net, so of what is closed, or is not for the public, no word is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from textwrap import shorten

from django.db.models import Q
from django.utils.timezone import localdate
from icalendar import Event

from raadslag.followup.models import Commitment, CommitmentQuerySet, Responsible
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import OPEN_STATES, Standing, State
from raadslag.followup.seen import SeenCommitment
from raadslag.meetings.calendars import empty_calendar
from raadslag.people.models import Membership, Person, User
from raadslag.people.rules import MembershipRole
from referat.danish.times import NoSuchTime, occurrences, read_time

Address = Callable[[SeenCommitment], str]
_ROUNDS_MOST = 12
_AHEAD = timedelta(days=366)
_LEFT_FOR = timedelta(days=31)  # how long what is over stays, marked, for calendars to follow
_DAY = timedelta(days=1)
_TEXT_MAX = 120
_CLOSED = "Opgave fra et lukket punkt"
_NOT_PUBLIC = "En opgave"
_LOG_IN = "Log ind for at læse opgaven."
_MARKS = {
    Standing.DONE: "Udført: ",
    Standing.DROPPED: "Frafaldet: ",
    Standing.STOPPED: "Standset (§ 23): ",
}
_STATUSES = {Standing.DROPPED: "CANCELLED", Standing.STOPPED: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One day of a commitment; ``mark`` tells the rounds of a recurring one apart.

    ``is_open``: everybody may read it, and what it was decided at.
    """

    seen: SeenCommitment
    is_open: bool
    day: date
    mark: str = ""


def task_calendar(person: Person, *, now: datetime, address: Address) -> bytes:
    """A calendar to subscribe to: the person's, and those of the units that the person leads.

    What has no day stands in no calendar. The person has a user, as whom all of it is seen.
    """
    assert person.user is not None, "only who can log in has the address"
    today = localdate(now)
    rows = _rows(person, person.user, today)
    is_open = set(rows.open_to_all().values_list("pk", flat=True))
    calendar = empty_calendar(f"Opgaver, {person.body.name}")
    for one in seen(person.user, rows, today=today):
        for entry in _entries(one, today, is_open=one.id in is_open):
            calendar.add_component(_event(entry, now=now, address=address(one)))
    data: bytes = calendar.to_ical()
    return data


def _rows(person: Person, user: User, today: date) -> CommitmentQuerySet:
    led = Membership.objects.on(today).filter(person=person, role=MembershipRole.CHAIR)
    named = Responsible.objects.filter(
        Q(person=person) | Q(organization__in=led.values("organization"))
    )
    lately = Q(state__in=[State.DONE, State.DROPPED], due__gte=today - _LEFT_FOR)
    rows = Commitment.objects.visible_to(user).filter(
        Q(state__in=OPEN_STATES) | lately, pk__in=named.values("commitment"), due__isnull=False
    )
    return rows.order_by("due", "pk")


def _entries(one: SeenCommitment, today: date, *, is_open: bool) -> Iterator[_Entry]:
    if one.due is None:
        return
    if not (one.repeats and one.is_open):
        yield _Entry(one, is_open, one.due)
        return
    for day in _rounds(one, one.due, today):
        yield _Entry(one, is_open, day, mark=f"-{day:%Y%m%d}")


def _rounds(one: SeenCommitment, due: date, today: date) -> list[date]:
    """The last day of the round that is due, and of those that come after it."""
    days = {due}
    try:
        time = read_time(one.time_words, said_on=one.said_on)
    except NoSuchTime:
        time = None
    if time is not None:
        end = max(today, due) + _AHEAD
        later = islice(occurrences(time, due + _DAY, end), _ROUNDS_MOST)
        days |= {found.latest for found in later if found.latest <= end}
    return sorted(days)[:_ROUNDS_MOST]


def _event(entry: _Entry, *, now: datetime, address: str) -> Event:
    one = entry.seen
    event = Event()
    event.add("uid", f"{one.uuid}{entry.mark}@raadslag")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", one.version)
    event.add("status", _STATUSES.get(one.standing, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(entry))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _DAY)
    event.add("description", _description(one) if entry.is_open else _LOG_IN)
    event.add("url", address)
    return event


def _summary(entry: _Entry) -> str:
    one = entry.seen
    mark = _MARKS.get(one.standing, "")
    if not entry.is_open:
        return f"{mark}{_CLOSED if one.is_closed_item else _NOT_PUBLIC}"
    text = shorten(one.text, _TEXT_MAX, placeholder=" …")
    return f"{mark}{text} ({one.time_words})" if one.time_words else f"{mark}{text}"


def _description(one: SeenCommitment) -> str:
    who = ", ".join(who.name for who in one.who if who.name)
    decided = f"Besluttet i {one.forum.name}"
    if one.origin is not None:
        day = one.origin.held_on
        decided += f" den {day.day}.{day.month}.{day.year}, punkt {one.origin.number}"
    return "\n".join([one.text, f"Ansvarlig: {who}", decided])
