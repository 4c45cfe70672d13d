"""The workbench's first page: what waits for the one who looks."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
