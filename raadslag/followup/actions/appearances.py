"""Ties commitments to the items that take them up or report them, and notes what the forum has read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.drafts.actions import routes
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import AFTER, After, ItemState
from raadslag.followup.actions.history import happened
from raadslag.followup.models import Appearance, Commitment, Evidence
from raadslag.followup.queries.appearances import live
from raadslag.followup.rules import EvidenceKind, Happening, Purpose
from raadslag.followup.telling import Origin
from raadslag.people.models import User
from referat.document import Outcome

_HAPPENINGS = {Purpose.DUE: Happening.TAKEN_UP, Purpose.REPORT: Happening.REPORTED}


@transaction.atomic
def tie(
    *, commitment: Commitment, item: DraftItem, purpose: Purpose, by: User, now: datetime
) -> Appearance:
    """The commitment stands on the item; its history says at which meeting, where that is known."""
    tied, is_new = Appearance.objects.get_or_create(
        commitment=commitment,
        draft_item=item,
        defaults={"purpose": purpose, "created_at": now},
    )
    if is_new:
        happened(commitment, _HAPPENINGS[purpose], by=by, now=now, note=_where(item))
    return tied


def ties_of(item: DraftItem) -> list[Appearance]:
    """What the item is about."""
    return list(Appearance.objects.filter(draft_item=item).order_by("pk"))


@transaction.atomic
def untie(item: DraftItem) -> None:
    """The item is no longer about any commitment."""
    Appearance.objects.filter(draft_item=item).delete()


def is_untouched(item: DraftItem) -> bool:
    """Whether the item says of its commitments only what was filled in for it."""
    return Appearance.objects.filter(draft_item=item).exists() and routes.is_untouched(item)


@transaction.atomic
def turn_to_report(tied: Appearance, *, by: User, now: datetime) -> None:
    """What was taken up because it was due tells the forum that it is done."""
    tied.purpose, tied.created_at = Purpose.REPORT, now
    tied.save(update_fields=["purpose", "created_at"])
    happened(tied.commitment, Happening.REPORTED, by=by, now=now, note=_where(tied.draft_item))


@transaction.atomic
def follow_on(draft: Draft, *, now: datetime) -> None:
    """What the meeting put off goes to the item that follows; a second try adds nothing."""
    rows = Appearance.objects.filter(draft_item__draft=draft).select_related("draft_item")
    for one in rows:
        if not _is_put_off(one.draft_item):
            continue
        follower = DraftItem.objects.filter(
            follows=one.draft_item, organization=one.draft_item.organization_id
        ).first()
        if follower is not None:
            Appearance.objects.get_or_create(
                commitment_id=one.commitment_id,
                draft_item=follower,
                defaults={"purpose": one.purpose, "created_at": now},
            )


@transaction.atomic
def note_publication(draft: Draft, *, by: User, now: datetime) -> None:
    """The minutes are out: what reported a commitment to the forum now shows that it was done.

    Published again it says nothing new; what was put off has told the forum nothing.
    """
    rows = live().filter(
        draft_item__draft=draft,
        draft_item__state=ItemState.ACCEPTED,
        draft_item__agenda_item__isnull=False,
        purpose=Purpose.REPORT,
    )
    for one in rows.select_related("commitment", "draft_item__organization"):
        if not _is_put_off(one.draft_item):
            _note(one.commitment, one.draft_item, by=by, now=now)


def _note(commitment: Commitment, item: DraftItem, *, by: User, now: datetime) -> None:
    _, is_new = Evidence.objects.get_or_create(
        commitment=commitment,
        kind=EvidenceKind.ITEM,
        agenda_item_id=item.agenda_item_id,
        defaults={"by": by, "at": now},
    )
    if is_new:
        happened(commitment, Happening.NOTED, by=by, now=now, note=_where(item))


def _is_put_off(item: DraftItem) -> bool:
    if not item.outcome:
        return item.state == ItemState.WITHDRAWN
    return AFTER[Outcome(item.outcome)] in (After.AGAIN_HERE, After.TO_AUTHOR, After.STAY)


def _where(item: DraftItem) -> str:
    """The meeting alone: an item's own words may be closed."""
    meeting = item.draft.meeting if item.draft else item.wanted
    if meeting is None:
        return item.organization.name
    return str(Origin(item.organization.name, meeting.start_date))
