"""Tells of what happened to a commitment: a line of its history and one of the audit log."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F

from raadslag.core.actions import Actor, log_event
from raadslag.followup.actions import closing, printed_list
from raadslag.followup.models import Commitment, HistoryLine
from raadslag.followup.rules import Happening
from raadslag.people.actions import actor_of
from raadslag.people.models import User

SYSTEM = Actor(name="raadslag")  # what happens by itself: reminders, a text that was corrected
MOVED = "due"  # a line's field where only the calendar of the forum has changed


def happened(
    commitment: Commitment,
    happening: Happening,
    *,
    by: User | None,
    now: datetime,
    field: str = "",
    before: str = "",
    after: str = "",
    note: str = "",
    day: date | None = None,
) -> HistoryLine:
    """Write it down in the transaction of the change itself, and raise the commitment's version.

    The texts stand in the history, which is shown to those who may see it; the audit log has none.
    """
    line = HistoryLine.objects.create(
        commitment=commitment,
        at=now,
        by=by,
        happening=happening,
        field=field,
        before=before,
        after=after,
        note=note,
        day=day,
    )
    Commitment.objects.filter(pk=commitment.pk).update(version=F("version") + 1)
    commitment.refresh_from_db(fields=["version"])
    actor = actor_of(by) if by else SYSTEM
    log_event(
        by=actor,
        verb=f"commitment_{happening.value}",
        target=("commitment", commitment.pk, str(commitment)),
        body_id=commitment.body_id,
        details={"field": field} if field else {},
        now=now,
    )
    if field == "is_public":
        closing.close_soon(commitment, by=actor, now=now)
    if commitment.on_list or field == "on_list":
        printed_list.refresh(commitment.organization_id, now=now)
    return line
