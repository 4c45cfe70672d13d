"""The job that sends what waits in the outbox."""

from __future__ import annotations

from django_tasks import task

from raadslag.core import clock
from raadslag.mailing.actions.sending import send_waiting


@task()
def send_mail() -> int:
    """How many messages were sent."""
    return send_waiting(ask=clock.now)
