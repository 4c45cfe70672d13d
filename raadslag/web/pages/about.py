"""What the site is and what it holds, and how accessible it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.meetings import queries
from raadslag.web.context import Step


def about(request: HttpRequest) -> HttpResponse:
    """What the site is, and what it holds of every forum."""
    pages = [
        queries.body_page(request.user, body_slug=line.body.slug)
        for line in queries.bodies(request.user)
    ]
    context = {"trail": [Step(_("About this site"))], "bodies": [page for page in pages if page]}
    return render(request, "about/about.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"trail": [Step(_("Accessibility statement"))]}
    return render(request, "about/accessibility.html", context)
