"""A forum's plan for a year, what else lies on a day, and where a moved meeting is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Exists, OuterRef
from django.utils import timezone

from raadslag.meetings.loading import day_of_slug, meeting_rows, seen_forum, seen_meeting
from raadslag.meetings.models import FormerAddress, Meeting, Minutes
from raadslag.meetings.plan.seen import Plan, PlannedMeeting, Remark, RemarkKind, Slot
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.meetings.seen import SeenMeeting
from raadslag.people.models import Membership, Organization, Reader
from referat.document import Kind

_Hours = tuple[time | None, time | None]


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """Another forum's meeting that has people in common with this forum."""

    day: date
    start: time | None
    end: time | None
    forum: str
    people: tuple[str, ...]


def plan_of(organization: Organization, year: int) -> Plan:
    """The forum's year, for those who plan it; three queries."""
    published = Minutes.objects.filter(meeting=OuterRef("pk"), state=MinutesState.PUBLISHED)
    rows = (
        Meeting.objects.filter(organization=organization, start_date__year=year)
        .annotate(
            has_minutes=Exists(published.filter(kind=Kind.MINUTES)),
            has_agenda=Exists(published),
            has_versions=Exists(Minutes.objects.filter(meeting=OuterRef("pk"))),
        )
        .prefetch_related("former_addresses")
        .order_by("start_date", "start_time", "pk")
    )
    years = Meeting.objects.filter(organization=organization).dates("start_date", "year")
    return Plan(
        forum=seen_forum(organization),
        year=year,
        meetings=tuple(_planned(row) for row in rows),
        years=tuple(day.year for day in years),
    )


def slot_of(meeting: Meeting) -> Slot:
    """When and where the meeting is to be, on Danish clocks."""
    end = timezone.localtime(meeting.end).time() if meeting.end else None
    return Slot(meeting.start_date, meeting.start_time, end, meeting.location)


def is_published(meeting: Meeting) -> bool:
    """Whether an agenda or minutes of it are out."""
    return meeting.versions.filter(state=MinutesState.PUBLISHED).exists()


def moved_from(meeting: Meeting) -> date | None:
    """The day from which it was moved last."""
    former = max(meeting.former_addresses.all(), key=lambda one: one.pk, default=None)
    return day_of_slug(former.slug if former else None)


def moved_to(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str
) -> SeenMeeting | None:
    """The meeting that used to stand at this address."""
    former = FormerAddress.objects.filter(
        organization__body__slug=body_slug,
        organization__slug=forum_slug,
        slug=meeting_slug,
    )
    row = meeting_rows(user).filter(pk__in=former.values("meeting")).first()
    return seen_meeting(row) if row else None


def remarks_on(
    organization: Organization,
    days: Sequence[date],
    *,
    start_time: time | None,
    end_time: time | None = None,
    ignoring: int | None = None,
) -> dict[date, list[Remark]]:
    """Meetings that these days would clash with; ``ignoring`` is the meeting that is to be moved.

    Two meetings of one day clash where they overlap, or where one has no time yet.
    """
    found: dict[date, list[Remark]] = defaultdict(list)
    own = Meeting.objects.filter(organization=organization, start_date__in=days)
    own = own.exclude(status=MeetingStatus.CANCELLED)
    if ignoring is not None:
        own = own.exclude(pk=ignoring)
    for day in own.values_list("start_date", flat=True):
        found[day] = [Remark(RemarkKind.SAME_FORUM, organization.name)]
    for other in _neighbours(organization, days):
        if _overlap((start_time, end_time), (other.start, other.end)):
            found[other.day].append(Remark(RemarkKind.SAME_PEOPLE, other.forum, other.people))
    return found


def _neighbours(organization: Organization, days: Sequence[date]) -> list[_Neighbour]:
    people = Membership.objects.filter(organization=organization).values("person")
    shared = (
        Membership.objects.filter(person__in=people)
        .exclude(organization=organization)
        .select_related("person", "organization")
        .order_by("person__name")
    )
    seats: dict[int, list[Membership]] = defaultdict(list)
    for seat in shared:
        seats[seat.organization_id].append(seat)
    rows = Meeting.objects.filter(organization__in=list(seats), start_date__in=days)
    neighbours = []
    for row in rows.exclude(status=MeetingStatus.CANCELLED).select_related("organization"):
        names = dict.fromkeys(
            seat.person.name for seat in seats[row.organization_id] if _sits(seat, row.start_date)
        )
        if names:
            slot = slot_of(row)
            forum = row.organization.name
            neighbours.append(
                _Neighbour(slot.day, slot.start_time, slot.end_time, forum, tuple(names))
            )
    return neighbours


def _overlap(one: _Hours, other: _Hours) -> bool:
    """Whether two spans of a day share a moment; of one without an end only its beginning is known."""
    (start, end), (other_start, other_end) = one, other
    if start is None or other_start is None or start == other_start:
        return True
    return start < (other_end or other_start) and other_start < (end or start)


def _sits(seat: Membership, day: date) -> bool:
    return (seat.start_date or day) <= day <= (seat.end_date or day)


def _planned(row: Meeting) -> PlannedMeeting:
    return PlannedMeeting(
        id=row.pk,
        slot=slot_of(row),
        slug=row.slug,
        status=MeetingStatus(row.status),
        status_reason=row.status_reason,
        is_announced=row.is_announced,
        is_fixed=row.has_minutes,  # type: ignore[attr-defined]  # annotated above
        has_agenda=row.has_agenda,  # type: ignore[attr-defined]  # annotated above
        may_go=not row.is_announced and not row.has_versions,  # type: ignore[attr-defined]
        moved_from=moved_from(row),
    )
