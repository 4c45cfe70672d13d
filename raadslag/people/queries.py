"""Who may do what where, and who sits in a forum."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from raadslag.people.models import Body, Membership, Organization, Reader, Role
from raadslag.people.rules import Right


def may(user: Reader, right: Right, body: Body) -> bool:
    """Whether ``user`` has ``right`` in ``body``."""
    return Role.objects.bodies_where(user, right).filter(body=body).exists()


def bodies_where(user: Reader, right: Right) -> QuerySet[Body]:
    """The municipalities where ``user`` has ``right``, by name."""
    return Body.objects.filter(pk__in=Role.objects.bodies_where(user, right))


def members_of(organization: Organization, *, on: date) -> QuerySet[Membership]:
    """Who sat in the forum on that day."""
    return (
        organization.memberships.on(on).select_related("person").order_by("order", "person__name")
    )
