"""Plans a forum's year: days worked out and compared with the calendar, then written and followed.

What is to be done by a forum's next meeting follows when its calendar changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.deadlines import is_open_day
from raadslag.drafts.queries.forums import is_written_for, rules_seen
from raadslag.followup.actions.retiming import retime
from raadslag.meetings.models import Meeting
from raadslag.meetings.plan import actions, queries
from raadslag.meetings.plan.recurrence import Wish, carried_over, days_of
from raadslag.meetings.plan.seen import ProposedDay, Remark, RemarkKind, Slot
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Organization
from raadslag.search import actions as search
from referat.danish.holidays import holiday_name

_SATURDAY = 5


def propose_days(
    organization: Organization,
    wish: Wish,
    year: int,
    *,
    start_time: time | None,
    end_time: time | None = None,
) -> list[ProposedDay]:
    """The days of a pattern with what should be looked at; nothing is written."""
    closed = rules_seen(organization).also_closed
    days = days_of(wish, year, is_free=lambda day: not is_open_day(day, also_closed=closed))
    return _with_remarks(organization, days, hours=(start_time, end_time))


def propose_like_last_year(
    organization: Organization,
    year: int,
    *,
    start_time: time | None,
    end_time: time | None = None,
) -> list[ProposedDay]:
    """Last year's meetings 52 weeks on; those that were cancelled are not carried over."""
    before = Meeting.objects.filter(organization=organization, start_date__year=year - 1)
    held = before.exclude(status=MeetingStatus.CANCELLED).values_list("start_date", flat=True)
    days = carried_over(held, year)
    return _with_remarks(organization, days, hours=(start_time, end_time))


def remarks_on(
    organization: Organization, slot: Slot, *, ignoring: int | None = None
) -> tuple[Remark, ...]:
    """What should be looked at before one meeting is put there."""
    hours = (slot.start_time, slot.end_time)
    found = _with_remarks(organization, [slot.day], hours=hours, ignoring=ignoring)
    return found[0].remarks


@transaction.atomic
def add_meetings(
    *, organization: Organization, slots: Sequence[Slot], by: Actor, now: datetime
) -> list[Meeting]:
    """Put meetings on the plan."""
    added = actions.add_meetings(organization=organization, slots=slots, by=by, now=now)
    retime(organization, now=now)
    return added


@transaction.atomic
def announce_plan(*, organization: Organization, year: int, by: Actor, now: datetime) -> int:
    """Publish the year's plan."""
    transaction.on_commit(search.follow_changes, robust=True)
    return actions.announce_plan(organization=organization, year=year, by=by, now=now)


@transaction.atomic
def move_meeting(*, meeting: Meeting, slot: Slot, reason: str, by: Actor, now: datetime) -> None:
    """Move one meeting."""
    transaction.on_commit(search.follow_changes, robust=True)
    actions.move_meeting(meeting=meeting, slot=slot, reason=reason, by=by, now=now)
    retime(meeting.organization, now=now)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, now: datetime) -> None:
    """Cancel one meeting."""
    transaction.on_commit(search.follow_changes, robust=True)
    actions.cancel_meeting(meeting=meeting, reason=reason, by=by, now=now)
    retime(meeting.organization, now=now)


@transaction.atomic
def restore_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> None:
    """Take up a cancelled meeting again."""
    transaction.on_commit(search.follow_changes, robust=True)
    actions.restore_meeting(meeting=meeting, by=by, now=now)
    retime(meeting.organization, now=now)


@transaction.atomic
def delete_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> None:
    """Take off the plan what nobody knows of and nothing is written for."""
    if is_written_for(meeting):
        text = "Something is being written for it. Cancel it instead."
        raise actions.CannotChangePlan("in_use", text)
    organization = meeting.organization
    actions.delete_meeting(meeting=meeting, by=by, now=now)
    retime(organization, now=now)


def _with_remarks(
    organization: Organization,
    days: Sequence[date],
    *,
    hours: tuple[time | None, time | None],
    ignoring: int | None = None,
) -> list[ProposedDay]:
    start, end = hours
    clashes = queries.remarks_on(
        organization, days, start_time=start, end_time=end, ignoring=ignoring
    )
    closed = rules_seen(organization).also_closed
    return [ProposedDay(day, (*_of_calendar(day, closed), *clashes.get(day, ()))) for day in days]


def _of_calendar(day: date, closed: Sequence[str]) -> list[Remark]:
    if name := holiday_name(day):
        return [Remark(RemarkKind.HOLIDAY, name)]
    if day.weekday() >= _SATURDAY:
        return [Remark(RemarkKind.WEEKEND)]
    return [] if is_open_day(day, also_closed=closed) else [Remark(RemarkKind.OFFICES_CLOSED)]
