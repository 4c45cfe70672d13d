"""What the pages need to know of meetings, items and cases, cut to what the one who looks may see.

Each makes the same number of queries whatever the number of rows, and gives None where there is
nothing that the user may see.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Max, Min, Q, QuerySet

from raadslag.meetings.loading import (
    load_items,
    meeting_rows,
    seen_attendance,
    seen_body,
    seen_forum,
    seen_meeting,
    seen_version,
)
from raadslag.meetings.matching import Known, folded
from raadslag.meetings.models import AgendaItem, Attendance, ItemDetail, Meeting, Minutes
from raadslag.meetings.seen import (
    BodyLine,
    BodyPage,
    ForumLine,
    ForumPage,
    ItemLink,
    ItemPage,
    MeetingPage,
    SeenMeeting,
    SeenVersion,
)
from raadslag.people import queries as people
from raadslag.people.models import Body, Organization, Reader
from raadslag.people.rules import Right

_NEWEST_FIRST = (F("start_date").desc(), F("start_time").desc(nulls_last=True), F("id").desc())
_OLDEST_FIRST = (F("start_date").asc(), F("start_time").asc(nulls_last=True), F("id").asc())


def latest_meetings(
    user: Reader, *, today: date, limit: int = 10, body_slug: str = ""
) -> list[SeenMeeting]:
    """Meetings up to and including today, the newest first."""
    rows = _of_body(meeting_rows(user), body_slug).filter(start_date__lte=today)
    return [seen_meeting(row) for row in rows.order_by(*_NEWEST_FIRST)[:limit]]


def coming_meetings(
    user: Reader, *, today: date, limit: int = 10, offset: int = 0, body_slug: str = ""
) -> list[SeenMeeting]:
    """Meetings after today, the next first."""
    rows = _of_body(meeting_rows(user), body_slug).filter(start_date__gt=today)
    return [seen_meeting(row) for row in rows.order_by(*_OLDEST_FIRST)[offset : offset + limit]]


def count_coming(user: Reader, *, today: date, body_slug: str = "") -> int:
    """How many meetings after today there are to see."""
    rows = Meeting.objects.visible_to(user).filter(start_date__gt=today)
    return _of_body(rows, body_slug).count()


def bodies(user: Reader) -> list[BodyLine]:
    """Municipalities with a meeting that the user may see, and those where the user has a role."""
    counted = (
        Meeting.objects.visible_to(user)
        .order_by()
        .values("organization__body")
        .annotate(meetings=Count("pk"), forums=Count("organization", distinct=True))
    )
    counts = {row["organization__body"]: (row["forums"], row["meetings"]) for row in counted}
    own = people.bodies_where(user, Right.SEE_CLOSED).values("pk")
    rows = Body.objects.filter(Q(pk__in=list(counts)) | Q(pk__in=own))
    return [BodyLine(seen_body(row), *counts.get(row.pk, (0, 0))) for row in rows]


def body_page(user: Reader, *, body_slug: str) -> BodyPage | None:
    """A municipality with its forums, by name."""
    body = Body.objects.filter(slug=body_slug).first()
    if body is None:
        return None
    counted = (
        Meeting.objects.visible_to(user)
        .filter(organization__body=body)
        .order_by()
        .values("organization")
        .annotate(count=Count("pk"), first=Min("start_date"), last=Max("start_date"))
    )
    counts = {row["organization"]: (row["count"], row["first"], row["last"]) for row in counted}
    if not counts and not people.may(user, Right.SEE_CLOSED, body):
        return None
    forums = Organization.objects.filter(pk__in=list(counts)).select_related("body")
    lines = (ForumLine(seen_forum(forum), *counts[forum.pk]) for forum in forums)
    return BodyPage(body=seen_body(body), forums=tuple(lines))


def forum_page(user: Reader, *, body_slug: str, forum_slug: str) -> ForumPage | None:
    """A forum's meetings by year."""
    rows = _of_body(meeting_rows(user), body_slug).filter(organization__slug=forum_slug)
    meetings = [seen_meeting(row) for row in rows.order_by(*_NEWEST_FIRST)]
    if not meetings:
        return _empty_forum(user, body_slug, forum_slug)
    years = groupby(meetings, key=lambda meeting: meeting.start_date.year)
    return ForumPage(
        forum=meetings[0].forum, years=tuple((year, tuple(lines)) for year, lines in years)
    )


