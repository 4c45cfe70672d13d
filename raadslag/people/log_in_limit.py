"""How often one may fail to log in: a few times for a user from an address, then wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from raadslag.people.models import FailedLogIn

FAILURES_MAX = 5
WAIT = timedelta(minutes=15)


def key_of(username: str, address: str) -> str:
    """What the failures of a user from an address are counted under."""
    return salted_hmac("failed-log-in", f"{address}\0{username.casefold()}").hexdigest()


def is_stopped(key: str, *, now: datetime) -> bool:
    """Whether the limit is reached and not yet waited out."""
    return FailedLogIn.objects.filter(key=key, at__gt=now - WAIT).count() >= FAILURES_MAX


def note_failure(key: str, *, now: datetime) -> None:
    """Count one failure, and drop those that no longer count."""
    FailedLogIn.objects.filter(at__lte=now - WAIT).delete()
    FailedLogIn.objects.create(key=key, at=now)


def forget(key: str) -> None:
    """The user has logged in: earlier failures were slips."""
    FailedLogIn.objects.filter(key=key).delete()
