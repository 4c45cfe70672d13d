"""A commitment is reported done together with what shows it, all of it or nothing."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from raadslag.followup.actions import progress
from raadslag.followup.actions.evidence import Shown, add_all
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.people.models import User


@transaction.atomic
def finish(
    commitment: Commitment,
    *,
    done_on: date | None,
    note: str,
    shown: Shown,
    round_due: date | None = None,
    by: User,
    now: datetime,
) -> Commitment:
    """Raises ``BadCommitment`` and :class:`raadslag.drafts.filetypes.CannotAttach`."""
    before = locked(commitment).version
    row = progress.set_state(
        commitment,
        State.DONE,
        note=note,
        done_on=done_on,
        round_due=round_due,
        by=by,
        now=now,
    )
    if row.version == before:
        return row  # it was reported already: a second click adds nothing
    add_all(row, shown, by=by, now=now)
    return row
