"""A unit is closed: what it still had to do goes to somebody else in the same step."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from raadslag.followup.actions.handover import hand_over
from raadslag.followup.queries.carried import unfinished_of
from raadslag.followup.said import Who
from raadslag.people.actions import actor_of
from raadslag.people.models import Organization, User
from raadslag.people.units.actions import close_unit
from raadslag.people.units.said import BadUnit


def close(unit: Organization, *, on: date, heir: Who | None, user: User, now: datetime) -> int:
    """Close it from that day, and give how much went to ``heir``, who is named instead of it.

    Raises :class:`~raadslag.people.units.said.BadUnit`; then nothing has changed.
    """
    with transaction.atomic():
        unit = Organization.objects.select_for_update().get(pk=unit.pk)
        successor = _successor(unit, heir, on=on, today=localdate(now))
        moved = 0
        if heir is not None:
            moved = hand_over(unit=unit, heir=heir, by=user, now=now)
        elif unfinished_of(unit).exists():
            raise BadUnit("heir", "heir", "It has something to do. Say who takes it over.")
        close_unit(unit=unit, on=on, successor=successor, by=actor_of(user), now=now)
    return moved


def _successor(
    unit: Organization, heir: Who | None, *, on: date, today: date
) -> Organization | None:
    """The unit or forum that takes over; a person is no organization's successor."""
    if heir is None or heir.organization_id is None:
        return None
    if heir.organization_id == unit.pk:
        raise BadUnit("heir", "itself", "It cannot take over from itself.")
    row = Organization.objects.filter(body=unit.body_id, pk=heir.organization_id).first()
    if row is None or row not in Organization.objects.existing(on=max(on, today)):
        raise BadUnit("heir", "heir_closed", "That unit is closed by then. Choose another.")
    return row
