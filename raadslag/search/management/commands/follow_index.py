"""``raadslag follow_index``: bring this machine's search index up to the database's last change."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from raadslag.search import actions


class Command(BaseCommand):
    """For machines that only show pages: those that take documents in follow by themselves."""

    help = "Bring this machine's search index up to the last change; run it from a timer."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Follow, and say how much there was."""
        self.stdout.write(f"{actions.follow_changes()} meetings brought up to date.")
