"""Closes open items on coming agendas that tell of what has been closed, or kept from the public, since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from raadslag.core.actions import Actor
from raadslag.drafts.actions.items import locked_item, log_item
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import DraftItem
from raadslag.drafts.rules import Stage
from raadslag.followup.models import Appearance, Commitment
from raadslag.followup.queries.appearances import live, matters_of
from raadslag.followup.rules import Purpose
from raadslag.followup.telling import gathered_title, title_of

# Printed where the law asks why an item is closed, so Danish whatever language the screens have.
FROM_CLOSED = "Følger op på et lukket punkt."
NOT_PUBLIC = "Opgaven er ikke offentlig."


def reasons_of(commitments: Sequence[Commitment]) -> str:
    """Why an item that tells of them is closed: why those were at which they were decided."""
    origins = [one.agenda_item_id for one in commitments if one.agenda_item_id is not None]
    written = DraftItem.objects.filter(agenda_item__in=origins).exclude(closed_reason="")
    said = dict(written.values_list("agenda_item", "closed_reason"))
    reasons = [
        NOT_PUBLIC if one.may_be_public else said.get(one.agenda_item_id or 0, FROM_CLOSED)
        for one in commitments
    ]
    return " ".join(dict.fromkeys(reasons))


def close_soon(commitment: Commitment, *, by: Actor, now: datetime) -> None:
    """Once what has changed of the commitment is stored."""
    told = Q(commitment=commitment.pk)
    transaction.on_commit(partial(close_what_tells, told, by=by, now=now), robust=True)


@transaction.atomic
def close_what_tells(told: Q, *, by: Actor, now: datetime) -> int:
    """Close the open ones among the items of these appearances, where one of their commitments is
    not public any more; gives how many. What has been published as minutes is left as it is.
    """
    rows = live().filter(told, draft_item__is_public=True)
    rows = rows.exclude(draft_item__draft__stage=Stage.PUBLISHED)
    items = DraftItem.objects.filter(pk__in=rows.values("draft_item")).order_by("pk")
    return sum(_closed(item, today=localdate(now), by=by, now=now) for item in items)


def _closed(item: DraftItem, *, today: date, by: Actor, now: datetime) -> bool:
    tied = list(Appearance.objects.filter(draft_item=item).order_by("pk"))
    rows = Commitment.objects.filter(pk__in=[one.commitment_id for one in tied])
    related = rows.select_related("organization", "agenda_item__meeting__organization")
    commitments = list(related.order_by("pk"))
    matters = matters_of(commitments, today=today)
    if all(one.is_public for one in matters.values()):
        return False
    stored = locked_item(item)
    title = gathered_title()
    if len(tied) == 1:
        title = title_of(matters[tied[0].commitment_id], Purpose(tied[0].purpose))
    hidden = [one for one in commitments if not matters[one.pk].is_public]
    stored.is_public, stored.closed_reason = False, reasons_of(hidden)
    stored.title = stored.public_title = title  # a heading that the public may read
    stored.version += 1
    stored.save(update_fields=["is_public", "closed_reason", "title", "public_title", "version"])
    log_item(stored, verb="close_item", by=by, now=now)
    touch(stored.draft)
    return True
