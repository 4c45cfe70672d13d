"""Numbers and days as addresses and forms say them: ids, versions, places in a row."""

from __future__ import annotations

from datetime import date
from uuid import UUID

_DIGITS_MAX = 18  # what a database can hold


def number_in(text: object, *, otherwise: int = 0) -> int:
    """The number; ``otherwise`` where it is none, or one that no database can hold."""
    said = str(text)
    fits = said.isascii() and said.isdecimal() and len(said) <= _DIGITS_MAX
    return int(said) if fits else otherwise


def numbers_in(texts: list[str]) -> list[int]:
    """Those of the texts that are numbers, in their order."""
    return [one for text in texts if (one := number_in(text, otherwise=-1)) >= 0]


def uuid_in(text: str) -> UUID | None:
    """The id; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def day_in(text: str) -> date | None:
    """The day of the calendar, as a browser sends it; None where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
