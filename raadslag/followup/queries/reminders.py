"""What the reminders are made of: open commitments, who answers for them, and what may be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.timezone import localdate

from raadslag.followup.models import Commitment, HistoryLine, Responsible
from raadslag.followup.queries.commitments import MeetingDays, knows_due, meeting_days
from raadslag.followup.reminding import Duty
from raadslag.followup.rules import OPEN_STATES, Happening, State
from raadslag.people.models import Membership, Organization, Person
from raadslag.people.rules import Classification, MembershipRole

NEWS_LAST = timedelta(days=14)  # what was handed out before is no news
_HANDED = Q(happening__in=[Happening.AGREED, Happening.WRITTEN]) | Q(
    happening=Happening.CHANGED, field="responsible"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a mail may say of a commitment. ``text`` is empty where it is not for everybody's eyes.

    ``due`` is empty too where it is the day of a meeting that nobody has announced.
    """

    uuid: UUID
    is_of_closed_item: bool
    text: str = ""
    forum: str = ""
    decided_on: date | None = None
    time_words: str = ""
    due: date | None = None


def open_duties(*, today: date, now: datetime, handed_out: bool = False) -> list[Duty]:
    """Every commitment to remind of, in the same number of queries for any number.

    With ``handed_out`` only those that somebody has been given of late, which are few of many.
    """
    asked, since = Commitment.objects.filter(state__in=OPEN_STATES, stopped=False), now - NEWS_LAST
    if handed_out:
        lines = HistoryLine.objects.filter(_HANDED, at__gte=since)
        asked = asked.filter(pk__in=lines.values("commitment"))
    rows = list(asked)
    ids = [row.pk for row in rows]
    seats, handed = _Seats(today), _handed(ids, since=since)
    responsible: dict[int, list[Responsible]] = defaultdict(list)
    for one in Responsible.objects.filter(commitment__in=ids).select_related(
        "organization__successor"
    ):
        responsible[one.commitment_id].append(one)
    return [_duty(row, responsible[row.pk], seats, handed.get(row.pk)) for row in rows]


def has_been_handed_out(*, after: datetime) -> bool:
    """Whether anybody has been given anything since then."""
    return HistoryLine.objects.filter(_HANDED, at__gte=after).exists()


def facts_of(ids: Collection[int]) -> dict[int, Fact]:
    """What a mail may say of each: e-mail is not confidential, so only what is open."""
    found = Commitment.objects.filter(pk__in=ids)
    is_open = set(found.open_to_all().values_list("pk", flat=True))
    rows = found.select_related("organization", "agenda_item__meeting", "meeting_of")
    announced = meeting_days(AnonymousUser(), rows)
    return {row.pk: _fact(row, announced, is_open=row.pk in is_open) for row in rows}


class _Seats:
    """Who is to be reminded of what an organization has to do."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.of: dict[tuple[int, str], list[int]] = defaultdict(list)
        roles = [MembershipRole.CHAIR, MembershipRole.SECRETARY]
        held = Membership.objects.on(today).filter(
            role__in=roles, organization__in=Organization.objects.existing(on=today)
        )
        held = held.exclude(person__user__is_active=False).order_by("order", "id")
        for seat in held.select_related("organization"):
            self.of[seat.organization_id, seat.role].append(seat.person_id)

    def answering_for(self, one: Responsible) -> list[int]:
        """The person, the heads of a unit (of its successor, where it is closed), a forum's secretaries."""
        unit = one.organization
        if unit is None:
            return [one.person_id] if one.person_id else []
        if unit.dissolution_date and unit.dissolution_date <= self.today and unit.successor:
            unit = unit.successor
        is_unit = unit.classification == Classification.UNIT
        role = MembershipRole.CHAIR if is_unit else MembershipRole.SECRETARY
        return self.of[unit.pk, role]

    def secretaries_of(self, forum: int) -> list[int]:
        return self.of[forum, MembershipRole.SECRETARY]


@dataclass(frozen=True, slots=True)
class _Handed:
    """When a commitment was last given to somebody, and which persons the giver is."""

    at: datetime
    by: frozenset[int]


def _handed(ids: Collection[int], *, since: datetime) -> dict[int, _Handed]:
    lines = HistoryLine.objects.filter(_HANDED, commitment__in=ids, at__gte=since).order_by(
        "at", "pk"
    )
    last = {line.commitment_id: line for line in lines}
    givers = {line.by_id for line in last.values() if line.by_id}
    persons: dict[int, set[int]] = defaultdict(set)
    for pk, user in Person.objects.filter(user__in=givers).values_list("pk", "user_id"):
        persons[user or 0].add(pk)
    return {pk: _Handed(line.at, frozenset(persons[line.by_id or 0])) for pk, line in last.items()}


def _duty(
    row: Commitment, responsible: Iterable[Responsible], seats: _Seats, handed: _Handed | None
) -> Duty:
    secretaries = seats.secretaries_of(row.organization_id)
    found = [pk for one in responsible for pk in seats.answering_for(one)]
    people = tuple(dict.fromkeys(found or secretaries))
    return Duty(
        id=row.pk,
        state=State(row.state),
        since=localdate(row.agreed_at) if row.agreed_at else row.said_on,
        due=row.due,
        is_stopped=row.stopped,
        people=people,
        above=tuple(pk for pk in dict.fromkeys(secretaries) if pk not in people),
        handed=tuple((pk, handed.at) for pk in people if pk not in handed.by) if handed else (),
    )


def _fact(row: Commitment, announced: MeetingDays, *, is_open: bool) -> Fact:
    item = row.agenda_item
    if not is_open:
        return Fact(row.uuid, is_of_closed_item=item is not None and not item.is_public)
    return Fact(
        uuid=row.uuid,
        is_of_closed_item=False,
        text=row.text,
        forum=row.organization.name,
        decided_on=item.meeting.start_date if item else None,
        time_words=row.time_words,
        due=row.due if knows_due(row, announced) else None,
    )
