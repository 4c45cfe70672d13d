"""A case's planned way through the forums."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
