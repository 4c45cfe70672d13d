"""Who has approved the version in force, and who is still to do so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from raadslag.meetings.models import Attendance, Meeting, Minutes, Reading
from raadslag.meetings.rules import MinutesState
from raadslag.people import queries as people
from raadslag.people.models import Membership, Person, Reader
from raadslag.people.rules import MembershipRole, Right
from raadslag.publishing.models import Approval
from referat.document import Kind, Presence

_SIGNING = frozenset(MembershipRole) - {MembershipRole.SECRETARY, MembershipRole.OBSERVER}


@dataclass(frozen=True, slots=True)
class SeenApproval:
    """One participant: ``at`` is None while the approval is missing."""

    person: int
    name: str
    at: datetime | None = None
    remark: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Approvals:
    """The approvals of one version. ``own`` are the persons whom the reader may approve for."""

    minutes: int
    version: int
    checksum: str
    lines: tuple[SeenApproval, ...]
    own: frozenset[int]

    @property
    def missing(self) -> int:
        """How many have not approved yet."""
        return sum(line.at is None for line in self.lines)

    @property
    def waiting(self) -> tuple[SeenApproval, ...]:
        """Those whom the reader may approve for and who have not done so."""
        return tuple(one for one in self.lines if one.at is None and one.person in self.own)


def approvals_of(user: Reader, *, meeting_id: int) -> Approvals | None:
    """The approvals of the minutes in force; None for those who may not see them, or without minutes."""
    if not user.is_authenticated:
        return None
    minutes = (
        Minutes.objects.visible_to(user)
        .filter(meeting=meeting_id, kind=Kind.MINUTES, is_current=True, supplementary=False)
        .filter(state=MinutesState.PUBLISHED, original=None)
        .select_related("meeting__organization__body")
        .first()
    )
    if minutes is None or not _may_see(user, minutes.meeting):
        return None
    persons = _participants(minutes.meeting)
    given = {
        row.person_id: row
        for row in Approval.objects.visible_to(user).filter(minutes=minutes).select_related("user")
    }
    return Approvals(
        minutes=minutes.pk,
        version=minutes.version,
        checksum=Reading.objects.values_list("digest", flat=True).get(pk=minutes.pk),
        lines=tuple(_line(person, given.get(person.pk)) for person in persons),
        own=_own(user, minutes.meeting, persons),
    )


def _line(person: Person, row: Approval | None) -> SeenApproval:
    if row is None:
        return SeenApproval(person.pk, person.name)
    return SeenApproval(person.pk, person.name, row.at, row.remark, str(row.user))


def _may_see(user: Reader, meeting: Meeting) -> bool:
    if people.may(user, Right.SEE_CLOSED, meeting.organization.body):
        return True
    seats = Membership.objects.on(meeting.start_date).filter(organization=meeting.organization)
    return user.is_authenticated and seats.filter(person__user=user).exists()


def _participants(meeting: Meeting) -> list[Person]:
    """Those with a seat on the day who were there; all with a seat where attendance tells nobody."""
    seats = people.members_of(meeting.organization, on=meeting.start_date)
    seated = [seat.person for seat in seats if seat.role in _SIGNING]
    rows = Attendance.objects.filter(meeting=meeting, item=None)
    there = {row.name for row in rows if row.presence == Presence.PRESENT}
    present = [person for person in seated if person.name in there]
    return present or seated


def _own(user: Reader, meeting: Meeting, persons: list[Person]) -> frozenset[int]:
    """Oneself; the secretary notes for one who has signed on paper."""
    if people.may(user, Right.RUN_MEETINGS, meeting.organization.body):
        return frozenset(person.pk for person in persons)
    return frozenset(
        person.pk for person in persons if person.user_id and person.user_id == user.pk
    )
