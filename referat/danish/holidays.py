"""The days that are holidays by Danish law, and what they are called."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _holidays_of(year: int) -> dict[date, str]:
    found = holidays.country_holidays("DK", years=year, language="da")
    return dict(found.items())


def holiday_name(day: date) -> str:
    """What the Danish law on holidays calls the day, in Danish; empty for any other day."""
    return _holidays_of(day.year).get(day, "")


def is_holiday(day: date) -> bool:
    """Whether the day is a holiday by law. Great Prayer Day is none from 2024 (lov nr. 214/2023)."""
    return day in _holidays_of(day.year)


def holiday_of(year: int, name: str) -> date:
    """The first day of the year that the law calls so; raises :class:`KeyError` where none is."""
    days = [day for day, called in _holidays_of(year).items() if called == name]
    if not days:
        raise KeyError(name)
    return min(days)
