"""A forum's seats and rules."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
