"""Taking documents in, and what a person does with a reading: mend, confirm, reject, hold back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from raadslag.core.actions import Actor, keep_original, log_event
from raadslag.core.models import Original
from raadslag.intake import marks
from raadslag.intake.doubts import SETTLED_BY_CLOSING, Doubt, find_doubts
from raadslag.intake.mending import Edit, mend
from raadslag.intake.models import Reception
from raadslag.intake.reading import Failure
from raadslag.intake.rules import UNREAD, ReceptionStatus
from raadslag.meetings import actions as meetings
from raadslag.meetings import documents
from raadslag.meetings.matching import Known
from raadslag.meetings.models import Minutes, Reading
from raadslag.meetings.queries import closed_items, meeting_ids_of
from raadslag.meetings.rules import MinutesState
from raadslag.people.models import Body, User
from referat import document


class CannotReview(Exception):  # noqa: N818 -- reads as CannotRead does
    """A reception without a reading was to be mended, confirmed or rejected."""


class ChangedMeanwhile(Exception):  # noqa: N818 -- reads as CannotRead does
    """The reading is no longer what the person had before them."""


AsSeen = Callable[[document.Minutes, Sequence[int]], bool]
"""Whether the reading, and the titles withheld in it, are what a person has seen."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The file's reception; ``is_new`` is off where nothing was changed."""

    reception: Reception
    is_new: bool


@transaction.atomic
def take_in(
    *,
    data: bytes,
    filename: str,
    body: Body,
    reading: document.Minutes | Failure,
    by: Actor,
    now: datetime,
) -> Taken:
    """Keep the file and its reading: published at once, or held back where that is doubtful.

    The same file again, or another that says the same, changes nothing but that it is noted.
    """
    Body.objects.select_for_update().get(pk=body.pk)  # one at a time, or a file comes in twice
    failed = isinstance(reading, Failure)
    media_type = "" if isinstance(reading, Failure) else reading.source.media_type
    original = keep_original(data=data, filename=filename, media_type=media_type)
    known = Reception.objects.filter(body=body, original=original).first()
    if known and (known.status not in UNREAD or _fails_again(known, failed=failed)):
        return Taken(known, is_new=False)
    reception = known or Reception(body=body, original=original)
    reception.filename = filename[-255:]
    if reception.status != ReceptionStatus.WAITING:  # who handed it in stays named
        reception.by_name = by.name
    if isinstance(reading, Failure):
        reception.status = ReceptionStatus.FAILED
        reception.failure_code, reception.failure = reading.code, reading.message[:1000]
        is_new = True
    else:
        is_new = _store(reception, reading, original, filename=filename, by=by, now=now)
    reception.save()
    _log(reception, verb="receive", by=by, now=now, details={"status": reception.status})
    return Taken(reception, is_new=is_new)


@transaction.atomic
def put_in_line(*, data: bytes, filename: str, body: Body, by: Actor, now: datetime) -> Reception:
    """Keep the file, to be read when there is time; one that is there already stays as it is."""
    Body.objects.select_for_update().get(pk=body.pk)
    original = keep_original(data=data, filename=filename, media_type="")
    known = Reception.objects.filter(body=body, original=original).first()
    if known:
        return known
    reception = Reception.objects.create(
        body=body,
        original=original,
        filename=filename[-255:],
        by_name=by.name,
        status=ReceptionStatus.WAITING,
    )
    _log(reception, verb="receive", by=by, now=now, details={"status": reception.status})
    return reception


def note_slow(reception: Reception) -> None:
    """The file waits on, behind those that nobody has tried yet."""
    reception.failure_code = "too_slow"
    reception.save(update_fields=["failure_code"])


@transaction.atomic
def mend_reading(
    *,
    reception: Reception,
    edits: Sequence[Edit],
    by: Actor,
    now: datetime,
    is_as_seen: AsSeen | None = None,
) -> Reception:
    """Apply a person's edits to the reading; the original and what was first read stay as they are.

    Where they bring a new doubt a published document is taken off the pages until somebody has
    looked. ``is_as_seen`` says whether the reading is still the one that the person edited; where
    it is not, :class:`ChangedMeanwhile` is raised and nothing is changed.
    """
    minutes = _minutes_of(reception)
    stored = _stored(reception, minutes, is_as_seen)
    before = documents.minutes_of(stored)
    mended = mend(before, stored.withheld_titles, edits)
    if not mended.changes:
        return reception
    closed_there = _closed_items(mended.minutes, reception.body, but=minutes.meeting_id)
    meetings.revise_minutes(
        minutes=minutes,
        revised=mended.minutes,
        by=by,
        now=now,
        withheld_titles=mended.withheld_titles,
        details={"changes": list(mended.changes)},
    )
    as_read = documents.minutes_of(stored, as_read=True)
    found = _doubts(
        mended.minutes, as_read=as_read, body=reception.body, now=now, closed=closed_there
    )
    known = reception.doubts
    reception.doubts = [_said(doubt) for doubt in found]
    reception.save(update_fields=["doubts"])
    new = [one for one in found if one.code not in SETTLED_BY_CLOSING and _said(one) not in known]
    if new and minutes.state == MinutesState.PUBLISHED:
        return hold_back_reading(reception=reception, by=by, now=now)
    return reception


