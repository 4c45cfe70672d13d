"""Works out a year's meeting days from a pattern: "2nd and 4th Tuesday", "every 14 days on Wednesdays"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

JULY = 7
LAST = -1  # the last such weekday of a month, whether it is the fourth or the fifth
ORDINALS = (1, 2, 3, 4, LAST)
IsFree = Callable[[date], bool]
_ONE_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class OnFreeDay(StrEnum):
    """What becomes of a meeting that would fall on a day when nobody works."""

    LEAVE_OUT = "leave_out"
    NEXT_DAY = "next_day"  # the next day on which offices are open
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Monthly:
    """So many times a month: every weekday of ``weekdays`` (Monday is 0) that is one of ``ordinals``."""

    ordinals: frozenset[int]
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """Every so many weeks, counted from the week of ``first``, on one weekday (Monday is 0)."""

    weeks: int
    weekday: int
    first: date


Pattern = Monthly | EveryWeeks


@dataclass(frozen=True, slots=True)
class Wish:
    """A pattern, the months without meetings, and what to do on days that are free."""

    pattern: Pattern
    skip_months: frozenset[int] = field(default=frozenset({JULY}))
    on_free_day: OnFreeDay = OnFreeDay.LEAVE_OUT


def days_of(wish: Wish, year: int, *, is_free: IsFree) -> list[date]:
    """The meeting days of the year, the first one first. ``is_free`` knows holidays and weekends."""
    days = _settled(_raw(wish.pattern, year), wish.on_free_day, is_free)
    return sorted({day for day in days if day.year == year and day.month not in wish.skip_months})


def carried_over(last_year: Iterable[date], year: int) -> list[date]:
    """Last year's days 52 weeks on: the same weekday, and most often the same one of its month."""
    days = (day + 52 * _WEEK for day in last_year)
    return sorted({day if day.year == year else day + _WEEK for day in days})


def _raw(pattern: Pattern, year: int) -> Iterator[date]:
    if isinstance(pattern, EveryWeeks):
        yield from _every_weeks(pattern, year)
        return
    for month in range(1, 13):
        for weekday in pattern.weekdays:
            found = _weekdays_of_month(year, month, weekday)
            for ordinal in pattern.ordinals:
                yield found[ordinal if ordinal == LAST else ordinal - 1]


def _weekdays_of_month(year: int, month: int, weekday: int) -> list[date]:
    first_weekday, length = monthrange(year, month)
    first = 1 + (weekday - first_weekday) % 7
    return [date(year, month, day) for day in range(first, length + 1, 7)]


def _every_weeks(pattern: EveryWeeks, year: int) -> Iterator[date]:
    step = _WEEK * pattern.weeks
    day = pattern.first + timedelta(days=pattern.weekday - pattern.first.weekday())
    while day.year <= year:
        yield day
        day += step


def _settled(days: Iterable[date], what: OnFreeDay, is_free: IsFree) -> Iterator[date]:
    for day in days:
        if what is OnFreeDay.KEEP or not is_free(day):
            yield day
        elif what is OnFreeDay.NEXT_DAY:
            yield _next_working_day(day, is_free)


def _next_working_day(day: date, is_free: IsFree) -> date:
    while is_free(day):
        day += _ONE_DAY
    return day
