"""Putting the items of an agenda in order, and giving them their minutes: by script, or by plain forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import agenda, order
from raadslag.drafts.agenda_rules import Refusal
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries import agenda as queries
from raadslag.drafts.timetable import Slot
from raadslag.meetings.models import Meeting
from raadslag.web import dates
from raadslag.web.agenda_labels import REFUSALS
from raadslag.web.forms.agenda import MinutesForm
from raadslag.web.numbers import number_in, numbers_in
from raadslag.web.pages.workbench.agenda_found import back, begun, done, item_of, meeting_of
from raadslag.web.who import by_of


@login_required
@require_POST
def put_in_order(request: HttpRequest, meeting: int) -> HttpResponse:
    """All ids in their new order from the script, or one item up or down from its button."""
    found = meeting_of(request, meeting)
    draft = begun(found)
    row: DraftItem | None = None
    try:
        if "order" in request.POST:
            ids = numbers_in(request.POST.getlist("order"))
            order.reorder(draft=draft, order=ids, by=by_of(request), now=clock.now())
            return JsonResponse(_plan(found))
        steps = -1 if "up" in request.POST else 1
        chosen = request.POST.get("up") or request.POST.get("down") or ""
        row = queries.item_to_place(found, number_in(chosen))
        if row is None:
            raise Http404
        order.move(item=row, steps=steps, by=by_of(request), now=clock.now())
    except agenda.CannotChangeAgenda as refused:
        if "order" in request.POST:
            return JsonResponse({"message": str(REFUSALS[refused.why])}, status=409)
        messages.error(request, str(REFUSALS[refused.why]))
    return back(found, anchor=f"punkt-{row.pk}" if row else "")


@login_required
@require_POST
def save_minutes(request: HttpRequest, meeting: int, item: int, span: str) -> HttpResponse:
    """How long an item takes, or the break after it: from the script, or from the form."""
    found, row = item_of(request, meeting, item)
    is_script = request.content_type == "application/json"
    form = MinutesForm(_posted(request))
    if span not in set(order.Span):
        raise Http404
    if not form.is_valid():
        return _refused(
            request, found, str(next(iter(form.errors.values()))[0]), is_script=is_script
        )
    now = clock.now()
    try:
        saved = order.set_minutes(
            item=row,
            span=order.Span(span),
            value=form.cleaned_data["value"] or 0,
            base=form.cleaned_data["base"],
            by=by_of(request),
            now=now,
        )
    except agenda.CannotChangeAgenda as refused:
        return _refused(request, found, str(REFUSALS[refused.why]), is_script=is_script)
    if not is_script:
        if isinstance(saved, order.MinutesDiffer):
            messages.error(request, str(REFUSALS[Refusal.CHANGED_MEANWHILE]))
        return back(found, anchor=f"punkt-{item}")
    answer = {"version": saved.version, "value": str(saved.value), "saved_at": dates.clock(now)}
    if isinstance(saved, order.MinutesDiffer):
        return JsonResponse(answer, status=409)
    return JsonResponse({**answer, **_plan(found)})


@login_required
@require_POST
def put_closed_last(request: HttpRequest, meeting: int) -> HttpResponse:
    """The closed items after the open ones."""
    found = meeting_of(request, meeting)

    def act(draft: Draft) -> None:
        order.put_closed_last(draft=draft, by=by_of(request), now=clock.now())

    return done(request, found, act)


def _plan(meeting: Meeting) -> dict[str, dict[str, str]]:
    """What the script shows anew: each item's time and number, and when all is over."""
    page = queries.agenda_page(meeting, now=clock.now())
    times = {str(line.id): _span(line.slot) for line in page.items}
    times["end"] = dates.clock(page.ends_at) if page.ends_at else "–"
    return {"times": times, "numbers": {str(line.id): line.number for line in page.items}}


def _span(slot: Slot | None) -> str:
    return f"{dates.clock(slot.start)}–{dates.clock(slot.end)}" if slot else ""


def _refused(
    request: HttpRequest, meeting: Meeting, message: str, *, is_script: bool
) -> HttpResponse:
    if is_script:
        return JsonResponse({"message": message}, status=422)
    messages.error(request, message)
    return back(meeting)


def _posted(request: HttpRequest) -> Mapping[str, Any]:
    if request.content_type != "application/json":
        return request.POST
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


_AT = "moede/<int:meeting>/"
PATHS: list[URLPattern] = [
    path(f"{_AT}orden/", put_in_order, name="agenda_order"),
    path(f"{_AT}lukkede-sidst/", put_closed_last, name="closed_items_last"),
    path(f"{_AT}punkt/<int:item>/tid/<str:span>/", save_minutes, name="agenda_minutes"),
]
