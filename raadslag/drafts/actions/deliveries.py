"""Keeps who has been sent a meeting's package, and why somebody has not."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.models import Draft, PackageDelivery
from raadslag.drafts.rules import DeliveryError, DeliveryState
from raadslag.people.models import Person

GIVEN_UP_AFTER = timedelta(minutes=10)  # a server that died while it was sending


@transaction.atomic
def claim_delivery(*, draft: Draft, person: Person, edition: int, now: datetime) -> bool:
    """Whether the caller may send to this person: not where it was sent, or is being sent now."""
    rows = PackageDelivery.objects.select_for_update()
    known = rows.filter(draft=draft, person=person, edition=edition).first()
    if known is None:
        _, is_new = PackageDelivery.objects.get_or_create(
            draft=draft,
            person=person,
            edition=edition,
            defaults={"state": DeliveryState.SENDING, "at": now},
        )
        return is_new
    busy = known.state == DeliveryState.SENDING and now - known.at < GIVEN_UP_AFTER
    if busy or known.state == DeliveryState.SENT:
        return False
    known.state, known.at = DeliveryState.SENDING, now
    known.save(update_fields=["state", "at"])
    return True


@transaction.atomic
def note_delivery(
    *,
    draft: Draft,
    person: Person,
    edition: int,
    error: DeliveryError | None,
    by: Actor,
    now: datetime,
) -> None:
    """How sending to this person went; a later try takes the place of an earlier one."""
    state = DeliveryState.FAILED if error else DeliveryState.SENT
    PackageDelivery.objects.update_or_create(
        draft=draft,
        person=person,
        edition=edition,
        defaults={"state": state, "error": error or "", "at": now},
    )
    log_event(
        by=by,
        verb="send_package",
        target=("draft", draft.pk, str(draft)),
        body_id=draft.meeting.organization.body_id,
        details={"person": person.pk, "edition": edition, "state": state},
        now=now,
    )
