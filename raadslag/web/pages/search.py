"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.search import queries
from raadslag.search.results import Sort
from raadslag.web import paging
from raadslag.web.context import Step
from raadslag.web.forms.search import chips_of, filters_of, wanted_of


def search(request: HttpRequest) -> HttpResponse:
    """The form, the filters with their counts, and a page of hits."""
    wanted = wanted_of(request.GET)
    trail = [Step(_("Search"))]
    try:
        results = queries.search(request.user, wanted)
    except queries.NoIndex:
        return render(request, "public/search_missing.html", {"trail": trail}, status=503)
    filters = filters_of(results.facets, wanted)
    context = {
        "trail": trail,
        "wanted": wanted,
        "results": results,
        "filters": filters,
        "chips": chips_of(request.GET, filters, wanted),
        "pages": paging.pages_of(request.GET, page=results.page, count=results.pages),
        "sorts": [(Sort.RELEVANCE, _("Best first")), (Sort.NEWEST, _("Newest first"))],
    }
    return render(request, "public/search.html", context)
