"""Published minutes are opened to be written on once more; what is out stays out until they are published anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.drafts.actions import publication
from raadslag.drafts.models import Draft
from raadslag.people.actions import actor_of
from raadslag.people.models import User


@transaction.atomic
def reopen(draft: Draft, *, user: User, now: datetime) -> None:
    """The texts can be changed again. Nothing public changes: :mod:`publish_minutes` makes the corrected version."""
    locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    publication.reopen(locked, by=actor_of(user), now=now)
