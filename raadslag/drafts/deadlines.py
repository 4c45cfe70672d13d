"""Days before a meeting by which something must be done, counted in days on which offices are open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from referat.danish.holidays import is_holiday

# Kommunestyrelsesloven § 8 and the councils' own rules of procedure count weekdays ("hverdage").
# The law on holidays does not know these three, but municipal offices are closed on them. 1 May is
# not here: that day offices are open. Each is a month and a day, or a whole date.
CLOSED_BY_CUSTOM: tuple[str, ...] = ("06-05", "12-24", "12-31")
_SATURDAY, _SUNDAY = 5, 6
_ONE_DAY = timedelta(days=1)


def is_open_day(
    day: date,
    *,
    saturday_counts: bool = False,
    also_closed: Collection[str] = CLOSED_BY_CUSTOM,
) -> bool:
    """Whether offices are open. ``also_closed`` names days as ``"12-24"`` or ``"2027-05-07"``."""
    weekday = day.weekday()
    if weekday == _SUNDAY or (weekday == _SATURDAY and not saturday_counts) or is_holiday(day):
        return False
    return not {day.isoformat(), f"{day:%m-%d}"} & set(also_closed)


def deadline(
    meeting_day: date,
    *,
    days: int,
    saturday_counts: bool = False,
    also_closed: Collection[str] = CLOSED_BY_CUSTOM,
) -> date:
    """The last day on which ``days`` open days are left, itself counted and the meeting's not.

    Four days before a Tuesday is the Wednesday of the week before; none is the meeting's own day.
    Raises :class:`ValueError` where ``days`` is negative.
    """
    if days < 0:
        raise ValueError(f"{days} days before the meeting: write 0 or more.")
    day = meeting_day
    while days:
        day -= _ONE_DAY
        days -= is_open_day(day, saturday_counts=saturday_counts, also_closed=also_closed)
    return day