def _empty_forum(user: Reader, body_slug: str, forum_slug: str) -> ForumPage | None:
    """A forum without meetings is there only for those with a role."""
    forums = Organization.objects.forums().select_related("body")
    forum = forums.filter(body__slug=body_slug, slug=forum_slug).first()
    if forum is None or not people.may(user, Right.SEE_CLOSED, forum.body):
        return None
    return ForumPage(forum=seen_forum(forum), years=())


def meeting_page(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str
) -> MeetingPage | None:
    """A whole meeting in reading order."""
    meeting = _meeting(user, body_slug, forum_slug, meeting_slug)
    if meeting is None:
        return None
    rows = AgendaItem.objects.visible_to(user).filter(meeting=meeting.id).order_by("order")
    attendance = Attendance.objects.visible_to(user).filter(meeting=meeting.id, item=None)
    return MeetingPage(
        meeting=meeting,
        attendance=tuple(seen_attendance(row) for row in attendance),
        items=load_items(user, list(rows)),
        versions=versions_of(user, meeting_id=meeting.id),
    )


def item_page(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str, item_slug: str
) -> ItemPage | None:
    """One item with its neighbours."""
    meeting = _meeting(user, body_slug, forum_slug, meeting_slug)
    if meeting is None:
        return None
    rows = list(AgendaItem.objects.visible_to(user).filter(meeting=meeting.id).order_by("order"))
    at = next((index for index, row in enumerate(rows) if row.slug == item_slug), None)
    if at is None:
        return None
    return ItemPage(
        meeting=meeting,
        item=load_items(user, [rows[at]])[0],
        previous=_link(rows[at - 1]) if at > 0 else None,
        next=_link(rows[at + 1]) if at + 1 < len(rows) else None,
    )


def is_gone(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str, item_slug: str
) -> bool:
    """Whether an open item stood at this address in a version that is no longer in force."""
    meeting = _meeting(user, body_slug, forum_slug, meeting_slug)
    if meeting is None:
        return False
    rows = AgendaItem.objects.filter(meeting=meeting.id, slug=item_slug)
    return rows.filter(is_current=False, is_public=True).exists()


def versions_of(user: Reader, *, meeting_id: int) -> tuple[SeenVersion, ...]:
    """A meeting's versions, the newest first; rejected ones only for those with a role."""
    rows = Minutes.objects.visible_to(user).filter(meeting=meeting_id).order_by("-version")
    return tuple(seen_version(row) for row in rows)


def closed_items(meeting_ids: Sequence[int]) -> list[Known]:
    """The items of the meetings that are closed, whoever asks: to recognise them, not to show.

    Also those that no version in force has any more: an older version may have them as open.
    """
    details = ItemDetail.objects.filter(
        item__meeting__in=meeting_ids, item__is_public=False
    ).select_related("item")
    return [Known(row.item.number, row.title, row.case_number) for row in details]


def meeting_ids_of(*, body: Body, organization: str, on: date) -> list[int]:
    """The meetings that a forum of that name has had on that day."""
    rows = Meeting.objects.filter(organization__body=body, start_date=on)
    names = rows.values_list("pk", "organization__name")
    return [pk for pk, name in names if folded(name) == folded(organization)]


def _of_body(rows: QuerySet[Meeting], body_slug: str) -> QuerySet[Meeting]:
    return rows.filter(organization__body__slug=body_slug) if body_slug else rows


def _meeting(user: Reader, body_slug: str, forum_slug: str, slug: str) -> SeenMeeting | None:
    rows = _of_body(meeting_rows(user), body_slug)
    row = rows.filter(organization__slug=forum_slug, slug=slug).first()
    return seen_meeting(row) if row else None


def _link(row: AgendaItem) -> ItemLink:
    return ItemLink(row.number, row.slug, row.title, row.is_public, row.title_withheld)
