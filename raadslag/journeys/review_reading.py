"""A person reviews a reading: mends, confirms, rejects or holds it back, and the index follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.intake import actions as intake
from raadslag.intake.mending import Edit
from raadslag.intake.models import Reception
from raadslag.people.models import User
from raadslag.search import actions as search


@transaction.atomic
def mend_reading(
    *,
    reception: Reception,
    edits: Sequence[Edit],
    by: Actor,
    now: datetime,
    is_as_seen: intake.AsSeen | None = None,
) -> Reception:
    """Apply a person's edits to the reading."""
    transaction.on_commit(search.follow_changes, robust=True)
    return intake.mend_reading(
        reception=reception, edits=edits, by=by, now=now, is_as_seen=is_as_seen
    )


@transaction.atomic
def confirm_reading(
    *,
    reception: Reception,
    by: Actor,
    now: datetime,
    user: User,
    is_as_seen: intake.AsSeen | None = None,
) -> Reception:
    """The reading says what the original says: let everybody see it."""
    transaction.on_commit(search.follow_changes, robust=True)
    return intake.confirm_reading(
        reception=reception, by=by, now=now, user=user, is_as_seen=is_as_seen
    )


@transaction.atomic
def reject_reading(*, reception: Reception, by: Actor, now: datetime, reason: str) -> Reception:
    """Set the document aside, and off the pages where it was on them."""
    transaction.on_commit(search.follow_changes, robust=True)
    return intake.reject_reading(reception=reception, by=by, now=now, reason=reason)


@transaction.atomic
def hold_back_reading(*, reception: Reception, by: Actor, now: datetime) -> Reception:
    """Take the document off the pages at once, to be reviewed again."""
    transaction.on_commit(search.follow_changes, robust=True)
    return intake.hold_back_reading(reception=reception, by=by, now=now)
