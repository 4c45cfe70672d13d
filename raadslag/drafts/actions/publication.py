"""Notes on a paper that it has been published: its stage, and the lasting row of each of its items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import Stage
from raadslag.meetings.models import AgendaItem
from referat.document import Kind


@transaction.atomic
def mark_published(draft: Draft, kind: Kind, *, by: Actor, now: datetime) -> None:
    """The agenda calls the meeting; the minutes end it. A meeting that is held already stays so."""
    if kind is Kind.AGENDA and draft.stage == Stage.PREPARING:
        draft.stage, draft.called_at = Stage.CALLED, now
    elif kind is Kind.MINUTES and draft.stage == Stage.CLOSED:
        draft.stage = Stage.PUBLISHED
    draft.save(update_fields=["stage", "called_at"])
    _log(draft, "publish", by=by, now=now, kind=kind)


@transaction.atomic
def reopen(draft: Draft, *, by: Actor, now: datetime) -> None:
    """Published minutes are written on once more: the meeting is closed, its minutes not final."""
    if draft.stage == Stage.PUBLISHED:
        draft.stage = Stage.CLOSED
        draft.save(update_fields=["stage"])
    _log(draft, "reopen", by=by, now=now, kind=Kind.MINUTES)


@transaction.atomic
def link_items(draft: Draft, pairs: Iterable[tuple[DraftItem, AgendaItem | None]]) -> None:
    """Remember where each item stands for good; no row is two items'."""
    changed = [(item, row) for item, row in pairs if row and item.agenda_item_id != row.pk]
    taken = [row.pk for _, row in changed]
    DraftItem.objects.filter(agenda_item__in=taken).update(agenda_item=None)
    for item, row in changed:
        DraftItem.objects.filter(pk=item.pk).update(agenda_item=row)
    if changed:
        touch(draft)


def _log(draft: Draft, verb: str, *, by: Actor, now: datetime, kind: Kind) -> None:
    touch(draft)
    log_event(
        by=by,
        verb=verb,
        target=("draft", draft.pk, str(draft)),
        body_id=draft.meeting.organization.body_id,
        details={"kind": kind},
        now=now,
    )
