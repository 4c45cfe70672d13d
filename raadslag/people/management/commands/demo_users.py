"""``raadslag demo_users``: people who can log in to a demonstration, never to a real installation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from raadslag.core.actions import Actor
from raadslag.people import actions
from raadslag.people.models import Body
from raadslag.people.rules import RoleName

PASSWORD = "raadslag"  # noqa: S105 -- known to everybody; the command refuses outside development
CAST = (
    ("astrid", "Astrid", "Åkær", RoleName.SECRETARY),
    ("bo", "Bo", "Bakkegård", RoleName.READER),
)


class Command(BaseCommand):
    """Astrid is secretary and Bo reader in every municipality there is."""

    help = "Make the demonstration's users: only where RAADSLAG_DEVELOPMENT is on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Municipalities other than all."""
        parser.add_argument("--body", action="append", metavar="NAME", help="only in this one")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make or mend the users, and say who can log in."""
        if not settings.RAADSLAG_DEVELOPMENT:
            raise CommandError(
                "Demonstration users have a known password and are made only in development. "
                "Set RAADSLAG_DEVELOPMENT=1 if this is no real installation."
            )
        by = Actor(name="raadslag demo_users")
        names = options["body"] or Body.objects.values_list("name", flat=True)
        bodies = [actions.find_or_create_body(name=name, by=by) for name in names]
        for username, first, last, role in CAST:
            user = actions.set_up_user(
                username=username,
                full_name=(first, last),
                email=f"{username}@example.test",
                password=PASSWORD,
            )
            for body in bodies:
                actions.grant_role(user=user, body=body, role=role, by=by)
            where = ", ".join(body.name for body in bodies) or "no municipality yet"
            self.stdout.write(f"{username} / {PASSWORD}: {role} in {where}")
