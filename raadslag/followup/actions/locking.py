"""Commitments as they are stored, held fast for the one who changes them."""

from __future__ import annotations

from collections.abc import Iterable

from raadslag.followup.models import Commitment, CommitmentQuerySet


def locked(commitment: Commitment) -> Commitment:
    """The row, which nobody else changes until the transaction ends."""
    return _held().get(pk=commitment.pk)


def all_locked(ids: Iterable[int]) -> list[Commitment]:
    """The rows, likewise, in the order in which everybody locks several."""
    return list(_held().filter(pk__in=list(ids)).order_by("pk"))


def _held() -> CommitmentQuerySet:
    rows = Commitment.objects.select_for_update(of=("self",))
    return rows.select_related(
        "organization__body", "body", "agenda_item__meeting__organization", "meeting_of"
    )
