"""Every change to meetings and their documents: take in a version, publish, hold back, reject, revise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.db.models import Max, ProtectedError

from raadslag.core.actions import Actor, log_change, log_event
from raadslag.core.models import Original
from raadslag.core.rules import Subject
from raadslag.meetings import documents
from raadslag.meetings.matching import Known, match
from raadslag.meetings.models import Meeting, Minutes, Reading
from raadslag.meetings.rules import NEXT_STATES, MinutesState
from raadslag.meetings.unfolding import item_titles, unfold
from raadslag.people.actions import find_or_create_organization
from raadslag.people.models import Body, Organization, User
from raadslag.people.slugs import free_slug
from referat import document


class CannotChangeState(Exception):  # noqa: N818 -- reads as CannotRead does
    """A step that the table of states does not have; the message says which ones it has."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The version that holds the document; ``is_new`` is off where it was there already."""

    minutes: Minutes
    is_new: bool


@transaction.atomic
def store_minutes(
    *,
    body: Body,
    reading: document.Minutes,
    state: MinutesState,
    by: Actor,
    now: datetime,
    original: Original | None = None,
    corrected: bool = False,
    supplementary: bool | None = None,
    meeting: Meeting | None = None,
    reason: str = "",
    layout: Mapping[str, object] | None = None,
    withheld_titles: Sequence[int] = (),
    again: bool = False,
) -> Stored:
    """Keep the reading as a version of its meeting; one that says the same changes nothing.

    ``supplementary`` None lets the items tell: a document that shares none of them with what is
    there of its kind adds to it, as a supplementary agenda or the closed half of the minutes does.
    ``meeting`` is named by those who know it, which spares looking for it. ``again`` is for what
    is written here: it may say once more what an older version said.
    """
    Body.objects.select_for_update().get(pk=body.pk)  # one at a time, or a meeting comes twice
    if meeting is None:
        forum = find_or_create_organization(body=body, name=reading.organization, by=by)
        meeting = _find_or_create_meeting(forum, reading)
    digest = documents.digest_of(reading)
    same = Minutes.objects.filter(meeting=meeting, reading__digest=digest).first()
    if same and not again:
        return Stored(minutes=same, is_new=False)
    if supplementary is None:
        supplementary = _adds_items(meeting, reading)
    last = meeting.versions.aggregate(last=Max("version"))["last"] or 0
    minutes = Minutes.objects.create(
        meeting=meeting,
        kind=reading.kind,
        supplementary=supplementary,
        corrected=corrected,
        version=last + 1,
        state=state,
        original=original,
        imported_at=now,
        published_at=now if state == MinutesState.PUBLISHED else None,
        reason=reason,
        layout=dict(layout or {}),
    )
    data = documents.data_of(reading)
    Reading.objects.create(
        minutes=minutes,
        data=data,
        as_read=data,
        digest=digest,
        withheld_titles=sorted(withheld_titles),
    )
    _log(minutes, verb="store", by=by, now=now, details={"state": state})
    if state == MinutesState.PUBLISHED:
        _refresh(meeting)
    return Stored(minutes=minutes, is_new=True)


@transaction.atomic
def publish_minutes(
    *, minutes: Minutes, by: Actor, now: datetime, user: User | None = None
) -> None:
    """Let everybody see the version; ``user`` is the person who has looked at it."""
    _step(minutes, MinutesState.PUBLISHED)
    minutes.confirmed_by = user
    minutes.confirmed_at = minutes.published_at = now
    minutes.save(update_fields=["state", "confirmed_by", "confirmed_at", "published_at"])
    _log(minutes, verb="publish", by=by, now=now)
    _refresh(minutes.meeting)


@transaction.atomic
def confirm_minutes(
    *, minutes: Minutes, by: Actor, now: datetime, user: User | None = None
) -> None:
    """Note that a person has looked at a version that is published already."""
    minutes.confirmed_by = user
    minutes.confirmed_at = now
    minutes.save(update_fields=["confirmed_by", "confirmed_at"])
    _log(minutes, verb="confirm", by=by, now=now)


@transaction.atomic
def hold_back_minutes(*, minutes: Minutes, by: Actor, now: datetime) -> None:
    """Take the version off the public pages at once; an older published one comes back."""
    _step(minutes, MinutesState.HELD_BACK)
    minutes.is_current = False
    minutes.save(update_fields=["state", "is_current"])
    _log(minutes, verb="hold_back", by=by, now=now)
    _refresh(minutes.meeting)


@transaction.atomic
def reject_minutes(*, minutes: Minutes, by: Actor, now: datetime, reason: str) -> None:
    """Set a held-back version aside for good; it and its original are kept."""
    _step(minutes, MinutesState.REJECTED)
    minutes.save(update_fields=["state"])
    _log(minutes, verb="reject", by=by, now=now, details={"reason": reason})


@transaction.atomic
def retract_minutes(*, minutes: Minutes, by: Actor, now: datetime, reason: str) -> None:
    """Take a published version back for good; everybody may read why, and an older one comes back."""
    _step(minutes, MinutesState.RETRACTED)
    minutes.is_current = False
    minutes.reason = reason
    minutes.retracted_at = now
    minutes.save(update_fields=["state", "is_current", "reason", "retracted_at"])
    _log(minutes, verb="retract", by=by, now=now, details={"reason": reason})
    _refresh(minutes.meeting)


