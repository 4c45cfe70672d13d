"""What words of a time mean before a calendar is laid on them, and how they are said in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from referat.danish.times.calendar import Piece, days_of
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.tables import (
    BOUND_SAID,
    LATE_PARTS,
    MONTHS,
    SEASON_SAID,
    WEEKDAYS,
    Bound,
)
from referat.danish.times.value import Period, Precision

_ONE_DAY = timedelta(days=1)
_YEARS_AHEAD = 9  # 29 February skips eight years around 1900 and 2100


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece of a year, or all from one to another; ``year`` is None where it is not said."""

    first: Piece
    last: Piece | None = None
    year: int | None = None
    last_year: int | None = None
    bound: Bound = Bound.AT
    certain: bool = True

    @property
    def precision(self) -> Precision:
        return self.first.precision

    def days(self, year: int, last_year: int | None = None) -> Period:
        """All its days, the bound apart, where the first piece is of ``year``."""
        first = days_of(self.first, year)
        if self.last is None:
            return first
        last = days_of(self.last, self._ends(year) if last_year is None else last_year)
        if last.latest < first.earliest:
            raise NoSuchTime(
                f"It ends on {last.latest:%d.%m.%Y}, before it begins on "
                f"{first.earliest:%d.%m.%Y}. Write the earlier one first.",
                code="impossible",
            )
        return Period(first.earliest, last.latest)

    def bounds(self, days: Period) -> tuple[date | None, date | None]:
        """The first and last day that may be meant, by the word before the time."""
        bound = self.bound
        if bound is Bound.BEFORE and (_is_day(self.first) or self.first.part in LATE_PARTS):
            bound = Bound.UNTIL
        match bound:
            case Bound.BEFORE:
                return None, days.earliest - _ONE_DAY
            case Bound.UNTIL:
                return None, days.latest
            case Bound.AFTER:
                return days.latest + _ONE_DAY, None
            case Bound.FROM:
                return days.earliest, None
        return days.earliest, days.latest

    def placed(self, said_on: date) -> Stretch:
        """The same with its years said: where none is, those that bring it next; a year that is
        said of one end holds for both.
        """
        if self.year is None and self.last_year is not None:
            return replace(self, year=self._begins(self.last_year))
        if self.year is not None:
            return self._ended(self.year)
        problem: NoSuchTime | None = None
        for year in range(said_on.year - 1, said_on.year + _YEARS_AHEAD):
            try:
                if self._is_ahead(year, said_on):
                    return self._ended(year)
            except NoSuchTime as found:
                problem = found if problem is None or year == said_on.year else problem
        raise problem or NoSuchTime("There is no such day ahead. Write the year.")

    def _is_ahead(self, year: int, said_on: date) -> bool:
        days = self.days(year)
        _, last = self.bounds(days)
        return (last or days.latest) >= said_on

    def _begins(self, last_year: int) -> int:
        assert self.last is not None
        first, last = days_of(self.first, last_year), days_of(self.last, last_year)
        return last_year if first.earliest <= last.latest else last_year - 1

    def _ended(self, year: int) -> Stretch:
        if self.last is None or self.last_year is not None:
            return replace(self, year=year)
        return replace(self, year=year, last_year=self._ends(year))

    def _ends(self, year: int) -> int:
        """The first year in which the last piece ends behind the first piece's beginning in ``year``."""
        assert self.last is not None
        begins = days_of(self.first, year).earliest
        for one in (year - 1, year, year + 1):
            if days_of(self.last, one).latest >= begins:
                return one
        raise NoSuchTime("It ends before it begins.", code="impossible")

    def said(self) -> str:
        """In words that mean the same whenever they are said, where the years are given."""
        words = piece_said(self.first, self.year)
        if self.last is not None:
            words = f"{words} - {piece_said(self.last, self.last_year)}"
        return f"{'' if self.certain else 'evt. '}{BOUND_SAID[self.bound]}{words}"


def _is_day(piece: Piece) -> bool:
    """A day by its date: who asks for it "inden den 1. juni" takes it on that day too."""
    return piece.precision is Precision.DAY or piece.weekday is not None


def piece_said(piece: Piece, year: int | None) -> str:
    """A piece of a year in its plain words."""
    with_year = "" if year is None else f" {year}"
    part = f"{piece.part} af " if piece.part == "udgangen" else f"{piece.part} " * bool(piece.part)
    match piece.precision:
        case Precision.DAY:
            month, number = divmod(piece.number, 100)
            name = f"den {number}. {MONTHS[month - 1][0]}"
        case Precision.WEEK if piece.weekday is not None:
            name = f"{WEEKDAYS[piece.weekday]} i uge {piece.number}"
        case Precision.WEEK:
            name = f"uge {piece.number}"
        case Precision.MONTH:
            name = MONTHS[piece.number - 1][0]
        case Precision.QUARTER:
            name = f"{piece.number}. kvartal"
        case Precision.HALF_YEAR:
            name = f"{piece.number}. halvår"
        case Precision.SEASON:
            name = SEASON_SAID[piece.name]
        case Precision.YEAR:
            name = "" if year is not None else "året"
        case _:
            name = piece.name
    return f"{part}{name}{with_year}".replace("  ", " ").strip()


@dataclass(frozen=True, slots=True)
class Loose:
    """A time that no calendar can tell: a forum's next meeting, or none set."""

    precision: Precision
    canonical: str
    meeting_of: str = ""
    certain: bool = True

    def said(self) -> str:
        return f"{'' if self.certain else 'evt. '}{self.canonical}"


@dataclass(frozen=True, slots=True)
class Several:
    """Times one after the other: "19. september, 23. oktober og 20. november"."""

    stretches: tuple[Stretch, ...]
    certain: bool = True

    @property
    def precision(self) -> Precision:
        return self.stretches[0].precision

    def days(self) -> tuple[Period, ...]:
        """Those of each, in order and without overlap; each with its years said."""
        found: list[Period] = []
        for one in self.stretches:
            assert one.year is not None
            found.append(one.days(one.year, one.last_year))
        found.sort(key=lambda period: period.earliest)
        for before, after in pairwise(found):
            if after.earliest <= before.latest:
                raise NoSuchTime("Two of the times are the same. Write each once.")
        return tuple(found)

    def said(self) -> str:
        words = ", ".join(replace(one, certain=True).said() for one in self.stretches)
        return f"{'' if self.certain else 'evt. '}{words}"
