"""The decisions of a meeting are read for who is to do what by when; people say yes or no to what is found."""

from __future__ import annotations

from datetime import datetime

from raadslag.core.actions import Actor
from raadslag.followup.actions import proposals
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.publishing.models import Stop


def propose(
    meeting: Meeting, *, by: Actor, now: datetime, item: AgendaItem | None = None
) -> proposals.Proposed:
    """Find them in all decisions of the meeting, or in those of one item."""
    stops = Stop.objects.in_force().filter(agenda_item__meeting=meeting)
    stopped = frozenset(stops.values_list("agenda_item_id", flat=True))
    return proposals.propose(meeting, by=by, now=now, item=item, stopped=stopped)


def follow(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """Keep the proposals in step where the text has been searched before; search no other."""
    if proposals.is_searched(meeting):
        propose(meeting, by=by, now=now)
