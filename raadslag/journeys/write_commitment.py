"""A person writes a commitment; one of a stopped decision (§ 23) is stopped from the beginning."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from raadslag.followup.actions import commitments
from raadslag.followup.models import Commitment
from raadslag.followup.said import Said
from raadslag.journeys.stop_decision import stopped_among
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Organization, User


@transaction.atomic
def write(
    *,
    organization: Organization,
    said: Said,
    said_on: date,
    agenda_item: AgendaItem | None,
    user: User,
    now: datetime,
) -> Commitment:
    """As :func:`raadslag.followup.actions.commitments.write`, which says what it raises.

    The same said again by the same person at once is a second click: the first one's row.
    """
    known = commitments.just_written(organization, said, agenda_item=agenda_item, by=user, now=now)
    return known or commitments.write(
        organization=organization,
        said=said,
        said_on=said_on,
        agenda_item=agenda_item,
        stopped=agenda_item is not None and bool(stopped_among([agenda_item.pk])),
        by=user,
        now=now,
    )
