"""A meeting's agenda while it is being put together."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
