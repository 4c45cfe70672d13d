"""A case's planned way through the forums."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import routes
from raadslag.drafts.models import Treatment
from raadslag.drafts.queries import routes as queries
from raadslag.drafts.rules import Purpose, TreatmentState
from raadslag.meetings.models import Case
from raadslag.web.context import Step
from raadslag.web.forms.items import LegChangeForm, LegForm
from raadslag.web.item_labels import PURPOSES
from raadslag.web.numbers import numbers_in
from raadslag.web.pages.workbench.found import to_item
from raadslag.web.pages.workbench.item_files import moved
from raadslag.web.who import by_of, user_of


@login_required
def case_route(request: HttpRequest, case: int) -> HttpResponse:
    """The way that has been walked, and the way ahead."""
    return _shown(request, case, None)


@login_required
@require_POST
def add_leg(request: HttpRequest, case: int) -> HttpResponse:
    """One more forum at the end."""
    row = _case(request, case)
    form = LegForm(request.POST, body=row.body_id)
    if not form.is_valid():
        return _shown(request, case, form)
    routes.plan_leg(
        case=row,
        organization=form.cleaned_data["organization"],
        purpose=Purpose(form.cleaned_data["purpose"]),
        expected=form.cleaned_data["expected"],
        by=by_of(request),
        now=clock.now(),
    )
    return redirect("case_route", case)


@login_required
@require_POST
def change_leg(request: HttpRequest, case: int, leg: int) -> HttpResponse:
    """What for, and when."""
    row = _leg(request, case, leg)
    form = LegChangeForm(request.POST, organization=row.organization_id)
    if not form.is_valid():
        messages.error(request, _("Choose one of the forum's own meetings."))
        return redirect("case_route", case)
    said = form.cleaned_data

    def act() -> None:
        routes.change_leg(
            leg=row,
            purpose=Purpose(said["purpose"]),
            meeting=said["meeting"],
            expected=said["expected"],
            by=by_of(request),
            now=clock.now(),
        )

    return _done(request, case, act, said=_("Saved."))


@login_required
@require_POST
def remove_leg(request: HttpRequest, case: int, leg: int) -> HttpResponse:
    """Not that way after all."""
    row = _leg(request, case, leg)

    def act() -> None:
        routes.remove_leg(leg=row, by=by_of(request), now=clock.now())

    return _done(request, case, act, said=_("The forum is taken off the case's way."))


@login_required
@require_POST
def order_legs(request: HttpRequest, case: int) -> HttpResponse:
    """The legs ahead in their new order from the script, or one up or down from its button."""
    row = _case(request, case)
    order = numbers_in(request.POST.getlist("order"))
    by_script = bool(order)
    if not by_script:
        ahead = Treatment.objects.filter(case=row).exclude(state=TreatmentState.TREATED)
        order = moved(list(ahead.values_list("pk", flat=True)), request)
    routes.put_legs_in_order(case=row, order=order, by=by_of(request), now=clock.now())
    return JsonResponse({}) if by_script else redirect("case_route", case)


@login_required
@require_POST
def start_leg(request: HttpRequest, case: int, leg: int) -> HttpResponse:
    """The item for this leg, begun by hand."""
    row = _leg(request, case, leg)
    try:
        item = routes.start_leg(
            leg=row, author=user_of(request), by=by_of(request), now=clock.now()
        )
    except routes.ClosedToThem:
        text = _("What came of the case before is closed to you. Ask the secretary to begin it.")
        messages.error(request, text)
        return redirect("case_route", case)
    return to_item(item.uuid)


def _shown(request: HttpRequest, case: int, form: LegForm | None) -> HttpResponse:
    found = queries.case_route(request.user, case, today=clock.today())
    if found is None:
        raise Http404
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(found.case_number)],
        "case": found,
        "purposes": PURPOSES.items(),
        "form": form or LegForm(body=_case(request, case).body_id),
    }
    return render(request, "workbench/case.html", context)


def _case(request: HttpRequest, case: int) -> Case:
    row = queries.case_row(request.user, case)
    if row is None:
        raise Http404
    return row


def _leg(request: HttpRequest, case: int, leg: int) -> Treatment:
    row = queries.leg_row(request.user, case, leg)
    if row is None:
        raise Http404
    return row


def _done(request: HttpRequest, case: int, act: Callable[[], None], *, said: str) -> HttpResponse:
    try:
        act()
    except routes.AlreadyTreated:
        messages.error(request, _("The forum has treated the case: that leg stays as it was."))
    else:
        messages.success(request, said)
    return redirect("case_route", case)


_AT = "sag/<int:case>/"
PATHS: list[URLPattern] = [
    path(_AT, case_route, name="case_route"),
    path(f"{_AT}led/", add_leg, name="add_leg"),
    path(f"{_AT}orden/", order_legs, name="order_legs"),
    path(f"{_AT}led/<int:leg>/", change_leg, name="change_leg"),
    path(f"{_AT}led/<int:leg>/fjern/", remove_leg, name="remove_leg"),
    path(f"{_AT}led/<int:leg>/begynd/", start_leg, name="start_leg"),
]
