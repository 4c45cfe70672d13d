"""A named person answers for a finding, or takes the answer back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import log_event
from raadslag.meetings.models import Meeting
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.publishing.models import Waiver
from raadslag.publishing.rules import REASON_LENGTH_MIN, CannotPublish, Obstacle, Question
from referat.document import Kind


@transaction.atomic
def waive(
    *, meeting: Meeting, kind: Kind, question: Question, reason: str, by: User, now: datetime
) -> Waiver:
    """Let the finding stand; the first who answered for it keeps the word. Raises :class:`CannotPublish`."""
    reason = reason.strip()
    if len(reason) < REASON_LENGTH_MIN:
        raise CannotPublish(Obstacle.REASON_MISSING)
    waiver, is_new = Waiver.objects.get_or_create(
        meeting=meeting,
        kind=kind,
        key=question.key,
        defaults={"code": question.code, "by": by, "reason": reason, "at": now},
    )
    if is_new:
        _log(waiver, "waive", by=by, now=now)
    return waiver


@transaction.atomic
def take_back(*, waiver: Waiver, by: User, now: datetime) -> None:
    """The finding stops the publication again. Who had waived it stays in the log."""
    _log(waiver, "unwaive", by=by, now=now)
    waiver.delete()


def _log(waiver: Waiver, verb: str, *, by: User, now: datetime) -> None:
    """The reason may quote what is closed, and the log must not: it holds the key alone."""
    log_event(
        by=actor_of(by),
        verb=verb,
        target=("meeting", waiver.meeting_id, str(waiver.meeting)),
        body_id=waiver.meeting.organization.body_id,
        details={"kind": waiver.kind, "code": waiver.code, "key": waiver.key, "by": waiver.by_id},
        now=now,
    )
