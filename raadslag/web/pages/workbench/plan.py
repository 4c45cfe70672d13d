"""A forum's meeting plan for a year."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
