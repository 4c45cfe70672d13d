"""A case's planned way through the forums, and what each decision does to it."""

from __future__ import annotations

from datetime import datetime

from raadslag.core.actions import Actor
from raadslag.drafts.models import Draft


def send_on(draft: Draft, *, by: Actor, now: datetime) -> None:
    """Send every item of a closed meeting where its decision says; again without harm."""
    raise NotImplementedError
