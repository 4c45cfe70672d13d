"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.search import queries
from raadslag.search.results import Sort
from raadslag.web import paging
from raadslag.web.context import Step
from raadslag.web.forms.search import chips_of, filters_of, wanted_of, years_in_order


def search(request: HttpRequest) -> HttpResponse:
    """The form, the filters with their counts, and a page of hits."""
    query = years_in_order(request.GET)
    wanted = wanted_of(query)
    trail = [Step(_("Search"))]
    try:
        results = queries.search(request.user, wanted)
    except queries.NoIndex:
        return render(request, "public/search_missing.html", {"trail": trail}, status=503)
    filters = filters_of(results.facets, wanted)
    context = {
        "trail": trail,
        "wanted": wanted,
        "years_turned": query is not request.GET,
        "results": results,
        "filters": filters,
        "chips": chips_of(query, filters, wanted),
        "pages": paging.pages_of(query, page=results.page, count=results.pages),
        "sorts": [(Sort.RELEVANCE, _("Most relevant first")), (Sort.NEWEST, _("Newest first"))],
    }
    return render(request, "public/search.html", context)
