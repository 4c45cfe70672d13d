"""Those who took part approve a version of the minutes (kommunestyrelsesloven § 13)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import log_event
from raadslag.meetings.models import Minutes, Reading
from raadslag.meetings.rules import MinutesState
from raadslag.people.actions import actor_of
from raadslag.people.models import Person, User
from raadslag.publishing.models import Approval


class CannotApprove(Exception):  # noqa: N818 -- reads as CannotRead does
    """The version is no longer the one in force, or says something else than was looked at."""


@transaction.atomic
def approve(
    *, minutes: Minutes, person: Person, checksum: str, by: User, now: datetime, remark: str = ""
) -> Approval:
    """Approve what has ``checksum``: the version as it was shown. Once approved it stays so."""
    digest = Reading.objects.values_list("digest", flat=True).get(pk=minutes.pk)
    fresh = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if not fresh.is_current or fresh.state != MinutesState.PUBLISHED or digest != checksum:
        raise CannotApprove
    approval, is_new = Approval.objects.get_or_create(
        minutes=fresh,
        person=person,
        defaults={"user": by, "at": now, "checksum": digest, "remark": remark.strip()},
    )
    if is_new:
        log_event(
            by=actor_of(by),
            verb="approve",
            target=("minutes", fresh.pk, str(fresh)),
            body_id=fresh.meeting.organization.body_id,
            details={"person": person.pk, "checksum": digest},
            now=now,
        )
    return approval
