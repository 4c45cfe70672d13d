"""Execution of a decision is stopped (kommunestyrelsesloven § 23), and with it what it asks for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.followup.actions.history import happened
from raadslag.followup.models import Commitment
from raadslag.followup.rules import Happening
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import User


@transaction.atomic
def stop_commitments(*, agenda_item: AgendaItem, by: User, now: datetime) -> int:
    """None of what was decided there may be carried out for now; gives how many there are."""
    return _set(agenda_item, stopped=True, by=by, now=now)


@transaction.atomic
def resume_commitments(*, agenda_item: AgendaItem, by: User, now: datetime) -> int:
    """What was decided there may be carried out after all; gives how many there are."""
    return _set(agenda_item, stopped=False, by=by, now=now)


def _set(agenda_item: AgendaItem, *, stopped: bool, by: User, now: datetime) -> int:
    happening = Happening.STOPPED if stopped else Happening.RESUMED
    rows = Commitment.objects.select_for_update().filter(
        agenda_item=agenda_item, stopped=not stopped
    )
    found = list(rows.order_by("pk"))
    for row in found:
        row.stopped = stopped
        row.save(update_fields=["stopped"])
        happened(row, happening, by=by, now=now)
    return len(found)
