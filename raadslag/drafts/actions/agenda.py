"""Puts a meeting's agenda together: begins it, places items on it, takes them off, withdraws them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.items import create_item, log_item
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.agenda_rules import CHANGEABLE, Refusal, closing_from
from raadslag.drafts.boxes import Box
from raadslag.drafts.forum_rules import Position, Rules, StandingItem
from raadslag.drafts.models import Draft, DraftItem, Treatment
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import ItemState, Stage, TreatmentState
from raadslag.meetings.models import Meeting
from raadslag.people.models import User
from referat import prose
from referat.document import SectionKind


class CannotChangeAgenda(Exception):  # noqa: N818 -- reads as CannotRead does
    """The agenda stays as it is; ``why`` says for what reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


class ReasonMissing(CannotChangeAgenda):
    """The law asks for a reason, and none was given."""


@transaction.atomic
def open_draft(*, meeting: Meeting, by: Actor, now: datetime) -> Draft:
    """The meeting's paper, begun with the forum's standing items where there is none yet."""
    draft, is_new = Draft.objects.get_or_create(meeting=meeting)
    if not is_new:
        return draft
    log_agenda(draft, verb="open_draft", by=by, now=now)
    rules = rules_seen(meeting.organization)
    for position in Position:
        for one in rules.standing_items:
            if one.position is position:
                _add_standing(draft, one, rules, by=by, now=now)
    return draft


@transaction.atomic
def place_item(
    *, item: DraftItem, draft: Draft, by: Actor, now: datetime, late_reason: str = ""
) -> None:
    """Accept the item and put it on the agenda, before what the rules put last.

    Once the agenda is called it stands on a supplementary one, after all others. Raises
    :class:`ReasonMissing` past the deadline without a reason, :class:`CannotChangeAgenda` else.
    """
    draft = changeable(draft)
    DraftItem.objects.select_for_update().get(pk=item.pk)
    item.refresh_from_db()
    if item.organization_id != draft.meeting.organization_id:
        raise CannotChangeAgenda(Refusal.OTHER_FORUM)
    if item.draft_id is not None and item.state in (ItemState.ACCEPTED, ItemState.WITHDRAWN):
        raise CannotChangeAgenda(Refusal.ON_AN_AGENDA)
    rules = rules_seen(draft.meeting.organization)
    late_reason = " ".join((late_reason or item.late_reason).split())
    if is_late(draft, rules, now=now) and not late_reason:
        raise ReasonMissing(Refusal.NO_LATE_REASON)
    items = printed(draft)
    item.supplementary = draft.stage != Stage.PREPARING
    item.draft, item.state, item.late_reason = draft, ItemState.ACCEPTED, late_reason
    item.save(update_fields=["draft", "state", "late_reason", "supplementary"])
    place = len(items) if item.supplementary else closing_from(items, rules.standing_items)
    put_in_order([*items[:place], item, *items[place:]])
    Treatment.objects.filter(item=item).update(
        state=TreatmentState.ON_AGENDA, meeting=draft.meeting
    )
    log_agenda(draft, verb="place_item", by=by, now=now, item=item)
    touch(draft)


@transaction.atomic
def add_item(
    *,
    draft: Draft,
    title: str,
    author: User | None,
    by: Actor,
    now: datetime,
    minutes: int = 0,
    late_reason: str = "",
) -> DraftItem:
    """A new item straight onto the agenda; raises as :func:`place_item` does."""
    if not title.strip():
        raise CannotChangeAgenda(Refusal.NO_TITLE)
    item = create_item(
        organization=draft.meeting.organization,
        title=title,
        author=author,
        by=by,
        now=now,
        minutes=minutes,
    )
    place_item(item=item, draft=draft, by=by, now=now, late_reason=late_reason)
    return item


