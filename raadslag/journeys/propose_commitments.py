"""The decisions of a meeting are read for who is to do what by when; people say yes or no to what is found."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.followup.actions import proposals
from raadslag.journeys.stop_decision import stopped_among
from raadslag.meetings.models import AgendaItem, Meeting

_log = logging.getLogger(__name__)


@transaction.atomic
def propose(
    meeting: Meeting, *, by: Actor, now: datetime, item: AgendaItem | None = None
) -> proposals.Proposed:
    """Find them in all decisions of the meeting, or in those of one item."""
    stopped = stopped_among(meeting.items.values_list("pk", flat=True))
    return proposals.propose(meeting, by=by, now=now, item=item, stopped=stopped)


def propose_when_published(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """As :func:`propose`, but no text that the search stumbles over stops a publication.

    What failed is logged without a word of the text, and can be asked for from the meeting's page.
    """
    try:
        propose(meeting, by=by, now=now)
    except Exception as error:  # noqa: BLE001 -- a guess is never worth more than what is published
        _log.error("No proposals from meeting %s: %s", meeting.pk, type(error).__name__)


def follow(meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """Keep the proposals in step where the text has been searched before; search no other."""
    if proposals.is_searched(meeting):
        propose_when_published(meeting, by=by, now=now)
