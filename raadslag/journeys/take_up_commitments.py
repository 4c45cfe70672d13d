"""What a forum has decided before, and is due or done, becomes items of its meeting's agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from raadslag.drafts.actions import agenda, items, texts
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState
from raadslag.followup.actions import appearances, printed_list
from raadslag.followup.actions.closing import reasons_of
from raadslag.followup.actions.locking import all_locked
from raadslag.followup.models import Commitment
from raadslag.followup.queries.appearances import coming, matters_of, to_report, to_take_up
from raadslag.followup.rules import Purpose
from raadslag.followup.telling import Matter, boxes_of, gathered_title, title_of
from raadslag.meetings.models import Meeting
from raadslag.people.actions import actor_of
from raadslag.people.models import Organization, User


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment, what an item says of it, and why it stands there."""

    commitment: Commitment
    matter: Matter
    purpose: Purpose


def take_up(
    draft: Draft,
    commitments: Sequence[int],
    *,
    gathered: bool,
    user: User,
    now: datetime,
    late_reason: str = "",
) -> tuple[DraftItem, ...]:
    """An item for each of them, or one for all; what is not public never shares an open item.

    One that stands on an agenda already, or no longer needs to, is passed over. Raises as
    :func:`raadslag.drafts.actions.agenda.place_item` does; then nothing has changed.
    """
    with transaction.atomic():
        paper = agenda.changeable(draft)
        found = _found(paper.meeting, commitments, user=user, today=timezone.localdate(now))
        made = []
        for group in _groups(found, gathered=gathered):
            item = make_item(paper.meeting.organization, group, user=user, now=now)
            agenda.place_item(
                item=item, draft=paper, by=actor_of(user), now=now, late_reason=late_reason
            )
            tie_all(group, item, user=user, now=now)
            made.append(item)
        return tuple(made)


@transaction.atomic
def take_off(item: DraftItem, *, user: User, now: datetime) -> None:
    """Off the agenda; what it took up can be taken up again, and an item that says no more is gone.

    Raises :class:`raadslag.drafts.actions.agenda.CannotChangeAgenda`.
    """
    says_no_more = appearances.is_untouched(item)
    printed_list.forget(item)
    agenda.take_off(item=item, by=actor_of(user), now=now)
    if item.pk is None:
        return
    appearances.untie(item)
    if says_no_more:
        items.delete_item(item, by=actor_of(user), now=now)


def make_item(
    organization: Organization,
    group: Sequence[Due],
    *,
    user: User,
    now: datetime,
    state: ItemState = ItemState.DRAFT,
    wanted: Meeting | None = None,
) -> DraftItem:
    """The item of the forum that tells of these; closed from birth where they are not public."""
    first, matters = group[0], [one.matter for one in group]
    is_public = all(one.is_public for one in matters)
    title = title_of(first.matter, first.purpose) if len(group) == 1 else gathered_title()
    numbers = {_case_number(one.commitment) for one in group}
    item = items.create_item(
        organization=organization,
        title=title,
        author=user,
        by=actor_of(user),
        now=now,
        case_number=numbers.pop() if len(numbers) == 1 else "",
        is_public=is_public,
        closed_reason="" if is_public else reasons_of([one.commitment for one in group]),
        public_title="" if is_public else title,
        state=state,
        wanted=wanted,
        boxes=(),
    )
    boxes = boxes_of(items.sections_of(organization), matters, _purposes(group))
    for order, box in enumerate(boxes, start=1):
        texts.add_text(item=item, box=box, order=order, by=None, now=now)
    return item


def refill(item: DraftItem, *, today: date, now: datetime) -> None:
    """Say anew how things stand, in an item in which nobody has written."""
    if not appearances.is_untouched(item):
        return
    group = _group_of(item, today=today)
    boxes = boxes_of(
        items.sections_of(item.organization), [one.matter for one in group], _purposes(group)
    )
    for text, box in zip(item.texts.order_by("order", "pk"), boxes, strict=False):
        texts.rewrite(text, box.html, now=now)


def tie_all(group: Sequence[Due], item: DraftItem, *, user: User, now: datetime) -> None:
    """Each of them stands on the item from now on."""
    for one in group:
        appearances.tie(commitment=one.commitment, item=item, purpose=one.purpose, by=user, now=now)


def _found(meeting: Meeting, ids: Sequence[int], *, user: User, today: date) -> list[Due]:
    """Those of them that the meeting may take up, as they are now, in the order they were asked for."""
    locked = {one.pk: one for one in all_locked(ids)}
    mine = list(locked)
    due = to_take_up(meeting, today=today).editable_by(user).filter(pk__in=mine)
    done = to_report().filter(pk__in=mine, organization=meeting.organization_id)
    done = done.editable_by(user).exclude(pk__in=coming().values("commitment"))
    purposes = dict.fromkeys(done.values_list("pk", flat=True), Purpose.REPORT)
    purposes |= dict.fromkeys(due.values_list("pk", flat=True), Purpose.DUE)
    matters = matters_of(locked.values(), today=today)
    return [
        Due(locked[pk], matters[pk], purposes[pk]) for pk in dict.fromkeys(ids) if pk in purposes
    ]


def _groups(found: Sequence[Due], *, gathered: bool) -> Iterator[list[Due]]:
    if not gathered:
        yield from ([one] for one in found)
        return
    for is_public in (True, False):
        if group := [one for one in found if one.matter.is_public is is_public]:
            yield group


def _group_of(item: DraftItem, *, today: date) -> list[Due]:
    tied = {one.commitment_id: Purpose(one.purpose) for one in appearances.ties_of(item)}
    rows = all_locked(tied)
    matters = matters_of(rows, today=today)
    return [Due(row, matters[row.pk], tied[row.pk]) for row in rows]


def _purposes(group: Sequence[Due]) -> frozenset[Purpose]:
    return frozenset(one.purpose for one in group)


def _case_number(commitment: Commitment) -> str:
    item = commitment.agenda_item
    return item.detail.case_number if item is not None and hasattr(item, "detail") else ""
