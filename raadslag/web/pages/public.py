"""The public's way in: the front page, a municipality, a forum."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from raadslag.core import clock
from raadslag.meetings import queries
from raadslag.web.addresses import address
from raadslag.web.context import Step

LINES = 8
COMING = 4


def front(request: HttpRequest) -> HttpResponse:
    """Search, the latest and the coming meetings, the municipalities."""
    today = clock.today()
    context = {
        "bodies": queries.bodies(request.user),
        "latest": queries.latest_meetings(request.user, today=today, limit=LINES),
        "coming": queries.coming_meetings(request.user, today=today, limit=COMING),
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
            request.user, today=today, limit=COMING, body_slug=page.body.slug
        ),
    }
    return render(request, "public/body.html", context)


def forum(request: HttpRequest, body: str, forum: str) -> HttpResponse:
    """A forum: its meetings by year."""
    page = queries.forum_page(request.user, body_slug=body, forum_slug=forum)
    if page is None:
        raise Http404
    context = {
        "trail": [
            Step(page.forum.body.name, address(page.forum.body), danish=True),
            Step(page.forum.name, danish=True),
        ],
        "forum": page.forum,
        "years": page.years,
    }
    return render(request, "public/forum.html", context)
