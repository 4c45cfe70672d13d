"""The units of the administration: set up, renamed, closed, and who works in them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions.handover import hand_over as give_away
from raadslag.followup.queries.carried import unfinished_of, unfinished_seen
from raadslag.followup.said import BadCommitment
from raadslag.journeys import close_unit
from raadslag.people import actions as people_actions
from raadslag.people import queries as people
from raadslag.people.models import Membership, Organization
from raadslag.people.rules import Right
from raadslag.people.seats import BadSeat, SeenSeat
from raadslag.people.units import actions, queries
from raadslag.people.units.said import BadUnit, UnitPage
from raadslag.web import forum_labels
from raadslag.web.context import Step
from raadslag.web.forms.seats import EndSeatForm
from raadslag.web.forms.units import (
    BAD_UNITS,
    CloseUnitForm,
    HandOverForm,
    NewUnitForm,
    UnitForm,
    UnitSeatForm,
)
from raadslag.web.who import by_of, user_of


@login_required
def units(request: HttpRequest) -> HttpResponse:
    """The units of the user's municipalities; a new one is set up from here."""
    bodies = people.bodies_where(request.user, Right.RUN_MEETINGS)
    if not bodies.exists():
        raise PermissionDenied
    form = NewUnitForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            unit = actions.create_unit(
                body=form.cleaned_data["body"], said=form.said(), by=by_of(request), now=clock.now()
            )
        except BadUnit as bad:
            form.refuse(bad)
        else:
            messages.success(request, _("The unit is set up. Add those who work there."))
            return redirect("unit", unit.pk)
    today = clock.today()
    found = queries.units_run_by(request.user, today=today)
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Units"))],
        "units": [one for one in found if not one.closed_on or one.closed_on > today],
        "closed": [one for one in found if one.closed_on and one.closed_on <= today],
        "form": form,
        "several": bodies.count() > 1,
    }
    return render(request, "workbench/units.html", context)


@login_required
def unit(request: HttpRequest, unit: int) -> HttpResponse:
    """Who works in the unit, and what it has to do; somebody more is added from here."""
    row = _row(request, unit)
    form = UnitSeatForm(request.POST or None)
    if request.method == "POST" and _is_closed(row):
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            people_actions.add_seat(
                organization=row, said=form.said(), by=by_of(request), now=clock.now()
            )
        except BadSeat as bad:
            form.add_error(bad.field, str(forum_labels.BAD_SEATS[bad.code]))
        else:
            messages.success(request, _("Added."))
            return redirect("unit", unit)
    context = {
        **_context(row),
        "form": form,
        "unfinished": unfinished_of(row).count(),
        "known_names": people.known_names(row.body),
    }
    return render(request, "workbench/unit.html", context)


