"""Boxes of text, each saved by itself, and every state that they have had."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from raadslag.core.models import Record
from raadslag.drafts.models.draft import DraftItem, ItemPartQuerySet, PreparationQuerySet
from raadslag.drafts.rules import Part
from raadslag.people.models import User


class DraftText(Record):
    """One box of an item: a section, a decision, an earlier one, or a statement for the record.

    ``kind`` is a :class:`referat.document.SectionKind` for sections. ``organization_name`` and
    ``held_on`` say whose and which day's an earlier decision is, ``person`` whose a statement is.
    ``version`` rises with each save; one who saves on top of an older one is told.
    """

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="texts")
    part = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Part])
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)
    organization_name = models.TextField(blank=True)
    held_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)  # of an earlier decision
    person = models.TextField(blank=True)
    html = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(part=Part.DECISION.value),
                name="one_decision_of_its_own_in_an_item",
            ),
        ]

    def __str__(self) -> str:
        return f"text {self.pk}"


class TextRevision(Record):
    """A state that a box has had. ``refused`` where somebody had saved meanwhile: kept, not used."""

    text = models.ForeignKey(DraftText, models.CASCADE, related_name="revisions")
    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    html = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    refused = models.BooleanField(default=False)

    objects = PreparationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["text", "-id"]

    def __str__(self) -> str:
        return f"revision {self.pk}"
