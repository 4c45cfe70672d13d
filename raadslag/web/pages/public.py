"""The public's way in: the front page, a municipality, a forum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.meetings import queries
from raadslag.meetings.seen import SeenMeeting
from raadslag.web import forum_links, paging
from raadslag.web.addresses import address
from raadslag.web.context import Step

LINES = 8
COMING_LINES = 50


def front(request: HttpRequest) -> HttpResponse:
    """Search, the latest and the coming meetings, the municipalities."""
    today = clock.today()
    context = {
        "bodies": queries.bodies(request.user),
        "latest": queries.latest_meetings(request.user, today=today, limit=LINES),
        "coming": queries.coming_meetings(request.user, today=today, limit=LINES),
        "coming_count": queries.count_coming(request.user, today=today),
    }
    return render(request, "public/front.html", context)


def body(request: HttpRequest, body: str) -> HttpResponse:
    """A municipality: its forums and its latest meetings."""
    page = queries.body_page(request.user, body_slug=body)
    if page is None:
        raise Http404
    today = clock.today()
    context = {
        "trail": [Step(page.body.name, danish=True)],
        "body": page.body,
        "forums": page.forums,
        "latest": queries.latest_meetings(
            request.user, today=today, limit=LINES, body_slug=page.body.slug
        ),
        "coming": queries.coming_meetings(
            request.user, today=today, limit=LINES, body_slug=page.body.slug
        ),
        "coming_count": queries.count_coming(request.user, today=today, body_slug=page.body.slug),
    }
    return render(request, "public/body.html", context)


def coming(request: HttpRequest, body: str = "") -> HttpResponse:
    """All coming meetings, of one municipality or of all, the next first."""
    place = queries.body_page(request.user, body_slug=body) if body else None
    if body and place is None:
        raise Http404
    today = clock.today()
    total = queries.count_coming(request.user, today=today, body_slug=body)
    count = max(1, ceil(total / COMING_LINES))
    number = min(paging.page_of(request.GET), count)
    step = [Step(place.body.name, address(place.body), danish=True)] if place else []
    context = {
        "trail": [*step, Step(_("Coming meetings"))],
        "body": place.body if place else None,
        "coming": queries.coming_meetings(
            request.user,
            today=today,
            limit=COMING_LINES,
            offset=(number - 1) * COMING_LINES,
            body_slug=body,
        ),
        "pages": paging.pages_of(request.GET, page=number, count=count),
    }
    return render(request, "public/coming.html", context)


def forum(request: HttpRequest, body: str, forum: str) -> HttpResponse:
    """A forum: its meetings by year."""
    page = queries.forum_page(request.user, body_slug=body, forum_slug=forum)
    if page is None:
        raise Http404
    today = clock.today()
    everything = [one for _, lines in page.years for one in lines]
    coming = [one for one in reversed(everything) if one.start_date > today]
    context = {
        "trail": [
            Step(page.forum.body.name, address(page.forum.body), danish=True),
            Step(page.forum.name, danish=True),
        ],
        "forum": page.forum,
        "coming": coming,
        "years": [(year, past) for year, lines in page.years if (past := _until(lines, today))],
        "this_year": today.year,
        "has_calendar": any(one.is_published or one.is_announced for one in everything),
        **forum_links.for_reader(request.user, page.forum),
        "deadlines": forum_links.deadlines(request.user, page.forum, coming),
    }
    return render(request, "public/forum.html", context)


def _until(lines: Sequence[SeenMeeting], day: date) -> list[SeenMeeting]:
    return [one for one in lines if one.start_date <= day]
