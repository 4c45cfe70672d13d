"""From rows to what a page is handed, with a constant number of queries for any number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from raadslag.meetings.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Case,
    Decision,
    FormerAddress,
    ItemDetail,
    Meeting,
    Minutes,
    Placed,
    Section,
)
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.meetings.seen import (
    SeenAttachment,
    SeenAttendance,
    SeenBody,
    SeenCase,
    SeenDecision,
    SeenForum,
    SeenItem,
    SeenMeeting,
    SeenPlace,
    SeenSection,
    SeenVersion,
)
from raadslag.people.models import Body, Organization, Reader
from referat.document import Kind, Outcome, Presence, SectionKind

_DAY_LENGTH = len("2027-04-21")


def meeting_rows(user: Reader) -> QuerySet[Meeting]:
    """The meetings ``user`` may see, ready for :func:`seen_meeting`."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), is_current=True).order_by()
    counted = items.values("meeting").annotate(count=Count("pk")).values("count")
    published = Minutes.objects.filter(meeting=OuterRef("pk"), state=MinutesState.PUBLISHED)
    former = FormerAddress.objects.filter(meeting=OuterRef("pk")).order_by("-pk").values("slug")
    return (
        Meeting.objects.visible_to(user)
        .select_related("organization__body")
        .annotate(
            item_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
            is_published=Exists(published),
            former_slug=Subquery(former[:1]),
        )
    )


def seen_body(body: Body) -> SeenBody:
    """The municipality as a value."""
    return SeenBody(id=body.pk, name=body.name, slug=body.slug)


def seen_forum(forum: Organization) -> SeenForum:
    """The forum as a value."""
    return SeenForum(
        id=forum.pk,
        name=forum.name,
        short_name=forum.short_name,
        slug=forum.slug,
        body=seen_body(forum.body),
    )


def seen_meeting(row: Meeting) -> SeenMeeting:
    """A row of :func:`meeting_rows` as a value."""
    return SeenMeeting(
        id=row.pk,
        forum=seen_forum(row.organization),
        start_date=row.start_date,
        start_time=row.start_time,
        end=row.end,
        location=row.location,
        slug=row.slug,
        status=MeetingStatus(row.status),
        is_published=row.is_published,  # type: ignore[attr-defined]  # annotated above
        item_count=row.item_count,  # type: ignore[attr-defined]  # annotated above
        is_announced=row.is_announced,
        status_reason=row.status_reason,
        moved_from=day_of_slug(row.former_slug),  # type: ignore[attr-defined]
    )


def day_of_slug(slug: str | None) -> date | None:
    """The day that a meeting's address begins with."""
    return date.fromisoformat(slug[:_DAY_LENGTH]) if slug else None


def seen_version(row: Minutes) -> SeenVersion:
    """The version as a value."""
    return SeenVersion(
        version=row.version,
        kind=Kind(row.kind),
        supplementary=row.supplementary,
        corrected=row.corrected,
        is_current=row.is_current,
        state=MinutesState(row.state),
        imported_at=row.imported_at,
        confirmed_at=row.confirmed_at,
        published_at=row.published_at,
        retracted_at=row.retracted_at,
        reason=row.reason,
    )


def seen_case(row: Case) -> SeenCase:
    """The case as a value."""
    return SeenCase(id=row.pk, case_number=row.case_number, slug=row.slug, title=row.title)


def seen_attendance(row: Attendance) -> SeenAttendance:
    """One person's attendance as a value."""
    return SeenAttendance(row.name, Presence(row.presence), row.party, row.role, row.note)


def load_items(user: Reader, rows: Sequence[AgendaItem]) -> tuple[SeenItem, ...]:
    """The items with all that ``user`` may see of them; five queries."""
    ids = [row.pk for row in rows]
    details = {
        detail.item_id: detail
        for detail in ItemDetail.objects.visible_to(user)
        .filter(item__in=ids)
        .select_related("case")
    }
    sections = _by_item(Section.objects.visible_to(user).filter(item__in=ids), _section)
    decisions = _by_item(_decision_rows(user, ids), lambda row: (row.is_current, _decision(row)))
    attachments = _by_item(Attachment.objects.visible_to(user).filter(item__in=ids), _attachment)
    attendance = _by_item(Attendance.objects.visible_to(user).filter(item__in=ids), seen_attendance)
    return tuple(
        SeenItem(
            id=row.pk,
            number=row.number,
            order=row.order,
            slug=row.slug,
            title=_title(row, details.get(row.pk)),
            is_public=row.is_public,
            title_withheld=row.title_withheld,
            opened=row.pk in details,
            case_number=details[row.pk].case_number if row.pk in details else "",
            case=_case(details.get(row.pk)),
            sections=tuple(sections[row.pk]),
            decisions=tuple(decision for current, decision in decisions[row.pk] if current),
            earlier_decisions=tuple(
                decision for current, decision in decisions[row.pk] if not current
            ),
            attachments=tuple(attachments[row.pk]),
            attendance=tuple(attendance[row.pk]),
        )
        for row in rows
    )


def _title(row: AgendaItem, detail: ItemDetail | None) -> str:
    return detail.title if detail and row.title_withheld else row.title


def _case(detail: ItemDetail | None) -> SeenCase | None:
    return seen_case(detail.case) if detail and detail.case else None


T = TypeVar("T")


def _decision_rows(user: Reader, ids: Sequence[int]) -> QuerySet[Decision]:
    known = Meeting.objects.visible_to(user).filter(organization=OuterRef("organization"))
    rows: QuerySet[Decision] = Decision.objects.visible_to(user).filter(item__in=ids)
    rows = rows.order_by("item", "order").select_related("organization__body")
    return rows.annotate(forum_is_visible=Exists(known))


def _by_item(rows: Iterable[Any], seen: Callable[[Any], T]) -> dict[int, list[T]]:
    grouped: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        grouped[row.item_id].append(seen(row))
    return grouped


def _place(row: Placed) -> SeenPlace:
    return SeenPlace(row.page, row.last_page, row.first_line, row.last_line)


def _section(row: Section) -> SeenSection:
    return SeenSection(
        id=row.pk,
        kind=SectionKind(row.kind),
        heading=row.heading,
        html=row.html,
        text=row.text,
        place=_place(row),
    )


def _decision(row: Decision) -> SeenDecision:
    forum = row.organization if row.forum_is_visible else None  # type: ignore[attr-defined]
    return SeenDecision(
        id=row.pk,
        order=row.order,
        heading=row.heading,
        organization=row.organization_name,
        forum=seen_forum(forum) if forum else None,
        held_on=row.held_on,
        outcome=Outcome(row.outcome) if row.outcome else None,
        html=row.html,
        text=row.text,
        place=_place(row),
    )


def _attachment(row: Attachment) -> SeenAttachment:
    return SeenAttachment(row.title, row.url, row.is_public)
