"""Who asks, on a page for those who are logged in."""

from __future__ import annotations

from django.http import HttpRequest

from raadslag.core.actions import Actor
from raadslag.people.actions import actor_of
from raadslag.people.models import User


def user_of(request: HttpRequest) -> User:
    """The person who is logged in."""
    assert isinstance(request.user, User), "login_required lets nobody else through"
    return request.user


def by_of(request: HttpRequest) -> Actor:
    """The person as the logs name them."""
    return actor_of(user_of(request))
