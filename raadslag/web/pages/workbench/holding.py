"""A meeting while it is held: attendance, decisions, votes."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
