"""What has been published, corrected and taken back lately, as everybody may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from raadslag.meetings.loading import seen_body, seen_forum, seen_version
from raadslag.meetings.models import Meeting, Minutes
from raadslag.meetings.rules import MinutesState
from raadslag.meetings.seen import SeenBody, SeenForum, SeenVersion
from raadslag.people.models import Body, Organization

ENTRIES_MAX = 50


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A version that came out or was taken back; its meeting's page stands at forum and ``slug``."""

    forum: SeenForum
    slug: str
    day: date
    version: SeenVersion
    at: datetime

    @property
    def is_retracted(self) -> bool:
        """Whether it is no longer there."""
        return self.version.state == MinutesState.RETRACTED


@dataclass(frozen=True, slots=True)
class News:
    """A feed's entries, the newest first, and whose they are."""

    body: SeenBody
    forum: SeenForum | None
    entries: tuple[NewsEntry, ...]


def news_of(*, body_slug: str, forum_slug: str = "") -> News | None:
    """The news of a municipality or one forum, cut to what everybody may see whoever asks.

    A version that came in with its meeting's time alone is dated by when it was received.
    """
    body = Body.objects.filter(slug=body_slug).first()
    forum = None
    if body is None:
        return None
    if forum_slug:
        forums = Organization.objects.forums().select_related("body")
        forum = forums.filter(body=body, slug=forum_slug).first()
        if forum is None:
            return None
    rows = _rows(body, forum)
    if not rows and not _is_known(body, forum):
        return None
    return News(
        body=seen_body(body),
        forum=seen_forum(forum) if forum else None,
        entries=tuple(_entry(row) for row in rows),
    )


def _rows(body: Body, forum: Organization | None) -> list[Minutes]:
    where = Q(meeting__organization__body=body)
    if forum is not None:
        where &= Q(meeting__organization=forum)
    out = Q(state=MinutesState.PUBLISHED) | Q(state=MinutesState.RETRACTED)
    rows = Minutes.objects.filter(where & out).select_related("meeting__organization__body")
    dated = rows.annotate(at=Coalesce(F("retracted_at"), F("published_at"), F("imported_at")))
    return list(dated.order_by("-at", "-pk")[:ENTRIES_MAX])


def _is_known(body: Body, forum: Organization | None) -> bool:
    """Whether everybody can see that the municipality or the forum is there."""
    rows = Meeting.objects.visible_to(AnonymousUser()).filter(organization__body=body)
    return (rows.filter(organization=forum) if forum else rows).exists()


def _entry(row: Minutes) -> NewsEntry:
    meeting = row.meeting
    return NewsEntry(
        forum=seen_forum(meeting.organization),
        slug=meeting.slug,
        day=meeting.start_date,
        version=seen_version(row),
        at=row.at,  # type: ignore[attr-defined]  # annotated above
    )
