"""A time as people say it: its words, the days it may mean, and how it comes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of the calendar the words leave open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"
    EVENT = "event"  # "inden sommerferien", "efter budgetvedtagelsen"
    MEETING = "meeting"  # "næste møde i Økonomiudvalget"
    OPEN = "open"  # "løbende", "snarest muligt"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``earliest`` to ``latest``, both included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every ``every`` of ``unit``, WEEK, MONTH, QUARTER, HALF_YEAR or YEAR; a round lasts until the next.

    With ``place`` only that week, or that so-manieth weekday, of the round's first unit: "2. uge
    månedligt", "første mandag i måneden"; -1 is the last, 0 all of it.
    """

    unit: Precision
    every: int = 1
    place: int = 0


@dataclass(frozen=True, slots=True)
class FuzzyTime:
    """What ``words`` mean when they are said on ``said_on``.

    ``earliest`` and ``latest`` are the first and last day that it may mean, of a recurring one its
    first occurrence from ``said_on``; None where the words set no bound on that side ("inden
    sommerferien" has no first day, "efter budgetvedtagelsen" no last, "løbende" neither).
    ``certain`` is off where the words say so ("evt. november"). ``meeting_of`` names the forum
    whose next meeting is meant: only who knows its calendar can tell the day.
    """

    words: str
    said_on: date
    precision: Precision
    earliest: date | None = None
    latest: date | None = None
    recurrence: Recurrence | None = None
    certain: bool = True
    meeting_of: str = ""

    def __str__(self) -> str:
        return self.words

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """By the last day it may mean, then the first; what has no last day comes at the end."""
        return (self.latest or date.max, self.earliest or date.min, self.words)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time and the span of text that gives it."""

    time: FuzzyTime
    start: int
    end: int
