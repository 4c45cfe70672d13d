"""Times that are said from the day of speaking: "næste måned", "om 14 dage", "inden 3 uger", "på mandag"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from referat.danish.times.calendar import Piece, month_span
from referat.danish.times.patterns import (
    END,
    NUMBER,
    WEEKDAY,
    Match,
    Shape,
    number_of,
    weekday_of,
)
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.tables import MONTHS_IN, PART_WORDS, UNIT_ENDS, UNITS
from referat.danish.times.value import Precision

_PART = "|".join(pattern for pattern, _ in PART_WORDS)
_COUNTED = r"(?P<u>dage?|hverdage|uger?|måned(?:er)?|mdr\.?|kvartaler|kvartal|halve?\sår|halvår|år)"
_NEXT_WORDS = r"(?:næste|kommende|næstkommende|(?:den|det)\s(?:næste|kommende))"
_FURTHEST = 1200  # months; what lies further away is no deadline


def day_shape(day: date, *, sure: bool = True) -> Shape:
    """A day of the calendar as a shape."""
    return Shape(Piece(Precision.DAY, day.month * 100 + day.day), None, day.year, sure)


def unit_shape(unit: Precision, day: date, part: str = "") -> Shape:
    """The week, month, quarter, half-year or year that holds the day."""
    year, number = day.year, 0
    match unit:
        case Precision.WEEK:
            year, number = day.isocalendar()[:2]
        case Precision.MONTH:
            number = day.month
        case Precision.QUARTER:
            number = (day.month - 1) // 3 + 1
        case Precision.HALF_YEAR:
            number = (day.month - 1) // 6 + 1
    return Shape(Piece(unit, number, part=part), None, year)


def later(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months … on; of a shorter month its last.

    Raises :class:`NoSuchTime` for what lies too far away.
    """
    try:
        if unit.startswith(("dag", "hverdag")):
            return day + timedelta(days=number)
        if unit.startswith("uge"):
            return day + timedelta(weeks=number)
        months = number * _months_in(unit)
        if months > _FURTHEST:
            raise _too_far()
        span = month_span(day.year * 12 + day.month - 1 + months)
        return min(span.latest, span.earliest + timedelta(days=day.day - 1))
    except (OverflowError, ValueError) as problem:
        raise _too_far() from problem


def _too_far() -> NoSuchTime:
    return NoSuchTime("That is too far away. Write a date.", code="impossible")


def _months_in(unit: str) -> int:
    if unit.startswith(("måned", "mdr")):
        return 1
    if unit.startswith("kvartal"):
        return 3
    return 6 if unit.startswith("halv") else 12


def _this(match: Match, on: date) -> Shape:
    return unit_shape(UNITS[match["u"]], on)


def _next(match: Match, on: date) -> Shape:
    unit = UNITS[match["u"]]
    if unit is Precision.WEEK:
        return unit_shape(unit, later(on, 1, "uge"))
    return unit_shape(unit, later(on.replace(day=1), MONTHS_IN[unit], "måned"))


def _ended(match: Match, on: date) -> Shape:
    return unit_shape(UNITS[match["u"]], on, UNIT_ENDS[match["end"]])


def _part_of_this(match: Match, on: date) -> Shape:
    part = next(name for pattern, name in PART_WORDS if re.fullmatch(pattern, match["part"]))
    return unit_shape(UNITS[match["u"]], on, part)


def _in_a_while(match: Match, on: date) -> Shape:
    """The day itself of days, else the week or month that it falls in."""
    number, unit = number_of(match["n"]), match["u"]
    found = _while_shape(later(on, number, unit), unit)
    if not match["n2"]:
        return found
    until = _while_shape(later(on, number_of(match["n2"]), unit), unit)
    return Shape(found.first, until.first, found.year, last_year=until.year)


def _while_shape(day: date, unit: str) -> Shape:
    if unit.startswith(("dag", "hverdag")):
        return day_shape(day)
    return unit_shape(Precision.WEEK if unit.startswith("uge") else Precision.MONTH, day)


