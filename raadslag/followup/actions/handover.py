"""What one unit was to do goes to another unit or a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from raadslag.followup.actions import commitments
from raadslag.followup.actions.locking import locked
from raadslag.followup.queries.carried import unfinished_of
from raadslag.followup.said import Who
from raadslag.people.models import Organization, User


@transaction.atomic
def hand_over(*, unit: Organization, heir: Who, by: User, now: datetime) -> int:
    """All that is open, and proposals; the heir takes the unit's place. Gives how many there are.

    Raises :class:`~raadslag.followup.said.BadCommitment` where the heir is closed or elsewhere.
    """
    own = Who(organization_id=unit.pk)
    rows = list(unfinished_of(unit).order_by("pk"))
    for row in rows:
        stored = locked(row)
        said = commitments.said_of(stored)
        who = tuple(dict.fromkeys(heir if one == own else one for one in said.who))
        commitments.change(stored, replace(said, who=who), by=by, now=now)
    return len(rows)
