"""The rules a forum has given itself: how its paper looks, what an item must hold, which deadlines hold."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from raadslag.core.models import Record
from raadslag.drafts.deadlines import CLOSED_BY_CUSTOM
from raadslag.drafts.rules import ClosedTitles, Numbering
from raadslag.people.models import Organization


def closed_by_custom() -> list[str]:
    """A list of its own for each forum."""
    return list(CLOSED_BY_CUSTOM)


class ForumRules(Record):
    """One forum's rules. ``layout`` names one of ``referat.writing.LAYOUTS``.

    ``sections`` is a list of ``{"kind", "heading", "required"}`` in printed order,
    ``standing_items`` of ``{"title", "position": "first" | "last", "minutes", "text"}`` and, for the
    one that lists the others' times, ``"timetable": true``; ``phrases`` of ``{"text", "outcome"}``.
    :mod:`raadslag.drafts.forum_rules` has them as values. Deadlines are counted in days before the
    meeting on which offices are open (kommunestyrelsesloven § 8; forretningsordener say four
    weekdays); ``also_closed`` are days on which they are not, beside the holidays: ``"12-24"`` each
    year, ``"2027-05-07"`` once. Where ``lists_present`` is off, the paper names only those who were
    not there (kommunestyrelsesloven § 13 asks for them).
    """

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="+")
    layout = models.CharField(max_length=40, default="plain")
    sections = models.JSONField(default=list)
    decision_first = models.BooleanField(default=False)
    numbering = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Numbering],
        default=Numbering.MEETING,
    )
    case_number_pattern = models.CharField(max_length=60, blank=True)  # "S{year}-{n}"
    standing_items = models.JSONField(default=list, blank=True)
    phrases = models.JSONField(default=list, blank=True)
    agenda_deadline_days = models.PositiveIntegerField(default=4)
    item_deadline_days = models.PositiveIntegerField(default=8)
    saturday_counts = models.BooleanField(default=False)
    also_closed = models.JSONField(default=closed_by_custom, blank=True)
    closed_titles = models.CharField(
        max_length=15,
        choices=[(one.value, one.value) for one in ClosedTitles],
        default=ClosedTitles.TITLE,
    )
    lists_present = models.BooleanField(default=True)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    location = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(item_deadline_days__gte=models.F("agenda_deadline_days")),
                name="items_are_due_before_the_agenda",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)
