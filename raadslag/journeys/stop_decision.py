"""A decision's execution is stopped or freed (kommunestyrelsesloven § 23), with all that it set going."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from raadslag.followup.actions import stopping
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Person, User
from raadslag.publishing.actions import stops
from raadslag.publishing.models import Stop


@transaction.atomic
def stop(
    agenda_item: AgendaItem, *, person: Person, reason: str, user: User, now: datetime
) -> Stop:
    """The member stops it: none of its commitments may be carried out for now.

    Raises what :func:`raadslag.publishing.actions.stops.stop` does; then nothing has changed.
    """
    made = stops.stop(agenda_item=agenda_item, person=person, reason=reason, by=user, now=now)
    stopping.stop_commitments(agenda_item=agenda_item, by=user, now=now)
    return made


@transaction.atomic
def lift(found: Stop, *, reason: str, user: User, now: datetime) -> None:
    """The stop is lifted: its commitments may be carried out after all."""
    stopped_among([found.agenda_item_id])
    stops.lift(found=found, reason=reason, by=user, now=now)
    stopping.resume_commitments(agenda_item=found.agenda_item, by=user, now=now)


def stopped_among(item_ids: Iterable[int]) -> frozenset[int]:
    """Those of the items whose decision is stopped. Until the transaction ends none is stopped or freed,
    so that what is written meanwhile is born as it has to be.
    """
    ids = sorted(set(item_ids))
    list(AgendaItem.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    rows = Stop.objects.in_force().filter(agenda_item__in=ids)
    return frozenset(rows.values_list("agenda_item_id", flat=True))
