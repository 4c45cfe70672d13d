"""Reads one time at a place of a text: the word before it, the pieces of a year, and what stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from referat.danish.times.cycles import Cycle
from referat.danish.times.meaning import Loose, Stretch
from referat.danish.times.patterns import END, MONTH, PIECES, WEEKDAY, Shape, one_of
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.relative import AFTER, RELATIVE, WITHIN, until
from referat.danish.times.tables import (
    BOUND_WORDS,
    HEDGES,
    NOT_IN_A_TEXT,
    OPEN_WORDS,
    PART_WORDS,
    UNDATED_EVENTS,
    WHEN_DONE,
    Bound,
)
from referat.danish.times.value import Precision


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read up to ``end``. ``sure``: running text that says it means a time."""

    meaning: Stretch | Cycle | Loose
    end: int
    sure: bool = True


def lined(text: str) -> str:
    """The text with plain spaces and dashes; no time goes on into another line or cell."""
    return text.translate(_PLAIN)


def plain(text: str) -> str:
    """The same with small letters, every character in its place."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in lined(text))


_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "\u00a0": " ", "’": "'", "\t": "¶", "\n": "¶", "\r": "¶"}
)
_HEDGE = re.compile(rf"(?:{HEDGES})(?!\w)\s?")
_BOUNDS = tuple((re.compile(rf"(?:{words})(?![\w])\s?"), bound) for words, bound in BOUND_WORDS)
_MEETING_DAY = (
    r"(?:(?:på|til|ved|ifm\.)\s)?(?:[\wæøå-]{1,40}s\s)?(?:(?:et|det|den|næste|kommende|førstkommende)\s){0,2}"
    r"[\wæøå-]{0,30}(?:møde(?:t|dag)?|seminar(?:et)?|temadag(?:en)?)"
    rf"\s(?:(?=(?:den|d\.)\s?\d|(?:{WEEKDAY})\s(?:den|d\.))|i\s(?=uge\s\d|(?:{MONTH})))"
)
_LEAD = re.compile(
    rf"{_MEETING_DAY}|(?:i\sløbet\saf|i\sperioden(?:\sfra)?|hen\sover|henover|i\sforbindelse\smed|ifm\.?"
    r"|mellem|omkring|under|ved|til|pr\.?|i|om)(?!\w)\s?"
)
_ARTICLE = re.compile(r"(?:den|det|d\.)\s(?!\d)")
_PARTS = tuple((re.compile(rf"(?:{words})\s?(?!\w*\d+/)"), name) for words, name in PART_WORDS)
_JOIN = re.compile(
    r"\s?(?P<join>-|/|(?:(?:frem\s)?til(?:\sog\smed)?|t\.o\.m\.|og)(?!\w))\s?(?:den\s|d\.\s)?"
)
_CLOCK = re.compile(
    r",?\s(?:kl\.?|klokken)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?-\s?(?:kl\.\s?)?\d{1,2}(?:[.:]\d\d)?)?(?!\d)"
)
_ONWARDS = re.compile(r"\sog\sfrem(?:ad|over|efter)?(?!\w)")
_DOUBT = re.compile(rf"\s?\((?:{HEDGES}|\?)\)|\s?\?(?=\s*(?:$|\)))")
_UNDATED = (
    (re.compile(rf"(?:{one_of(OPEN_WORDS)}){END}"), Precision.OPEN),
    (re.compile(rf"når\s(?:[\wæøå-]+\s){{1,8}}?(?:{WHEN_DONE})(?!\w)"), Precision.EVENT),
    (
        re.compile(
            r"(?:senest\s)?(?:inden|før|forud\sfor|frem\si?mod|frem\stil|efter|ved|i\sforbindelse\smed|ifm\.?)"
            rf"\s(?:(?:den|det)\s)?(?:[\wæøå-]{{1,30}}(?:e|endt|endelig)\s|endt\s|endelig\s)?[\wæøå-]{{0,30}}?(?:{UNDATED_EVENTS}){END}"
        ),
        Precision.EVENT,
    ),
)
# "I forbindelse med godkendelse af …" sets no time.
_BESIDE = re.compile(r"(?:ved\s(?!næste)|ifm|i\sforbindelse)")
# Before a year alone in running text: "Budget 2022" and "til 2022" set no time.
_LEADS_A_YEAR = re.compile(r"(?:i|i\sløbet\saf|i\sperioden(?:\sfra)?|hen\sover|henover|pr\.?)\s?")
_OF_A_SEASON = re.compile(r"om\s?")


def dated_at(text: str, at: int, said_on: date) -> Iterator[Reading]:
    """The times with a place in the calendar that begin here, the longest reading of each kind."""
    certain, place = hedged(text, at)
    for pattern, side in ((WITHIN, Bound.UNTIL), (AFTER, Bound.FROM)):
        while_ = pattern.match(text, place)
        if while_:
            stretch = _stretch(until(while_, said_on), side, certain)
            yield _closed(text, Reading(stretch, while_.end()))
    for bound, start in _bounds_at(text, place):
        sure, begin = hedged(text, start)
        for lead, after in _leads_at(text, begin):
            found = _stretch_at(text, after, said_on, bound=bound, lead=lead)
            if found is None:
                continue
            stretch, end, alone = found
            led = alone or bound is not None or not (certain and sure)
            stretch = replace(stretch, certain=certain and sure)
            yield _closed(text, Reading(stretch, end, led or _is_led(lead, stretch)))


def open_at(text: str, at: int) -> Iterator[Reading]:
    """A word that leaves the time open."""
    certain, place = hedged(text, at)
    for pattern, precision in _UNDATED:
        found = pattern.match(text, place)
        if found:
            words = " ".join(found[0].split())
            meaning = Loose(precision, words, certain=certain)
            sure = words not in NOT_IN_A_TEXT and not _BESIDE.match(words)
            yield Reading(meaning, found.end(), sure)


def hedged(text: str, at: int) -> tuple[bool, int]:
    """Whether the time here is said without doubt, and where it begins behind the word of doubt."""
    found = _HEDGE.match(text, at)
    return (True, at) if found is None else (False, found.end())


def _bounds_at(text: str, at: int) -> Iterator[tuple[Bound | None, int]]:
    yield None, at
    for pattern, bound in _BOUNDS:
        found = pattern.match(text, at)
        if found and found.end() > at:
            yield bound, found.end()


def _leads_at(text: str, at: int) -> Iterator[tuple[str, int]]:
    """What may stand between the bound and the time: a preposition, an article, both."""
    yield "", at
    found = _LEAD.match(text, at)
    starts = [("", at)] if found is None else [("", at), (found[0], found.end())]
    if found:
        yield found[0], found.end()
    for lead, start in starts:
        article = _ARTICLE.match(text, start)
        if article:
            yield lead, article.end()


def _is_led(lead: str, stretch: Stretch) -> bool:
    if not lead:
        return False
    if stretch.first.precision is Precision.YEAR:
        return _LEADS_A_YEAR.fullmatch(lead) is not None
    if _OF_A_SEASON.fullmatch(lead):
        return stretch.first.precision is Precision.SEASON
    return True


def _stretch_at(
    text: str, at: int, said_on: date, *, bound: Bound | None, lead: str
) -> tuple[Stretch, int, bool] | None:
    """The longest stretch of the calendar that begins here, and whether it is one by itself."""
    first = _shape_at(text, at, said_on)
    if first is None:
        return None
    shape, end = first
    joined = None if shape.last else _JOIN.match(text, end)
    between = bound is Bound.FROM or lead.startswith(("mellem", "i perioden"))
    if joined:
        second = _shape_at(text, joined.end(), said_on)
        whole = second and _joined(shape, second[0], joined["join"], between, said_on)
        if whole and second:
            bound = Bound.AT if bound is Bound.FROM else bound
            return replace(whole, bound=bound or Bound.AT), second[1], True
    if shape.last and bound is Bound.FROM:
        bound = Bound.AT
    sure = shape.sure or bool(shape.first.part)
    return _stretch(shape, bound or Bound.AT, certain=True), end, sure


def _shape_at(text: str, at: int, said_on: date) -> tuple[Shape, int] | None:
    """The longest piece of the calendar that begins here, a word like "ultimo" before it counted in."""
    best = _longest(text, at, said_on)
    for pattern, name in _PARTS:
        found = pattern.match(text, at)
        inner = _longest(text, found.end(), said_on) if found else None
        if inner and (best is None or inner[1] > best[1]) and not inner[0].first.part:
            best = (_with_part(inner[0], name), inner[1])
    return best


def _with_part(shape: Shape, part: str) -> Shape:
    last = None if shape.last is None else replace(shape.last, part=part)
    return replace(shape, first=replace(shape.first, part=part), last=last, sure=True)


def _longest(text: str, at: int, said_on: date) -> tuple[Shape, int] | None:
    best: tuple[Shape, int] | None = None
    for pattern, build in (*PIECES, *RELATIVE):
        found = pattern.match(text, at)
        if found is None or (best is not None and found.end() <= best[1]):
            continue
        shape = build(found, said_on)
        if shape is not None:
            best = (shape, found.end())
    return best


def _stretch(shape: Shape, bound: Bound, certain: bool) -> Stretch:
    year, last_year = shape.year, shape.last_year
    if shape.last is not None and last_year is None:
        year, last_year = None, year
    return Stretch(shape.first, shape.last, year, last_year, bound, certain)


def _joined(first: Shape, second: Shape, join: str, between: bool, said_on: date) -> Stretch | None:
    """Both as one stretch, where the word that joins them makes them one."""
    one, other = first.first, second.first
    alike = one.precision is other.precision
    if second.last is not None or (not alike and not (between and join != "/")):
        return None
    if one.precision is Precision.YEAR and first.year == second.year:
        return None
    stretch = Stretch(one, other, first.year, second.year)
    if join == "og" and not between and not _adjoin(stretch, said_on):
        return None
    return stretch


def _adjoin(stretch: Stretch, said_on: date) -> bool:
    """Whether the second begins where the first ends: "maj og juni" is one time, "maj og juli" two."""
    try:
        placed = stretch.placed(said_on)
        assert placed.year is not None
        first = Stretch(stretch.first).days(placed.year)
        last = Stretch(stretch.last or stretch.first).days(placed.last_year or placed.year)
    except NoSuchTime:
        return False
    return (last.earliest - first.latest).days == 1


def _closed(text: str, reading: Reading) -> Reading:
    """With the clock time, the "og frem" and the doubt that stand behind it."""
    behind = _CLOCK.match(text, reading.end)
    if behind is None and isinstance(reading.meaning, Stretch):
        from_then_on = reading.meaning.bound is Bound.FROM
        behind = _ONWARDS.match(text, reading.end) if from_then_on else None
    end = behind.end() if behind else reading.end
    sure = reading.sure or behind is not None
    doubt = _DOUBT.match(text, end)
    if doubt is None:
        return replace(reading, end=end, sure=sure)
    meaning = replace(reading.meaning, certain=False)
    return Reading(meaning, doubt.end(), sure)
