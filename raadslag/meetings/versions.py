"""One version of a meeting as it was, cut down to what the reader may see today."""

from __future__ import annotations

from collections.abc import Callable

from raadslag.core.models import Original
from raadslag.meetings import documents
from raadslag.meetings.loading import meeting_rows, seen_meeting, seen_version
from raadslag.meetings.matching import folded
from raadslag.meetings.models import AgendaItem, Minutes, Reading
from raadslag.meetings.queries import closed_items, versions_of
from raadslag.meetings.seen import VersionPage
from raadslag.people.models import Reader
from referat import document

TYPES_SHOWN_WHOLE = frozenset({"application/pdf", "text/plain"})
_Cut = Callable[[Reading, document.Minutes], document.Minutes]


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
        shown = _cutter(user, meeting.pk)(reading, minutes)
    return VersionPage(
        meeting=seen_meeting(meeting),
        version=seen_version(row),
        minutes=shown,
        cut=shown.items != minutes.items,
        versions=versions_of(user, meeting_id=meeting.pk),
    )


def open_originals(user: Reader, *, meeting_id: int) -> dict[int, Original]:
    """The files that the user may have, by version.

    The public gets only a file that shows what its page shows: the version has no closed item,
    nothing is cut from it, nobody has mended it (what was taken out would still be in the file),
    and it is of a format without places that no reader shows: Word has comments and tracked
    changes, markup has comments and scripts.
    """
    rows = Minutes.objects.visible_to(user).filter(meeting=meeting_id, original__isnull=False)
    found = list(rows.select_related("reading", "original"))
    if not found:
        return {}
    whole = {row.pk for row in Reading.objects.visible_to(user).filter(minutes__in=found)}
    cut = _cutter(user, meeting_id)
    originals = {}
    for row in found:
        assert row.original is not None, "filtered above"
        if row.pk in whole or _is_all_shown(row.original, row.reading, cut):
            originals[row.version] = row.original
    return originals


def _is_all_shown(original: Original, reading: Reading, cut: _Cut) -> bool:
    if original.media_type not in TYPES_SHOWN_WHOLE or reading.data != reading.as_read:
        return False
    minutes = documents.minutes_of(reading)
    if not all(item.public for item in minutes.items):
        return False
    return cut(reading, minutes).items == minutes.items


def _cutter(user: Reader, meeting_id: int) -> _Cut:
    """What cuts a reading of the meeting down to what the public may see today."""
    closed = closed_items([meeting_id])
    rows = AgendaItem.objects.visible_to(user).filter(meeting=meeting_id)
    titles = {folded(row.title) for row in rows if row.title}

    def cut(reading: Reading, minutes: document.Minutes) -> document.Minutes:
        return documents.public_form(
            minutes, withheld=reading.withheld_titles, closed_now=closed, shown_titles=titles
        )

    return cut
