"""A bare Django page to measure against: one query for an agenda's rows, printed by a template of three lines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from raadslag.meetings.models import AgendaItem
from raadslag.urls import urlpatterns as _site

_PAGE = engines["django"].from_string(
    '<!doctype html><html lang="da"><head><title>Møde</title></head><body><h1>Møde</h1><ol>'
    "{% for item in items %}<li>{{ item.number }}. {{ item.title }}</li>{% endfor %}"
    "</ol></body></html>"
)


def page(request: HttpRequest) -> HttpResponse:
    """All rows of the only agenda there is."""
    return HttpResponse(_PAGE.render({"items": AgendaItem.objects.all()}, request))


urlpatterns = [path("bar/", page), *_site]
