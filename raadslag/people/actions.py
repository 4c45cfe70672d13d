"""Setting up municipalities and forums, giving people roles, and counting failed log-ins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from raadslag.core.actions import Actor, log_event
from raadslag.people import log_in_limit
from raadslag.people.models import (
    Body,
    FailedLogIn,
    Membership,
    Organization,
    Person,
    Role,
    User,
)
from raadslag.people.rules import RoleName
from raadslag.people.seats import BadSeat, SeatSaid, checked
from raadslag.people.slugs import RESERVED, free_slug, slug_of


def actor_of(user: User) -> Actor:
    """The user as the logs name them."""
    return Actor(name=str(user), id=user.pk)


@transaction.atomic
def find_or_create_body(*, name: str, by: Actor) -> Body:
    """The municipality of that name (letter case apart), set up where it is new."""
    name = " ".join(name.split())
    bodies = {body.name.casefold(): body for body in Body.objects.all()}
    known = bodies.get(name.casefold())
    if known:
        return known
    taken = RESERVED | {body.slug for body in bodies.values()}
    body = Body.objects.create(name=name, slug=free_slug(slug_of(name, fallback="kommune"), taken))
    log_event(by=by, verb="create", target=("body", body.pk, body.name), body_id=body.pk)
    return body


@transaction.atomic
def find_or_create_organization(*, body: Body, name: str, by: Actor) -> Organization:
    """The municipality's forum of that name (letter case apart), set up where it is new."""
    name = " ".join(name.split())[:300]
    forums = {forum.name.casefold(): forum for forum in body.organizations.forums()}
    known = forums.get(name.casefold())
    if known:
        return known
    taken = RESERVED | {forum.slug for forum in forums.values()}
    organization = Organization.objects.create(
        body=body, name=name, slug=free_slug(slug_of(name, fallback="forum"), taken)
    )
    log_event(
        by=by,
        verb="create",
        target=("organization", organization.pk, organization.name),
        body_id=body.pk,
    )
    return organization


@transaction.atomic
def grant_role(*, user: User, body: Body, role: RoleName, by: Actor) -> Role:
    """Make the user this in the municipality, instead of what they were there."""
    granted, _ = Role.objects.update_or_create(user=user, body=body, defaults={"role": role})
    log_event(
        by=by,
        verb="grant_role",
        target=("user", user.pk, str(user)),
        body_id=body.pk,
        details={"role": role},
    )
    return granted


@transaction.atomic
def add_seat(*, organization: Organization, said: SeatSaid, by: Actor, now: datetime) -> Membership:
    """Give somebody a seat; one of that name whom the municipality has already is that person.

    What is not said of somebody known stays as it is known. Raises
    :class:`~raadslag.people.seats.BadSeat`, also for one who sits there in those days.
    """
    said = checked(said)
    people = Person.objects.select_for_update().filter(
        body=organization.body, name__iexact=said.name
    )
    same = [one for one in people if not (one.email and said.email) or one.email == said.email]
    person = same[0] if same else Person(body=organization.body)
    if same:
        _stop_second_seat(organization, person, said)
        said = replace(
            said,
            party=said.party or person.party,
            email=said.email or person.email,
            user_id=said.user_id or person.user_id,
        )
    last = organization.memberships.aggregate(last=Max("order"))["last"] or 0
    seat = Membership(organization=organization, order=last + 1)
    return _write_seat(seat, person, said, verb="add_seat", by=by, now=now)


@transaction.atomic
def change_seat(*, seat: Membership, said: SeatSaid, by: Actor, now: datetime) -> Membership:
    """Change the seat and the person who holds it; raises :class:`~raadslag.people.seats.BadSeat`."""
    return _write_seat(seat, seat.person, checked(said), verb="change_seat", by=by, now=now)


@transaction.atomic
def end_seat(*, seat: Membership, on: date, by: Actor, now: datetime) -> None:
    """The seat is held until that day, that day too; raises :class:`~raadslag.people.seats.BadSeat`."""
    said = SeatSaid(name=seat.person.name, start_date=seat.start_date, end_date=on)
    seat.end_date = checked(said).end_date
    seat.save(update_fields=["end_date"])
    _log_seat(seat, verb="end_seat", by=by, now=now)


@transaction.atomic
def renew_calendar_address(*, person: Person, by: Actor, now: datetime) -> None:
    """Make the person's calendar address worthless; the new one is another."""
    Person.objects.filter(pk=person.pk).update(calendar_number=F("calendar_number") + 1)
    log_event(
        by=by,
        verb="renew_calendar_address",
        target=("person", person.pk, person.name),
        body_id=person.body_id,
        now=now,
    )


def _stop_second_seat(organization: Organization, person: Person, said: SeatSaid) -> None:
    """Raises ``BadSeat`` where the person sits in the forum on one of the days."""
    for seat in organization.memberships.filter(person=person):
        starts_after = seat.start_date and said.end_date and seat.start_date > said.end_date
        ends_before = seat.end_date and said.start_date and seat.end_date < said.start_date
        if not (starts_after or ends_before):
            raise BadSeat("seated", "name", "They sit there already. Change that seat instead.")


def _write_seat(
    seat: Membership, person: Person, said: SeatSaid, *, verb: str, by: Actor, now: datetime
) -> Membership:
    person.name, person.party, person.email = said.name, said.party, said.email
    person.user_id = said.user_id
    person.save()
    seat.person = person
    seat.role, seat.on_behalf_of_id = said.role, said.on_behalf_of
    seat.start_date, seat.end_date = said.start_date, said.end_date
    seat.save()
    _log_seat(seat, verb=verb, by=by, now=now)
    return seat


def _log_seat(seat: Membership, *, verb: str, by: Actor, now: datetime) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("membership", seat.pk, str(seat)),
        body_id=seat.organization.body_id,
        details={"role": seat.role},
        now=now,
    )


@transaction.atomic
def set_up_user(*, username: str, full_name: tuple[str, str], email: str, password: str) -> User:
    """The user of that name with these names and this password, made where there is none."""
    user = User.objects.filter(username=username).first() or User(username=username)
    user.first_name, user.last_name = full_name
    user.email = email
    user.set_password(password)
    user.save()
    return user


def note_failed_log_in(key: str, *, now: datetime) -> None:
    """Count one failure, and drop those that no longer count."""
    FailedLogIn.objects.filter(at__lte=now - log_in_limit.WAIT).delete()
    FailedLogIn.objects.create(key=key, at=now)


def forget_failed_log_ins(key: str) -> None:
    """The user has logged in: earlier failures were slips."""
    FailedLogIn.objects.filter(key=key).delete()
