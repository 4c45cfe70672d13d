"""The planned way of a case through the forums."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from raadslag.core.models import Record
from raadslag.drafts.models.draft import DraftItem
from raadslag.drafts.rules import Purpose, TreatmentState
from raadslag.meetings.models import Case, Meeting
from raadslag.people.models import Organization


class Treatment(Record):
    """One leg of a case's route (OParl: Consultation): which forum, what for, when, and what came of it.

    ``expected`` is in words where the meeting is not known yet: "maj 2027". ``repeats`` is the leg
    that was put off, sent back or withdrawn, and that this one walks again.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    purpose = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Purpose], default=Purpose.DECIDE
    )
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="+")
    expected = models.TextField(blank=True)
    item = models.OneToOneField(
        DraftItem, models.SET_NULL, null=True, blank=True, related_name="treatment"
    )
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in TreatmentState],
        default=TreatmentState.PLANNED,
    )
    outcome = models.CharField(max_length=20, blank=True)
    repeats = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="repeated_by"
    )

    class Meta:
        ordering: ClassVar = ["case", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "order"], name="one_leg_of_a_place_in_a_route"),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.organization}"
