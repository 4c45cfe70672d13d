"""A commitment as it is stored, held fast for the one who changes it."""

from __future__ import annotations

from raadslag.followup.models import Commitment


def locked(commitment: Commitment) -> Commitment:
    """The row, which nobody else changes until the transaction ends."""
    rows = Commitment.objects.select_for_update(of=("self",))
    rows = rows.select_related("organization__body", "body", "agenda_item__meeting", "meeting_of")
    return rows.get(pk=commitment.pk)
