"""What comes again: its rounds, one after the other, and how it is said in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from referat.danish.times.calendar import FIRST_YEAR, LAST_YEAR, month_span, part_of
from referat.danish.times.meaning import Stretch
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.tables import MONTHS_IN, NEUTER, UNIT_SAID, WEEKDAYS, Bound
from referat.danish.times.value import Period, Precision, Recurrence

_WEEK = timedelta(days=7)
_LONGEST_YEARLY = 330  # days: what lasts longer and comes every year would run into itself


@dataclass(frozen=True, slots=True)
class Cycle:
    """Every ``every`` of ``unit``; where one of the next five is given, only that part of its first.

    ``place`` is a week of the unit or, with ``weekday``, the so-manieth such day; -1 is the last.
    ``inner`` is the time of each year ("hvert år i marts"). ``within`` bounds it all.
    """

    unit: Precision
    every: int = 1
    place: int = 0
    part: str = ""
    weekday: int | None = None
    day: int = 0
    inner: Stretch | None = None
    within: Stretch | None = None
    certain: bool = True

    @property
    def precision(self) -> Precision:
        if self.inner is not None:
            return self.inner.precision
        if self.day or self.weekday is not None:
            return Precision.DAY
        return Precision.WEEK if self.place else self.unit

    @property
    def recurrence(self) -> Recurrence:
        return Recurrence(self.unit, self.every, self.place)

    def placed(self, said_on: date) -> Cycle:
        """The same with the year of ``within`` said; raises :class:`NoSuchTime` for what never is."""
        placed = self
        if self.within is not None:
            placed = replace(self, within=self.within.placed(said_on))
        if self.inner is not None:
            _refuse_endless(self.inner, said_on)
        if self.weekday is not None and self.place > 4:
            raise _no_fifth(f"sidste {WEEKDAYS[self.weekday]} i måneden")
        if self.weekday is None and self.place > 4 and self.unit is Precision.MONTH:
            raise _no_fifth("sidste uge i måneden")
        if not 0 <= self.day <= 31:
            raise NoSuchTime(
                f"No month has {self.day} days. Write a day from 1 to 31.",
                code="impossible",
                instead="den 31. i måneden",
            )
        return placed

    def rounds(self, said_on: date, *, after: date) -> Iterator[Period]:
        """Those that end on or after that day, in order, each with its bounds (see ``bounds_of``)."""
        begin, end = self._limits(said_on)
        start = self._first_unit(begin)
        skipped = max(0, (_index(self.unit, max(after, begin)) - start) // self.every - 1)
        number = start + skipped * self.every
        while True:
            try:
                found = self._round(number)
            except (NoSuchTime, OverflowError, ValueError):
                return
            number += self.every
            if found is None:
                continue
            if found.earliest > end or found.earliest.year > LAST_YEAR:
                return
            if found.latest >= max(after, begin):
                yield found

    def bounds_of(self, days: Period) -> tuple[date | None, date | None]:
        """What may be meant of a round: a deadline that comes again has no first day."""
        if self.inner is None or self.inner.bound is Bound.AT:
            return days.earliest, days.latest
        if self.inner.bound in {Bound.BEFORE, Bound.UNTIL}:
            return None, days.latest
        return days.earliest, None

    def said(self) -> str:
        """In words that mean the same wherever they stand."""
        sure = "" if self.certain else "evt. "
        within = "" if self.within is None else f" {_led(self.within)}"
        return f"{sure}{self._placement_said()}{_each_said(self)}{within}"

    def _placement_said(self) -> str:
        count = "sidste" if self.place < 0 else f"{self.place}."
        if self.inner is not None:
            return f"{self.inner.said()} "
        if self.day:
            return f"den {self.day}. "
        if self.weekday is not None:
            return f"{count} {WEEKDAYS[self.weekday]} " if self.place else ""
        if self.place:
            return f"{count} uge "
        return f"{self.part} {'af ' * (self.part == 'udgangen')}" if self.part else ""

    def _limits(self, said_on: date) -> tuple[date, date]:
        if self.within is None or self.within.year is None:
            return said_on, date.max
        days = self.within.days(self.within.year, self.within.last_year)
        first, last = self.within.bounds(days)
        return first or said_on, last or date.max

    def _first_unit(self, begin: date) -> int:
        number = _index(self.unit, begin)
        if self._is_whole():
            return number
        for one in range(number - 1, number + 10):
            try:
                found = self._round(one)
            except NoSuchTime:
                continue
            if found is not None and found.latest >= begin:
                return one
        return number

    def _is_whole(self) -> bool:
        return not (self.place or self.part or self.day or self.inner) and self.weekday is None

    def _round(self, number: int) -> Period | None:
        """The round that begins with that unit; None where that one has no such day."""
        if self.inner is not None:
            return _yearly(self.inner, number)
        if self._is_whole():
            return Period(
                _span(self.unit, number).earliest,
                _span(self.unit, number + self.every - 1).latest,
            )
        unit = _span(self.unit, number)
        if self.day:
            day = min(unit.earliest + timedelta(days=self.day - 1), unit.latest)
            return Period(day, day)
        if self.part:
            return part_of(unit, self.part, self.unit)
        if self.weekday is not None:
            return _weekday_of(unit, self.weekday, self.place)
        return _week_of(unit, self.place)


def _refuse_endless(inner: Stretch, said_on: date) -> None:
    placed = inner.placed(said_on)
    assert placed.year is not None
    days = placed.days(placed.year, placed.last_year)
    if (days.latest - days.earliest).days > _LONGEST_YEARLY:
        raise NoSuchTime("What lasts all year cannot come again every year. Write a part of it.")


def _no_fifth(instead: str) -> NoSuchTime:
    return NoSuchTime(
        f"Not every month has a fifth one. Write {instead}.", code="impossible", instead=instead
    )


def _yearly(inner: Stretch, year: int) -> Period | None:
    try:
        days = inner.days(year)
    except NoSuchTime:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise
        return None
    first, last = inner.bounds(days)
    known = first or last
    assert known is not None
    return Period(first or known, last or known)


def _weekday_of(unit: Period, weekday: int, place: int) -> Period:
    first = unit.earliest + timedelta(days=(weekday - unit.earliest.weekday()) % 7)
    last = unit.latest - timedelta(days=(unit.latest.weekday() - weekday) % 7)
    day = last if place < 0 else first + _WEEK * max(place - 1, 0)
    return Period(day, day)


def _week_of(unit: Period, place: int) -> Period | None:
    """A week belongs to the month that holds its Thursday, as it belongs to a year by ISO 8601."""
    thursday = _weekday_of(unit, 3, place).earliest
    if thursday > unit.latest:
        return None
    monday = thursday - timedelta(days=3)
    return Period(monday, monday + timedelta(days=6))


def _index(unit: Precision, day: date) -> int:
    """Which one it is of all such units since the year 0; of weeks since Monday 1 January 1."""
    if unit is Precision.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // MONTHS_IN[unit]


def _span(unit: Precision, index: int) -> Period:
    if unit is Precision.WEEK:
        monday = date.fromordinal(index * 7 + 1)
        return Period(monday, monday + timedelta(days=6))
    months = MONTHS_IN[unit]
    return month_span(index * months, months)


def _each_said(cycle: Cycle) -> str:
    nth = "" if cycle.every == 1 else f"{cycle.every}. "
    if cycle.unit is Precision.WEEK and cycle.weekday is not None:
        return f"hver {nth}{WEEKDAYS[cycle.weekday]}"
    return f"{'hvert' if cycle.unit in NEUTER else 'hver'} {nth}{UNIT_SAID[cycle.unit]}"


def _led(within: Stretch) -> str:
    return within.said() if within.bound is not Bound.AT else f"i {within.said()}"
