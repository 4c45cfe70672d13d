"""What was taken back, and why: all that everybody may know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from raadslag.meetings.models import AgendaItem, Meeting, Minutes
from raadslag.meetings.rules import MinutesState
from referat.document import Kind


@dataclass(frozen=True, slots=True)
class Retraction:
    """A version that was published and taken back. Nothing of what it said is here."""

    forum: str
    day: date
    kind: Kind
    version: int
    reason: str
    at: datetime | None


def retractions_of(meeting_id: int) -> tuple[Retraction, ...]:
    """All of a meeting, the newest first."""
    rows = Minutes.objects.filter(meeting=meeting_id, state=MinutesState.RETRACTED)
    found = rows.select_related("meeting__organization").order_by("-retracted_at", "-version")
    return tuple(_retraction(row) for row in found)


def retraction_at(
    body_slug: str, forum_slug: str, meeting_slug: str, *, item_slug: str = "", version: int = 0
) -> Retraction | None:
    """Why nothing stands at an address any more; None where something does or nothing ever did.

    Of an item only where everybody could read it and the whole meeting, or what had the item, is gone.
    """
    where = {"organization__body__slug": body_slug, "organization__slug": forum_slug}
    meeting = Meeting.objects.filter(**where, slug=meeting_slug).first()
    if meeting is None:
        return None
    found = retractions_of(meeting.pk)
    if version:
        return next((one for one in found if one.version == version), None)
    if item_slug:
        rows = AgendaItem.objects.filter(meeting=meeting, slug=item_slug, is_current=False)
        return found[0] if found and rows.filter(is_public=True).exists() else None
    published = meeting.versions.filter(state=MinutesState.PUBLISHED).exists()
    return found[0] if found and not published else None


def _retraction(row: Minutes) -> Retraction:
    return Retraction(
        forum=row.meeting.organization.name,
        day=row.meeting.start_date,
        kind=Kind(row.kind),
        version=row.version,
        reason=row.reason,
        at=row.retracted_at,
    )
