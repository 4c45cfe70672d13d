"""Lets the days of commitments follow the calendar of the forum whose next meeting is meant."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from raadslag.followup.actions.history import MOVED, happened
from raadslag.followup.models import Commitment, Theme
from raadslag.followup.rules import UNFINISHED_STATES, Happening
from raadslag.followup.timing import settle_again
from raadslag.people.models import Organization


@transaction.atomic
def retime(organization: Organization, *, now: datetime) -> int:
    """After a meeting of the forum is added, moved or cancelled; gives how many days changed.

    What is done or dropped keeps the day that it had.
    """
    today, changed = localdate(now), 0
    rows = Commitment.objects.select_for_update(of=("self",)).filter(
        meeting_of=organization, state__in=UNFINISHED_STATES
    )
    for row in rows.select_related("meeting_of").order_by("pk"):
        before = row.due
        if not settle_again(row, today=today):
            continue
        row.save(update_fields=["due_from", "due", "repeats"])
        _tell(row, before.isoformat() if before else "", now=now)
        changed += 1
    themes = Theme.objects.filter(meeting_of=organization, gone_on__isnull=True)
    for theme in themes.select_related("meeting_of"):
        if settle_again(theme, today=today):
            theme.save(update_fields=["due_from", "due", "repeats"])
            changed += 1
    return changed


def retime_all(*, now: datetime) -> int:
    """Of every forum whose next meeting something waits for; gives how many days changed."""
    rows = Commitment.objects.filter(meeting_of__isnull=False, state__in=UNFINISHED_STATES)
    themes = Theme.objects.filter(meeting_of__isnull=False, gone_on__isnull=True)
    waited_for = {*rows.values_list("meeting_of", flat=True)}
    waited_for |= {*themes.values_list("meeting_of", flat=True)}
    forums = Organization.objects.filter(pk__in=waited_for).order_by("pk")
    return sum(retime(one, now=now) for one in forums)


def _tell(row: Commitment, before: str, *, now: datetime) -> None:
    after = row.due.isoformat() if row.due else ""
    happened(row, Happening.CHANGED, by=None, now=now, field=MOVED, before=before, after=after)
