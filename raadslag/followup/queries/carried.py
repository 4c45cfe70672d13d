"""What a unit is to carry out and has not: shown before it is closed, and moved with it."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from raadslag.followup.models import Commitment, Responsible
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import OPEN_STATES, State
from raadslag.followup.seen import SeenCommitment
from raadslag.people.models import Organization, Reader


def unfinished_of(unit: Organization) -> QuerySet[Commitment]:
    """Its open commitments and the proposals that name it, the most pressing first, whoever asks."""
    named = Responsible.objects.filter(organization=unit)
    rows = Commitment.objects.filter(
        pk__in=named.values("commitment"), state__in=[*OPEN_STATES, State.PROPOSED]
    )
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def unfinished_seen(user: Reader, unit: Organization, *, today: date) -> tuple[SeenCommitment, ...]:
    """Those of them that the user may see."""
    own = unfinished_of(unit).values("pk")
    rows = Commitment.objects.visible_to(user).filter(pk__in=own)
    return tuple(seen(user, rows.order_by(F("due").asc(nulls_last=True), "pk"), today=today))
