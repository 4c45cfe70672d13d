"""A meeting of the plan of which there is no document yet, and the way from where it used to be."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from raadslag.core import clock
from raadslag.meetings.plan.queries import moved_to
from raadslag.meetings.seen import SeenMeeting
from raadslag.web import dates, forum_links
from raadslag.web.addresses import address
from raadslag.web.context import Step


def moved(request: HttpRequest, body: str, forum: str, meeting: str) -> HttpResponse | None:
    """To where the meeting of this address is now; for the time being, as it may be moved back."""
    found = moved_to(request.user, body_slug=body, forum_slug=forum, meeting_slug=meeting)
    return redirect(address(found)) if found else None


def shown(request: HttpRequest, meeting: SeenMeeting, trail: list[Step]) -> HttpResponse:
    """When and where it is to be, and when its agenda can be read."""
    due = forum_links.deadlines(request.user, meeting.forum, [meeting])
    context = {
        "trail": [*trail, Step(dates.day(meeting.start_date))],
        "meeting": meeting,
        "agenda_by": forum_links.agenda_by(meeting),
        "is_past": meeting.start_date < clock.today(),
        "deadlines": due[0] if due else None,
        **forum_links.for_reader(request.user, meeting.forum),
    }
    return render(request, "public/planned_meeting.html", context)
