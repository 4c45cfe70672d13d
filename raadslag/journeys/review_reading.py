"""A person reviews a reading: mends, confirms, rejects or holds it back; index and proposals follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.followup.actions.retiming import retime
from raadslag.intake import actions as intake
from raadslag.intake.mending import Edit
from raadslag.intake.models import Reception
from raadslag.journeys import propose_commitments
from raadslag.meetings.models import Meeting
from raadslag.people.models import User
from raadslag.search import actions as search


@transaction.atomic
def mend_reading(
    *,
    reception: Reception,
    edits: Sequence[Edit],
    by: Actor,
    now: datetime,
    is_as_seen: intake.AsSeen | None = None,
) -> Reception:
    """Apply a person's edits to the reading."""
    former = _meeting_of(reception)
    mended = intake.mend_reading(
        reception=reception, edits=edits, by=by, now=now, is_as_seen=is_as_seen
    )
    # A mended date moves the document to another meeting, and takes away one that is empty then.
    if former is not None and former.pk is not None and former != _meeting_of(mended):
        _follow(former, by, now)
    return _followed(mended, by, now)


@transaction.atomic
def confirm_reading(
    *,
    reception: Reception,
    by: Actor,
    now: datetime,
    user: User,
    is_as_seen: intake.AsSeen | None = None,
) -> Reception:
    """The reading says what the original says: let everybody see it."""
    confirmed = intake.confirm_reading(
        reception=reception, by=by, now=now, user=user, is_as_seen=is_as_seen
    )
    return _followed(confirmed, by, now)


@transaction.atomic
def reject_reading(*, reception: Reception, by: Actor, now: datetime, reason: str) -> Reception:
    """Set the document aside, and off the pages where it was on them."""
    rejected = intake.reject_reading(reception=reception, by=by, now=now, reason=reason)
    return _followed(rejected, by, now)


@transaction.atomic
def hold_back_reading(*, reception: Reception, by: Actor, now: datetime) -> Reception:
    """Take the document off the pages at once, to be reviewed again."""
    return _followed(intake.hold_back_reading(reception=reception, by=by, now=now), by, now)


def _followed(reception: Reception, by: Actor, now: datetime) -> Reception:
    """The reviewed document, with all that is made of its text brought up to date."""
    meeting = _meeting_of(reception)
    if meeting is not None:
        _follow(meeting, by, now)
    transaction.on_commit(search.follow_changes, robust=True)
    return reception


def _meeting_of(reception: Reception) -> Meeting | None:
    return reception.minutes.meeting if reception.minutes else None


def _follow(meeting: Meeting, by: Actor, now: datetime) -> None:
    propose_commitments.follow(meeting, by=by, now=now)
    retime(meeting.organization, now=now)
