"""Setting up, renaming, closing and reopening units."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from raadslag.core.actions import Actor, log_event
from raadslag.people.models import Body, Membership, Organization
from raadslag.people.rules import Classification
from raadslag.people.slugs import RESERVED, free_slug, slug_of
from raadslag.people.units.said import BadUnit, UnitSaid, checked


@transaction.atomic
def create_unit(*, body: Body, said: UnitSaid, by: Actor, now: datetime) -> Organization:
    """A new unit; raises :class:`~raadslag.people.units.said.BadUnit`."""
    Body.objects.select_for_update().get(pk=body.pk)  # one at a time, or two get one name
    said = _free(body, checked(said))
    taken = RESERVED | set(body.organizations.units().values_list("slug", flat=True))
    unit = Organization.objects.create(
        body=body,
        classification=Classification.UNIT,
        name=said.name,
        short_name=said.short_name,
        slug=free_slug(slug_of(said.name, fallback="enhed"), taken),
    )
    _log(unit, "create", by=by, now=now)
    return unit


@transaction.atomic
def rename_unit(*, unit: Organization, said: UnitSaid, by: Actor, now: datetime) -> Organization:
    """Another name or short name, also on what it has done; raises ``BadUnit``."""
    Body.objects.select_for_update().get(pk=unit.body_id)
    said = _free(unit.body, checked(said), own=unit)
    if (unit.name, unit.short_name) == (said.name, said.short_name):
        return unit
    before = unit.name
    unit.name, unit.short_name = said.name, said.short_name
    unit.save(update_fields=["name", "short_name"])
    _log(unit, "rename", by=by, now=now, details={"before": before})
    return unit


@transaction.atomic
def close_unit(
    *, unit: Organization, on: date, successor: Organization | None, by: Actor, now: datetime
) -> Organization:
    """From that day it is no more; nobody works there from then on. Raises ``BadUnit``."""
    unit = Organization.objects.select_for_update().get(pk=unit.pk)
    if unit.dissolution_date is not None:
        raise BadUnit("day", "closed", "It is closed already. Reopen it first.")
    unit.dissolution_date, unit.successor = on, successor
    unit.save(update_fields=["dissolution_date", "successor"])
    last = on - timedelta(days=1)
    begun = Q(start_date__isnull=True) | Q(start_date__lte=last)
    over = Q(end_date__isnull=True) | Q(end_date__gt=last)
    Membership.objects.filter(begun, over, organization=unit).update(end_date=last)
    _log(unit, "close", by=by, now=now, details={"from": on.isoformat()})
    return unit


@transaction.atomic
def reopen_unit(*, unit: Organization, by: Actor, now: datetime) -> Organization:
    """It is there again, with those who worked there on its last day."""
    unit = Organization.objects.select_for_update().get(pk=unit.pk)
    if unit.dissolution_date is None:
        return unit
    last = unit.dissolution_date - timedelta(days=1)
    unit.memberships.filter(end_date=last).update(end_date=None)
    unit.dissolution_date = unit.successor = None
    unit.save(update_fields=["dissolution_date", "successor"])
    _log(unit, "reopen", by=by, now=now)
    return unit


def _free(body: Body, said: UnitSaid, *, own: Organization | None = None) -> UnitSaid:
    """Raises ``BadUnit`` where a unit is called so: words would name both, and so nobody."""
    others = [one for one in body.organizations.units() if one != own]
    for field, label in (("name", said.name), ("short_name", said.short_name)):
        for other in others if label else ():
            if label.casefold() in {other.name.casefold(), other.short_name.casefold()}:
                code = "taken_by_closed" if other.dissolution_date else "taken"
                raise BadUnit(field, code, "A unit is called so already.", known=other.name)
    return said


def _log(
    unit: Organization,
    verb: str,
    *,
    by: Actor,
    now: datetime,
    details: dict[str, object] | None = None,
) -> None:
    log_event(
        by=by,
        verb=f"{verb}_unit",
        target=("organization", unit.pk, unit.name),
        body_id=unit.body_id,
        details=details,
        now=now,
    )
