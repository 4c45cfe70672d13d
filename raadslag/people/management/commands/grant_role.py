"""``raadslag grant_role USER ROLE --body NAME``: make somebody secretary or reader."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from raadslag.core.actions import Actor
from raadslag.people import actions
from raadslag.people.models import User
from raadslag.people.rules import RoleName


class Command(BaseCommand):
    """The user is made with ``createsuperuser`` or by another program first."""

    help = "Give a user a role in a municipality, instead of the one they had there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """User, role, municipality."""
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.value for role in RoleName])
        parser.add_argument("--body", required=True, metavar="NAME")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Find the user, set up the municipality where it is new, and grant."""
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(
                f"There is no user {options['username']!r}. Make one with: raadslag createsuperuser"
            )
        by = Actor(name="raadslag grant_role")
        body = actions.find_or_create_body(name=options["body"], by=by)
        actions.grant_role(user=user, body=body, role=RoleName(options["role"]), by=by)
        self.stdout.write(f"{user} is now {options['role']} in {body}.")
