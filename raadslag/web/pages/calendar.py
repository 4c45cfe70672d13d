"""Calendars to subscribe to: a forum's, a person's, and one meeting to save."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.calendars import task_calendar
from raadslag.meetings import calendars
from raadslag.meetings.seen import SeenMeeting
from raadslag.people import queries as people
from raadslag.people.actions import renew_calendar_address
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.who import by_of

_TYPE = "text/calendar; charset=utf-8"


def forum(request: HttpRequest, body: str, forum: str) -> HttpResponse:
    """Everything that a forum has announced or published, whoever asks."""
    data = calendars.forum_calendar(
        body_slug=body, forum_slug=forum, now=clock.now(), address=_whole(request)
    )
    return _file(data, f"{forum}.ics")


def meeting(request: HttpRequest, body: str, forum: str, meeting: str) -> HttpResponse:
    """One meeting to put into one's own calendar."""
    data = calendars.meeting_calendar(
        body_slug=body,
        forum_slug=forum,
        meeting_slug=meeting,
        now=clock.now(),
        address=_whole(request),
    )
    return _file(data, f"{forum}-{meeting}.ics")


def person(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of everybody's forums, at an address that only they know."""
    found = people.person_of_token(token)
    if found is None:
        raise Http404
    data = calendars.person_calendar(found, now=clock.now(), address=_whole(request))
    return _private(_file(data, "moeder.ics"))


def tasks(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody is to do, at an address that only they know."""
    found = people.person_of_task_token(token)
    if found is None:
        raise Http404
    data = task_calendar(
        found,
        now=clock.now(),
        address=lambda one: request.build_absolute_uri(reverse("commitment", args=[one.uuid])),
    )
    return _private(_file(data, "opgaver.ics"))


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The addresses of one's own calendars, one a municipality."""
    lines = [
        {
            "id": one.pk,
            "name": one.name,
            "body": one.body.name,
            "forums": [seat.organization.name for seat in people.seats_held_by(one)],
            "address": request.build_absolute_uri(
                reverse("person_calendar", args=[people.calendar_token(one)])
            ),
            "tasks": request.build_absolute_uri(
                reverse("task_calendar", args=[people.task_token(one)])
            ),
        }
        for one in people.persons_of(request.user)
    ]
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Your calendar"))],
        "lines": lines,
    }
    return render(request, "workbench/own_calendar.html", context)


@login_required
@require_POST
def renew(request: HttpRequest, person: int) -> HttpResponse:
    """Give up the old address of one's calendar for a new one."""
    found = get_object_or_404(people.persons_of(request.user), pk=person)
    renew_calendar_address(person=found, by=by_of(request), now=clock.now())
    messages.success(request, _("Both calendars have new addresses; the old ones no longer work."))
    return redirect("own_calendar")


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _whole(request: HttpRequest) -> Callable[[SeenMeeting], str]:
    return lambda meeting: request.build_absolute_uri(address(meeting))


def _file(data: bytes | None, name: str) -> HttpResponse:
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type=_TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
