"""Which findings a person has answered for, and which still stop a publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from raadslag.meetings.models import Meeting
from raadslag.people.models import Reader
from raadslag.publishing.models import Waiver
from raadslag.publishing.rules import key_of, stops
from referat.document import Kind
from referat.finding import Finding


@dataclass(frozen=True, slots=True)
class SeenWaiver:
    """Who lets a finding stand, since when, and why."""

    id: int
    by: str
    at: datetime
    reason: str


def unanswered(meeting: Meeting, kind: Kind, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that stop the publication and that nobody has waived."""
    keys = set(Waiver.objects.filter(meeting=meeting, kind=kind).values_list("key", flat=True))
    return [one for one in findings if stops(one) and key_of(one) not in keys]


def waivers_of(user: Reader, *, meeting_id: int, kind: Kind) -> dict[str, SeenWaiver]:
    """The waivers of a meeting's paper, by the key of their finding."""
    rows = Waiver.objects.visible_to(user).filter(meeting=meeting_id, kind=kind)
    return {
        row.key: SeenWaiver(row.pk, str(row.by), row.at, row.reason)
        for row in rows.select_related("by")
    }


def waiver_for(user: Reader, waiver_id: int) -> Waiver | None:
    """The waiver itself, for one who may take it back."""
    rows = Waiver.objects.visible_to(user).select_related("meeting__organization")
    return rows.filter(pk=waiver_id).first()
