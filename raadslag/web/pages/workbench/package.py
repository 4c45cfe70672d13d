"""A member's package: the meeting's papers, live, with the member's own notes."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
