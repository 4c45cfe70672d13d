"""Why an attached file that was published is no longer to be had."""

from __future__ import annotations

from raadslag.drafts.models import DraftAttachment
from raadslag.meetings.retraction import Retraction, retractions_of


def attached_retraction(sha256: str) -> Retraction | None:
    """The retraction that took the file away; None where it never was everybody's to have."""
    rows = DraftAttachment.objects.filter(
        original__sha256=sha256,
        is_public=True,
        item__is_public=True,
        item__agenda_item__is_public=True,
        item__agenda_item__is_current=False,
    )
    for meeting in rows.values_list("item__agenda_item__meeting", flat=True).distinct():
        found = retractions_of(meeting)
        if found:
            return found[0]
    return None
