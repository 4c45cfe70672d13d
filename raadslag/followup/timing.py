"""Works out the days of a row's time from its words: one place for commitments and themes."""

from __future__ import annotations

from datetime import date

from raadslag.followup.models import Timed
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Organization
from raadslag.people.naming import forum_called
from referat.danish.times import FuzzyTime, Precision, next_occurrence, read_time


def settle(
    row: Timed, *, words: str, said_on: date, organization: Organization, today: date
) -> None:
    """Set the row's words and all that follows from them; raises ``NoSuchTime``, nothing changed.

    ``organization`` is whose meeting is meant where no forum is named. Nothing is stored.
    """
    words = " ".join(words.split())
    time = read_time(words, said_on=said_on) if words else None
    row.time_words, row.said_on = words, said_on
    row.meeting_of = _forum(time, organization)
    _set_days(row, time, today)


def settle_again(row: Timed, *, today: date) -> bool:
    """Work the days out anew, as when a round is done or a meeting is moved; whether any changed."""
    before, time = _days(row), row.time
    if time is None and row.time_words:
        return False
    _set_days(row, time, today)
    return _days(row) != before


def _days(row: Timed) -> tuple[object, ...]:
    return (row.due_from, row.due, row.repeats)


def _set_days(row: Timed, time: FuzzyTime | None, today: date) -> None:
    row.due_from = row.due = None
    row.repeats = time is not None and time.recurrence is not None
    if time is None:
        return
    if row.meeting_of is not None:
        row.due_from = row.due = _next_meeting(row.meeting_of, after=row.said_on)
    elif row.repeats:
        period = next_occurrence(time, after=max(row.said_on, row.rounds_from(today)))
        if period is not None:
            row.due_from, row.due = period.earliest, period.latest
    else:
        row.due_from, row.due = time.earliest, time.latest


def _forum(time: FuzzyTime | None, organization: Organization) -> Organization | None:
    """The forum whose next meeting is meant; None also where the municipality has none of that name."""
    if time is None or time.precision is not Precision.MEETING:
        return None
    if not time.meeting_of:
        return organization
    return forum_called(organization.body, time.meeting_of, on=time.said_on)


def _next_meeting(forum: Organization, *, after: date) -> date | None:
    rows = Meeting.objects.filter(organization=forum, start_date__gt=after)
    rows = rows.exclude(status=MeetingStatus.CANCELLED)
    return rows.order_by("start_date").values_list("start_date", flat=True).first()