def _half_a_year(_match: Match, on: date) -> Shape:
    return unit_shape(Precision.MONTH, later(on, 6, "måned"))


def _days_on(days: int) -> Callable[[Match, date], Shape]:
    """In a text "i dag" is mostly said of what is so these days."""
    return lambda _match, on: day_shape(later(on, days, "dage"), sure=days > 0)


def _weekday(match: Match, on: date) -> Shape:
    """The next such day after the one of speaking."""
    ahead = (weekday_of(match["wd"]) - on.weekday() - 1) % 7 + 1
    return day_shape(later(on, ahead, "dage"), sure=bool(match["led"] or match["when"]))


RELATIVE: tuple[tuple[re.Pattern[str], Callable[[Match, date], Shape]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?:i\s)?det\snye\s(?P<u>år){END}", _next),
        (rf"(?:indeværende|dette|denne)\s(?P<u>uge|måned|kvartal|halvår|år){END}", _this),
        (rf"i\s(?P<u>år){END}(?!tier)", _this),
        (rf"(?<!de\s)(?:til\s)?{_NEXT_WORDS}\s(?P<u>uge|måned|kvartal|halvår|år){END}", _next),
        (
            rf"(?P<u>årets|månedens|ugens|kvartalets|halvårets)\s(?P<end>{'|'.join(UNIT_ENDS)}){END}",
            _ended,
        ),
        (
            rf"(?P<part>{_PART})\s(?P<u>året|måneden|ugen|kvartalet|halvåret|år|måned){END}",
            _part_of_this,
        ),
        (
            rf"om\s(?:ca\.?\s|cirka\s)?(?P<n>{NUMBER})(?:\s?(?:-|til|eller)\s?(?P<n2>{NUMBER}))?\s{_COUNTED}{END}",
            _in_a_while,
        ),
        (rf"om\set\shalvt\sår{END}", _half_a_year),
        (rf"i\sdag{END}", _days_on(0)),
        (rf"i\smorgen{END}", _days_on(1)),
        (rf"i\sovermorgen{END}", _days_on(2)),
        (
            (
                rf"(?P<led>(?:nu\s)?på\s|næste\s|(?:først)?kommende\s)?(?P<wd>{WEEKDAY}){END}"
                r"(?P<when>\s(?:morgen|formiddag|eftermiddag|aften)(?!\w))?"
            ),
            _weekday,
        ),
    )
)

# "inden 3 uger", "inden for de næste to måneder": the last day is so far away from the day of speaking.
WITHIN = re.compile(
    r"(?:inden\sfor|inden|senest\som|senest|i\sløbet\saf|højst|i(?=\sde\s(?:næste|kommende)\s))\s(?:de\s|den\s|det\s)?"
    r"(?:(?:næste|kommende|første)\s)?(?:ca\.?\s)?(?:(?P<half>et\shalvt\sår)"
    rf"|(?P<n>{NUMBER})(?:\s?(?:-|til)\s?(?P<n2>{NUMBER}))?\s{_COUNTED})"
    rf"{END}(?!\s(?:efter|før|inden|forud|fra))"
)

# "efter 3 måneder": what begins so long after the day of speaking.
AFTER = re.compile(
    rf"(?:tidligst\som|efter)\s(?:ca\.?\s)?(?P<half>et\shalvt\sår)?(?(half)|(?P<n>{NUMBER})\s{_COUNTED})"
    rf"{END}(?P<n2>)(?!\s(?:efter|før|inden|forud|fra))"
)


def until(match: Match, on: date) -> Shape:
    """The last day of a time that ``WITHIN`` found, the first of one that ``AFTER`` found."""
    if match["half"]:
        return day_shape(later(on, 6, "måned"))
    return day_shape(later(on, number_of(match["n2"] or match["n"]), match["u"]))
