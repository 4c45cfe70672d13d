"""Each day's round is begun once, and once more where it was broken off; dead jobs are told of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import F
from django_tasks_db.models import DBTaskResult

from raadslag.mailing.models import DailyRound

GIVEN_UP_AFTER = timedelta(minutes=15)  # longer than a round takes
DEAD_AFTER = timedelta(days=1)  # no job takes so long


class WorkerDied(Exception):  # noqa: N818 -- it is what has happened
    """What the record of a job says that was left running by a worker that is gone."""


def begin_round(day: date, *, now: datetime) -> bool:
    """Whether the caller is to see to the day's round: it is new, or whoever began has not finished."""
    if DailyRound.objects.filter(day=day, finished_at__isnull=False).exists():
        return False  # asked every few seconds, so without a lock
    row, is_new = DailyRound.objects.get_or_create(day=day, defaults={"tried_at": now})
    if is_new or row.finished_at is not None:
        return is_new
    broken_off = DailyRound.objects.filter(
        pk=row.pk, finished_at=None, tried_at__lt=now - GIVEN_UP_AFTER
    )
    return bool(broken_off.update(tried_at=now, tries=F("tries") + 1))


def finish_round(day: date, *, now: datetime) -> None:
    """The day's round is done; it is not begun again."""
    DailyRound.objects.filter(day=day, finished_at=None).update(finished_at=now)


def bury_the_dead(*, now: datetime) -> int:
    """Mark as failed what a worker that is gone has left running: only then is it pruned one day."""
    dead = list(DBTaskResult.objects.running().filter(started_at__lt=now - DEAD_AFTER))
    for one in dead:
        one.set_failed(WorkerDied("The worker ended before the job did."))
    return len(dead)
