"""Users and their roles; municipalities with forums, people and memberships."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.db.models import Q

from raadslag.core.models import Record
from raadslag.people.rules import ROLES_WITH, Classification, MembershipRole, Right, RoleName


class User(AbstractUser):
    """Somebody who can log in. Being a superuser opens nothing that is closed: only a role does."""

    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.get_full_name() or self.username


Reader = User | AnonymousUser
"""Whoever looks at a page."""


class Body(Record):
    """A municipality."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Forums and units."""

    def forums(self) -> Self:
        """Those that meet."""
        return self.filter(classification=Classification.FORUM)

    def units(self) -> Self:
        """Those that carry out."""
        return self.filter(classification=Classification.UNIT)

    def existing(self, *, on: date) -> Self:
        """Those that have not been dissolved by that day."""
        return self.filter(Q(dissolution_date__isnull=True) | Q(dissolution_date__gt=on))


class Organization(Record):
    """A forum that meets (council, committee, executive board) or a unit of the administration.

    A forum and a unit may have one name, as where the executive board meets and carries out.
    ``short_name`` is what papers call it: "ØU", "ØDC". ``dissolution_date`` is Popolo's: from that
    day it is no more; what it has done stays. ``successor`` is who took over what it had to do.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="organizations")
    classification = models.CharField(
        max_length=10,
        choices=[(name.value, name.value) for name in Classification],
        default=Classification.FORUM,
    )
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=60, blank=True)
    slug = models.SlugField(max_length=300)
    dissolution_date = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors"
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "classification", "name"],
                name="one_organization_of_a_name_and_kind_in_a_body",
            ),
            models.UniqueConstraint(
                fields=["body", "classification", "slug"],
                name="one_organization_of_a_slug_and_kind_in_a_body",
            ),
            models.CheckConstraint(
                condition=Q(classification__in=[name.value for name in Classification]),
                name="classification_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """Somebody who sits in a forum or works in a unit; ``user`` is set for one who logs in to read its papers.

    ``calendar_number`` goes into the signed address of the person's calendar: raising it makes
    the old address worthless.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=60, blank=True)  # party or list, as it is printed: "A"
    email = models.EmailField(blank=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="people")
    calendar_number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Seats, by day and by who holds them."""

    def on(self, day: date) -> Self:
        """Those that are held on that day."""
        return self.filter(
            Q(start_date__isnull=True) | Q(start_date__lte=day),
            Q(end_date__isnull=True) | Q(end_date__gte=day),
        )

    def organizations_of(self, user: Reader, *, on: date) -> models.QuerySet[Membership, int]:
        """The ids of the forums in which ``user`` sits that day, for use inside a query."""
        rows = self.none()
        if user.is_authenticated:
            rows = self.on(on).filter(person__user=user, person__user__is_active=True)
        return rows.values_list("organization_id", flat=True)


class Membership(Record):
    """A person's seat in a forum; open-ended where no end is known."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=20,
        choices=[(name.value, name.value) for name in MembershipRole],
        default=MembershipRole.MEMBER,
    )
    order = models.PositiveIntegerField(default=0)
    on_behalf_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="substitutes"
    )
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["organization", "order", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=[name.value for name in MembershipRole]),
                name="membership_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(start_date__isnull=True)
                | Q(end_date__isnull=True)
                | Q(end_date__gte=models.F("start_date")),
                name="a_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"


class RoleQuerySet(models.QuerySet["Role"]):
    """Roles, asked for what they allow."""

    def bodies_where(self, user: Reader, right: Right) -> models.QuerySet[Role, int]:
        """The ids of the municipalities where ``user`` has ``right``, for use inside a query."""
        roles = self.none()
        if user.is_authenticated:
            roles = self.filter(user=user, user__is_active=True, role__in=ROLES_WITH[right])
        return roles.values_list("body_id", flat=True)


class FailedLogIn(models.Model):
    """One wrong password. ``key`` is a digest: a password typed as a user name is not kept."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "at"], name="failed_log_in_by_key")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Role(Record):
    """What a user is in a municipality; no role there means: as the public."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    body = models.ForeignKey(Body, models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(name.value, name.value) for name in RoleName])

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "body"], name="one_role_a_user_in_a_body"),
            models.CheckConstraint(
                condition=Q(role__in=[name.value for name in RoleName]), name="role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}, {self.body}"
