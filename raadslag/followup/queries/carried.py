"""What a unit is to carry out and has not: shown before it is closed, and moved with it."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from raadslag.followup.models import Commitment, CommitmentQuerySet, Responsible
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import UNFINISHED_STATES
from raadslag.followup.seen import SeenCommitment
from raadslag.people.models import Organization, Reader


def unfinished_of(unit: Organization) -> CommitmentQuerySet:
    """Its open commitments and the proposals that name it, the most pressing first, whoever asks."""
    named = Responsible.objects.filter(organization=unit)
    rows = Commitment.objects.filter(pk__in=named.values("commitment"), state__in=UNFINISHED_STATES)
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def unfinished_seen(user: Reader, unit: Organization, *, today: date) -> tuple[SeenCommitment, ...]:
    """Those of them that the user may see."""
    return tuple(seen(user, unfinished_of(unit).visible_to(user), today=today))
