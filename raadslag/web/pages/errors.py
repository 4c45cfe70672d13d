"""The pages for what is not there, not allowed, gone, or broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from raadslag.meetings.retraction import Retraction


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """404. Says nothing of whether something closed stands at the address."""
    return render(request, "errors/404.html", status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """403."""
    return render(request, "errors/403.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """400, without context processors: a wrong host name breaks what they do."""
    return HttpResponse(loader.render_to_string("errors/400.html"), status=400)


def gone(request: HttpRequest, retraction: Retraction | None = None) -> HttpResponse:
    """410: it was here and was taken away on purpose, with the reason where there is one."""
    return render(request, "errors/410.html", {"retraction": retraction}, status=410)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """500, rendered without context processors: whatever broke may be what they need."""
    return HttpResponse(loader.render_to_string("errors/500.html"), status=500)
