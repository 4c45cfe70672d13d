"""All addresses: they live with the pages."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("raadslag.web.urls")),
]
