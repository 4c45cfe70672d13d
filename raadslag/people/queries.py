"""Who may do what where, and who sits in a forum."""

from __future__ import annotations

from datetime import date

from django.core import signing
from django.db.models import QuerySet

from raadslag.people.models import Body, Membership, Organization, Person, Reader, Role
from raadslag.people.rules import ROLES_WITH, Classification, MembershipRole, Right
from raadslag.people.seats import Seats, SeenSeat

_CALENDAR = "raadslag.people.calendar"
_TASKS = "raadslag.people.tasks"
_IN_ORDER = {role: place for place, role in enumerate(MembershipRole)}


def may(user: Reader, right: Right, body: Body) -> bool:
    """Whether ``user`` has ``right`` in ``body``."""
    return Role.objects.bodies_where(user, right).filter(body=body).exists()


def rights_in(user: Reader, body_id: int) -> frozenset[Right]:
    """All that the user may do in the municipality."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    roles = set(Role.objects.filter(user=user.pk, body=body_id).values_list("role", flat=True))
    return frozenset(right for right, with_it in ROLES_WITH.items() if roles & set(with_it))


def bodies_where(user: Reader, right: Right) -> QuerySet[Body]:
    """The municipalities where ``user`` has ``right``, by name."""
    return Body.objects.filter(pk__in=Role.objects.bodies_where(user, right))


def members_of(organization: Organization, *, on: date) -> QuerySet[Membership]:
    """Who sat in the forum on that day."""
    return (
        organization.memberships.on(on).select_related("person").order_by("order", "person__name")
    )


def forums_run_by(user: Reader, right: Right = Right.RUN_MEETINGS) -> QuerySet[Organization]:
    """The forums of the municipalities where ``user`` has the right, by municipality and name."""
    bodies = Role.objects.bodies_where(user, right)
    forums = Organization.objects.forums().filter(body__in=bodies).select_related("body")
    return forums.order_by("body__name", "name")


def seats_of(organization: Organization, *, on: date) -> Seats:
    """Everybody who sits, has sat or will sit in the forum; chair first."""
    rows = organization.memberships.select_related("person__user", "on_behalf_of__person")
    seats = [_seat(row) for row in rows.order_by("order", "id")]
    seats.sort(key=lambda seat: _IN_ORDER[seat.role])
    past = [seat for seat in seats if seat.end_date and seat.end_date < on]
    return Seats(
        held=tuple(seat for seat in seats if _is_held(seat, on)),
        past=tuple(sorted(past, key=lambda seat: seat.end_date or on, reverse=True)),
        coming=tuple(seat for seat in seats if seat.start_date and seat.start_date > on),
    )


def calendar_token(person: Person) -> str:
    """What stands in the address of the person's calendar; worthless once it is renewed."""
    return _token(person, _CALENDAR)


def person_of_token(token: str) -> Person | None:
    """Whose calendar this is; None where the address was never right, or no longer is."""
    return _of_token(token, _CALENDAR)


def task_token(person: Person) -> str:
    """As :func:`calendar_token`, of what the person is to do; renewed together with it."""
    return _token(person, _TASKS)


def person_of_task_token(token: str) -> Person | None:
    """Whose tasks these are; None also where they can no longer log in to see them."""
    person = _of_token(token, _TASKS)
    user = person.user if person else None
    return person if user is not None and user.is_active else None


def _token(person: Person, salt: str) -> str:
    value = f"{person.pk}.{person.calendar_number}"
    return signing.Signer(salt=salt).sign(value).replace(":", "~")


def _of_token(token: str, salt: str) -> Person | None:
    try:
        value = signing.Signer(salt=salt).unsign(token.replace("~", ":"))
        pk, number = map(int, value.split("."))
    except (ValueError, signing.BadSignature):
        return None
    rows = Person.objects.select_related("user", "body")
    return rows.filter(pk=pk, calendar_number=number).first()


def persons_of(user: Reader) -> QuerySet[Person]:
    """Whom the user is in the municipalities' forums."""
    if not user.is_authenticated:
        return Person.objects.none()
    return Person.objects.filter(user=user).select_related("body")


def seats_held_by(person: Person) -> QuerySet[Membership]:
    """All seats of the person in forums, whenever."""
    seats = Membership.objects.filter(
        person=person, organization__classification=Classification.FORUM
    )
    return seats.select_related("organization")


def known_names(body: Body) -> list[str]:
    """The people whom the municipality's forums have had, for filling in a name."""
    return list(Person.objects.filter(body=body).values_list("name", flat=True).distinct())


def _is_held(seat: SeenSeat, on: date) -> bool:
    return (seat.start_date or on) <= on <= (seat.end_date or on)


def _seat(row: Membership) -> SeenSeat:
    behalf = row.on_behalf_of
    return SeenSeat(
        id=row.pk,
        name=row.person.name,
        role=MembershipRole(row.role),
        party=row.person.party,
        email=row.person.email,
        username=row.person.user.username if row.person.user else "",
        stands_in_for=behalf.person.name if behalf else "",
        start_date=row.start_date,
        end_date=row.end_date,
    )
