"""The system check of outgoing mail: is it sent at all, and do its links lead anywhere."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError

from raadslag.core import clock
from raadslag.mailing.queries.mailbox import waiting_too_long


def check_mail(**_kwargs: Any) -> list[CheckMessage]:
    """Asked of with ``--deploy``: it reads the database, which the other checks do without."""
    return [*_links(), *_worker()]


def _links() -> list[CheckMessage]:
    if settings.RAADSLAG_SITE or not settings.EMAIL_BACKEND:
        return []
    return [
        Warning(
            "Nobody is reminded of anything: a mail needs links, and the site's address is unknown.",
            hint="Write the site's address in RAADSLAG_SITE: https://dagsorden.example.dk.",
            id="raadslag.W002",
        )
    ]


def _worker() -> list[CheckMessage]:
    try:
        count = waiting_too_long(now=clock.now())
    except DatabaseError:  # before the first `raadslag migrate` there is nothing to ask
        return []
    if not count:
        return []
    return [
        Warning(
            f"{count} messages have waited for more than an hour, and nobody has tried to send them.",
            hint="Start the worker, `raadslag work`, and let the system keep it running.",
            id="raadslag.W003",
        )
    ]
