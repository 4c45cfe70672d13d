"""Who is sent a meeting's package, and who has it."""

from __future__ import annotations

from raadslag.drafts.models import Draft, PackageDelivery
from raadslag.drafts.rules import DeliveryError, DeliveryState
from raadslag.drafts.seen_agenda import DeliveryLine
from raadslag.meetings.rules import MinutesState
from raadslag.people import queries as people
from raadslag.people.models import Person
from raadslag.people.rules import MembershipRole
from referat.document import Kind, Presence


def edition_of(draft: Draft) -> int:
    """The version of the agenda that is out; 0 where none is."""
    versions = draft.meeting.versions.filter(kind=Kind.AGENDA, state=MinutesState.PUBLISHED)
    return versions.order_by("-version").values_list("version", flat=True).first() or 0


def recipients_of(draft: Draft) -> list[Person]:
    """Those who have a seat on the day of the meeting, and the substitutes who are called."""
    meeting = draft.meeting
    called = set(
        draft.attendance.filter(item=None, presence=Presence.PRESENT).values_list(
            "membership_id", flat=True
        )
    )
    found: dict[int, Person] = {}
    for seat in people.members_of(meeting.organization, on=meeting.start_date):
        if seat.role != MembershipRole.SUBSTITUTE or seat.pk in called:
            found.setdefault(seat.person_id, seat.person)
    return list(found.values())


def delivery_lines(draft: Draft) -> tuple[DeliveryLine, ...]:
    """How sending the newest edition stands, person by person."""
    tried = PackageDelivery.objects.filter(draft=draft, edition=edition_of(draft))
    rows = {row.person_id: row for row in tried}
    return tuple(_line(person, rows.get(person.pk)) for person in recipients_of(draft))


def _line(person: Person, row: PackageDelivery | None) -> DeliveryLine:
    if row is None:
        return DeliveryLine(person.name, person.email, None, None, None)
    error = DeliveryError(row.error) if row.error else None
    return DeliveryLine(person.name, person.email, DeliveryState(row.state), error, row.at)
