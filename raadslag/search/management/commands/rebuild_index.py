"""``raadslag rebuild_index``: make the search index anew from the database."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from raadslag.search import actions, queries


class Command(BaseCommand):
    """Searches go on in the old index until the new one is whole."""

    help = "Make the search index anew from the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild, with a progress bar where a person is watching."""
        with tqdm(unit="meeting", disable=not sys.stderr.isatty()) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            meetings = actions.rebuild_index(progress=progress)
        items = queries.compare_index().items_indexed
        self.stdout.write(f"{items} items of {meetings} meetings indexed.")