@transaction.atomic
def revise_minutes(
    *,
    minutes: Minutes,
    revised: document.Minutes,
    by: Actor,
    now: datetime,
    withheld_titles: Sequence[int] | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Put a mended reading in the place of the version's; what was first read is kept beside it.

    Another forum or date moves the version to that meeting; ``minutes`` is then updated in place.
    """
    Body.objects.select_for_update().get(pk=minutes.meeting.organization.body_id)
    reading = Reading.objects.get(pk=minutes.pk)
    reading.data = documents.data_of(revised)
    if withheld_titles is not None:
        reading.withheld_titles = sorted(withheld_titles)
    reading.save(update_fields=["data", "withheld_titles"])
    minutes.kind = revised.kind
    minutes.save(update_fields=["kind"])
    _log(minutes, verb="mend", by=by, now=now, details=details)
    before = minutes.meeting
    _move(minutes, revised, by=by)
    if minutes.state == MinutesState.PUBLISHED:
        _refresh(minutes.meeting)
    if minutes.meeting != before:
        _leave(before)


def _find_or_create_meeting(forum: Organization, reading: document.Minutes) -> Meeting:
    day = documents.date_of(reading)
    meetings = list(Meeting.objects.filter(organization=forum, start_date=day).order_by("pk"))
    for meeting in sorted(meetings, key=lambda one: one.start_time != _time_of(reading)):
        if _is_same_meeting(meeting, reading):
            return meeting
    taken = set(Meeting.objects.filter(organization=forum).values_list("slug", flat=True))
    return Meeting.objects.create(
        organization=forum,
        start_date=day,
        start_time=_time_of(reading),
        slug=free_slug(day.isoformat(), taken),
    )


def _is_same_meeting(meeting: Meeting, reading: document.Minutes) -> bool:
    """A forum seldom meets twice a day: another hour is another meeting only where most items
    differ too, for minutes often print when it really began.
    """
    start = _time_of(reading)
    if start is None or meeting.start_time is None or start == meeting.start_time:
        return True
    versions = list(meeting.versions.all())
    if not versions:  # only planned so far
        return True
    new = [documents.known_of(item) for item in reading.items]
    for version in versions:
        old = item_titles(version)
        shared = sum(index is not None for index in match(old, new))
        if shared * 2 >= max(1, min(len(old), len(new))):
            return True
    return False


def _time_of(reading: document.Minutes) -> time | None:
    return reading.start.time() if isinstance(reading.start, datetime) else None


def _adds_items(meeting: Meeting, reading: document.Minutes) -> bool:
    whole = meeting.versions.filter(kind=reading.kind, supplementary=False)
    present = list(whole.exclude(state=MinutesState.REJECTED))
    new = [documents.known_of(item) for item in reading.items]
    return bool(present and new) and all(
        _is_apart(item_titles(version), new) for version in present
    )


def _is_apart(old: Sequence[Known], new: Sequence[Known]) -> bool:
    numbers = {known.number for known in old} & {known.number for known in new}
    return not numbers and all(index is None for index in match(old, new))


def _move(minutes: Minutes, revised: document.Minutes, *, by: Actor) -> None:
    """Move the version to the meeting that the revised document says it is of."""
    body = minutes.meeting.organization.body
    forum = find_or_create_organization(body=body, name=revised.organization, by=by)
    same_day = minutes.meeting.start_date == documents.date_of(revised)
    if forum == minutes.meeting.organization and same_day:
        return
    meeting = _find_or_create_meeting(forum, revised)
    last = meeting.versions.aggregate(last=Max("version"))["last"] or 0
    minutes.meeting = meeting
    minutes.version = last + 1
    minutes.is_current = False
    minutes.save(update_fields=["meeting", "version", "is_current"])


def _leave(meeting: Meeting) -> None:
    """Tidy up after a version that was moved away: no meeting without any document, and no forum
    that only a misread name had made.
    """
    forum, meeting_id = meeting.organization, meeting.pk
    if meeting.versions.exists() or meeting.is_announced or not _delete(meeting):
        _refresh(meeting)
        return
    log_change(subject=Subject.MEETING, subject_id=meeting_id)
    used = Meeting.objects.filter(organization=forum).exists() or forum.memberships.exists()
    if not used:
        _delete(forum)


def _delete(row: Meeting | Organization) -> bool:
    """Whether it could go: not where something is being written for it."""
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True


def _refresh(meeting: Meeting) -> None:
    unfold(meeting)
    log_change(subject=Subject.MEETING, subject_id=meeting.pk)


def _step(minutes: Minutes, state: MinutesState) -> None:
    allowed = NEXT_STATES[MinutesState(minutes.state)]
    if state not in allowed:
        raise CannotChangeState(
            f"{minutes} is {minutes.state} and cannot become {state}; "
            f"it can become {', '.join(sorted(allowed))}."
        )
    minutes.state = state


def _log(
    minutes: Minutes,
    *,
    verb: str,
    by: Actor,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("minutes", minutes.pk, str(minutes)),
        body_id=minutes.meeting.organization.body_id,
        details=details,
        now=now,
    )
