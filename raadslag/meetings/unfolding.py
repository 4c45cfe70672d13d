"""A meeting's published versions unfolded into rows; called only by this room's actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from raadslag.meetings import documents
from raadslag.meetings.matching import Known, folded, match
from raadslag.meetings.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Case,
    Decision,
    ItemDetail,
    Meeting,
    Minutes,
    Reading,
    Section,
)
from raadslag.meetings.rules import MeetingStatus, MinutesState, current_versions
from raadslag.people.models import Body
from raadslag.people.slugs import free_slug, slug_of
from referat import document

_ITEM_FIELDS = ["number", "order", "is_public", "title_withheld", "title", "is_current"]
CASE_NUMBER_LENGTH_MAX = 100  # what is longer is no case number and gets no page of its own


@dataclass(frozen=True, slots=True)
class _Printed:
    """An item as a current version prints it."""

    item: document.Item
    withheld: bool

    @property
    def known(self) -> Known:
        return documents.known_of(self.item)


def unfold(meeting: Meeting) -> None:
    """Make the meeting's rows say what its current versions say; rows keep their ids and slugs."""
    versions = list(meeting.versions.filter(state=MinutesState.PUBLISHED))
    current = current_versions(versions)
    meeting.versions.update(is_current=False)
    meeting.versions.filter(pk__in=[version.pk for version in current]).update(is_current=True)
    readings = Reading.objects.in_bulk([version.pk for version in current])
    ordered = [
        (readings[version.pk], documents.minutes_of(readings[version.pk])) for version in current
    ]
    before = _cases_of(meeting)
    _clear(meeting)
    if ordered:
        _tell_meeting(meeting, [minutes for _, minutes in ordered])
    items = _merged([_printed(reading, minutes) for reading, minutes in ordered])
    _place_items(meeting, items)
    _retitle(before | _cases_of(meeting))


def item_titles(version: Minutes) -> list[Known]:
    """What the version's items can be recognised by."""
    reading = Reading.objects.get(pk=version.pk)
    return [entry.known for entry in _printed(reading, documents.minutes_of(reading))]


def _printed(reading: Reading, minutes: document.Minutes) -> list[_Printed]:
    withheld = set(reading.withheld_titles)
    return [_Printed(item, index in withheld) for index, item in enumerate(minutes.items)]


def _merged(documents_items: Sequence[list[_Printed]]) -> list[_Printed]:
    """The whole document's items, with those of supplements in their place or after them."""
    merged: list[_Printed] = []
    for items in documents_items:
        found = match([entry.known for entry in merged], [entry.known for entry in items])
        added = []
        for entry, index in zip(items, found, strict=True):
            if index is None:
                added.append(entry)
            else:
                merged[index] = entry
        merged += added
    return merged


def _clear(meeting: Meeting) -> None:
    """Take away all that hangs on items. Details stay: by them an item is known again."""
    for part in (Section, Decision, Attachment):
        part.objects.filter(item__meeting=meeting).delete()
    meeting.attendance.all().delete()
    meeting.items.update(is_current=False)
    if meeting.status == MeetingStatus.HELD:
        meeting.status = MeetingStatus.PLANNED
        meeting.save(update_fields=["status"])


def _tell_meeting(meeting: Meeting, current: Sequence[document.Minutes]) -> None:
    """What the document says of time and place; where an agenda is silent, the plan holds."""
    main = current[0]
    start = main.start
    is_planned = meeting.is_announced and main.kind == document.Kind.AGENDA
    if isinstance(start, datetime) or not is_planned:
        meeting.start_time = start.time() if isinstance(start, datetime) else None
    if main.end or not is_planned:
        meeting.end = main.end
    if main.location or not is_planned:
        meeting.location = main.location
    if main.kind == document.Kind.MINUTES:
        meeting.status = MeetingStatus.HELD
    meeting.save(update_fields=["start_time", "end", "location", "status"])
    Attendance.objects.bulk_create(documents.attendance_rows(main.participants, meeting=meeting))


