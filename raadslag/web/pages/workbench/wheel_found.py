"""What every page about a wheel begins and ends with: the forum, its year, its rings, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from raadslag.followup.actions.strands import BadStrand
from raadslag.followup.models import Strand
from raadslag.followup.queries import wheels
from raadslag.followup.queries.wheels import SeenWheel
from raadslag.people.models import Organization
from raadslag.web import wheel_labels as labels
from raadslag.web.context import Step
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.running import run_forum, trail
from raadslag.web.strand_faults import add_fault

_YEARS = range(1970, 2101)


def look(request: HttpRequest, forum: int, year: int) -> tuple[Organization, SeenWheel]:
    """The forum and its year, for one who may see what the forum keeps; 404 for others."""
    organization = wheels.forum_of(request.user, forum)
    if organization is None or year not in _YEARS:
        raise Http404
    wheel = wheels.wheel_of(request.user, organization, year, leftover=labels.leftover())
    return organization, wheel


def month_of(request: HttpRequest) -> int:
    """The month that the address asks for, 0 for the whole year."""
    asked = request.GET.get("maaned", "")
    month = number_in(asked) if len(asked) <= 2 else 0
    return month if month <= 12 else 0


def run_wheel(request: HttpRequest, forum: int, year: int) -> tuple[Organization, SeenWheel]:
    """The forum's wheel, for one who runs its meetings."""
    run_forum(request, forum)
    organization, wheel = look(request, forum, year)
    if not wheel.id:
        raise Http404
    return organization, wheel


def strand_of(request: HttpRequest, forum: int, ring: int) -> Strand:
    """One of the forum's rings, for one who runs its meetings."""
    run_forum(request, forum)
    rows = Strand.objects.editable_by(request.user).select_related("organization", "about")
    row: Strand | None = rows.filter(organization=forum, pk=ring).first()
    if row is None:
        raise Http404
    return row


def context_of(wheel: SeenWheel, organization: Organization, name: str) -> dict[str, object]:
    """What a page below the wheel's own is handed: where one is, the wheel and its year."""
    year = wheel.year.year
    address = reverse("annual_wheel", args=[organization.pk, year])
    step = Step(_("Annual wheel {year}").format(year=year), address)
    return {"trail": trail(organization, step, Step(name)), "wheel": wheel, "year": year}


def done(form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was right and it was done; what refuses it stands beside the field."""
    if not form.is_valid():
        return False
    try:
        act()
    except BadStrand as bad:
        add_fault(form, bad)
        return False
    return True
