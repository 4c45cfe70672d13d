"""A forum's reminder list: kept between the meetings, printed on each agenda."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import commitments, lists, progress
from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.followup.said import BadCommitment
from raadslag.journeys import put_list_on_agenda as journey
from raadslag.web.commitment_labels import said_of
from raadslag.web.forms.commitments import add_fault
from raadslag.web.forms.reminder_list import ListForm
from raadslag.web.numbers import day_in, number_in, numbers_in
from raadslag.web.pages.workbench import reminder_strands, reminder_taking
from raadslag.web.pages.workbench.reminder_found import (
    Faulty,
    back,
    forum_of,
    list_of,
    row_form,
    row_of,
    shown,
)
from raadslag.web.pages.workbench.running import run_forum
from raadslag.web.who import by_of, user_of


@login_required
def reminder_list(request: HttpRequest, forum: int) -> HttpResponse:
    """The list, and all that can be done to it."""
    return shown(request, forum_of(request, forum))


@login_required
@require_POST
def begin(request: HttpRequest, forum: int) -> HttpResponse:
    """An empty list."""
    organization = run_forum(request, forum)
    lists.begin_list(organization=organization, by=user_of(request), now=clock.now())
    return back(forum)


@login_required
@require_POST
def change(request: HttpRequest, forum: int) -> HttpResponse:
    """What it is called, and whether agendas get it."""
    found = list_of(request, forum)
    form = ListForm(request.POST, auto_id="liste-%s")
    if not form.is_valid():
        return shown(request, found.organization, Faulty(form))
    lists.change_list(found, **form.cleaned_data, by=user_of(request), now=clock.now())
    messages.success(request, _("Saved."))
    return back(forum)


@login_required
@require_POST
def add(request: HttpRequest, forum: int) -> HttpResponse:
    """A new row."""
    found = list_of(request, forum)
    form = row_form(found.organization, None, request.POST)
    if form.is_valid():
        try:
            row = lists.add_row(
                found,
                form.said(),
                said_on=clock.today(),
                by=user_of(request),
                now=clock.now(),
            )
        except BadCommitment as bad:
            add_fault(form, bad)
        else:
            return back(forum, f"raekke-{row.pk}")
    return shown(request, found.organization, Faulty(form))


@login_required
@require_POST
def save(request: HttpRequest, forum: int, row: int) -> HttpResponse:
    """What, when and who of a row."""
    found, stored = row_of(request, forum, row)
    form = row_form(found.organization, stored, request.POST)
    if form.is_valid():
        try:
            commitments.change(
                stored,
                form.said(),
                version=form.cleaned_data["version"],
                by=user_of(request),
                now=clock.now(),
            )
        except BadCommitment as bad:
            add_fault(form, bad)
        except commitments.Conflict:
            text = _("Somebody has changed the row meanwhile. Look at it, and change it again.")
            messages.error(request, text)
            return back(forum, f"raekke-{row}")
        else:
            return back(forum, f"raekke-{row}")
    return shown(request, found.organization, Faulty(form, row))


def _finish(request: HttpRequest, row: Commitment) -> None:
    """Of a recurring one the round that the page showed, so that a second click does nothing."""
    shown_due = day_in(request.POST.get("round_due", ""))
    progress.set_state(row, State.DONE, round_due=shown_due, by=user_of(request), now=clock.now())


def _take_off(request: HttpRequest, row: Commitment) -> None:
    lists.take_off_list(row, by=user_of(request), now=clock.now())


_STEPS: dict[str, Callable[[HttpRequest, Commitment], None]] = {
    "udfoert": _finish,
    "tag-af": _take_off,
}


@login_required
@require_POST
def step(request: HttpRequest, forum: int, row: int, name: str) -> HttpResponse:
    """A row is done, or is to stand on the list no more."""
    _found, stored = row_of(request, forum, row)
    if name not in _STEPS:
        raise Http404
    try:
        _STEPS[name](request, stored)
    except BadCommitment as bad:
        messages.error(request, said_of(bad))
    return back(forum, "listen")


@login_required
@require_POST
def put_in_order(request: HttpRequest, forum: int) -> HttpResponse:
    """All ids in their new order from the script, one row up or down, or all by their times."""
    found = list_of(request, forum)
    user, now = user_of(request), clock.now()
    if "order" in request.POST:
        ids = numbers_in(request.POST.getlist("order"))
        lists.put_in_order(found, ids, by=user, now=now)
        return JsonResponse({})
    if "by_time" in request.POST:
        lists.put_by_time(found, by=user, now=now)
        return back(forum, "listen")
    chosen = request.POST.get("up") or request.POST.get("down") or ""
    row = row_of(request, forum, number_in(chosen))[1]
    lists.move(row, steps=-1 if "up" in request.POST else 1, found=found, by=user, now=now)
    return back(forum, f"raekke-{row.pk}")


@login_required
@require_POST
def put_on_agenda(request: HttpRequest, forum: int, meeting: int) -> HttpResponse:
    """The list on an agenda that is being prepared, or in its item anew."""
    found = list_of(request, forum)
    if not journey.put_on_agenda(found, meeting, by=by_of(request), now=clock.now()):
        messages.error(request, _("That agenda is not being prepared any more."))
    return back(forum, "dagsorden")


_AT = "forum/<int:forum>/huskeliste/"
PATHS: list[URLPattern] = [
    path(_AT, reminder_list, name="reminder_list"),
    path(f"{_AT}begynd/", begin, name="begin_reminder_list"),
    path(f"{_AT}om-listen/", change, name="change_reminder_list"),
    path(f"{_AT}ny/", add, name="add_reminder"),
    path(f"{_AT}orden/", put_in_order, name="order_reminders"),
    path(f"{_AT}raekke/<int:row>/", save, name="save_reminder"),
    path(f"{_AT}raekke/<int:row>/<slug:name>/", step, name="reminder_step"),
    path(f"{_AT}moede/<int:meeting>/", put_on_agenda, name="put_list_on_agenda"),
    *reminder_strands.PATHS,
    *reminder_taking.PATHS,
]
