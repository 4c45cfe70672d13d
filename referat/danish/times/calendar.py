"""The days of a named piece of a year: a week, a month, a season, the summer holiday, or a part of one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from referat.danish.times.events import EVENTS
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.tables import MONTHS, SEASON_BEGINS
from referat.danish.times.value import Period, Precision

FIRST_YEAR, LAST_YEAR = 1900, 2099  # within which the holidays are known
_ONE_DAY = timedelta(days=1)

# Twelfths of the whole. A year has its own: "primo 2022" is January and February.
PARTS = {
    "primo": (0, 4),
    "medio": (4, 8),
    "ultimo": (8, 12),
    "primo/medio": (0, 8),
    "medio/ultimo": (4, 12),
    "første halvdel af": (0, 6),
    "sidste halvdel af": (6, 12),
}
_PARTS_OF_A_YEAR = {
    **PARTS,
    "primo": (0, 2),
    "medio": (5, 7),
    "ultimo": (10, 12),
    "primo/medio": (0, 7),
    "medio/ultimo": (5, 12),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A named piece of any year.

    ``number`` counts weeks, months, quarters or half-years; of a day it is month times 100 plus
    day. ``name`` is that of a season or event. ``weekday`` (0 is Monday) picks a day of a week.
    """

    precision: Precision
    number: int = 0
    name: str = ""
    part: str = ""
    weekday: int | None = None


def days_of(piece: Piece, year: int) -> Period:
    """The days of the piece in that year; raises :class:`NoSuchTime` where it has none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchTime(
            f"The year {year} is too far away. Write one from {FIRST_YEAR} to {LAST_YEAR}.",
            code="impossible",
        )
    whole = _WHOLE[piece.precision](piece, year)
    if piece.weekday is not None:
        day = whole.earliest + timedelta(days=piece.weekday)
        return Period(day, day)
    return part_of(whole, piece.part, piece.precision) if piece.part else whole


def part_of(whole: Period, part: str, precision: Precision) -> Period:
    """The part that a word like "ultimo" cuts of a time; "udgangen" is its last day."""
    if part == "udgangen":
        return Period(whole.latest, whole.latest)
    parts = _PARTS_OF_A_YEAR if precision is Precision.YEAR else PARTS
    first, last = parts[part]
    return Period(_boundary(whole, first), max(_boundary(whole, last) - _ONE_DAY, whole.earliest))


def _boundary(whole: Period, twelfths: int) -> date:
    """The day at which so many twelfths are over: whole months where the time has such."""
    after = whole.latest + _ONE_DAY
    if twelfths == 12:
        return after
    if whole.earliest.day != 1 or after.day != 1:
        return whole.earliest + timedelta(days=(after - whole.earliest).days * twelfths // 12)
    months = (after.year - whole.earliest.year) * 12 + after.month - whole.earliest.month
    done = Fraction(months * twelfths, 12)
    start = month_span(_month_index(whole.earliest) + int(done)).earliest
    return start + timedelta(days=int((done % 1) * 30))


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def month_span(index: int, months: int = 1) -> Period:
    """Whole months; ``index`` counts them from January of the year 0."""
    last = index + months - 1
    end = monthrange(last // 12, last % 12 + 1)[1]
    return Period(date(index // 12, index % 12 + 1, 1), date(last // 12, last % 12 + 1, end))


def weeks_of(year: int) -> int:
    """How many weeks the year has: 52 or 53 (ISO 8601, as Danish calendars)."""
    return date(year, 12, 28).isocalendar().week


def _day(piece: Piece, year: int) -> Period:
    month, number = divmod(piece.number, 100)
    if not 1 <= month <= 12:
        raise NoSuchTime(
            f"There is no month {month}. Write the month from 1 to 12, or by its name.",
            code="impossible",
        )
    end = monthrange(year, month)[1]
    if not 1 <= number <= end:
        instead = f"{min(max(number, 1), end)}. {MONTHS[month - 1][0]}"
        leap = f" {year}" if month == 2 and number == 29 else ""
        raise NoSuchTime(
            f"{number}. {MONTHS[month - 1][0]}{leap} does not exist: the month has {end} days. "
            f"Write {instead}.",
            code="impossible",
            instead=instead,
        )
    day = date(year, month, number)
    return Period(day, day)


def _week(piece: Piece, year: int) -> Period:
    weeks = weeks_of(year)
    if not 1 <= piece.number <= weeks:
        instead = f"uge {min(max(piece.number, 1), weeks)}"
        raise NoSuchTime(
            f"There is no week {piece.number} in {year}: it has {weeks}. Write {instead}.",
            code="impossible",
            instead=instead,
        )
    monday = date.fromisocalendar(year, piece.number, 1)
    return Period(monday, monday + timedelta(days=6))


def _months(length: int) -> Callable[[Piece, int], Period]:
    def span(piece: Piece, year: int) -> Period:
        most = 12 // length
        if not 1 <= piece.number <= most:
            name = {1: "måned", 3: "kvartal", 6: "halvår"}[length]
            raise NoSuchTime(
                f"There is no {piece.number}. {name}. Write a number from 1 to {most}.",
                code="impossible",
                instead=f"{min(max(piece.number, 1), most)}. {name}",
            )
        return month_span(year * 12 + (piece.number - 1) * length, length)

    return span


def _season(piece: Piece, year: int) -> Period:
    begins = SEASON_BEGINS[piece.name]
    return month_span(year * 12 + begins - 1 - (12 if begins == 12 else 0), 3)


def _year(_piece: Piece, year: int) -> Period:
    return month_span(year * 12, 12)


@lru_cache(maxsize=512)
def _event_in(name: str, year: int) -> Period | None:
    return EVENTS[name].days(year)


def _event(piece: Piece, year: int) -> Period:
    found = _event_in(piece.name, year)
    if found is None:
        raise NoSuchTime(
            f"There is no {piece.name} in {year}. Write another year, or a date.", code="impossible"
        )
    return found


_WHOLE: dict[Precision, Callable[[Piece, int], Period]] = {
    Precision.DAY: _day,
    Precision.WEEK: _week,
    Precision.MONTH: _months(1),
    Precision.QUARTER: _months(3),
    Precision.HALF_YEAR: _months(6),
    Precision.SEASON: _season,
    Precision.YEAR: _year,
    Precision.EVENT: _event,
}
