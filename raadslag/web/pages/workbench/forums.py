"""A forum's seats and rules, and the list of forums that the user runs."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import forums as rules_actions
from raadslag.drafts.case_numbers import case_number
from raadslag.drafts.deadlines import is_open_day
from raadslag.drafts.forum_rules import TEMPLATES, Rules
from raadslag.drafts.queries import forums as queries
from raadslag.people import actions
from raadslag.people import queries as people
from raadslag.people.models import Membership, Organization
from raadslag.people.rules import Right
from raadslag.people.seats import BadSeat, Seats, SeenSeat
from raadslag.web import forum_labels
from raadslag.web.context import Step
from raadslag.web.forms.forum_rules import AllRules
from raadslag.web.forms.new_forum import ForumForm
from raadslag.web.forms.rows import reshaped
from raadslag.web.forms.seats import EndSeatForm, SeatForm
from raadslag.web.pages.workbench.running import run_forum, trail
from raadslag.web.who import by_of

_EXAMPLE_NUMBER = 1234


@login_required
def forums(request: HttpRequest) -> HttpResponse:
    """The forums whose meetings the user runs; a new one is set up from here."""
    bodies = people.bodies_where(request.user, Right.RUN_MEETINGS)
    if not bodies.exists():
        raise PermissionDenied
    form = ForumForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        organization = actions.find_or_create_organization(
            body=form.cleaned_data["body"], name=form.cleaned_data["name"], by=by_of(request)
        )
        messages.success(request, _("The forum is set up. Choose its rules next."))
        return redirect("forum_rules", organization.pk)
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Forums"))],
        "lines": queries.forums_of(request.user, today=clock.today()),
        "this_year": clock.today().year,
        "form": form,
    }
    return render(request, "workbench/forums.html", context)


@login_required
def seats(request: HttpRequest, forum: int) -> HttpResponse:
    """Who sits in the forum; a seat more is given from here."""
    organization = run_forum(request, forum)
    found = people.seats_of(organization, on=clock.today())
    form = SeatForm(request.POST or None, seats=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_seat(
                organization=organization, said=form.said(), by=by_of(request), now=clock.now()
            )
        except BadSeat as bad:
            form.add_error(bad.field, str(forum_labels.BAD_SEATS[bad.code]))
        else:
            messages.success(request, _("The seat is added."))
            return redirect("forum_seats", forum)
    context = {
        "trail": trail(organization, Step(_("Members"))),
        "forum": organization,
        "seats": found,
        "form": form,
        "known_names": people.known_names(organization.body),
    }
    return render(request, "workbench/seats.html", context)


@login_required
def seat(request: HttpRequest, forum: int, seat: int) -> HttpResponse:
    """Change one seat."""
    organization, row, found = _seat(request, forum, seat)
    seen = _seen(found, seat)
    form = SeatForm.of(seen, seats=found, behalf=row.on_behalf_of_id, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_seat(seat=row, said=form.said(), by=by_of(request), now=clock.now())
        messages.success(request, _("The seat is changed."))
        return redirect("forum_seats", forum)
    return _seat_page(request, organization, seen, form, "workbench/seat.html")


@login_required
def end_seat(request: HttpRequest, forum: int, seat: int) -> HttpResponse:
    """Say when a seat ends."""
    organization, row, found = _seat(request, forum, seat)
    form = EndSeatForm(
        request.POST or None, start=row.start_date, initial={"end_date": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["end_date"]
        actions.end_seat(seat=row, on=day, by=by_of(request), now=clock.now())
        messages.success(request, _("The seat ends that day."))
        return redirect("forum_seats", forum)
    return _seat_page(request, organization, _seen(found, seat), form, "workbench/end_seat.html")


@login_required
def rules(request: HttpRequest, forum: int) -> HttpResponse:
    """The forum's rules: rows are added, moved and removed before anything is saved."""
    organization = run_forum(request, forum)
    stored = queries.rules_seen(organization)
    command = request.POST.get("do", "")
    if request.method == "POST" and not command:
        whole = AllRules(stored, request.POST)
        if whole.is_valid():
            rules_actions.save_rules(
                organization=organization, rules=whole.said(), by=by_of(request), now=clock.now()
            )
            messages.success(
                request, _("The rules are saved. Agendas begun earlier stay as they are.")
            )
            return redirect("forum_rules", forum)
    else:
        whole = AllRules(stored, reshaped(request.POST, command) if command else None)
    example_day = _open_day_after(clock.today() + timedelta(days=28))
    context = {
        "trail": trail(organization, Step(_("Rules of the forum"))),
        "forum": organization,
        "rules": whole,
        "is_unsaved": bool(command),
        "templates": [
            {"name": name, "label": label, "hint": hint, "is_chosen": stored.layout == name}
            for name, (label, hint) in forum_labels.TEMPLATES.items()
        ],
        "example": _example(stored),
        "this_year": clock.today().year,
        "deadlines": stored.deadlines(example_day),
        "deadline_day": example_day,
    }
    return render(request, "workbench/rules.html", context)


@login_required
@require_POST
def choose_template(request: HttpRequest, forum: int) -> HttpResponse:
    """Take a template's rules in the place of the forum's."""
    organization = run_forum(request, forum)
    name = request.POST.get("template", "")
    if name not in TEMPLATES:
        messages.error(request, _("Choose a template first."))
        return redirect("forum_rules", forum)
    rules_actions.apply_template(
        organization=organization, name=name, by=by_of(request), now=clock.now()
    )
    messages.success(request, _("The template is in use. Everything in it can be changed below."))
    return redirect("forum_rules", forum)


def _open_day_after(day: date) -> date:
    while not is_open_day(day):
        day += timedelta(days=1)
    return day


def _example(rules: Rules) -> str:
    if not rules.case_number_pattern:
        return ""
    return case_number(rules.case_number_pattern, year=clock.today().year, n=_EXAMPLE_NUMBER)


def _seat(request: HttpRequest, forum: int, seat: int) -> tuple[Organization, Membership, Seats]:
    organization = run_forum(request, forum)
    row = Membership.objects.filter(organization=organization, pk=seat).first()
    if row is None:
        raise Http404
    return organization, row, people.seats_of(organization, on=clock.today())


def _seen(seats: Seats, pk: int) -> SeenSeat:
    return next(one for one in (*seats.held, *seats.coming, *seats.past) if one.id == pk)


def _seat_page(
    request: HttpRequest,
    organization: Organization,
    seen: SeenSeat,
    form: forms.Form,
    template: str,
) -> HttpResponse:
    address = reverse("forum_seats", args=[organization.pk])
    context = {
        "trail": trail(organization, Step(_("Members"), address), Step(seen.name, danish=True)),
        "forum": organization,
        "seat": seen,
        "form": form,
        "known_names": people.known_names(organization.body),
    }
    return render(request, template, context)


PATHS: list[URLPattern] = [
    path("forum/", forums, name="forums"),
    path("forum/<int:forum>/pladser/", seats, name="forum_seats"),
    path("forum/<int:forum>/pladser/<int:seat>/", seat, name="forum_seat"),
    path("forum/<int:forum>/pladser/<int:seat>/afslut/", end_seat, name="end_seat"),
    path("forum/<int:forum>/regler/", rules, name="forum_rules"),
    path("forum/<int:forum>/regler/skabelon/", choose_template, name="choose_template"),
]
