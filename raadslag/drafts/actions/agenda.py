"""Puts a meeting's agenda together: what is on it, in which order, open or closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState
from raadslag.meetings.models import Meeting


@transaction.atomic
def open_draft(*, meeting: Meeting, by: Actor, now: datetime) -> Draft:
    """The meeting's paper, begun with the forum's standing items where there is none yet."""
    draft, is_new = Draft.objects.get_or_create(meeting=meeting)
    if is_new:
        _log(draft, verb="open_draft", by=by, now=now)
    return draft


@transaction.atomic
def place_item(
    *, item: DraftItem, draft: Draft, by: Actor, now: datetime, late_reason: str = ""
) -> None:
    """Accept the item and put it on the agenda, before what the rules put last."""
    item.draft, item.state = draft, ItemState.ACCEPTED
    item.order = draft.items.count() + 1
    item.late_reason = late_reason or item.late_reason
    item.save(update_fields=["draft", "state", "order", "late_reason"])
    _log(draft, verb="place_item", by=by, now=now, item=item)
    touch(draft)


def _log(
    draft: Draft, *, verb: str, by: Actor, now: datetime, item: DraftItem | None = None
) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("draft", draft.pk, str(draft)),
        body_id=draft.meeting.organization.body_id,
        details={"item": str(item.uuid)} if item else None,
        now=now,
    )
