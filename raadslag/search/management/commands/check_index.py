"""``raadslag check_index``: compare the search index with the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from raadslag.search import queries


class Command(BaseCommand):
    """Exit status 1 where they differ."""

    help = "Compare the search index with the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Count both sides and say what differs."""
        try:
            found = queries.compare_index()
        except queries.NoIndex as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"items: {found.items} in the database, {found.items_indexed} indexed")
        self.stdout.write(
            f"closed items: {found.closed_items} in the database, "
            f"{found.closed_items_indexed} indexed for staff"
        )
        self.stdout.write(f"changes not yet followed: {found.changes_behind}")
        if not found.agree:
            raise CommandError("They differ. Run: raadslag rebuild_index")
