"""What the secretary does with a button while a meeting is held; each leads back to where it was pressed."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import attendance, decisions, votes
from raadslag.drafts.actions.attendance import Newcomer, ThereAlready
from raadslag.drafts.actions.decisions import ReasonNeeded
from raadslag.drafts.actions.stages import NotNow
from raadslag.drafts.models import DraftItem, DraftText
from raadslag.drafts.queries import holding as queries
from raadslag.journeys import hold_meeting
from raadslag.web import holding_labels as labels
from raadslag.web.pages.workbench.holding_saves import draft_of, item_of, vote_of
from raadslag.web.who import by_of, user_of
from referat.document import Presence

RECOMMENDATION = "Indstillingen"  # printed, so Danish whatever language the screens have


@login_required
@require_POST
def stage(request: HttpRequest, meeting: int) -> HttpResponse:
    """Open the meeting, close it, or open it again."""
    draft = draft_of(request, meeting)
    closes = request.POST.get("do") == "close"
    act = hold_meeting.close_meeting if closes else hold_meeting.open_meeting
    try:
        act(draft=draft, by=by_of(request), now=clock.now())
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return redirect("hold_meeting", meeting)


@login_required
@require_POST
def add_attendee(request: HttpRequest, meeting: int) -> HttpResponse:
    """Somebody comes to the meeting: a substitute or a guest."""
    draft = draft_of(request, meeting)
    newcomer = Newcomer(
        name=request.POST.get("name", "").strip()[:200],
        party=request.POST.get("party", "").strip()[:60],
        role=request.POST.get("role", "").strip()[:60],
        substitute_for=request.POST.get("substitute_for", "").strip(),
    )
    if not newcomer.name:
        messages.error(request, str(labels.NAME_NEEDED))
        return redirect("hold_meeting", meeting)
    try:
        attendance.add_attendee(draft=draft, who=newcomer, by=by_of(request), now=clock.now())
    except ThereAlready:
        messages.error(request, str(labels.THERE_ALREADY).format(name=newcomer.name))
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return redirect("hold_meeting", meeting)


@login_required
@require_POST
def remove_attendee(request: HttpRequest, meeting: int, row: int) -> HttpResponse:
    """Take somebody out of a list."""
    draft = draft_of(request, meeting)
    person = draft.attendance.filter(pk=row).select_related("draft__meeting__organization").first()
    if person is None:
        raise Http404
    item = person.item
    try:
        attendance.remove_attendee(row=person, by=by_of(request), now=clock.now())
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return redirect("hold_item", meeting, item.uuid) if item else redirect("hold_meeting", meeting)


@login_required
@require_POST
def item_step(request: HttpRequest, meeting: int, item: uuid.UUID) -> HttpResponse:
    """A step with the item; the button's value says which."""
    row = item_of(request, meeting, item)
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise Http404
    back = redirect("hold_item", meeting, item)
    try:
        back["Location"] += step(request, row)
    except ReasonNeeded:
        messages.error(request, str(labels.REASON_NEEDED))
    except ThereAlready as already:
        messages.error(request, str(labels.THERE_ALREADY).format(name=already))
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return back


@login_required
@require_POST
def vote_step(request: HttpRequest, meeting: int, item: uuid.UUID, vote: int) -> HttpResponse:
    """Everybody for, or take the vote away."""
    event = vote_of(request, meeting, item, vote)
    back = redirect("hold_item", meeting, item)
    try:
        if request.POST.get("do") == "all_for":
            room = queries.room_at(event.item)
            votes.all_for(event=event, room=room, by=by_of(request), now=clock.now())
            back["Location"] += f"#afstemning-{event.pk}"
        elif request.POST.get("do") == "remove":
            votes.remove_vote(event=event, by=by_of(request), now=clock.now())
            back["Location"] += "#afstemninger"
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return back


@login_required
@require_POST
def remove_statement(
    request: HttpRequest, meeting: int, item: uuid.UUID, text: int
) -> HttpResponse:
    """Take an empty statement away."""
    row = item_of(request, meeting, item)
    box = DraftText.objects.filter(pk=text, item=row).select_related("item__draft").first()
    if box is None:
        raise Http404
    try:
        if not decisions.remove_statement(text=box, by=by_of(request), now=clock.now()):
            messages.error(request, str(labels.WRITTEN_IN))
    except NotNow:
        messages.error(request, str(labels.NOT_NOW))
    return redirect("hold_item", meeting, item)


def _disqualify(request: HttpRequest, item: DraftItem) -> str:
    """One leaves for the item, disqualified or not; a substitute may come."""
    name = request.POST.get("name", "").strip()
    if not name:
        raise ReasonNeeded
    disqualified = request.POST.get("kind") != "away"
    now, by = clock.now(), by_of(request)
    leaving = Newcomer(
        name,
        presence=Presence.ABSENT,
        disqualified=disqualified,
        reason=request.POST.get("reason", "") if disqualified else "",
    )
    assert item.draft is not None, "item_of gives items of a paper"
    attendance.add_attendee(draft=item.draft, item=item, who=leaving, by=by, now=now)
    if substitute := " ".join(request.POST.get("substitute", "").split()):
        coming = Newcomer(
            substitute,
            party=request.POST.get("substitute_party", "").strip()[:60],
            substitute_for=name,
        )
        attendance.add_attendee(draft=item.draft, item=item, who=coming, by=by, now=now)
    return "#deltagelse"


def _statement(request: HttpRequest, item: DraftItem) -> str:
    person = request.POST.get("person", "").strip()
    if not person:
        raise ReasonNeeded
    decisions.add_statement(
        item=item, person=person, user=user_of(request), by=by_of(request), now=clock.now()
    )
    return "#udtalelser"


def _vote(request: HttpRequest, item: DraftItem) -> str:
    amendment = request.POST.get("do") == "amendment"
    event = votes.add_vote(
        item=item,
        amendment=amendment,
        proposal="" if amendment else RECOMMENDATION,
        by_group=request.POST.get("by_group") == "on",
        by=by_of(request),
        now=clock.now(),
    )
    return f"#afstemning-{event.pk}"


def _openness(request: HttpRequest, item: DraftItem) -> str:
    decisions.change_openness(
        item=item,
        is_public=request.POST.get("do") == "open",
        reason=request.POST.get("reason", ""),
        by=by_of(request),
        now=clock.now(),
    )
    return ""


def _withdrawn(request: HttpRequest, item: DraftItem) -> str:
    is_withdrawn = request.POST.get("do") == "withdraw"
    decisions.set_withdrawn(
        item=item, is_withdrawn=is_withdrawn, by=by_of(request), now=clock.now()
    )
    return ""


_STEPS: dict[str, Callable[[HttpRequest, DraftItem], str]] = {
    "leave": _disqualify,
    "statement": _statement,
    "amendment": _vote,
    "main": _vote,
    "open": _openness,
    "close": _openness,
    "withdraw": _withdrawn,
    "resume": _withdrawn,
}
