"""An item while it is being written: its boxes, attachments, comments and sign-off."""

from __future__ import annotations

from django.urls import URLPattern

PATHS: list[URLPattern] = []
