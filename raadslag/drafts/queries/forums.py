"""A forum's rules and deadlines as values, for those who may see them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from raadslag.drafts.forum_rules import TEMPLATES, Deadlines, Rules, rules_from
from raadslag.drafts.models import Draft, DraftItem, ForumRules, Treatment
from raadslag.meetings.models import Meeting
from raadslag.people.models import Organization

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
