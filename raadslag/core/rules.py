"""Names of what can be changed and followed, free of Django."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What a line of the change log is about."""

    MEETING = "meeting"
