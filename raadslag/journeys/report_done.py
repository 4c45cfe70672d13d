"""One click tells a forum that what it decided is done: an item of orientation at its next meeting."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from raadslag.drafts.actions import agenda
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState, Stage
from raadslag.followup.actions import appearances
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment
from raadslag.followup.queries.appearances import (
    coming,
    matters_of,
    next_meeting,
    report_item,
    to_report,
)
from raadslag.followup.rules import Purpose
from raadslag.journeys.take_up_commitments import Due, make_item, refill, tie_all
from raadslag.meetings.models import Meeting
from raadslag.people import queries as people
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.people.rules import Right


class NotDone(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """There is nothing to report yet."""


@transaction.atomic
def report_done(commitment: Commitment, *, user: User, now: datetime) -> DraftItem:
    """The item that tells the forum; a second click finds the first one's.

    It stands on the next agenda that still takes items where that is begun and the user prepares
    it, else it waits for the secretary. Raises :class:`NotDone`.
    """
    today = timezone.localdate(now)
    meeting = next_meeting(commitment.organization, today=today)
    draft = _paper_of(meeting, commitment, user)
    row = locked(commitment)
    if not to_report(Commitment.objects.filter(pk=row.pk)).exists():
        if (told := report_item(row)) is None:
            raise NotDone
        return told
    if (known := _taken_up(row, user=user, today=today, now=now)) is not None:
        return known
    matter = matters_of([row], today=today)[row.pk]
    group = [Due(row, matter, Purpose.REPORT)]
    item = make_item(
        row.organization, group, user=user, now=now, state=ItemState.SUBMITTED, wanted=meeting
    )
    tie_all(group, item, user=user, now=now)
    if draft is not None:
        agenda.place_item(item=item, draft=draft, by=actor_of(user), now=now)
    return item


def _paper_of(meeting: Meeting | None, commitment: Commitment, user: User) -> Draft | None:
    """The meeting's paper, locked, where the user may put items on it."""
    if meeting is None or not people.may(user, Right.RUN_MEETINGS, commitment.body):
        return None
    papers = Draft.objects.filter(meeting=meeting, stage=Stage.PREPARING)
    found = papers.select_for_update(of=("self",)).first()
    return agenda.changeable(found) if found else None


def _taken_up(
    commitment: Commitment, *, user: User, today: date, now: datetime
) -> DraftItem | None:
    """Where it stands on a coming agenda already, because it was due, that item reports it."""
    tied = coming().filter(commitment=commitment).select_related("draft_item__draft__meeting")
    one = tied.order_by("-pk").first()
    if one is None:
        return None
    appearances.turn_to_report(one, by=user, now=now)
    item = one.draft_item
    if item.draft is None or item.draft.stage == Stage.PREPARING:
        refill(item, today=today, now=now)
    return item
