"""Every change to the meeting plan: add, announce, move, cancel, take up again, delete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from raadslag.core.actions import Actor, log_change, log_event
from raadslag.core.rules import Subject
from raadslag.meetings.models import FormerAddress, Meeting
from raadslag.meetings.plan.queries import slot_of
from raadslag.meetings.plan.seen import Slot
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.people.models import Body, Organization
from raadslag.people.slugs import free_slug
from referat.document import Kind
from referat.interchange import COPENHAGEN


class CannotChangePlan(Exception):  # noqa: N818 -- reads as CannotRead does
    """The plan may not be changed so; ``code`` is a key of the page's messages."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@transaction.atomic
def add_meetings(
    *, organization: Organization, slots: Sequence[Slot], by: Actor, now: datetime
) -> list[Meeting]:
    """Put meetings on the plan, not announced yet; where the forum meets that day at that time
    already, nothing is added.
    """
    _lock(organization)
    added = []
    for slot in slots:
        known = Meeting.objects.filter(
            organization=organization, start_date=slot.day, start_time=slot.start_time
        )
        if known.exists():
            continue
        meeting = Meeting.objects.create(
            organization=organization, slug=_slug_for(organization, slot), **_fields(slot)
        )
        _log(meeting, verb="plan_meeting", by=by, now=now)
        added.append(meeting)
    return added


@transaction.atomic
def announce_plan(*, organization: Organization, year: int, by: Actor, now: datetime) -> int:
    """Let everybody see the year's meetings; gives how many were not announced before."""
    _lock(organization)
    meetings = list(
        Meeting.objects.filter(organization=organization, start_date__year=year, is_announced=False)
    )
    for meeting in meetings:
        meeting.is_announced = True
        meeting.save(update_fields=["is_announced"])
        log_change(subject=Subject.MEETING, subject_id=meeting.pk)
    if meetings:
        log_event(
            by=by,
            verb="announce_plan",
            target=("organization", organization.pk, organization.name),
            body_id=organization.body_id,
            details={"year": year, "meetings": len(meetings)},
            now=now,
        )
    return len(meetings)


@transaction.atomic
def move_meeting(*, meeting: Meeting, slot: Slot, reason: str, by: Actor, now: datetime) -> None:
    """Give the meeting another day, time or place; its old address leads on to the new one.

    Raises :class:`CannotChangePlan` where minutes are published, where it is cancelled, or where
    no reason is given though everybody has been told of it.
    """
    _lock(meeting.organization)
    meeting.refresh_from_db()
    _refuse_held(meeting)
    if meeting.status == MeetingStatus.CANCELLED:
        raise CannotChangePlan("cancelled", "It is cancelled. Take it up again first.")
    before = slot_of(meeting)
    if slot == before:
        return
    is_moved = (slot.day, slot.start_time) != (before.day, before.start_time)
    if is_moved and meeting.is_announced and not reason.strip():
        raise CannotChangePlan("reason", "Everybody has been told of it. Say why it is moved.")
    if slot.day != before.day:
        _change_address(meeting, slot)
    for name, value in _fields(slot).items():
        setattr(meeting, name, value)
    if is_moved:
        meeting.status_reason = reason.strip()
    _save(meeting, verb="move_meeting", by=by, now=now)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, now: datetime) -> None:
    """Say that the meeting will not be held, and why; raises :class:`CannotChangePlan`."""
    _lock(meeting.organization)
    meeting.refresh_from_db()
    _refuse_held(meeting)
    if not reason.strip():
        raise CannotChangePlan("reason", "Say why it is cancelled.")
    if meeting.status == MeetingStatus.CANCELLED:
        raise CannotChangePlan("cancelled", "It is cancelled already.")
    meeting.status = MeetingStatus.CANCELLED
    meeting.status_reason = reason.strip()
    _save(meeting, verb="cancel_meeting", by=by, now=now)


@transaction.atomic
def restore_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> None:
    """Take up a cancelled meeting again; raises :class:`CannotChangePlan` where it is not."""
    _lock(meeting.organization)
    meeting.refresh_from_db()
    if meeting.status != MeetingStatus.CANCELLED:
        raise CannotChangePlan("not_cancelled", "It is not cancelled.")
    meeting.status = MeetingStatus.PLANNED
    meeting.status_reason = ""
    _save(meeting, verb="restore_meeting", by=by, now=now)


@transaction.atomic
def delete_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> None:
    """Take off the plan what nobody has been told of; raises :class:`CannotChangePlan` where
    somebody has, or where there are documents of it.
    """
    _lock(meeting.organization)
    meeting.refresh_from_db()
    if meeting.is_announced:
        raise CannotChangePlan("announced", "Everybody has been told of it. Cancel it instead.")
    if meeting.versions.exists():
        raise CannotChangePlan("in_use", "There are documents of it. Cancel it instead.")
    _log(meeting, verb="delete_meeting", by=by, now=now)
    meeting.delete()


def _lock(organization: Organization) -> None:
    """One at a time in a municipality, or two meetings get one address."""
    Body.objects.select_for_update().get(pk=organization.body_id)


def _refuse_held(meeting: Meeting) -> None:
    published = meeting.versions.filter(state=MinutesState.PUBLISHED, kind=Kind.MINUTES)
    if meeting.status == MeetingStatus.HELD or published.exists():
        text = "Its minutes are published: it has been held. Correct the minutes instead."
        raise CannotChangePlan("held", text)


def _change_address(meeting: Meeting, slot: Slot) -> None:
    """An old address that anybody knew is kept; one that it comes back to is its own again."""
    old, was_known = meeting.slug, meeting.is_announced or meeting.versions.exists()
    meeting.slug = _slug_for(meeting.organization, slot, own=meeting)
    meeting.former_addresses.filter(slug=meeting.slug).delete()
    if was_known:
        FormerAddress.objects.create(organization=meeting.organization, slug=old, meeting=meeting)


def _slug_for(organization: Organization, slot: Slot, own: Meeting | None = None) -> str:
    meetings = Meeting.objects.filter(organization=organization)
    former = FormerAddress.objects.filter(organization=organization)
    if own is not None:
        meetings, former = meetings.exclude(pk=own.pk), former.exclude(meeting=own)
    taken = {*meetings.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
    return free_slug(slot.day.isoformat(), taken)


def _fields(slot: Slot) -> dict[str, object]:
    end = datetime.combine(slot.day, slot.end_time, COPENHAGEN) if slot.end_time else None
    return {
        "start_date": slot.day,
        "start_time": slot.start_time,
        "end": end,
        "location": slot.location,
    }


def _save(meeting: Meeting, *, verb: str, by: Actor, now: datetime) -> None:
    meeting.save()
    Meeting.objects.filter(pk=meeting.pk).update(sequence=F("sequence") + 1)
    meeting.refresh_from_db(fields=["sequence"])
    log_change(subject=Subject.MEETING, subject_id=meeting.pk)
    _log(meeting, verb=verb, by=by, now=now)


def _log(meeting: Meeting, *, verb: str, by: Actor, now: datetime) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("meeting", meeting.pk, str(meeting)),
        body_id=meeting.organization.body_id,
        details={"status": meeting.status},
        now=now,
    )
