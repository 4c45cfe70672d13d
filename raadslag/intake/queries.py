"""The inbox and the review page: only for those who may review in the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from raadslag.core import files
from raadslag.intake.doubts import Doubt, DoubtCode
from raadslag.intake.models import Reception
from raadslag.intake.rules import UNREAD, ReceptionStatus
from raadslag.meetings import documents
from raadslag.meetings.loading import meeting_rows, seen_body, seen_meeting, seen_version
from raadslag.meetings.models import Reading
from raadslag.meetings.seen import SeenBody, SeenMeeting, SeenVersion
from raadslag.people.models import Body, Reader
from referat.document import Minutes


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One received file, with the meeting it was read as; none where it could not be read."""

    id: int
    body: SeenBody
    filename: str
    status: ReceptionStatus
    received_at: datetime
    by_name: str
    failure_code: str
    failure: str
    warning_count: int
    doubts: tuple[Doubt, ...]
    meeting: SeenMeeting | None


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of the inbox, the newest first; ``counts`` are of all that the user may review."""

    lines: tuple[InboxLine, ...]
    counts: Mapping[ReceptionStatus, int]
    total: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The reading beside its original. ``minutes`` and ``version`` are None for a failed one.

    ``withheld_titles`` are indexes in ``minutes.items``; warnings are in ``minutes.warnings``.
    """

    line: InboxLine
    media_type: str
    size_bytes: int
    minutes: Minutes | None
    as_read: Minutes | None
    withheld_titles: frozenset[int]
    version: SeenVersion | None


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """The file as it was received."""

    filename: str
    media_type: str
    sha256: str
    content: bytes


def inbox(
    user: Reader, *, status: ReceptionStatus | None = None, limit: int = 50, offset: int = 0
) -> Inbox:
    """What was received in the municipalities where the user may review."""
    rows = Reception.objects.visible_to(user)
    counted = rows.order_by().values_list("status").annotate(count=Count("pk"))
    counts = {ReceptionStatus(name): count for name, count in counted}
    if status is not None:
        rows = rows.filter(status=status)
    total = counts.get(status, 0) if status is not None else sum(counts.values())
    page = list(rows.select_related("body", "minutes")[offset : offset + limit])
    meetings = _meetings(user, page)
    return Inbox(lines=tuple(_line(row, meetings) for row in page), counts=counts, total=total)


def reception_for(user: Reader, reception_id: int) -> Reception | None:
    """The reception, for an action; None where the user may not review it."""
    rows = Reception.objects.visible_to(user).select_related(
        "body", "original", "minutes__meeting__organization__body"
    )
    return rows.filter(pk=reception_id).first()


def review_page(user: Reader, *, reception_id: int) -> ReviewPage | None:
    """All that the review page shows; None where the user may not review it."""
    reception = reception_for(user, reception_id)
    if reception is None:
        return None
    reading = Reading.objects.filter(pk=reception.minutes_id).first()
    return ReviewPage(
        line=_line(reception, _meetings(user, [reception])),
        media_type=reception.original.media_type,
        size_bytes=reception.original.size_bytes,
        minutes=documents.minutes_of(reading) if reading else None,
        as_read=documents.minutes_of(reading, as_read=True) if reading else None,
        withheld_titles=frozenset(reading.withheld_titles if reading else ()),
        version=seen_version(reception.minutes) if reception.minutes else None,
    )


def original_of(user: Reader, *, reception_id: int) -> OriginalFile | None:
    """The original file; None where the user may not review it."""
    reception = reception_for(user, reception_id)
    if reception is None:
        return None
    return OriginalFile(
        filename=reception.filename,
        media_type=reception.original.media_type,
        sha256=reception.original.sha256,
        content=files.content_of(reception.original.sha256),
    )


def known_reception(*, body: Body, data: bytes) -> Reception | None:
    """The reception of this very file, where it was read before."""
    rows = Reception.objects.filter(body=body, original__sha256=files.digest_of(data))
    return rows.exclude(status__in=UNREAD).first()


def waiting(user: Reader) -> list[Reception]:
    """What the user has the right to have read and nobody has read yet: the slow ones last."""
    rows = Reception.objects.visible_to(user).filter(status=ReceptionStatus.WAITING)
    return list(rows.select_related("body", "original").order_by("failure_code", "pk"))


def all_waiting() -> list[Reception]:
    """As :func:`waiting`, for the command that reads them all."""
    rows = Reception.objects.filter(status=ReceptionStatus.WAITING)
    return list(rows.select_related("body", "original").order_by("failure_code", "pk"))


def _meetings(user: Reader, rows: list[Reception]) -> dict[int, SeenMeeting]:
    ids = {row.minutes.meeting_id for row in rows if row.minutes}
    return {row.pk: seen_meeting(row) for row in meeting_rows(user).filter(pk__in=ids)}


def _line(row: Reception, meetings: Mapping[int, SeenMeeting]) -> InboxLine:
    return InboxLine(
        id=row.pk,
        body=seen_body(row.body),
        filename=row.filename,
        status=ReceptionStatus(row.status),
        received_at=row.created_at,
        by_name=row.by_name,
        failure_code=row.failure_code,
        failure=row.failure,
        warning_count=len(row.warnings),
        doubts=tuple(Doubt(DoubtCode(doubt["code"]), doubt.get("item")) for doubt in row.doubts),
        meeting=meetings.get(row.minutes.meeting_id) if row.minutes else None,
    )
