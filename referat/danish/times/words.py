"""What the words of a time mean, and the times that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from referat.danish.times.calendar import FIRST_YEAR, LAST_YEAR
from referat.danish.times.cycles import Cycle
from referat.danish.times.meaning import Loose, Stretch
from referat.danish.times.meetings import meetings_at
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.reading import Meaning, Reading, dated_at, open_at, plain
from referat.danish.times.recurring import cycles_at
from referat.danish.times.value import FoundTime, FuzzyTime

LONGEST = 200  # characters of one time; more is a text
_WORD = re.compile(r"(?<![\w/§])(?<!\d[.,-])(?<!\w-)(?=\w)")
# Behind these a number counts something else than days, weeks or quarters.
_NO_TIME_BEHIND = re.compile(
    r"(?:§+|\b(?:pkt|punkt|punkter|nr|sag|sagsnr|bilag|kap|kapitel|afsnit|side|stk|lokale|kl|tlf|telefon"
    r"|mobil|version|budget|regnskab|j)\b\.?:?)\s?$",
    re.IGNORECASE,
)
_NAMES_BEHIND = re.compile(r"\s[A-ZÆØÅ][a-zæøå]+")
_INDEFINITE = re.compile(r"\b(?:et|en|den|det|de|til|af|mere|sin|deres|vores)\s$", re.IGNORECASE)
_EDGE = " \t\n.,;:!-–"


def read_time(words: str, *, said_on: date) -> FuzzyTime:
    """What ``words`` mean, said on that day; brackets around them are no part of the time.

    Raises :class:`NoSuchTime`: ``unreadable`` for words that name no time, ``impossible`` for a time
    that the calendar does not have.
    """
    words = " ".join(words.split())
    return _time(words, said_on, meaning_of(words, said_on))


@lru_cache(maxsize=4096)
def meaning_of(words: str, said_on: date) -> Meaning:
    """What the words mean, with every year said; raises as :func:`read_time` does."""
    if not FIRST_YEAR <= said_on.year < LAST_YEAR:
        raise NoSuchTime(
            f"No time is reckoned from the year {said_on.year}. Write one of {FIRST_YEAR} to {LAST_YEAR}.",
            code="impossible",
        )
    if len(words) > LONGEST:
        raise NoSuchTime(f"A time has {LONGEST} characters at most. Write it alone.")
    problem: NoSuchTime | None = None
    for text in _unwrapped(words):
        try:
            return _whole(text, said_on)
        except NoSuchTime as found:
            if problem is None or problem.code == "unreadable":
                problem = found
    raise problem or _unreadable(words)


def find_times(text: str, *, said_on: date) -> tuple[FoundTime, ...]:
    """The times that a text names, in order; nothing that could as well be something else.

    ``read_time`` of a found span is the found time. A year alone is a time only where a word before
    it says so ("i 2022"): it stands in the names of plans.
    """
    if not FIRST_YEAR <= said_on.year < LAST_YEAR:
        return ()
    small, found, free = plain(text), [], 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < free:
            continue
        reading = _best_at(text, small, at, said_on)
        if reading is None:
            continue
        words = " ".join(text[at : reading.end].split())
        try:
            time = read_time(words, said_on=said_on)
        except NoSuchTime:
            continue
        found.append(FoundTime(time, at, reading.end))
        free = reading.end
    return tuple(found)


def _best_at(text: str, small: str, at: int, said_on: date) -> Reading | None:
    """The longest time that begins here and may be told from anything else."""
    best: Reading | None = None
    for reading in _readings(text, small, at, said_on):
        longer = best is None or reading.end > best.end
        if longer and reading.end - at <= LONGEST and reading.sure:
            best = reading
    if best is None or _is_something_else(text, at, best):
        return None
    return best


def _is_something_else(text: str, at: int, reading: Reading) -> bool:
    before = text[max(0, at - 12) : at]
    if text[at].isdigit() and _NO_TIME_BEHIND.search(before):
        return True
    if isinstance(reading.meaning, Loose | Cycle) and _INDEFINITE.search(before):
        return True
    named = _NAMES_BEHIND.match(text, reading.end)
    return bool(named and text[at].isupper() and text[at : reading.end].isalpha())


def _readings(text: str, small: str, at: int, said_on: date) -> Iterator[Reading]:
    yield from _placed(dated_at(small, at, said_on), said_on)
    yield from _placed(cycles_at(small, at, said_on), said_on)
    yield from _placed(meetings_at(text, small, at, said_on), said_on)
    yield from open_at(small, at)


def _placed(readings: Iterator[Reading], said_on: date) -> Iterator[Reading]:
    """Those that the calendar has."""
    while True:
        try:
            reading = next(readings)
            _settled(reading.meaning, said_on)
        except StopIteration:
            return
        except NoSuchTime:
            continue
        yield reading


def _unwrapped(words: str) -> Iterator[str]:
    """The words as they are, and without the brackets and signs around them."""
    bare = words.strip(_EDGE)
    yield bare
    while bare[:1] in {"(", "["} and bare[-1:] in {")", "]"}:
        bare = bare[1:-1].strip(_EDGE)
        yield bare


def _whole(words: str, said_on: date) -> Meaning:
    """The meaning of all the words; raises :class:`NoSuchTime`."""
    small = plain(words)
    problem: NoSuchTime | None = None
    for readings in (
        dated_at(small, 0, said_on),
        cycles_at(small, 0, said_on),
        meetings_at(words, small, 0, said_on),
        open_at(small, 0),
    ):
        while True:
            try:
                reading = next(readings)
                if reading.end >= len(small.rstrip(_EDGE)):
                    return _settled(reading.meaning, said_on)
            except StopIteration:
                break
            except NoSuchTime as found:
                problem = problem or found
    raise problem or _unreadable(words)


def _settled(meaning: Meaning, said_on: date) -> Meaning:
    """With every year said; raises :class:`NoSuchTime` for what the calendar does not have."""
    if isinstance(meaning, Loose):
        return meaning
    placed = meaning.placed(said_on)
    if isinstance(placed, Stretch) and placed.year is not None:
        placed.bounds(placed.days(placed.year, placed.last_year))
    return placed


def _time(words: str, said_on: date, meaning: Meaning) -> FuzzyTime:
    match meaning:
        case Loose():
            return FuzzyTime(
                words,
                said_on,
                meaning.precision,
                certain=meaning.certain,
                meeting_of=meaning.meeting_of,
            )
        case Cycle():
            first = next(meaning.rounds(said_on, after=said_on), None)
            earliest, latest = meaning.bounds_of(first) if first else (None, None)
            return FuzzyTime(
                words,
                said_on,
                meaning.precision,
                earliest,
                latest,
                meaning.recurrence,
                meaning.certain,
            )
    assert meaning.year is not None
    earliest, latest = meaning.bounds(meaning.days(meaning.year, meaning.last_year))
    return FuzzyTime(words, said_on, meaning.precision, earliest, latest, certain=meaning.certain)


def _unreadable(words: str) -> NoSuchTime:
    return NoSuchTime(
        f"{words[:60]!r} names no time. Write one as 4. maj 2027, uge 44, ultimo oktober, "
        "kvartalsvis or næste møde."
    )