@transaction.atomic
def take_off(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """Back among those that wait, while the agenda is not called yet.

    A standing item in which nothing was written is gone: the rules bring it to the next meeting.
    """
    draft = _draft_of(item)
    if draft.stage != Stage.PREPARING:
        raise CannotChangeAgenda(Refusal.CALLED)
    log_item(item, verb="take_off", by=by, now=now)
    if item.standing and not item.is_written_in:
        item.delete()
    else:
        item.draft, item.order, item.state = None, 0, ItemState.SUBMITTED
        item.standing = item.timetable = False
        item.save(update_fields=["draft", "order", "state", "standing", "timetable"])
        Treatment.objects.filter(item=item).update(state=TreatmentState.PLANNED)
    put_in_order(printed(draft))
    touch(draft)


@transaction.atomic
def withdraw(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """The item is not treated; its number stays, with the words that it was withdrawn."""
    _step(item, ItemState.WITHDRAWN, verb="withdraw", by=by, now=now)


@transaction.atomic
def bring_back(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """A withdrawn item is to be treated after all."""
    _step(item, ItemState.ACCEPTED, verb="bring_back", by=by, now=now)


def is_late(draft: Draft, rules: Rules, *, now: datetime) -> bool:
    """Whether the agenda should have been with the members before today."""
    return timezone.localdate(now) > rules.deadlines(draft.meeting.start_date).agenda


def printed(draft: Draft) -> list[DraftItem]:
    """The items on the agenda, in order."""
    states = (ItemState.ACCEPTED, ItemState.WITHDRAWN)
    return list(draft.items.filter(state__in=states).order_by("order", "pk"))


def put_in_order(items: Sequence[DraftItem]) -> None:
    """Give the items their places, from 1."""
    for order, item in enumerate(items, start=1):
        item.order = order
    DraftItem.objects.bulk_update(items, ["order"])


def changeable(draft: Draft) -> Draft:
    """The paper as it is now, locked; raises :class:`CannotChangeAgenda` once the meeting is over."""
    locked = Draft.objects.select_for_update(of=("self",))
    found = locked.select_related("meeting__organization__body").get(pk=draft.pk)
    if found.stage not in CHANGEABLE:
        raise CannotChangeAgenda(Refusal.HELD)
    return found


def log_agenda(
    draft: Draft, *, verb: str, by: Actor, now: datetime, item: DraftItem | None = None
) -> None:
    """One line of the audit log; an item is named by its address and nothing else."""
    log_event(
        by=by,
        verb=verb,
        target=("draft", draft.pk, str(draft)),
        body_id=draft.meeting.organization.body_id,
        details={"item": str(item.uuid)} if item else None,
        now=now,
    )


def _add_standing(
    draft: Draft, one: StandingItem, rules: Rules, *, by: Actor, now: datetime
) -> None:
    """With the first section alone: what such an item has to say is short."""
    first = rules.sections[0] if rules.sections else None
    box = Box(
        kind=first.kind if first else SectionKind.SUMMARY,
        heading=first.heading if first else "",
        html=prose.html_of(prose.passage_from_text(one.text)),
    )
    create_item(
        organization=draft.meeting.organization,
        title=one.title,
        author=None,
        by=by,
        now=now,
        draft=draft,
        minutes=one.minutes,
        standing=True,
        timetable=one.timetable,
        state=ItemState.ACCEPTED,
        boxes=[box],
    )


def _step(item: DraftItem, state: ItemState, *, verb: str, by: Actor, now: datetime) -> None:
    draft = _draft_of(item)
    expected = ItemState.ACCEPTED if state is ItemState.WITHDRAWN else ItemState.WITHDRAWN
    if item.state != expected:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    item.state = state
    item.save(update_fields=["state"])
    log_agenda(draft, verb=verb, by=by, now=now, item=item)
    touch(draft)


def _draft_of(item: DraftItem) -> Draft:
    """The changeable paper that the item stands on; the item is brought up to date."""
    if item.draft is None:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    draft = changeable(item.draft)
    item.refresh_from_db()
    if item.draft_id != draft.pk:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    return draft
