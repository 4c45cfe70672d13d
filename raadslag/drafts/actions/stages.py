"""Opening and closing a meeting: the stage of its paper."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import Draft
from raadslag.drafts.rules import NEXT_STAGES, RECORDING, Stage


class NotNow(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """The meeting is not at a stage where this can be done."""


@transaction.atomic
def open_stage(*, draft: Draft, by: Actor, now: datetime) -> Draft:
    """The meeting begins, or goes on where it was closed too soon; raises :class:`NotNow`."""
    opened = _locked(draft)
    if opened.stage == Stage.OPEN:
        return opened
    first = opened.opened_at or now
    _move(opened, Stage.OPEN, by=by, now=now, opened_at=first, closed_at=None)
    return opened


@transaction.atomic
def close_stage(*, draft: Draft, by: Actor, now: datetime) -> Draft:
    """The chair closes the meeting: the time is kept; raises :class:`NotNow`."""
    closed = _locked(draft)
    if closed.stage == Stage.CLOSED:
        return closed
    _move(closed, Stage.CLOSED, by=by, now=now, closed_at=now)
    return closed


def recording(draft: Draft | None) -> Draft:
    """The paper, locked, where what happens may be written in it; raises :class:`NotNow`."""
    if draft is None:
        raise NotNow
    locked = _locked(draft)
    if locked.stage not in RECORDING:
        raise NotNow
    return locked


def _locked(draft: Draft) -> Draft:
    rows = Draft.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__organization").get(pk=draft.pk)


def _move(
    draft: Draft, stage: Stage, *, by: Actor, now: datetime, **fields: datetime | None
) -> None:
    if stage not in NEXT_STAGES[Stage(draft.stage)]:
        raise NotNow
    before, draft.stage = draft.stage, stage
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=["stage", *fields])
    touch(draft)
    log_event(
        by=by,
        verb=f"{stage.value}_meeting",
        target=("draft", draft.pk, str(draft)),
        body_id=draft.meeting.organization.body_id,
        details={"from": before, "to": stage.value},
        now=now,
    )