@transaction.atomic
def confirm_reading(
    *,
    reception: Reception,
    by: Actor,
    now: datetime,
    user: User | None = None,
    is_as_seen: AsSeen | None = None,
) -> Reception:
    """A person has compared the reading with the original: publish it, or note that they looked.

    Raises :class:`ChangedMeanwhile` where it is not the reading that they compared.
    """
    minutes = _minutes_of(reception)
    _stored(reception, minutes, is_as_seen)
    if minutes.state == MinutesState.PUBLISHED:
        meetings.confirm_minutes(minutes=minutes, by=by, now=now, user=user)
    else:
        meetings.publish_minutes(minutes=minutes, by=by, now=now, user=user)
    return _settle(reception, ReceptionStatus.CONFIRMED)


@transaction.atomic
def reject_reading(*, reception: Reception, by: Actor, now: datetime, reason: str) -> Reception:
    """Set the document aside; where it was published it leaves the pages first."""
    minutes = _minutes_of(reception)
    if minutes.state == MinutesState.PUBLISHED:
        meetings.hold_back_minutes(minutes=minutes, by=by, now=now)
    meetings.reject_minutes(minutes=minutes, by=by, now=now, reason=reason)
    return _settle(reception, ReceptionStatus.REJECTED)


@transaction.atomic
def hold_back_reading(*, reception: Reception, by: Actor, now: datetime) -> Reception:
    """Take a published or rejected document back into review."""
    meetings.hold_back_minutes(minutes=_minutes_of(reception), by=by, now=now)
    return _settle(reception, ReceptionStatus.NEEDS_REVIEW)


def _fails_again(known: Reception, *, failed: bool) -> bool:
    return failed and known.status == ReceptionStatus.FAILED


def _store(
    reception: Reception,
    reading: document.Minutes,
    original: Original,
    *,
    filename: str,
    by: Actor,
    now: datetime,
) -> bool:
    found = _doubts(reading, as_read=reading, body=reception.body, now=now)
    stored = meetings.store_minutes(
        body=reception.body,
        reading=reading,
        state=MinutesState.HELD_BACK if found else MinutesState.PUBLISHED,
        by=by,
        now=now,
        original=original,
        corrected=marks.is_corrected(filename),
        supplementary=marks.is_supplementary(filename),
    )
    reception.minutes = stored.minutes
    reception.status = _status_of(stored.minutes)
    reception.failure_code = reception.failure = ""
    reception.warnings = documents.data_of(reading)["warnings"]
    reception.doubts = [_said(doubt) for doubt in found]
    return stored.is_new


def _stored(reception: Reception, minutes: Minutes, is_as_seen: AsSeen | None) -> Reading:
    """The stored reading, which nobody else changes until the transaction ends."""
    Body.objects.select_for_update().get(pk=reception.body_id)
    stored = Reading.objects.get(pk=minutes.pk)
    if is_as_seen and not is_as_seen(documents.minutes_of(stored), stored.withheld_titles):
        raise ChangedMeanwhile(
            f"The reading of {reception.filename} has been changed meanwhile. Look at it again."
        )
    return stored


def _doubts(
    minutes: document.Minutes,
    *,
    as_read: document.Minutes,
    body: Body,
    now: datetime,
    closed: Sequence[Known] = (),
) -> list[Doubt]:
    return find_doubts(
        minutes,
        as_read=as_read,
        body_name=body.name,
        today=timezone.localdate(now),
        closed_now=[*_closed_items(minutes, body), *closed],
    )


def _closed_items(
    minutes: document.Minutes, body: Body, *, but: int | None = None
) -> Sequence[Known]:
    """What is closed in the meeting of that forum and day."""
    day = documents.date_of(minutes)
    ids = meeting_ids_of(body=body, organization=minutes.organization, on=day)
    return closed_items([one for one in ids if one != but])


def _status_of(minutes: Minutes) -> ReceptionStatus:
    if minutes.state == MinutesState.REJECTED:
        return ReceptionStatus.REJECTED
    if minutes.state == MinutesState.HELD_BACK:
        return ReceptionStatus.NEEDS_REVIEW
    return ReceptionStatus.CONFIRMED if minutes.confirmed_at else ReceptionStatus.READ


def _said(doubt: Doubt) -> dict[str, Any]:
    return {key: value for key, value in asdict(doubt).items() if value is not None}


def _minutes_of(reception: Reception) -> Minutes:
    if reception.minutes is None:
        raise CannotReview(
            f"{reception.filename} could not be read, so there is no reading to review. "
            "Read it again, or enter the meeting by hand."
        )
    return reception.minutes


def _settle(reception: Reception, status: ReceptionStatus) -> Reception:
    """All files that say the same are settled with this one."""
    Reception.objects.filter(minutes=reception.minutes).update(status=status)
    reception.status = status
    return reception


def _log(
    reception: Reception, *, verb: str, by: Actor, now: datetime, details: dict[str, Any]
) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("reception", reception.pk, reception.filename),
        body_id=reception.body_id,
        details=details,
        now=now,
    )
