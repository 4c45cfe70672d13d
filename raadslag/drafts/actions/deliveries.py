"""Keeps who has been sent a meeting's package, and why somebody has not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.models import Draft, PackageDelivery
from raadslag.drafts.rules import DeliveryError, DeliveryState
from raadslag.people.models import Person


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
