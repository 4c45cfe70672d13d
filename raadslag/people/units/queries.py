"""The units of the municipalities where the user runs meetings, and who works in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from raadslag.people.models import (
    Membership,
    Organization,
    OrganizationQuerySet,
    Reader,
    Role,
)
from raadslag.people.queries import seats_of
from raadslag.people.rules import MembershipRole, Right
from raadslag.people.units.said import SeenUnit, UnitPage


def units_run_by(user: Reader, *, today: date) -> list[SeenUnit]:
    """By municipality and name, closed ones too; two queries."""
    rows = _run_by(user).select_related("body", "successor").order_by("body__name", "name")
    return _seen(list(rows), today=today)


def unit_for(user: Reader, pk: int) -> Organization | None:
    """The unit itself, for one who may change it."""
    return _run_by(user).select_related("body", "successor").filter(pk=pk).first()


def unit_page(unit: Organization, *, today: date) -> UnitPage:
    """All of it."""
    return UnitPage(
        unit=_seen([unit], today=today)[0],
        seats=seats_of(unit, on=today),
        is_closed=unit.dissolution_date is not None and unit.dissolution_date <= today,
    )


def _run_by(user: Reader) -> OrganizationQuerySet:
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    return Organization.objects.units().filter(body__in=bodies)


def _seen(rows: list[Organization], *, today: date) -> list[SeenUnit]:
    seats = Membership.objects.on(today).filter(organization__in=[row.pk for row in rows])
    by_unit = defaultdict(list)
    for seat in seats.select_related("person").order_by("order", "pk"):
        by_unit[seat.organization_id].append(seat)
    return [_one(row, by_unit[row.pk]) for row in rows]


def _one(row: Organization, seats: Iterable[Membership]) -> SeenUnit:
    held = list(seats)
    return SeenUnit(
        id=row.pk,
        name=row.name,
        short_name=row.short_name,
        body_id=row.body_id,
        body=row.body.name,
        heads=tuple(one.person.name for one in held if one.role == MembershipRole.CHAIR),
        people=len(held),
        closed_on=row.dissolution_date,
        successor=row.successor.name if row.successor else "",
    )
