"""The one place where the time of day comes from; actions are handed it as an argument."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()


def today() -> date:
    """Today's date in Denmark."""
    return timezone.localdate()
