"""What a worker sees to besides the jobs that pages queue: mail that waits, the day's round, news.

A job that dies with its worker is never run again by the queue. So no job is trusted to remember
anything: what is to be done stands in rows of our own, and each turn queues what they still ask for.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime
from django_tasks_db.models import DBTaskResult

from raadslag.journeys import remind
from raadslag.mailing.actions.rounds import begin_round
from raadslag.mailing.jobs import send_mail
from raadslag.mailing.queries.mailbox import is_anything_to_send

ROUND_FROM = time(6)  # a reminder lies there when the working day begins
NEWS_UNTIL = time(20)  # what is handed out at night is told in the morning, with the round
NEWS_EVERY = timedelta(minutes=5)


class Turns:
    """Remembers when it last looked for news; another worker that looks too does no harm."""

    def __init__(self) -> None:
        self.looked_at: datetime | None = None

    def queue_what_is_due(self, now: datetime) -> None:
        """Queue the day's round, news to tell and mail to send, each where it is due."""
        here = localtime(now)
        if here.time() >= ROUND_FROM:
            with transaction.atomic():
                if begin_round(here.date(), now=now):
                    remind.daily_round.enqueue(here.date().isoformat())
        if ROUND_FROM <= here.time() < NEWS_UNTIL and self._is_time_to_look(now):
            self.looked_at = now
            if remind.is_anything_new(now=now):
                remind.tell_news.enqueue()
        if settings.EMAIL_BACKEND and is_anything_to_send(now=now) and not _mail_is_queued():
            send_mail.enqueue()

    def _is_time_to_look(self, now: datetime) -> bool:
        return self.looked_at is None or now - self.looked_at >= NEWS_EVERY


def _mail_is_queued() -> bool:
    """Two workers may each queue it in the same moment: the second finds nothing to send."""
    return DBTaskResult.objects.ready().filter(task_path=send_mail.module_path).exists()
