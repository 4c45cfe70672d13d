"""Setting up municipalities and forums, giving people roles, and counting failed log-ins."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.people import log_in_limit
from raadslag.people.models import Body, FailedLogIn, Organization, Role, User
from raadslag.people.rules import RoleName
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
    forums = {forum.name.casefold(): forum for forum in body.organizations.all()}
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
