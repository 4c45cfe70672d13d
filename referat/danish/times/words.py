"""What the words of a time mean."""

from __future__ import annotations

from datetime import date

from referat.danish.dates import find_date
from referat.danish.times.value import FuzzyTime, Precision


class NoSuchTime(ValueError):  # noqa: N818 -- reads as CannotRead does
    """The words name no time, or one that the calendar does not have."""


def read_time(words: str, *, said_on: date) -> FuzzyTime:
    """What ``words`` mean, said on that day; raises :class:`NoSuchTime`."""
    words = " ".join(words.split())
    found = find_date(words)
    if found is None:
        raise NoSuchTime(f"{words!r} names no time. Write a date as 4. maj 2027.")
    return FuzzyTime(words, said_on, Precision.DAY, found.day, found.day)
