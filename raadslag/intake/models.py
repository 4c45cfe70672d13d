"""Every document that was received, and what became of it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from raadslag.core.models import Original, Record
from raadslag.intake.rules import ReceptionStatus
from raadslag.meetings.models import Minutes
from raadslag.people.models import Body, Reader, Role
from raadslag.people.rules import Right


class ReceptionQuerySet(models.QuerySet["Reception"]):
    """Receptions, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Only for those who may review there: files and warnings may hold closed text."""
        return self.filter(body__in=Role.objects.bodies_where(user, Right.REVIEW))


class Reception(Record):
    """One file received for a municipality. The same file again is the same reception."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    status = models.CharField(
        max_length=15, choices=[(status.value, status.value) for status in ReceptionStatus]
    )
    minutes = models.ForeignKey(Minutes, models.SET_NULL, null=True, related_name="+")
    failure_code = models.CharField(max_length=30, blank=True)
    failure = models.CharField(max_length=1000, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    by_name = models.CharField(max_length=254)

    objects = ReceptionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "original"], name="a_file_is_received_once_in_a_body"
            ),
            models.CheckConstraint(
                condition=Q(status=ReceptionStatus.FAILED.value, minutes__isnull=True)
                | (~Q(status=ReceptionStatus.FAILED.value) & Q(failure="")),
                name="a_failure_has_no_minutes_and_the_rest_no_failure",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "status"], name="reception_by_body_and_status"),
        ]

    def __str__(self) -> str:
        return self.filename
