"""The sign-off of an item: submitted, sent back with a comment, withdrawn, taken up again; and copies."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions.items import locked_item, log_item, sections_of
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box, rehoused
from raadslag.drafts.models import Comment, DraftItem, DraftText
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import NEXT_ITEM_STATES, ItemState, Part, Stage
from raadslag.people.models import Organization, User


class NotReady(ValueError):  # noqa: N818 -- reads as CannotRead does
    """What must be there before the item is submitted; ``headings`` of sections that are empty."""

    def __init__(self, headings: tuple[str, ...], *, reason_missing: bool) -> None:
        super().__init__("not ready")
        self.headings, self.reason_missing = headings, reason_missing


class WrongState(ValueError):  # noqa: N818 -- reads as CannotRead does
    """The item has come further, or less far, than the step asks."""


@transaction.atomic
def submit(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """Hand the item to the secretary. Raises :class:`NotReady` and :class:`WrongState`."""
    stored = locked_item(item)
    missing = missing_sections(stored)
    reason_missing = not stored.is_public and not stored.closed_reason.strip()
    if missing or reason_missing:
        raise NotReady(missing, reason_missing=reason_missing)
    _go(stored, ItemState.SUBMITTED, verb="submit_item", by=by, now=now)


@transaction.atomic
def send_back(*, item: DraftItem, comment: str, user: User, by: Actor, now: datetime) -> None:
    """Back to its author with a word on why; off the agenda where that is still being prepared."""
    stored = locked_item(item)
    if stored.draft is not None and stored.draft.stage != Stage.PREPARING:
        raise WrongState(stored.draft.stage)
    draft, stored.draft = stored.draft, None
    Comment.objects.create(item=stored, by=user, text=comment.strip(), created_at=now)
    _go(stored, ItemState.DRAFT, verb="send_back_item", by=by, now=now)
    touch(draft)


@transaction.atomic
def withdraw(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """It is not to be treated after all; one on an agenda is withdrawn there."""
    stored = locked_item(item)
    if stored.draft is not None:
        raise WrongState(stored.draft.stage)
    _go(stored, ItemState.WITHDRAWN, verb="withdraw_item", by=by, now=now)


@transaction.atomic
def take_up_again(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """A draft again: one that was submitted too early, or withdrawn before it came on an agenda."""
    stored = locked_item(item)
    if stored.draft is not None:
        raise WrongState(stored.draft.stage)
    _go(stored, ItemState.DRAFT, verb="take_up_item", by=by, now=now)


def boxes_for(source: DraftItem, organization: Organization) -> tuple[Box, ...]:
    """The words of an earlier item in the forum's own sections, for one that begins with them."""
    return rehoused(section_boxes(source), sections_of(organization))


def section_boxes(item: DraftItem) -> tuple[Box, ...]:
    """The item's sections as they stand."""
    return tuple(box_of(text) for text in item.texts.all() if text.part == Part.SECTION)


def box_of(text: DraftText) -> Box:
    """The row's words without the row."""
    return Box(
        part=Part(text.part),
        kind=text.kind,
        heading=text.heading,
        html=text.html,
        organization_name=text.organization_name,
        held_on=text.held_on,
        outcome=text.outcome,
        person=text.person,
    )


def missing_sections(item: DraftItem) -> tuple[str, ...]:
    """The headings of the sections that the forum requires and that are empty."""
    required = [one for one in rules_seen(item.organization_id).sections if one.required]
    written = {box.kind for box in section_boxes(item) if box.html}
    return tuple(one.heading for one in required if one.kind not in written)


def _go(item: DraftItem, to: ItemState, *, verb: str, by: Actor, now: datetime) -> None:
    if to not in NEXT_ITEM_STATES[ItemState(item.state)]:
        raise WrongState(item.state)
    item.state = to
    item.version += 1
    item.save(update_fields=["state", "draft", "version"])
    log_item(item, verb=verb, by=by, now=now)
    touch(item.draft)
