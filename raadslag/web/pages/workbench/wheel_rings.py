"""The rings of a wheel: added, renamed, put in order, taken off."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import strands
from raadslag.followup.actions.strands import BadStrand
from raadslag.followup.queries.wheels import rings_of
from raadslag.people.models import Organization
from raadslag.web.forms.wheel import RingForm
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.wheel_found import context_of, done, run_wheel, strand_of
from raadslag.web.strand_faults import said_of
from raadslag.web.who import by_of


@login_required
def rings(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The rings: added, renamed, put in order, taken off the wheel."""
    organization, wheel = run_wheel(request, forum, year)
    forums = Organization.objects.forums().filter(body=organization.body)
    form = RingForm(request.POST or None, forums=forums, initial={"about": None})
    if request.method == "POST" and done(
        form,
        lambda: strands.write_strand(
            organization=organization, **form.cleaned_data, by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The ring is on the wheel."))
        return redirect("wheel_rings", forum, year)
    context = context_of(wheel, organization, _("Rings")) | {
        "lines": rings_of(organization),
        "form": form,
    }
    return render(request, "workbench/wheel_rings.html", context)


@login_required
def ring(request: HttpRequest, forum: int, year: int, ring: int) -> HttpResponse:
    """Rename a ring, or give it another forum."""
    organization, wheel = run_wheel(request, forum, year)
    row = strand_of(request, forum, ring)
    forums = Organization.objects.forums().filter(body=organization.body)
    initial = {"title": row.title, "about": row.about_id, "note": row.note}
    form = RingForm(request.POST or None, forums=forums, initial=initial)
    if request.method == "POST" and done(
        form,
        lambda: strands.change_strand(
            strand=row, **form.cleaned_data, by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The ring is changed."))
        return redirect("wheel_rings", forum, year)
    context = context_of(wheel, organization, row.title) | {"form": form}
    return render(request, "workbench/wheel_ring.html", context)


@login_required
@require_POST
def arrange_rings(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """Move a ring out or in, take it off the wheel or put it back, remove it; the button says which."""
    organization, _wheel = run_wheel(request, forum, year)
    do, _colon, pk = request.POST.get("do", "").partition(":")
    row = strand_of(request, forum, number_in(pk))
    by, now = by_of(request), clock.now()
    try:
        if do in {"up", "down"}:
            order = _moved(organization, row.pk, -1 if do == "up" else 1)
            strands.order_strands(organization=organization, order=order, by=by, now=now)
        elif do in {"on", "off"}:
            strands.show_strand(strand=row, on_wheel=do == "on", by=by, now=now)
        elif do == "remove":
            strands.remove_strand(strand=row, by=by, now=now)
    except BadStrand as bad:
        messages.error(request, said_of(bad))
    else:
        messages.success(request, _("The rings are changed."))
    return redirect("wheel_rings", forum, year)


def _moved(organization: Organization, ring: int, steps: int) -> list[int]:
    """The rings on the wheel with one of them moved."""
    order = [one.id for one in rings_of(organization) if one.on_wheel]
    if ring in order:
        at = order.index(ring)
        order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
    return order


_YEAR = "forum/<int:forum>/aarshjul/<int:year>/"
PATHS: list[URLPattern] = [
    path(f"{_YEAR}ring/<int:ring>/", ring, name="wheel_ring"),
    path(f"{_YEAR}ringe/", rings, name="wheel_rings"),
    path(f"{_YEAR}ringe/orden/", arrange_rings, name="arrange_rings"),
]
