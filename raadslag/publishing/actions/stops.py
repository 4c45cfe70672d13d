"""A member stops the execution of a decision (kommunestyrelsesloven § 23), and it is lifted again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import log_event
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from raadslag.people.models import Person, User
from raadslag.publishing.models import Stop
from raadslag.publishing.rules import REASON_LENGTH_MIN, CannotPublish, Obstacle, may_be_stopped
from referat.document import Outcome


class CannotStop(Exception):  # noqa: N818 -- reads as CannotRead does
    """There is no decision of that kind to stop, or no stop to lift."""


@transaction.atomic
def stop(*, agenda_item: AgendaItem, person: Person, reason: str, by: User, now: datetime) -> Stop:
    """Stop the decision; raises :class:`CannotStop` for recommendations and procedural decisions."""
    reason = _reason(reason)
    row = AgendaItem.objects.select_for_update().get(pk=agenda_item.pk)
    outcomes = row.decisions.filter(is_current=True).values_list("outcome", flat=True)
    known = [Outcome(one or Outcome.UNKNOWN) for one in outcomes]
    if not row.is_current or not may_be_stopped(known):
        raise CannotStop
    if Stop.objects.in_force().filter(agenda_item=row).exists():
        raise CannotStop
    made = Stop.objects.create(agenda_item=row, person=person, by=by, at=now, reason=reason)
    _log(made, "stop", by=by, now=now)
    return made


@transaction.atomic
def lift(*, found: Stop, reason: str, by: User, now: datetime) -> None:
    """The decision may be executed after all: the council has spoken, or the member thinks otherwise."""
    reason = _reason(reason)
    row = Stop.objects.select_for_update().get(pk=found.pk)
    if row.lifted_at is not None:
        raise CannotStop
    row.lifted_at, row.lifted_by, row.lifted_reason = now, by, reason
    row.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    _log(row, "lift_stop", by=by, now=now)


def _reason(text: str) -> str:
    if len(text.strip()) < REASON_LENGTH_MIN:
        raise CannotPublish(Obstacle.REASON_MISSING)
    return text.strip()


def _log(row: Stop, verb: str, *, by: User, now: datetime) -> None:
    meeting = row.agenda_item.meeting
    log_event(
        by=actor_of(by),
        verb=verb,
        target=("agenda_item", row.agenda_item_id, f"{meeting}, {row.agenda_item.slug}"),
        body_id=meeting.organization.body_id,
        details={"person": row.person_id},
        now=now,
    )
