"""Each day has one round, one that was broken off is begun anew, and the worker's turn queues what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from raadslag.core import clock
from raadslag.journeys import remind
from raadslag.journeys.worker import Turns
from raadslag.mailing.actions.rounds import GIVEN_UP_AFTER, begin_round, bury_the_dead, finish_round
from raadslag.mailing.installation import check_mail
from raadslag.mailing.models import DailyRound, OutboxMessage
from tests.raadslag.mailing.post import post_office, queued, somebody

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)
SIX = datetime(2026, 4, 1, 4, 0, tzinfo=UTC)  # summer time in Denmark
MINUTE = timedelta(minutes=1)


def names() -> list[str]:
    return sorted(row.task_name for row in DBTaskResult.objects.all())


def test_a_day_has_one_round():
    assert [begin_round(DAY, now=SIX), begin_round(DAY, now=SIX + MINUTE)] == [True, False]


def test_a_round_that_was_broken_off_is_begun_anew_and_a_finished_one_is_not():
    begin_round(DAY, now=SIX)

    again = begin_round(DAY, now=SIX + GIVEN_UP_AFTER + MINUTE)
    finish_round(DAY, now=SIX + GIVEN_UP_AFTER + 2 * MINUTE)
    later = begin_round(DAY, now=SIX + timedelta(hours=5))

    assert (again, later) == (True, False)
    assert DailyRound.objects.get().tries == 2


def test_the_days_round_is_queued_at_six_and_once():
    turns = Turns()

    for now in (SIX - MINUTE, SIX, SIX + MINUTE):
        turns.queue_what_is_due(now)

    assert names() == ["daily_round"]


def test_mail_that_is_due_is_queued_once_however_often_one_looks(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    begin_round(DAY, now=SIX)
    queued(somebody(), now=SIX)
    turns = Turns()

    for step in range(3):
        turns.queue_what_is_due(SIX + step * MINUTE)

    assert names() == ["send_mail"]


@pytest.mark.django_db(transaction=True)  # a worker closes connections left in a transaction
def test_one_run_does_the_round_and_sends_what_waits(settings):
    settings.RAADSLAG_SITE = "https://strandby.example"
    queued(somebody(), now=clock.now() - MINUTE)

    with post_office(settings) as box:
        call_command("work", "--once")

    states = {row.task_name: row.status for row in DBTaskResult.objects.all()}
    assert box.to() == ["Karla Kaj <karla@example.test>"]
    assert states["send_mail"] == TaskResultStatus.SUCCESSFUL
    rounds = DailyRound.objects.filter(finished_at__isnull=False)
    assert rounds.exists() == ("daily_round" in states)
    assert set(states.values()) == {TaskResultStatus.SUCCESSFUL}


def test_a_round_that_waited_past_its_day_writes_nothing():
    begin_round(DAY, now=SIX)

    assert remind.daily_round.func(DAY.isoformat()) == 0
    assert DailyRound.objects.get(day=DAY).finished_at is not None


def test_what_a_dead_worker_left_running_is_marked_as_failed():
    job = remind.tell_news.enqueue()
    now = clock.now()
    DBTaskResult.objects.filter(pk=job.id).update(
        status=TaskResultStatus.RUNNING, started_at=now - timedelta(days=2)
    )

    count = bury_the_dead(now=now)

    row = DBTaskResult.objects.get()
    assert count == 1
    assert row.status == TaskResultStatus.FAILED
    assert "The worker ended before the job did." in row.traceback


def test_the_check_tells_when_nobody_sends(settings):
    settings.RAADSLAG_SITE = "https://strandby.example"
    queued(somebody(), now=clock.now() - timedelta(minutes=59))
    quiet = check_mail()
    OutboxMessage.objects.update(not_before=clock.now() - timedelta(minutes=61))

    assert quiet == []
    assert [one.id for one in check_mail()] == ["raadslag.W003"]


def test_the_check_tells_when_links_would_lead_nowhere(settings):
    settings.RAADSLAG_SITE = ""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert [one.id for one in check_mail()] == ["raadslag.W002"]