@login_required
def rename(request: HttpRequest, unit: int) -> HttpResponse:
    """Call the unit something else."""
    row = _row(request, unit)
    form = UnitForm.of(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_unit(unit=row, said=form.said(), by=by_of(request), now=clock.now())
        except BadUnit as bad:
            form.refuse(bad)
        else:
            messages.success(request, _("The unit has its new name."))
            return redirect("unit", unit)
    context = {**_context(row, Step(_("Rename"))), "form": form}
    return render(request, "workbench/unit_rename.html", context)


@login_required
def seat(request: HttpRequest, unit: int, seat: int) -> HttpResponse:
    """Change what is said of one who works there."""
    row = _row(request, unit)
    membership, seen = _seat(row, seat)
    form = UnitSeatForm(request.POST or None, seat=seen)
    if request.method == "POST" and form.is_valid():
        people_actions.change_seat(
            seat=membership, said=form.said(), by=by_of(request), now=clock.now()
        )
        messages.success(request, _("Changed."))
        return redirect("unit", unit)
    context = {
        **_context(row, Step(seen.name, danish=True)),
        "seat": seen,
        "form": form,
        "known_names": people.known_names(row.body),
    }
    return render(request, "workbench/unit_seat.html", context)


@login_required
def end_seat(request: HttpRequest, unit: int, seat: int) -> HttpResponse:
    """Say when somebody stops working there."""
    row = _row(request, unit)
    membership, seen = _seat(row, seat)
    form = EndSeatForm(
        request.POST or None, start=membership.start_date, initial={"end_date": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["end_date"]
        people_actions.end_seat(seat=membership, on=day, by=by_of(request), now=clock.now())
        messages.success(request, _("That is the last day there."))
        return redirect("unit", unit)
    context = {**_context(row, Step(seen.name, danish=True)), "seat": seen, "form": form}
    return render(request, "workbench/unit_end_seat.html", context)


@login_required
def hand_over(request: HttpRequest, unit: int) -> HttpResponse:
    """What the unit has not done goes to somebody else; the unit stays."""
    row = _row(request, unit)
    form = HandOverForm(request.POST or None, unit=row, today=clock.today())
    if request.method == "POST" and form.is_valid():
        heir = form.cleaned_data["heir"]
        try:
            moved = give_away(unit=row, heir=heir, by=user_of(request), now=clock.now())
        except BadCommitment:
            form.add_error("heir", str(BAD_UNITS["heir_closed"]))
        else:
            messages.success(request, _moved(moved))
            return redirect("unit", unit)
    return _leaving(request, row, form, "workbench/unit_hand_over.html", _("Hand over"))


@login_required
def close(request: HttpRequest, unit: int) -> HttpResponse:
    """The unit is no more from a day; what it has not done goes to somebody else."""
    row = _row(request, unit)
    if row.dissolution_date is not None:
        return redirect("unit", unit)
    form = CloseUnitForm(
        request.POST or None,
        unit=row,
        today=clock.today(),
        is_idle=not unfinished_of(row).exists(),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            moved = close_unit.close(
                row, on=said["day"], heir=said["heir"], user=user_of(request), now=clock.now()
            )
        except BadUnit as bad:
            form.refuse(bad)
        else:
            text = _("The unit is closed.")
            messages.success(request, f"{text} {_moved(moved)}" if moved else text)
            return redirect("unit", unit)
    return _leaving(request, row, form, "workbench/unit_close.html", _("Close"))


@login_required
@require_POST
def reopen(request: HttpRequest, unit: int) -> HttpResponse:
    """The unit is there again."""
    row = _row(request, unit)
    actions.reopen_unit(unit=row, by=by_of(request), now=clock.now())
    messages.success(
        request, _("The unit is there again, with those who worked there on its last day.")
    )
    return redirect("unit", unit)


def _leaving(
    request: HttpRequest, row: Organization, form: HandOverForm, template: str, name: str
) -> HttpResponse:
    unfinished = unfinished_seen(request.user, row, today=clock.today())
    context = {**_context(row, Step(name)), "form": form, "unfinished": unfinished}
    return render(request, template, context)


def _row(request: HttpRequest, unit: int) -> Organization:
    row = queries.unit_for(request.user, unit)
    if row is None:
        raise Http404
    return row


def _is_closed(row: Organization) -> bool:
    return row.dissolution_date is not None and row.dissolution_date <= clock.today()


def _seat(row: Organization, seat: int) -> tuple[Membership, SeenSeat]:
    membership = Membership.objects.filter(organization=row, pk=seat).first()
    if membership is None:
        raise Http404
    seats = people.seats_of(row, on=clock.today())
    every = (*seats.held, *seats.coming, *seats.past)
    return membership, next(one for one in every if one.id == seat)


def _context(row: Organization, *steps: Step) -> dict[str, object]:
    page: UnitPage = queries.unit_page(row, today=clock.today())
    here = Step(page.unit.name, reverse("unit", args=[row.pk]) if steps else "", danish=True)
    trail = [
        Step(_("Workbench"), reverse("workbench")),
        Step(_("Units"), reverse("units")),
        here,
        *steps,
    ]
    return {"trail": trail, "unit": page.unit, "seats": page.seats, "is_closed": page.is_closed}


def _moved(count: int) -> str:
    text = ngettext("{n} commitment is handed over.", "{n} commitments are handed over.", count)
    return text.format(n=count)


_UNIT = "enheder/<int:unit>/"
PATHS: list[URLPattern] = [
    path("enheder/", units, name="units"),
    path(_UNIT, unit, name="unit"),
    path(f"{_UNIT}navn/", rename, name="rename_unit"),
    path(f"{_UNIT}overdrag/", hand_over, name="hand_over_unit"),
    path(f"{_UNIT}nedlaeg/", close, name="close_unit"),
    path(f"{_UNIT}genaabn/", reopen, name="reopen_unit"),
    path(f"{_UNIT}medarbejder/<int:seat>/", seat, name="unit_seat"),
    path(f"{_UNIT}medarbejder/<int:seat>/afslut/", end_seat, name="end_unit_seat"),
]
