"""What the words of a time mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from referat.danish.dates import find_date
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.value import FoundTime, FuzzyTime, Period, Precision


def read_time(words: str, *, said_on: date) -> FuzzyTime:
    """What ``words`` mean, said on that day; raises :class:`NoSuchTime`."""
    words = " ".join(words.split())
    found = find_date(words)
    if found is None:
        raise NoSuchTime(f"{words!r} names no time. Write a date as 4. maj 2027.")
    return FuzzyTime(words, said_on, Precision.DAY, found.day, found.day)


def find_times(text: str, *, said_on: date) -> tuple[FoundTime, ...]:
    """The times that a text names, in order."""
    found, at = [], 0
    while (one := find_date(text, at)) is not None:
        time = read_time(text[one.start : one.end], said_on=said_on)
        found.append(FoundTime(time, one.start, one.end))
        at = one.end
    return tuple(found)


def next_occurrence(time: FuzzyTime, *, after: date) -> Period | None:
    """The first round that ends on or after that day."""
    first, last = time.earliest or time.latest, time.latest or time.earliest
    return Period(first, last) if first and last and last >= after else None


def occurrences(time: FuzzyTime, first: date, last: date) -> Iterator[Period]:
    """The rounds that touch the days from ``first`` to ``last``, in order."""
    found = next_occurrence(time, after=first)
    if found is not None and found.earliest <= last:
        yield found


def moved_to_year(time: FuzzyTime, year: int) -> FuzzyTime:
    """The same time in another year."""
    if time.earliest is None:
        return time
    return read_time(f"{time.earliest:%d.%m}.{year}", said_on=time.said_on)
