"""A municipality's cases, and one case's whole way through the forums."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.meetings import cases as queries
from raadslag.web.addresses import address
from raadslag.web.context import Step


def case(request: HttpRequest, body: str, case: str) -> HttpResponse:
    """Every treatment in order: forum, day, decision, and what comes next."""
    page = queries.case_page(request.user, body_slug=body, case_slug=case)
    if page is None:
        raise Http404
    context = {
        "trail": [
            Step(page.body.name, address(page.body), danish=True),
            Step(_("Case {number}").format(number=page.case.case_number)),
        ],
        "body": page.body,
        "case": page.case,
        "treatments": page.treatments,
        "today": clock.today(),
    }
    return render(request, "public/case.html", context)