def _place_items(meeting: Meeting, items: Sequence[_Printed]) -> None:
    rows = list(meeting.items.select_related("detail").order_by("pk"))
    found = match([_known(row) for row in rows], [entry.known for entry in items])
    slugs = {row.slug for row in rows}
    body = meeting.organization.body
    forums = {folded(forum.name): forum for forum in body.organizations.forums()}
    cases = _cases(body, (entry.item.case_number for entry in items))
    placed = [
        rows[index] if index is not None else _new_row(meeting, entry.item, order, slugs)
        for order, (entry, index) in enumerate(zip(items, found, strict=True), start=1)
    ]
    for order, (row, entry) in enumerate(zip(placed, items, strict=True), start=1):
        _tell_item(row, entry, order)
    AgendaItem.objects.bulk_create([row for row in placed if row.pk is None])
    AgendaItem.objects.bulk_update([row for row in placed if row in rows], _ITEM_FIELDS)
    parts = [
        documents.parts_of(row, entry.item, meeting=meeting, forums=forums)
        for row, entry in zip(placed, items, strict=True)
    ]
    for part in parts:
        part.detail.case = cases.get(part.detail.case_number)
    _save_parts(parts)


def _known(row: AgendaItem) -> Known:
    return Known(row.number, row.detail.title, row.detail.case_number)


def _new_row(meeting: Meeting, item: document.Item, order: int, slugs: set[str]) -> AgendaItem:
    slug = free_slug(slug_of(item.number, fallback=f"u{order}", max_length=20), slugs)
    slugs.add(slug)
    return AgendaItem(meeting=meeting, slug=slug)


def _tell_item(row: AgendaItem, entry: _Printed, order: int) -> None:
    item = entry.item
    row.number = item.number
    row.order = order
    row.is_public = item.public
    row.title_withheld = not item.public and (entry.withheld or row.title_withheld)
    row.title = "" if row.title_withheld else item.title
    row.is_current = True


def _save_parts(parts: Sequence[documents.Parts]) -> None:
    ItemDetail.objects.bulk_create(
        [part.detail for part in parts],
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=["title", "case_number", "case"],
    )
    Section.objects.bulk_create([row for part in parts for row in part.sections])
    Decision.objects.bulk_create([row for part in parts for row in part.decisions])
    Attachment.objects.bulk_create([row for part in parts for row in part.attachments])
    Attendance.objects.bulk_create([row for part in parts for row in part.attendance])


@transaction.atomic
def find_or_create_case(*, body: Body, case_number: str) -> Case:
    """The municipality's case of that number; a new one is nobody's to see until it is published."""
    Body.objects.select_for_update().get(pk=body.pk)  # one at a time, or two begin the same case
    return _cases(body, [case_number])[case_number]


def _cases(body: Body, numbers: Iterable[str]) -> dict[str, Case]:
    """The municipality's cases of these numbers, set up where they are new."""
    wanted = {number for number in numbers if 0 < len(number) <= CASE_NUMBER_LENGTH_MAX}
    known = {
        case.case_number: case for case in Case.objects.filter(body=body, case_number__in=wanted)
    }
    new = sorted(wanted - known.keys())
    slugs = {number: slug_of(number, fallback="sag") for number in new}
    starts = Q(*(("slug__startswith", slug) for slug in slugs.values()), _connector=Q.OR)
    taken = (
        set(Case.objects.filter(starts, body=body).values_list("slug", flat=True)) if new else set()
    )
    created = []
    for number in new:
        free = free_slug(slugs[number], taken)
        taken.add(free)
        created.append(Case(body=body, case_number=number, slug=free))
    return known | {case.case_number: case for case in Case.objects.bulk_create(created)}


def _cases_of(meeting: Meeting) -> set[int]:
    details = ItemDetail.objects.filter(item__meeting=meeting, case__isnull=False)
    return {case_id for case_id in details.values_list("case_id", flat=True) if case_id}


def _retitle(case_ids: set[int]) -> None:
    """Give the cases the title of their newest open item, and none where they have no open one."""
    items = AgendaItem.objects.filter(
        detail__case__in=case_ids, is_public=True, is_current=True
    ).order_by("meeting__start_date", "meeting_id", "order")
    titles = dict(items.values_list("detail__case_id", "title"))
    for case in Case.objects.filter(pk__in=case_ids):
        title = titles.get(case.pk, "")
        if case.title != title:
            case.title = title
            case.save(update_fields=["title"])
