"""A meeting while it is held: attendance, then one item at a time."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from raadslag.core import clock
from raadslag.drafts.actions import decisions
from raadslag.drafts.actions.decisions import ReasonNeeded
from raadslag.drafts.actions.stages import NotNow
from raadslag.drafts.models import Draft
from raadslag.drafts.queries import holding as queries
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.holding import Held, HeldItem, Line
from raadslag.drafts.rules import Choice
from raadslag.web import dates
from raadslag.web.context import Step
from raadslag.web.holding_labels import NOT_NOW, STAGES, TITLE_AND_REASON, fault_text
from raadslag.web.labels import OUTCOMES, PRESENCES
from raadslag.web.pages.workbench import holding_saves as saves
from raadslag.web.pages.workbench import holding_steps as steps
from raadslag.web.who import by_of, user_of
from referat.document import Outcome, Presence


@login_required
@require_GET
def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who is there; open and close the meeting."""
    return _attendance(request, _draft(request, meeting))


@login_required
@require_POST
def add_item(request: HttpRequest, meeting: int) -> HttpResponse:
    """An item that cannot wait; what was written stays in its fields when something lacks."""
    draft = saves.draft_of(request, meeting)
    try:
        item = decisions.add_late_item(
            draft=draft,
            title=" ".join(request.POST.get("title", "").split()),
            late_reason=request.POST.get("late_reason", ""),
            is_public=request.POST.get("is_closed") != "on",
            closed_reason=request.POST.get("closed_reason", ""),
            user=user_of(request),
            by=by_of(request),
            now=clock.now(),
        )
    except ReasonNeeded:
        messages.error(request, str(TITLE_AND_REASON))
        return _attendance(request, draft, late=request.POST)
    except NotNow:
        messages.error(request, str(NOT_NOW))
        return redirect("hold_meeting", meeting)
    return redirect("hold_item", meeting, item.uuid)


def _attendance(
    request: HttpRequest, draft: Draft, late: Mapping[str, str] | None = None
) -> HttpResponse:
    held = queries.held(draft)
    context = {
        **_frame(held),
        "presences": [(one.value, PRESENCES[one]) for one in Presence],
        "seated": [row.who.name for row in held.people if row.has_seat],
        "late": late,
    }
    return render(request, "workbench/hold_meeting.html", context)


@login_required
@require_GET
def item(request: HttpRequest, meeting: int, item: uuid.UUID) -> HttpResponse:
    """One item: who may not take part, the decision, points, votes, statements."""
    draft = _draft(request, meeting)
    row = queries.item_to_hold(draft, item)
    if row is None:
        raise Http404
    held = queries.held(draft)
    line, before, after = _around(held, item)
    seen = queries.held_item(draft, row, line)
    rules = rules_seen(draft.meeting.organization)
    present = [one.who for one in held.people if one.who.presence is Presence.PRESENT]
    here = {one.who.name for one in seen.attendance}
    context = {
        **_frame(held, line),
        **_live(held, seen),
        "item": seen,
        "before": before,
        "after": after,
        "phrases": rules.phrases,
        "outcomes": [(one.value, OUTCOMES[one]) for one in Outcome],
        "choices": _choices(),
        "present": present,
        "can_go": [one.name for one in present if one.name not in here],
    }
    return render(request, "workbench/hold_item.html", context)


@login_required
@require_GET
def live(request: HttpRequest, meeting: int, item: uuid.UUID) -> HttpResponse:
    """How the decision is printed and what the votes come to, when anything has changed."""
    revision = queries.revision_of(request.user, meeting)
    if revision is None:
        raise Http404
    if request.GET.get("after") == str(revision):
        return HttpResponse(status=204)
    draft = _draft(request, meeting)
    row = queries.item_to_hold(draft, item)
    if row is None:
        return JsonResponse({"message": _("The item is no longer on the agenda.")}, status=410)
    held = queries.held(draft)
    seen = queries.held_item(draft, row, _around(held, item)[0])
    part = "hold_tally" if request.GET.get("del") == "stemmer" else "hold_live"
    html = render_to_string(f"workbench/{part}.html", _live(held, seen), request)
    return JsonResponse({"version": held.revision, "html": html})


def _draft(request: HttpRequest, meeting: int) -> Draft:
    draft = queries.draft_to_hold(request.user, meeting)
    if draft is None:
        raise Http404
    return draft


def _around(held: Held, item: uuid.UUID) -> tuple[Line, Line | None, Line | None]:
    """The item's line and its neighbours."""
    for place, line in enumerate(held.lines):
        if line.uuid == item:
            before = held.lines[place - 1] if place else None
            after = held.lines[place + 1] if place + 1 < len(held.lines) else None
            return line, before, after
    raise Http404


def _frame(held: Held, line: Line | None = None) -> dict[str, object]:
    here = reverse("hold_meeting", args=[held.meeting])
    name = f"{held.forum}, {dates.day(held.day)}"
    trail = [
        Step(_("Workbench"), reverse("workbench")),
        Step(name, here if line else "", danish=True),
    ]
    if line:
        trail.append(Step(_("Item {number}").format(number=line.number)))
    return {
        "trail": trail,
        "held": held,
        "stage": STAGES[held.stage],
        "line": line,
        "today": clock.today(),
        "meeting": held.meeting,
    }


def _live(held: Held, seen: HeldItem) -> dict[str, object]:
    return {
        "seen": seen,
        "held": held,
        "tallies": [
            {"vote": vote, "faults": [fault_text(one) for one in vote.findings]}
            for vote in seen.votes
        ],
        "differs": seen.reads_as is not None
        and seen.line.outcome not in (None, seen.reads_as)
        and not seen.line.is_withdrawn,
    }


def _choices() -> list[tuple[str, str]]:
    return [
        (Choice.FOR.value, _("For")),
        (Choice.AGAINST.value, _("Against")),
        (Choice.ABSTAIN.value, _("Abstains")),
        ("", _("Does not vote")),
    ]


_AT = "moede/<int:meeting>/afhold/"
_ITEM = f"{_AT}punkt/<uuid:item>/"
PATHS: list[URLPattern] = [
    path(_AT, meeting, name="hold_meeting"),
    path(f"{_AT}trin/", steps.stage, name="hold_stage"),
    path(f"{_AT}punkt/nyt/", add_item, name="hold_add_item"),
    path(f"{_AT}fremmoede/", steps.add_attendee, name="hold_add_attendee"),
    path(f"{_AT}fremmoede/<int:row>/", saves.attendee, name="hold_attendee"),
    path(f"{_AT}fremmoede/<int:row>/fjern/", steps.remove_attendee, name="hold_remove_attendee"),
    path(_ITEM, item, name="hold_item"),
    path(f"{_ITEM}nu/", live, name="hold_live"),
    path(f"{_ITEM}skridt/", steps.item_step, name="hold_step"),
    path(f"{_ITEM}tekst/<int:text>/", saves.text, name="hold_text"),
    path(f"{_ITEM}tekst/<int:text>/fjern/", steps.remove_statement, name="hold_remove_statement"),
    path(f"{_ITEM}udfald/", saves.outcome, name="hold_outcome"),
    path(f"{_ITEM}at/<str:number>/<str:what>/", saves.point, name="hold_point"),
    path(f"{_ITEM}afstemning/<int:vote>/", steps.vote_step, name="hold_vote"),
    path(f"{_ITEM}afstemning/<int:vote>/forslag/", saves.proposal, name="hold_proposal"),
    path(f"{_ITEM}afstemning/<int:vote>/stemme/", saves.ballot, name="hold_ballot"),
]
