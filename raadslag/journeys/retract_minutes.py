"""What was published is taken back, with a reason that everybody may read; search, feeds and proposals follow."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.drafts.actions import publication
from raadslag.drafts.models import Draft
from raadslag.journeys import propose_commitments
from raadslag.meetings import actions as meetings
from raadslag.meetings.models import Minutes
from raadslag.meetings.rules import MinutesState
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.publishing.rules import REASON_LENGTH_MIN, CannotPublish, Obstacle
from raadslag.search import actions as search
from referat.document import Kind


@transaction.atomic
def retract(
    minutes: Minutes, *, user: User, now: datetime, reason: str, whole_meeting: bool = False
) -> None:
    """Take the version back: an older published one comes back in its place, unless the whole
    meeting is taken back. Raises :class:`CannotPublish` without a reason.
    """
    if len(reason.strip()) < REASON_LENGTH_MIN:
        raise CannotPublish(Obstacle.REASON_MISSING)
    transaction.on_commit(search.follow_changes, robust=True)
    rows = Minutes.objects.filter(meeting=minutes.meeting_id, state=MinutesState.PUBLISHED)
    chosen = rows if whole_meeting else rows.filter(pk=minutes.pk)
    by, kinds = actor_of(user), set()
    for row in chosen.order_by("version"):
        kinds.add(row.kind)
        meetings.retract_minutes(minutes=row, by=by, now=now, reason=reason.strip())
    draft = Draft.objects.filter(meeting=minutes.meeting_id).first()
    propose_commitments.follow(minutes.meeting, by=by, now=now)
    if draft and Kind.MINUTES in kinds:
        publication.reopen(draft, by=by, now=now)
