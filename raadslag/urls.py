"""All addresses: they live with the pages; Danish stands without a prefix, English under /en/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from raadslag.web.pages import crawlers
from raadslag.web.pages.workbench import package

urlpatterns = [
    path("robots.txt", crawlers.robots),
    path("favicon.ico", crawlers.icon),
    path("tjenestearbejder.js", package.worker, name="worker"),
    *i18n_patterns(path("", include("raadslag.web.urls")), prefix_default_language=False),
]

handler400 = "raadslag.web.pages.errors.bad_request"
handler403 = "raadslag.web.pages.errors.not_allowed"
handler404 = "raadslag.web.pages.errors.not_found"
handler500 = "raadslag.web.pages.errors.broken"
