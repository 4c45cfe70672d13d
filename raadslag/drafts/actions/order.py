"""Puts the items of an agenda in order, and gives them their minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions.agenda import (
    CannotChangeAgenda,
    changeable,
    log_agenda,
    printed,
    put_in_order,
)
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.agenda_rules import Refusal, closed_last, keeps_numbers
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import Stage


class Span(StrEnum):
    """What minutes are given for: the item, or the break after it."""

    ITEM = "minutes"
    PAUSE = "pause_after"


@dataclass(frozen=True, slots=True)
class MinutesSaved:
    """They stand."""

    version: int
    value: int


@dataclass(frozen=True, slots=True)
class MinutesDiffer:
    """Somebody has changed the item meanwhile: ``value`` is theirs."""

    version: int
    value: int


@transaction.atomic
def reorder(*, draft: Draft, order: Sequence[int], by: Actor, now: datetime) -> None:
    """The items in the order of these ids, which must be exactly those on the agenda.

    Raises :class:`CannotChangeAgenda`: once the agenda is called, what stood on it stays in place.
    """
    draft = changeable(draft)
    items = printed(draft)
    by_id = {item.pk: item for item in items}
    if sorted(order) != sorted(by_id):
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    _arrange(draft, items, [by_id[pk] for pk in order], by=by, now=now)


@transaction.atomic
def move(*, item: DraftItem, steps: int, by: Actor, now: datetime) -> None:
    """One item up (-1) or down (1); at the end of the list nothing happens."""
    if item.draft is None:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    draft = changeable(item.draft)
    items = printed(draft)
    place = next((index for index, one in enumerate(items) if one.pk == item.pk), None)
    if place is None:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    wanted = [one for one in items if one.pk != item.pk]
    wanted.insert(min(max(place + steps, 0), len(wanted)), items[place])
    _arrange(draft, items, wanted, by=by, now=now)


@transaction.atomic
def put_closed_last(*, draft: Draft, by: Actor, now: datetime) -> None:
    """The closed items after the open ones (§ 10), yet before those that the rules put last."""
    draft = changeable(draft)
    items = printed(draft)
    standing = rules_seen(draft.meeting.organization).standing_items
    _arrange(draft, items, closed_last(items, standing), by=by, now=now)


@transaction.atomic
def set_minutes(
    *, item: DraftItem, span: Span, value: int, base: int, by: Actor, now: datetime
) -> MinutesSaved | MinutesDiffer:
    """Save how long it takes where ``base`` is the item's version that the page showed."""
    if item.draft is None:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    draft = changeable(item.draft)
    stored = DraftItem.objects.select_for_update().get(pk=item.pk)
    there: int = getattr(stored, span.value)
    if there == value:
        return MinutesSaved(stored.version, value)
    if stored.version != base:
        return MinutesDiffer(stored.version, there)
    setattr(stored, span.value, value)
    stored.version += 1
    stored.save(update_fields=[span.value, "version"])
    log_agenda(draft, verb="set_minutes", by=by, now=now, item=item)
    touch(draft)
    return MinutesSaved(stored.version, value)


def _arrange(
    draft: Draft,
    before: Sequence[DraftItem],
    after: Sequence[DraftItem],
    *,
    by: Actor,
    now: datetime,
) -> None:
    if list(before) == list(after):
        return
    if draft.stage != Stage.PREPARING and not keeps_numbers(before, after):
        raise CannotChangeAgenda(Refusal.CALLED)
    put_in_order(after)
    log_agenda(draft, verb="reorder", by=by, now=now)
    touch(draft)
