"""A forum's rules and deadlines as values, for those who may see them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Min, Q

from raadslag.drafts.forum_rules import TEMPLATES, Deadlines, Rules, rules_from
from raadslag.drafts.models import Draft, DraftItem, ForumRules, Treatment
from raadslag.meetings.loading import seen_forum
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.seen import SeenForum
from raadslag.people import queries as people
from raadslag.people.models import Membership, Organization, Reader

_FIELDS = [field.name for field in fields(Rules)]


def rules_seen(organization: Organization | int) -> Rules:
    """The forum's rules; the plain template's where it has none yet. Nothing in them is secret."""
    row = ForumRules.objects.filter(organization=organization).values(*_FIELDS).first()
    return rules_from(row) if row else TEMPLATES["plain"]


def deadlines_of(organization: Organization | int, meeting_day: date) -> Deadlines:
    """When a meeting's items and agenda are due."""
    return rules_seen(organization).deadlines(meeting_day)


def is_written_for(meeting: Meeting) -> bool:
    """Whether a paper is begun for the meeting, or an item or a case waits for it."""
    return (
        Draft.objects.filter(meeting=meeting).exists()
        or DraftItem.objects.filter(wanted=meeting).exists()
        or Treatment.objects.filter(meeting=meeting).exists()
    )


@dataclass(frozen=True, slots=True)
class ForumLine:
    """A forum that the user runs: how many sit in it, its next meeting, and whether it has rules."""

    forum: SeenForum
    seats: int
    next_meeting: date | None
    has_rules: bool
    unannounced: int


def forums_of(user: Reader, *, today: date) -> list[ForumLine]:
    """The forums whose meetings the user runs, by municipality and name; four queries."""
    forums = list(people.forums_run_by(user))
    ids = [forum.pk for forum in forums]
    held = Membership.objects.on(today).filter(organization__in=ids).order_by()
    seats = dict(held.values_list("organization").annotate(n=Count("pk")))
    coming = Meeting.objects.filter(organization__in=ids, start_date__gte=today).order_by()
    coming = coming.exclude(status=MeetingStatus.CANCELLED)
    hidden = Count("pk", filter=Q(is_announced=False))
    counted = coming.values_list("organization").annotate(first=Min("start_date"), hidden=hidden)
    plans = {forum: (first, unannounced) for forum, first, unannounced in counted}
    ruled = set(
        ForumRules.objects.filter(organization__in=ids).values_list("organization", flat=True)
    )
    return [
        ForumLine(
            forum=seen_forum(forum),
            seats=seats.get(forum.pk, 0),
            next_meeting=plans.get(forum.pk, (None, 0))[0],
            has_rules=forum.pk in ruled,
            unannounced=plans.get(forum.pk, (None, 0))[1],
        )
        for forum in forums
    ]
