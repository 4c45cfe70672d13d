"""Logging in: a few slips are forgiven, guessing is stopped, and others are not locked out by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from raadslag.core import clock
from raadslag.people.log_in_limit import FAILURES_MAX, WAIT
from raadslag.people.models import FailedLogIn, User

WORD = "fem-heste-i-regnvejr"


@pytest.fixture
def user(db) -> User:
    return User.objects.create_user("mona", password=WORD)


def attempt(client, password: str, *, username: str = "mona", address: str = "192.0.2.1") -> bool:
    """Whether the log-in took."""
    response = client.post(
        "/log-ind/", {"username": username, "password": password}, REMOTE_ADDR=address
    )
    return response.status_code == 302


def fail(client, times: int, **who) -> None:
    for _ in range(times):
        assert not attempt(client, "gæt", **who)


def test_slips_are_forgiven_and_forgotten(user, client):
    fail(client, FAILURES_MAX - 1)

    assert attempt(client, WORD)
    assert FailedLogIn.objects.count() == 0


def test_right_password_is_refused_once_the_limit_is_reached(user, client):
    fail(client, FAILURES_MAX)

    response = client.post(
        "/log-ind/", {"username": "Mona", "password": WORD}, REMOTE_ADDR="192.0.2.1"
    )

    assert response.status_code == 200
    assert "Vent 15 minutter, og prøv igen." in response.content.decode()


@pytest.mark.parametrize("who", [{"address": "192.0.2.2"}, {"username": "ingen"}])
def test_failures_of_others_do_not_lock_the_user_out(user, client, who):
    fail(client, FAILURES_MAX, **who)

    assert attempt(client, WORD)


def test_limit_is_waited_out_and_old_failures_are_dropped(user, client):
    fail(client, FAILURES_MAX)
    FailedLogIn.objects.update(at=clock.now() - WAIT - timedelta(seconds=1))

    fail(client, 1)

    assert FailedLogIn.objects.count() == 1
    assert attempt(client, WORD)


def test_what_was_typed_as_a_user_name_is_not_kept(user, client):
    fail(client, 1, username="min hemmelige adgangskode")

    assert "hemmelig" not in FailedLogIn.objects.get().key
