"""``raadslag read_waiting``: read the documents that were handed in and are not read yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from raadslag.core.actions import Actor
from raadslag.intake import queries
from raadslag.journeys.read_in_time import read_waiting
from referat.reading.limits import DEFAULT


class Command(BaseCommand):
    """Here nobody waits: each file has all the time that the reader's limits allow."""

    help = "Read the documents that were handed in on the site and are not read yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Read them one by one."""
        receptions = queries.all_waiting()
        by = Actor(name="raadslag read_waiting")
        for reception in receptions:
            read_waiting([reception], by=by, seconds=DEFAULT.max_seconds + 1)
        self.stdout.write(f"{len(receptions)} documents read.")
