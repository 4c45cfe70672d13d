"""What browsers and search engines fetch unasked: the icon, and what they may look at."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

STAFF_ONLY = ("inbox", "login", "logout")


def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """Everything public may be indexed; the staff's pages are nobody's business."""
    lines = ["User-agent: *"]
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            lines += [f"Disallow: {reverse(name)}" for name in STAFF_ONLY]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def icon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """The mark, for browsers that ask at the old address."""
    return redirect(static("built/mark.svg"))
