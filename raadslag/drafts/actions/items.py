"""Making an item and saving its fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.texts import add_text
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import ItemState
from raadslag.meetings.models import Case, Meeting
from raadslag.people.models import Organization, User


def sections_of(organization: Organization) -> tuple[Box, ...]:
    """The empty boxes that an item of the forum starts with."""
    rules = rules_seen(organization)
    return tuple(Box(kind=one.kind.value, heading=one.heading) for one in rules.sections)


@transaction.atomic
def create_item(
    *,
    organization: Organization,
    title: str,
    author: User | None,
    by: Actor,
    now: datetime,
    case_number: str = "",
    draft: Draft | None = None,
    minutes: int = 0,
    is_public: bool = True,
    closed_reason: str = "",
    public_title: str = "",
    state: ItemState = ItemState.DRAFT,
    standing: bool = False,
    timetable: bool = False,
    wanted: Meeting | None = None,
    boxes: Sequence[Box] | None = None,
) -> DraftItem:
    """An item with its boxes: ``boxes``, or the empty ones of the forum's sections."""
    item = DraftItem.objects.create(
        organization=organization,
        draft=draft,
        order=_next_place(draft),
        title=" ".join(title.split()),
        case_number=case_number.strip(),
        case=known_case(organization, case_number),
        minutes=minutes,
        is_public=is_public,
        closed_reason=closed_reason,
        public_title=public_title,
        state=state,
        standing=standing,
        timetable=timetable,
        author=author,
        wanted=wanted,
    )
    chosen = sections_of(organization) if boxes is None else boxes
    for order, box in enumerate(chosen, start=1):
        add_text(item=item, box=box, order=order, by=author, now=now)
    touch(draft)
    log_item(item, verb="create_item", by=by, now=now)
    return item


@transaction.atomic
def delete_item(item: DraftItem, *, by: Actor, now: datetime) -> None:
    """The item is gone with all that was written in it; one that was published stays."""
    stored = locked_item(item)
    if stored.agenda_item_id is not None:
        return
    log_item(stored, verb="delete_item", by=by, now=now)
    stored.delete()
    touch(stored.draft)


def locked_item(item: DraftItem) -> DraftItem:
    """The item as it is stored, which nobody else changes until the transaction ends.

    Its paper is locked before it, as everybody does it: else two wait for each other for ever.
    """
    if item.draft_id is not None:
        Draft.objects.select_for_update().filter(pk=item.draft_id).first()
    rows = DraftItem.objects.select_for_update(of=("self",))
    return rows.select_related("draft", "organization", "wanted").get(pk=item.pk)


def known_case(organization: Organization, case_number: str) -> Case | None:
    """The municipality's case of that number, where there is one already."""
    number = case_number.strip()
    if not number:
        return None
    return Case.objects.filter(body=organization.body_id, case_number=number).first()


def log_item(
    item: DraftItem,
    *,
    verb: str,
    by: Actor,
    now: datetime,
    details: dict[str, object] | None = None,
) -> None:
    """One line of the audit log; it names the item by its address and says nothing of its text."""
    log_event(
        by=by,
        verb=verb,
        target=("draft_item", item.pk, str(item.uuid)),
        body_id=item.organization.body_id,
        details=details,
        now=now,
    )


def _next_place(draft: Draft | None) -> int:
    if draft is None:
        return 0
    return (draft.items.aggregate(last=Max("order"))["last"] or 0) + 1
