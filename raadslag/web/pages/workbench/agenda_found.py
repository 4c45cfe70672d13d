"""What every page about an agenda begins and ends with: the meeting, its paper, the item, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from raadslag.drafts.actions import agenda
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries import agenda as queries
from raadslag.meetings.models import Meeting
from raadslag.web.agenda_labels import REFUSALS


def meeting_of(request: HttpRequest, meeting: int) -> Meeting:
    """The meeting, for one who runs meetings there: 403 for one who only knows of it, else 404."""
    found = queries.meeting_to_prepare(request.user, meeting)
    if found is None:
        if queries.knows_of(request.user, meeting):
            raise PermissionDenied
        raise Http404
    return found


def begun(meeting: Meeting) -> Draft:
    """The meeting's paper; 404 where nobody has begun it."""
    draft = queries.draft_of(meeting)
    if draft is None:
        raise Http404
    return draft


def item_of(request: HttpRequest, meeting: int, item: int) -> tuple[Meeting, DraftItem]:
    """The meeting, and an item that is on its agenda or waits for one."""
    found = meeting_of(request, meeting)
    row = queries.item_to_place(found, item)
    if row is None:
        raise Http404
    return found, row


def done(
    request: HttpRequest, meeting: Meeting, act: Callable[[Draft], None], *, anchor: str = ""
) -> HttpResponse:
    """Do it, or say why it is not done; then the agenda again."""
    try:
        act(begun(meeting))
    except agenda.CannotChangeAgenda as refused:
        messages.error(request, str(REFUSALS[refused.why]))
    return back(meeting, anchor=anchor)


def back(meeting: Meeting, *, anchor: str = "") -> HttpResponse:
    """The agenda, at the item that it was about."""
    response = redirect("draft_agenda", meeting.pk)
    response["Location"] += f"#{anchor}" if anchor else ""
    return response
