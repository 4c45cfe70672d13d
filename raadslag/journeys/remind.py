"""People are reminded of what they have to do: each morning, and soon after they were given it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from raadslag.core import clock
from raadslag.followup.actions.reminders import LinksIn, write_news, write_reminders
from raadslag.followup.actions.retiming import retime_all
from raadslag.followup.letters import Links
from raadslag.followup.queries.reminders import has_been_handed_out
from raadslag.mailing.actions.outbox import purge_texts
from raadslag.mailing.actions.rounds import bury_the_dead, finish_round

RESULTS_KEPT_DAYS = 14
NEWS_FOR = timedelta(hours=2)  # later than that, the next day's letter tells it


@task()
def daily_round(day: str) -> int:
    """The day's letters, and what is tidied up daily; gives how many letters.

    One that has waited past its day says nothing: what it would have said is not so any more.
    """
    now, today = clock.now(), clock.today()
    letters = 0
    retime_all(now=now)  # whatever way a meeting came into the calendar, letters name its day
    if day == today.isoformat() and settings.RAADSLAG_SITE:
        letters = write_reminders(today=today, now=now, links=links())
    purge_texts(now=now)
    bury_the_dead(now=now)
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=RESULTS_KEPT_DAYS,
        verbosity=0,
    )
    finish_round(date.fromisoformat(day), now=clock.now())
    return letters


@task()
def tell_news() -> int:
    """Letters to those who were given something; gives how many."""
    if not settings.RAADSLAG_SITE:
        return 0
    return write_news(today=clock.today(), now=clock.now(), links=links())


def is_anything_new(*, now: datetime) -> bool:
    """Whether it is worth a job to look."""
    return bool(settings.RAADSLAG_SITE) and has_been_handed_out(after=now - NEWS_FOR)


def links() -> LinksIn:
    """The addresses that letters lead to, in each language of the site."""
    return {
        code: Links(commitment=partial(_commitment, code), unsubscribe=partial(_unsubscribe, code))
        for code, _ in settings.LANGUAGES
    }


def _commitment(language: str, uuid: UUID) -> str:
    with translation.override(language):
        return settings.RAADSLAG_SITE + reverse("commitment", args=[uuid])


def _unsubscribe(language: str, token: str) -> str:
    with translation.override(language):
        return settings.RAADSLAG_SITE + reverse("unsubscribe", args=[token])
