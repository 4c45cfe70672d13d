"""Waived findings, approvals of a published version, and decisions whose execution is stopped."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from raadslag.core import clock
from raadslag.core.models import Record
from raadslag.meetings.models import AgendaItem, Meeting, Minutes
from raadslag.people.models import Membership, Person, Reader, Role, User
from raadslag.people.rules import Right
from referat.document import Kind


def _staff(user: Reader, path: str) -> Q:
    """Rows of municipalities where ``user`` sees what is closed."""
    return Q(**{f"{path}__in": Role.objects.bodies_where(user, Right.SEE_CLOSED)})


def _sits(user: Reader, path: str) -> Q:
    """Rows of forums in which ``user`` sits today."""
    return Q(**{f"{path}__in": Membership.objects.organizations_of(user, on=clock.today())})


class WaiverQuerySet(models.QuerySet["Waiver"]):
    """Waivers, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """A reason may quote what is closed: only for those with a role."""
        return self.filter(_staff(user, "meeting__organization__body"))


class Waiver(Record):
    """A finding that a person has looked at and lets stand. ``key`` is :func:`raadslag.publishing.rules.key_of`:
    when the text changes so that something else is wrong, the finding comes back.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])
    key = models.CharField(max_length=40)
    code = models.CharField(max_length=10)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["meeting", "kind", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "key"], name="one_waiver_of_a_finding"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Approvals, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """For those with a role and for members of the forum."""
        return self.filter(
            _staff(user, "minutes__meeting__organization__body")
            | _sits(user, "minutes__meeting__organization")
        )


class Approval(Record):
    """One participant's approval of one version (§ 13), with the checksum of what it said.

    ``user`` is who pressed the button: the person, or the secretary for one who signed on paper.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    checksum = models.CharField(max_length=64)
    remark = models.TextField(blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["minutes", "at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["minutes", "person"], name="one_approval_a_person_of_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"approval {self.pk}"


class StopQuerySet(models.QuerySet["Stop"]):
    """Stops, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """With the reason only for those with a role and for members of the forum."""
        return self.filter(
            _staff(user, "agenda_item__meeting__organization__body")
            | _sits(user, "agenda_item__meeting__organization")
        )

    def in_force(self) -> Self:
        """Those that nobody has lifted."""
        return self.filter(lifted_at__isnull=True)


class Stop(Record):
    """A member or the chair has stopped the execution of a decision (§ 23) until it is lifted."""

    agenda_item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    lifted_reason = models.TextField(blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["agenda_item", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agenda_item"],
                condition=Q(lifted_at__isnull=True),
                name="one_stop_in_force_of_an_item",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_by__isnull=False),
                name="who_lifts_a_stop_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"stop {self.pk}"
