"""A meeting's agenda or minutes go from what is being written to what everybody may read.

What minutes decide proposes who is to do what by when.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from raadslag.drafts import composing
from raadslag.drafts.actions import publication
from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage
from raadslag.followup.actions import appearances, closing, printed_list
from raadslag.journeys import propose_commitments
from raadslag.meetings import actions as meetings
from raadslag.meetings import documents
from raadslag.meetings.models import Minutes
from raadslag.meetings.rules import MinutesState
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.publishing.checking import Frozen, findings_of, freeze
from raadslag.publishing.queries.publish import published_before, says_the_same
from raadslag.publishing.queries.waivers import unanswered
from raadslag.publishing.rules import CannotPublish, Obstacle
from raadslag.search import actions as search
from referat.document import Kind
from referat.writing.layout import dump


def publish(
    draft: Draft,
    kind: Kind,
    *,
    user: User,
    now: datetime,
    reason: str = "",
    supplementary: bool = False,
    revision: int | None = None,
) -> meetings.Stored:
    """Freeze what the draft says as a published version. The same again changes nothing.

    ``reason`` tells everybody why what is out already is corrected. ``revision`` is the draft's
    when it was looked at. Raises :class:`CannotPublish`; then nothing has changed.
    """
    printed_list.refresh_now(draft.meeting.organization_id, now=now)
    closing.close_what_tells(Q(draft_item__draft=draft), by=actor_of(user), now=now)
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        if revision is not None and revision != locked.revision:
            raise CannotPublish(Obstacle.CHANGED)
        if kind is Kind.MINUTES and locked.stage not in {Stage.CLOSED, Stage.PUBLISHED}:
            raise CannotPublish(Obstacle.NOT_CLOSED)
        frozen = freeze(locked, kind, supplementary=supplementary)
        if not frozen.items:
            raise CannotPublish(Obstacle.NOTHING_NEW)
        before = published_before(locked, kind, supplementary=supplementary)
        if before and says_the_same(before, frozen):
            return meetings.Stored(minutes=before, is_new=False)
        _answered_for(locked, frozen, now=now)
        stored = _store(
            locked,
            frozen,
            user=user,
            now=now,
            reason=reason,
            supplementary=supplementary,
            before=before,
        )
        if kind is Kind.MINUTES:
            propose_commitments.propose_when_published(locked.meeting, by=actor_of(user), now=now)
            told = Q(commitment__agenda_item__meeting=locked.meeting)
            again = partial(closing.close_what_tells, told, by=actor_of(user), now=now)
            transaction.on_commit(again, robust=True)
        transaction.on_commit(search.follow_changes, robust=True)
    draft.refresh_from_db()
    return stored


def _store(
    draft: Draft,
    frozen: Frozen,
    *,
    user: User,
    now: datetime,
    reason: str,
    supplementary: bool,
    before: Minutes | None,
) -> meetings.Stored:
    kind, by = frozen.minutes.kind, actor_of(user)
    corrected = before is not None or _was_retracted(draft, kind)
    if corrected and not supplementary and not reason.strip():
        raise CannotPublish(Obstacle.REASON_MISSING)
    rules = composing.rules_of(draft.meeting.organization)
    stored = meetings.store_minutes(
        body=draft.meeting.organization.body,
        meeting=draft.meeting,
        reading=frozen.minutes,
        state=MinutesState.PUBLISHED,
        by=by,
        now=now,
        corrected=corrected and not supplementary,
        supplementary=supplementary,
        reason=reason.strip(),
        layout=dump(composing.layout_of(rules)),
        withheld_titles=frozen.withheld,
        again=True,
    )
    meetings.confirm_minutes(minutes=stored.minutes, by=by, now=now, user=user)
    rows = documents.rows_of(draft.meeting, frozen.minutes)
    publication.link_items(draft, zip(frozen.items, rows, strict=True))
    publication.mark_published(draft, kind, by=by, now=now)
    printed_list.freeze(draft, now=now)
    if kind is Kind.MINUTES:
        appearances.note_publication(draft, by=user, now=now)
    return stored


def _answered_for(draft: Draft, frozen: Frozen, *, now: datetime) -> None:
    found = findings_of(draft, frozen, today=timezone.localdate(now))
    if unanswered(draft.meeting, frozen.minutes.kind, found):
        raise CannotPublish(Obstacle.FINDINGS)


def _was_retracted(draft: Draft, kind: Kind) -> bool:
    rows = draft.meeting.versions.filter(kind=kind, original=None)
    return rows.filter(state=MinutesState.RETRACTED).exists()
