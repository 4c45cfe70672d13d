"""Which number each item of a paper has: from 1 at each meeting, or on through the forum's year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Q

from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState, Numbering
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.rules import MeetingStatus

PRINTED = (ItemState.ACCEPTED, ItemState.WITHDRAWN)


def first_number(draft: Draft, numbering: Numbering) -> int:
    """The number of the paper's first item."""
    if numbering is Numbering.MEETING:
        return 1
    return _last_number_before(draft.meeting) + 1


def numbers_of(draft: Draft, items: Sequence[DraftItem], numbering: Numbering) -> dict[int, str]:
    """The number of each printed item, by its id; ``items`` in printed order."""
    first = first_number(draft, numbering)
    return {item.pk: str(number) for number, item in enumerate(items, start=first)}


def _last_number_before(meeting: Meeting) -> int:
    """Of the forum's meetings of that year: what was published counts, else what is being written."""
    year = Meeting.objects.filter(
        organization=meeting.organization_id, start_date__year=meeting.start_date.year
    ).exclude(status=MeetingStatus.CANCELLED)
    earlier = [one for one in year if _when(one) < _when(meeting)]
    published = _highest(
        AgendaItem.objects.filter(meeting__in=earlier, is_current=True).values_list(
            "meeting_id", "number"
        )
    )
    printed = Count("items", filter=Q(items__state__in=PRINTED))
    drafts = Draft.objects.filter(meeting__in=earlier).annotate(count=printed)
    written: Mapping[int, int] = dict(drafts.values_list("meeting_id", "count"))
    last = 0
    for one in sorted(earlier, key=_when):
        last = max(last + written.get(one.pk, 0), published.get(one.pk, 0))
    return last


def _highest(numbers: Iterable[tuple[int, str]]) -> dict[int, int]:
    """The highest number of each meeting; ``10a`` counts as no number."""
    found: dict[int, int] = {}
    for meeting, number in numbers:
        if number.isdecimal():
            found[meeting] = max(found.get(meeting, 0), int(number))
    return found


def _when(meeting: Meeting) -> tuple[str, str, int]:
    return (meeting.start_date.isoformat(), str(meeting.start_time or ""), meeting.pk)
