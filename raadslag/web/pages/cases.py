"""A municipality's cases, and one case's whole way through the forums."""

from __future__ import annotations

from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.queries import trail
from raadslag.meetings import cases as queries
from raadslag.people import queries as people
from raadslag.people.rules import Right
from raadslag.publishing.queries.stops import stops_of
from raadslag.web import came_of_texts, paging
from raadslag.web.addresses import address
from raadslag.web.context import Step

LINES = 50


def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    """The whole chain in order: what was decided where, what it led to, and what comes next."""
    today = clock.today()
    page = queries.case_page(request.user, body_slug=body, case_slug=case, today=today)
    if page is None:
        raise Http404
    stops = stops_of(request.user, trail.items_of(page))
    stopped = [item for item, known in stops.items() if any(one.in_force for one in known)]
    chain = trail.case_trail(request.user, page, today=today, stopped=stopped)
    rights = people.rights_in(request.user, page.body.id)
    context = {
        "trail": [
            Step(page.body.name, address(page.body), danish=True),
            Step(_("Case {number}").format(number=page.case.case_number)),
        ],
        "body": page.body,
        "case": page.case,
        "lines": chain.lines,
        "sentence": came_of_texts.sentence(chain.came_of, inside=Right.SEE_CLOSED in rights),
        "stops": stops,
        "held": page.treatment_count,
        "today": today,
        "writes": Right.WRITE_ITEMS in rights,
    }
    return render(request, "public/case.html", context)


def cases(request: HttpRequest, body: str) -> HttpResponse:
    """A municipality's cases, the one treated last first."""
    number = paging.page_of(request.GET)
    found = queries.case_list(
        request.user, body_slug=body, limit=LINES, offset=(number - 1) * LINES
    )
    if found is None:
        raise Http404
    context = {
        "trail": [Step(found.body.name, address(found.body), danish=True), Step(_("Cases"))],
        "body": found.body,
        "cases": found.lines,
        "pages": paging.pages_of(request.GET, page=number, count=max(1, ceil(found.total / LINES))),
    }
    return render(request, "public/cases.html", context)
