"""The checks before publication, and publication itself."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
