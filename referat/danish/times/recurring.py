"""Reads what comes again: "kvartalsvis", "hver anden måned", "2. uge månedligt", "årligt i marts"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from referat.danish.times.cycles import Cycle
from referat.danish.times.meaning import Stretch
from referat.danish.times.patterns import (
    END,
    NUMBER,
    ORDINAL,
    UNIT,
    WEEKDAY,
    Match,
    number_of,
    weekday_of,
)
from referat.danish.times.reading import Reading, dated_at, hedged
from referat.danish.times.tables import (
    ADVERBS,
    DAYS_AS_WEEKS,
    PART_WORDS,
    TIMES_A_UNIT,
    UNITS,
    Bound,
)
from referat.danish.times.value import Precision

_BY_WORDS = tuple((re.compile(rf"(?:{words}){END}"), unit) for words, unit in ADVERBS)
_NOT_SURE = re.compile(r"\w+lige$|årlig$|månedlig$")  # "de årlige budgetter" set no time
_EVERY = re.compile(
    rf"hvert?\s(?:(?P<nth>{ORDINAL}|\d{{1,2}}\.)\s)?"
    rf"(?:(?P<u>uge|måned|kvartal|halvår|halve\sår|år)|(?P<wd>{WEEKDAY})|(?P<days>dag)){END}"
)
_SO_OFTEN = re.compile(
    rf"(?P<n>{NUMBER})\s?(?:gange?|x)\s(?:(?:om|i|på|pr\.?|per|hver|hvert)\s)?"
    rf"(?:(?P<u>{UNIT})|(?P<adverb>årligt?|månedligt?|ugentligt?|kvartalsvist?|halvårligt?)){END}"
)
_OF_A_UNIT = re.compile(
    rf"(?:(?:i|på|om|pr\.?|per)\s)?(?:hver\s|hvert\s|(?=\w+(?:en|et)\b))(?P<u>{UNIT}){END}"
)
_PLACE = re.compile(
    rf"(?:i\s|den\s|hver\s)?(?P<nth>{ORDINAL}|\d{{1,2}}\.)\s(?:hele\s)?(?:(?P<week>uge)|(?P<wd>{WEEKDAY})){END}"
)
_DAY_OF = re.compile(r"den\s(?P<d>\d{1,2})\.?(?!\d|\.)")
_PART_OF = tuple(
    (re.compile(rf"(?:{words})(?!\w)"), name)
    for words, name in PART_WORDS
    if not words.startswith("start(")  # of a named month or year
)
_BETWEEN = re.compile(r"\s?\(|,?\s|,")
_NAMED = re.compile(r"(?:hvert?|hver\seneste)\s")
_YEARLY = frozenset({Precision.SEASON, Precision.MONTH, Precision.EVENT})


@dataclass(frozen=True, slots=True)
class _Placement:
    """Which part of its unit comes again."""

    place: int = 0
    weekday: int | None = None
    day: int = 0
    part: str = ""


def cycles_at(text: str, at: int, said_on: date) -> Iterator[Reading]:
    """The times that come again and begin here."""
    certain, start = hedged(text, at)
    for cycle, end, sure in _cycles(text, start, said_on):
        bounded = replace(cycle, certain=certain)
        yield Reading(bounded, end, sure or not certain)
        for within, stop in _limits(text, end, said_on, cycle.unit):
            yield Reading(replace(bounded, within=within), stop)


def _cycles(text: str, at: int, said_on: date) -> Iterator[tuple[Cycle, int, bool]]:
    every = _every_at(text, at)
    if every is not None:
        yield every
        cycle, end, _ = every
        gap = _BETWEEN.match(text, end)
        if gap:
            yield from _with_placement(text, cycle, gap)
            yield from _with_inner(text, cycle, gap, said_on)
    for placement, end in _placements_at(text, at):
        yield from _placed(text, placement, end)
    yield from _each_named(text, at, said_on)
    yield from _inner_first(text, at, said_on)


def _every_at(text: str, at: int) -> tuple[Cycle, int, bool] | None:
    for pattern, unit in _BY_WORDS:
        found = pattern.match(text, at)
        if found:
            return Cycle(unit), found.end(), _NOT_SURE.fullmatch(found[0]) is None
    found = _SO_OFTEN.match(text, at)
    if found:
        often = _so_often(found)
        return None if often is None else (Cycle(*often), found.end(), True)
    found = _EVERY.match(text, at)
    cycle = None if found is None else _every(found)
    return None if found is None or cycle is None else (cycle, found.end(), True)


def _so_often(match: Match) -> tuple[Precision, int] | None:
    unit = UNITS.get(match["u"] or "")
    if unit is None:
        unit = next(one for pattern, one in _BY_WORDS if pattern.fullmatch(match["adverb"]))
    return TIMES_A_UNIT.get((number_of(match["n"]), unit))


def _every(match: Match) -> Cycle | None:
    every = number_of(match["nth"]) if match["nth"] else 1
    if match["days"]:
        weeks = DAYS_AS_WEEKS.get(every)
        return None if weeks is None else Cycle(Precision.WEEK, weeks)
    if every < 1:
        return None
    if match["wd"]:
        return Cycle(Precision.WEEK, every, weekday=weekday_of(match["wd"]))
    return Cycle(UNITS[" ".join(match["u"].split())], every)


def _placements_at(text: str, at: int) -> Iterator[tuple[_Placement, int]]:
    found = _PLACE.match(text, at)
    if found:
        weekday = None if found["week"] else weekday_of(found["wd"])
        yield _Placement(number_of(found["nth"]), weekday), found.end()
    found = _DAY_OF.match(text, at)
    if found:
        yield _Placement(day=int(found["d"])), found.end()
    for pattern, name in _PART_OF:
        found = pattern.match(text, at)
        if found:
            yield _Placement(part=name), found.end()


def _with_placement(text: str, cycle: Cycle, gap: Match) -> Iterator[tuple[Cycle, int, bool]]:
    for placement, end in _placements_at(text, gap.end()):
        found = _narrowed(cycle, placement)
        closing = "(" in gap[0] and text[end : end + 1] == ")"
        if found is not None:
            yield found, end + closing, True


def _placed(text: str, placement: _Placement, at: int) -> Iterator[tuple[Cycle, int, bool]]:
    start = at + text[at : at + 1].isspace()
    every = _every_at(text, start)
    if every is not None:
        found = _narrowed(every[0], placement)
        if found is not None:
            yield found, every[1], True
    unit = _OF_A_UNIT.match(text, start)
    if unit:
        found = _narrowed(Cycle(UNITS[unit["u"]]), placement)
        if found is not None:
            yield found, unit.end(), True


def _narrowed(cycle: Cycle, placement: _Placement) -> Cycle | None:
    """The cycle with only that part of its unit; None where the unit has no such part."""
    unit, narrow = cycle.unit, placement.place or placement.day or placement.part
    if cycle.weekday is not None or (unit is Precision.WEEK and not placement.part):
        return None
    if placement.day and unit is not Precision.MONTH:
        return None
    if placement.place and not -1 <= placement.place <= 13:
        return None
    if not narrow:
        return None
    return replace(
        cycle,
        place=placement.place,
        weekday=placement.weekday,
        day=placement.day,
        part=placement.part,
    )


def _with_inner(
    text: str, cycle: Cycle, gap: Match, said_on: date
) -> Iterator[tuple[Cycle, int, bool]]:
    if cycle.unit is not Precision.YEAR:
        return
    for reading in dated_at(text, gap.end(), said_on):
        inner, end = reading.meaning, reading.end
        closing = "(" in gap[0] and text[end : end + 1] == ")"
        if isinstance(inner, Stretch) and _comes_every_year(inner):
            yield replace(cycle, inner=replace(inner, certain=True)), end + closing, True


def _comes_every_year(inner: Stretch) -> bool:
    """Whether it is said without a year, and not "fra og med maj", which bounds a cycle."""
    if inner.year is not None or inner.last_year is not None:
        return False
    return inner.precision is not Precision.YEAR and inner.bound is not Bound.FROM


def _each_named(text: str, at: int, said_on: date) -> Iterator[tuple[Cycle, int, bool]]:
    """As in "hvert forår", "hver september", "hver jul"."""
    found = _NAMED.match(text, at)
    if found is None:
        return
    for reading in dated_at(text, found.end(), said_on):
        inner = reading.meaning
        if isinstance(inner, Stretch) and _comes_every_year(inner) and inner.precision in _YEARLY:
            yield Cycle(Precision.YEAR, inner=inner), reading.end, True


def _inner_first(text: str, at: int, said_on: date) -> Iterator[tuple[Cycle, int, bool]]:
    """As in "i marts hvert år", "ultimo oktober årligt"."""
    for reading in dated_at(text, at, said_on):
        inner = reading.meaning
        if not isinstance(inner, Stretch) or not _comes_every_year(inner):
            continue
        gap = _BETWEEN.match(text, reading.end)
        every = _every_at(text, gap.end()) if gap else None
        if every is not None and every[0].unit is Precision.YEAR:
            yield replace(every[0], inner=replace(inner, certain=True)), every[1], True


def _limits(text: str, at: int, said_on: date, unit: Precision) -> Iterator[tuple[Stretch, int]]:
    """What bounds a cycle: "fra maj", "i 2022", "frem til sommerferien"."""
    gap = _BETWEEN.match(text, at)
    if gap is None:
        return
    for reading in dated_at(text, gap.end(), said_on):
        within = reading.meaning
        if not isinstance(within, Stretch) or not reading.sure:
            continue
        bounded = within.bound is Bound.FROM or (
            unit is not Precision.YEAR and within.bound is not Bound.AT
        )
        if bounded or within.first.precision is Precision.YEAR:
            yield within, reading.end
