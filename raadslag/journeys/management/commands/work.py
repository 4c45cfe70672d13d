"""``raadslag work``: run jobs, send mail, and see to each day's round, until told to stop."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from raadslag.core import clock
from raadslag.journeys.worker import Turns

EVERY = 5.0  # seconds
# A job may queue another; one that always does so must not keep a timer from ending.
_PASSES_MAX = 20
_log = logging.getLogger("raadslag.worker")


class Command(BaseCommand):
    """SIGTERM and Ctrl-C end it after the job that is running; a second time at once."""

    help = "Run jobs, send mail and see to the day's round: one on each installation, or more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For a timer, and how often to look."""
        parser.add_argument(
            "--once", action="store_true", help="do what is due and stop, for a timer"
        )
        parser.add_argument(
            "--every", type=float, default=EVERY, metavar="SECONDS", help="how often to look"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Queue what is due, run it, wait; a database that is busy or away is asked again."""
        worker, turns = _worker(), Turns()
        worker.configure_signals()
        if options["once"]:
            for _ in range(_PASSES_MAX):  # what one turn has written, the next one sends
                if not _turn(worker, turns) or not worker.running:
                    return
            return
        while worker.running:
            try:
                _turn(worker, turns)
            except (OperationalError, InterfaceError) as error:
                _log.warning("The database cannot be used just now: %s", error)
                close_old_connections()
            if worker.running:
                time.sleep(options["every"])


def _turn(worker: Worker, turns: Turns) -> bool:
    """Whether there was anything to run. A worker that looks for jobs locks SQLite, so ask first."""
    turns.queue_what_is_due(clock.now())
    if not DBTaskResult.objects.ready().exists():
        return False
    worker.run()
    return True


def _worker() -> Worker:
    """One that returns when no job is left: the waiting is ours."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
