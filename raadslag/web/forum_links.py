"""What a forum's and a planned meeting's public page shows besides to those who work for the forum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from raadslag.core import clock
from raadslag.drafts.queries.forums import rules_seen
from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.seen import SeenForum, SeenMeeting
from raadslag.people import queries as people
from raadslag.people.models import Membership, Reader
from raadslag.people.rules import Right


@dataclass(frozen=True, slots=True)
class MeetingDeadlines:
    """The deadlines of one meeting of a list."""

    meeting: int
    items: date
    agenda: date


def for_reader(user: Reader, forum: SeenForum) -> dict[str, bool]:
    """Whether the links to the forum's staff pages and to one's own calendar are shown."""
    seats = Membership.objects.organizations_of(user, on=clock.today())
    return {
        "runs": people.forums_run_by(user).filter(pk=forum.id).exists(),
        "own_calendar": forum.id in set(seats),
    }


def deadlines(
    user: Reader, forum: SeenForum, meetings: Sequence[SeenMeeting]
) -> list[MeetingDeadlines]:
    """The deadlines of the forum's meetings that are still planned, for those who write items."""
    writes = people.forums_run_by(user, Right.WRITE_ITEMS).filter(pk=forum.id)
    planned = [one for one in meetings if one.status == MeetingStatus.PLANNED]
    if not planned or not writes.exists():
        return []
    rules = rules_seen(forum.id)
    found = [(one.id, rules.deadlines(one.start_date)) for one in planned]
    return [MeetingDeadlines(meeting, due.items, due.agenda) for meeting, due in found]


def agenda_by(meeting: SeenMeeting) -> date | None:
    """The last day on which a planned meeting's agenda is in time; None once that day is gone."""
    due = rules_seen(meeting.forum.id).deadlines(meeting.start_date).agenda
    return due if due >= clock.today() else None
