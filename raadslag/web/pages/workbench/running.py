"""Who may do what on a forum's staff pages, and how they and those of commitments begin."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from raadslag.meetings.models import Meeting
from raadslag.people import queries as people
from raadslag.people.models import Organization
from raadslag.people.rules import Right
from raadslag.web.context import Step


def run_forum(request: HttpRequest, forum: int) -> Organization:
    """The forum, for one who runs its meetings; raises ``PermissionDenied`` for others."""
    row = get_object_or_404(Organization.objects.forums().select_related("body"), pk=forum)
    if not people.may(request.user, Right.RUN_MEETINGS, row.body):
        raise PermissionDenied
    return row


def run_meeting(request: HttpRequest, forum: int, meeting: int) -> tuple[Organization, Meeting]:
    """The forum and a meeting of it, for one who runs its meetings."""
    organization = run_forum(request, forum)
    row = Meeting.objects.filter(organization=organization, pk=meeting).first()
    if row is None:
        raise Http404
    return organization, row


def commitments_trail(*steps: Step) -> list[Step]:
    """The list of commitments, and then where one is."""
    return [
        Step(_("Workbench"), reverse("workbench")),
        Step(_("Commitments"), reverse("commitments")),
        *steps,
    ]


def trail(forum: Organization, *steps: Step) -> list[Step]:
    """Municipality, forum, and then where one is."""
    address = reverse("forum", args=[forum.body.slug, forum.slug])
    return [
        Step(_("Workbench"), reverse("workbench")),
        Step(_("Forums"), reverse("forums")),
        Step(f"{forum.name}, {forum.body.name}", address, danish=True),
        *steps,
    ]
