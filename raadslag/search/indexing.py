"""From the rows of meetings to the documents of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet

from raadslag.meetings.models import AgendaItem, Minutes
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.search.index import EVERYBODY, IndexedItem
from referat.document import Kind

_ORDER_MAX = 10_000  # items a meeting


def items_to_index() -> QuerySet[AgendaItem]:
    """Every item that belongs in the index, whoever may find it."""
    published = Minutes.objects.filter(meeting=OuterRef("meeting"), state=MinutesState.PUBLISHED)
    return AgendaItem.objects.filter(Exists(published), is_current=True)


def documents_of(meeting_ids: Sequence[int]) -> Iterator[IndexedItem]:
    """The documents of these meetings; four queries."""
    rows = (
        items_to_index()
        .filter(meeting__in=meeting_ids)
        .select_related("meeting__organization", "detail")
        .prefetch_related("sections", "decisions", "attachments")
    )
    for row in rows:
        yield from _documents(row)


def _documents(row: AgendaItem) -> Iterator[IndexedItem]:
    body = row.meeting.organization.body_id
    if row.is_public:
        text = _everything(row, attachments=_shown_attachments(row))
        yield _document(row, audience=EVERYBODY, title=row.title, text=text)
        return
    yield _document(row, audience=EVERYBODY, title=row.title, text="", shadowed_for=body)
    yield _document(
        row,
        audience=body,
        title=row.detail.title,
        text=_everything(row, attachments=[part.title for part in row.attachments.all()]),
    )


def _document(
    row: AgendaItem, *, audience: int, title: str, text: str, shadowed_for: int = 0
) -> IndexedItem:
    meeting = row.meeting
    tells = row.is_public or audience != EVERYBODY
    outcomes = [part.outcome for part in row.decisions.all() if part.is_current and part.outcome]
    held = meeting.status == MeetingStatus.HELD
    return IndexedItem(
        item=row.pk,
        meeting=meeting.pk,
        audience=audience,
        shadowed_for=shadowed_for,
        is_open=tells,
        body=meeting.organization.body_id,
        forum=meeting.organization_id,
        year=meeting.start_date.year,
        newness=meeting.start_date.toordinal() * _ORDER_MAX + max(0, _ORDER_MAX - 1 - row.order),
        kind=Kind.MINUTES if held else Kind.AGENDA,
        outcomes=tuple(dict.fromkeys(outcomes)) if tells else (),
        title=title,
        text=text,
    )


def _shown_attachments(row: AgendaItem) -> list[str]:
    return [part.title for part in row.attachments.all() if part.is_public is not False]


def _everything(row: AgendaItem, *, attachments: Iterable[str]) -> str:
    sections = (f"{part.heading}\n{part.text}" for part in row.sections.all())
    decisions = (f"{part.heading}\n{part.text}" for part in row.decisions.all())
    return "\n".join([row.detail.case_number, *sections, *decisions, *attachments])
