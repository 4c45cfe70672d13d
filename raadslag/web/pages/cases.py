"""A municipality's cases, and one case's whole way through the forums."""

from __future__ import annotations

from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.meetings import cases as queries
from raadslag.people import queries as people
from raadslag.people.rules import Right
from raadslag.web import paging
from raadslag.web.addresses import address
from raadslag.web.context import Step

LINES = 50


def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    """Every treatment in order: forum, day, decision, and what comes next."""
    page = queries.case_page(request.user, body_slug=body, case_slug=case, today=clock.today())
    if page is None:
        raise Http404
    today = clock.today()
    coming = [one for one in page.treatments if one.held_on and one.held_on > today]
    context = {
        "trail": [
            Step(page.body.name, address(page.body), danish=True),
            Step(_("Case {number}").format(number=page.case.case_number)),
        ],
        "body": page.body,
        "case": page.case,
        "treatments": page.treatments,
        "held": page.treatment_count,
        "next": coming[0] if coming else None,
        "today": today,
        "writes": people.bodies_where(request.user, Right.WRITE_ITEMS)
        .filter(pk=page.body.id)
        .exists(),
    }
    return render(request, "public/case.html", context)


def cases(request: HttpRequest, body: str) -> HttpResponse:
    """A municipality's cases, the one treated last first."""
    number = paging.page_of(request.GET)
    found = queries.case_list(
        request.user, body_slug=body, limit=LINES, offset=(max(number, 1) - 1) * LINES
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
