"""Who is there: at the meeting, and at single items.

The last one who writes a field has it; the audit log keeps what each wrote. No text can be lost here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.stages import recording
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import Draft, DraftAttendance, DraftItem
from raadslag.people import queries as people
from raadslag.people.models import Membership
from raadslag.people.rules import MembershipRole
from referat.document import Presence

# The document is Danish whatever language the screens have.
ROLE_WORDS: dict[MembershipRole, str] = {
    MembershipRole.CHAIR: "formand",
    MembershipRole.DEPUTY_CHAIR: "næstformand",
    MembershipRole.SECRETARY: "sekretær",
    MembershipRole.OBSERVER: "observatør",
}


class ThereAlready(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """Somebody of that name is in the list."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be put in a list of those present."""

    name: str
    party: str = ""
    role: str = ""
    substitute_for: str = ""
    presence: Presence = Presence.PRESENT
    disqualified: bool = False
    reason: str = ""


@transaction.atomic
def fill_attendance(*, draft: Draft) -> None:
    """Everybody whose seat is in force that day, as present; nothing where there is a list already."""
    if draft.attendance.filter(item=None).exists():
        return
    seats = people.members_of(draft.meeting.organization, on=draft.meeting.start_date)
    chosen = {
        seat.person.name: seat
        for seat in reversed(seats.exclude(role=MembershipRole.SUBSTITUTE.value))
    }
    DraftAttendance.objects.bulk_create(
        DraftAttendance(
            draft=draft,
            membership=seat,
            order=order,
            name=name,
            party=seat.person.party,
            role=ROLE_WORDS.get(MembershipRole(seat.role), ""),
            presence=Presence.PRESENT,
        )
        for order, (name, seat) in enumerate(reversed(chosen.items()), start=1)
    )


@transaction.atomic
def add_attendee(
    *, draft: Draft, who: Newcomer, by: Actor, now: datetime, item: DraftItem | None = None
) -> DraftAttendance:
    """Put somebody in the meeting's list, or the item's.

    Raises :class:`ThereAlready`, and :class:`NotNow` from :mod:`stages`.
    """
    locked = recording(draft)
    name = " ".join(who.name.split())
    if locked.attendance.filter(item=item, name=name).exists():
        raise ThereAlready(name)
    known = locked.attendance.filter(item=None, name=name).select_related("membership").first()
    row = DraftAttendance.objects.create(
        draft=locked,
        item=item,
        membership=known.membership if known else _seat(locked, name),
        order=(locked.attendance.aggregate(last=Max("order"))["last"] or 0) + 1,
        name=name,
        party=who.party or (known.party if known else _party(locked, name)),
        role=who.role,
        presence=who.presence,
        substitute_for=who.substitute_for,
        disqualified=who.disqualified,
        reason=who.reason.strip(),
    )
    _changed(row, verb="add_attendee", by=by, now=now)
    return row


@transaction.atomic
def remove_attendee(*, row: DraftAttendance, by: Actor, now: datetime) -> None:
    """Take somebody out of a list who should not be in it."""
    recording(row.draft)
    _changed(row, verb="remove_attendee", by=by, now=now)
    row.delete()


@transaction.atomic
def set_presence(*, row: DraftAttendance, presence: Presence, by: Actor, now: datetime) -> None:
    """Present, excused or absent."""
    recording(row.draft)
    row.presence = presence
    row.save(update_fields=["presence"])
    _changed(row, verb="set_presence", by=by, now=now, to=presence.value)


@transaction.atomic
def set_time(
    *,
    row: DraftAttendance,
    which: Literal["arrived", "left"],
    at: time | None,
    by: Actor,
    now: datetime,
) -> None:
    """When somebody came late or went early."""
    recording(row.draft)
    setattr(row, which, at)
    row.save(update_fields=[which])
    said = f"{at:%H:%M}" if at else ""
    _changed(row, verb="set_time", by=by, now=now, which=which, to=said)


@transaction.atomic
def set_words(
    *,
    row: DraftAttendance,
    by: Actor,
    now: datetime,
    substitute_for: str | None = None,
    reason: str | None = None,
) -> None:
    """For whom somebody sits in, or why somebody may not take part."""
    recording(row.draft)
    if substitute_for is not None:
        row.substitute_for = " ".join(substitute_for.split())
    if reason is not None:
        row.reason = reason.strip()
    row.save(update_fields=["substitute_for", "reason"])
    _changed(row, verb="set_attendance_words", by=by, now=now)


def _seat(draft: Draft, name: str) -> Membership | None:
    seats = people.members_of(draft.meeting.organization, on=draft.meeting.start_date)
    return seats.filter(person__name=name).first()


def _party(draft: Draft, name: str) -> str:
    seat = _seat(draft, name)
    return seat.person.party if seat else ""


def _changed(
    row: DraftAttendance, *, verb: str, by: Actor, now: datetime, **details: object
) -> None:
    """The log names the row; the reason for a disqualification may be private and stays out of it."""
    touch(row.draft)
    log_event(
        by=by,
        verb=verb,
        target=("draft_attendance", row.pk, str(row.draft)),
        body_id=row.draft.meeting.organization.body_id,
        details=details,
        now=now,
    )
