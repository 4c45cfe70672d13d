"""What the meeting decides besides the words: outcomes, statements, and what becomes of the agenda itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor
from raadslag.drafts.actions import agenda
from raadslag.drafts.actions.items import create_item, log_item
from raadslag.drafts.actions.stages import NotNow, recording
from raadslag.drafts.actions.texts import Conflict, Saved, add_text, save_text
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box
from raadslag.drafts.models import Draft, DraftItem, DraftText, PointOutcome
from raadslag.drafts.recording import ItemRecord, Point, outcome_of
from raadslag.drafts.rules import NEXT_ITEM_STATES, ItemState, Part
from raadslag.people.models import User
from referat.document import Outcome


class ReasonNeeded(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """The law asks why."""


def decision_box(item: DraftItem) -> DraftText:
    """The item's box for what is decided; made where it has none."""
    last = item.texts.aggregate(last=Max("order"))["last"] or 0
    box, _ = DraftText.objects.get_or_create(
        item=item, part=Part.DECISION.value, defaults={"order": last + 1}
    )
    return box


def make_boxes(draft: Draft) -> None:
    """A box for the decision in every item that lacks one."""
    for item in draft.items.exclude(texts__part=Part.DECISION.value):
        decision_box(item)


@transaction.atomic
def save_words(
    *, text: DraftText, html: str, base: int, by: User, now: datetime
) -> Saved | Conflict:
    """The decision or a statement as it is written; raises :class:`NotNow` from :mod:`stages`."""
    recording(text.item.draft)
    return save_text(text=text, html=html, base=base, by=by, now=now)


@transaction.atomic
def set_outcome(*, item: DraftItem, outcome: Outcome | None, by: Actor, now: datetime) -> None:
    """What became of the item. The last one who says it decides; the log keeps each."""
    recording(item.draft)
    _set_outcome(item, outcome, by=by, now=now)
    touch(item.draft)


@transaction.atomic
def set_point(
    *,
    item: DraftItem,
    point: Point,
    order: int,
    by: Actor,
    now: datetime,
) -> None:
    """What became of one point of the recommendation; the item's outcome follows from its points'."""
    recording(item.draft)
    PointOutcome.objects.update_or_create(
        item=item,
        point=point.number,
        defaults={
            "order": order,
            "text": point.text.strip(),
            "outcome": point.outcome.value if point.outcome else "",
        },
    )
    points = tuple(
        Point(row.point, row.text, Outcome(row.outcome) if row.outcome else None)
        for row in item.points.all()
    )
    if any(one.outcome for one in points):
        _set_outcome(item, outcome_of(ItemRecord(points=points)), by=by, now=now)
    log_item(item, verb="set_point", by=by, now=now)
    touch(item.draft)


@transaction.atomic
def add_statement(*, item: DraftItem, person: str, user: User, by: Actor, now: datetime) -> None:
    """A box for what somebody wants to stand in the minutes (kommunestyrelsesloven § 13)."""
    recording(item.draft)
    last = item.texts.aggregate(last=Max("order"))["last"] or 0
    box = Box(part=Part.STATEMENT, person=" ".join(person.split()))
    add_text(item=item, box=box, order=last + 1, by=user, now=now)
    log_item(item, verb="add_statement", by=by, now=now)
    touch(item.draft)


@transaction.atomic
def remove_statement(*, text: DraftText, by: Actor, now: datetime) -> bool:
    """Take away a box that is empty; False where something is written in it: no text is lost."""
    recording(text.item.draft)
    if text.html or text.part != Part.STATEMENT:
        return False
    log_item(text.item, verb="remove_statement", by=by, now=now)
    touch(text.item.draft)
    text.delete()
    return True


@transaction.atomic
def change_openness(
    *, item: DraftItem, is_public: bool, reason: str, by: Actor, now: datetime
) -> None:
    """Move the item between the open and the closed part, as the meeting decides.

    Raises :class:`ReasonNeeded` where it is closed without one (kommunestyrelsesloven § 10).
    """
    recording(item.draft)
    if not is_public and not reason.strip():
        raise ReasonNeeded
    item.refresh_from_db(fields=["version"])
    item.is_public = is_public
    item.closed_reason = "" if is_public else reason.strip()
    item.version += 1
    item.save(update_fields=["is_public", "closed_reason", "version"])
    log_item(item, verb="open_item" if is_public else "close_item", by=by, now=now)
    touch(item.draft)


@transaction.atomic
def set_withdrawn(*, item: DraftItem, is_withdrawn: bool, by: Actor, now: datetime) -> None:
    """Take the item off (it is printed as such), or take it up again; raises :class:`NotNow`."""
    recording(item.draft)
    item.refresh_from_db(fields=["state"])
    state = ItemState.WITHDRAWN if is_withdrawn else ItemState.ACCEPTED
    if state == item.state:
        return
    if state not in NEXT_ITEM_STATES[ItemState(item.state)]:
        raise NotNow
    item.state = state
    item.save(update_fields=["state"])
    _set_outcome(item, Outcome.WITHDRAWN if is_withdrawn else None, by=by, now=now)
    touch(item.draft)


@transaction.atomic
def add_late_item(
    *,
    draft: Draft,
    title: str,
    late_reason: str,
    is_public: bool,
    closed_reason: str,
    user: User,
    by: Actor,
    now: datetime,
) -> DraftItem:
    """An item that the meeting itself puts on its agenda, with why it cannot wait (§ 8(4)).

    Raises :class:`ReasonNeeded` where title or a reason lacks.
    """
    locked = recording(draft)
    if not title.strip() or not late_reason.strip() or not (is_public or closed_reason.strip()):
        raise ReasonNeeded
    item = create_item(
        organization=locked.meeting.organization,
        title=title,
        author=user,
        by=by,
        now=now,
        is_public=is_public,
        closed_reason="" if is_public else closed_reason.strip(),
        state=ItemState.SUBMITTED,
    )
    agenda.place_item(item=item, draft=locked, by=by, now=now, late_reason=late_reason.strip())
    decision_box(item)
    return item


def _set_outcome(item: DraftItem, outcome: Outcome | None, *, by: Actor, now: datetime) -> None:
    item.outcome = outcome.value if outcome else ""
    item.save(update_fields=["outcome"])
    log_item(item, verb="set_outcome", by=by, now=now, details={"outcome": item.outcome})
