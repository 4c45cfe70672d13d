"""One version of a meeting as it was, cut down to what the reader may see today."""

from __future__ import annotations

from raadslag.meetings import documents
from raadslag.meetings.loading import meeting_rows, seen_meeting, seen_version
from raadslag.meetings.matching import folded
from raadslag.meetings.models import AgendaItem, Minutes, Reading
from raadslag.meetings.queries import closed_items, versions_of
from raadslag.meetings.seen import VersionPage
from raadslag.people.models import Reader


def version_page(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str, version: int
) -> VersionPage | None:
    """The version, read from its stored document; None where the user may not see it."""
    where = {"organization__body__slug": body_slug, "organization__slug": forum_slug}
    meeting = meeting_rows(user).filter(**where, slug=meeting_slug).first()
    if meeting is None:
        return None
    row = Minutes.objects.visible_to(user).filter(meeting=meeting, version=version).first()
    if row is None:
        return None
    reading = Reading.objects.get(pk=row.pk)
    minutes = documents.minutes_of(reading)
    shown = minutes
    if not Reading.objects.visible_to(user).filter(pk=row.pk).exists():
        rows = AgendaItem.objects.visible_to(user).filter(meeting=meeting)
        shown = documents.public_form(
            minutes,
            withheld=reading.withheld_titles,
            closed_now=closed_items([meeting.pk]),
            shown_titles={folded(row.title) for row in rows if row.title},
        )
    return VersionPage(
        meeting=seen_meeting(meeting),
        version=seen_version(row),
        minutes=shown,
        cut=shown.items != minutes.items,
        versions=versions_of(user, meeting_id=meeting.pk),
    )
