"""What the words of a time mean, and the times that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache

from referat.danish.times.calendar import FIRST_YEAR, LAST_YEAR
from referat.danish.times.cycles import Cycle
from referat.danish.times.meaning import Loose, Several, Stretch
from referat.danish.times.meetings import meetings_at
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.reading import Reading, dated_at, hedged, lined, open_at, plain
from referat.danish.times.recurring import cycles_at
from referat.danish.times.tables import ALSO_NAMES, Bound
from referat.danish.times.value import FoundTime, FuzzyTime, Precision

Meaning = Stretch | Several | Cycle | Loose

LONGEST = 200  # characters of one time; more is a text
_WORD = re.compile(r"(?<![\w§])(?<!\d[.,/-])(?<!\w-)(?=\w)")
# Behind these a number counts something else than days, weeks or quarters.
_NO_TIME_BEHIND = re.compile(
    r"(?:§+|\b(?:pkt|punkt|punkter|nr|sag|sagsnr|bilag|kap|kapitel|afsnit|side|stk|lokale|kl|tlf|telefon"
    r"|mobil|version|budget|regnskab|j)\b\.?:?)\s?$",
    re.IGNORECASE,
)
_NAMES_BEHIND = re.compile(r" [A-ZÆØÅ][a-zæøå]+")
_INDEFINITE = re.compile(r"\b(?:et|en|den|det|de|til|af|mere|sin|deres|vores)\s$", re.IGNORECASE)
_AND = re.compile(r"\s?[,;]\s(?:og\s)?|\s(?:og|samt|eller)\s")
_BARE = re.compile(r"\d{1,2}\.?")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.?\s(?P<rest>[a-z].*)")
_EDGE = " \t\n.,;:!-–"


def read_time(words: str, *, said_on: date) -> FuzzyTime:
    """What ``words`` mean, said on that day; brackets around them are no part of the time.

    Raises :class:`NoSuchTime`: ``unreadable`` for words that name no time, ``impossible`` for a time
    that the calendar does not have.
    """
    return _time(" ".join(words.split()), said_on, meaning_of(words, said_on))


@lru_cache(maxsize=4096)
def meaning_of(words: str, said_on: date) -> Meaning:
    """What the words mean, with every year said; raises as :func:`read_time` does."""
    words = " ".join(words.split())
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
    whole, small, found, free = lined(text), plain(text), [], 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < free:
            continue
        reading = _longest_at(whole, small, at, said_on)
        if reading is None:
            continue
        meaning = _existing(reading.meaning, said_on)
        if meaning is None or _counts_something_else(text, at):
            free = reading.end
        elif not _is_something_else(text, at, reading):
            words = " ".join(text[at : reading.end].split())
            found.append(FoundTime(_time(words, said_on, meaning), at, reading.end))
            free = reading.end
    return tuple(found)


def _longest_at(text: str, small: str, at: int, said_on: date) -> Reading | None:
    """The longest time that begins here and may be told from anything else."""
    longest: Reading | None = None
    for reading in _readings(text, small, at, said_on):
        longer = longest is None or reading.end > longest.end
        if longer and reading.sure and reading.end - at <= LONGEST:
            longest = reading
    return longest


def _existing(meaning: Meaning, said_on: date) -> Meaning | None:
    """With every year said; None where the calendar does not have it."""
    with suppress(NoSuchTime):
        return _settled(meaning, said_on)
    return None


def _counts_something_else(text: str, at: int) -> bool:
    return text[at].isdigit() and _NO_TIME_BEHIND.search(text[max(0, at - 12) : at]) is not None


def _is_something_else(text: str, at: int, reading: Reading) -> bool:
    """An adjective ("den løbende drift", "de årlige midler"), or a person who is called as a month."""
    words = text[at : reading.end]
    if reading.meaning.precision is Precision.OPEN or words.endswith(("lig", "lige")):
        return _INDEFINITE.search(text[max(0, at - 12) : at]) is not None
    named = words[0].isupper() and words.casefold() in ALSO_NAMES
    return named and _NAMES_BEHIND.match(text, reading.end) is not None


def _readings(text: str, small: str, at: int, said_on: date) -> Iterator[Reading]:
    """All that begin here; what the calendar cannot reckon with is left out."""
    for readings in _by_kind(text, small, at, said_on):
        with suppress(NoSuchTime):
            yield from readings


def _by_kind(text: str, small: str, at: int, said_on: date) -> tuple[Iterator[Reading], ...]:
    """The readings of each kind that begin here; each may raise :class:`NoSuchTime` on its way."""
    return (
        dated_at(small, at, said_on),
        cycles_at(small, at, said_on),
        meetings_at(text, small, at, said_on),
        open_at(small, at),
    )


def _unwrapped(words: str) -> Iterator[str]:
    """The words as they are, and without the brackets and signs around them."""
    yield words.lstrip(_EDGE)
    bare = words.strip(_EDGE)
    yield bare
    while bare[:1] in {"(", "["} and bare[-1:] in {")", "]"}:
        bare = bare[1:-1].strip(_EDGE)
        yield bare


def _whole(words: str, said_on: date) -> Meaning:
    """The meaning of all the words; raises :class:`NoSuchTime`."""
    small = plain(words)
    problem: NoSuchTime | None = None
    for readings in _by_kind(words, small, 0, said_on):
        while True:
            try:
                reading = next(readings)
                if reading.end >= len(small.rstrip(_EDGE)):
                    return _settled(reading.meaning, said_on)
            except StopIteration:
                break
            except NoSuchTime as found:
                problem = problem or found
    several = _several(small, said_on)
    if several is not None:
        return several
    raise problem or _unreadable(words)


def _several(small: str, said_on: date) -> Several | None:
    """Times with a comma or "og" between them; None where one of them is none."""
    certain, start = hedged(small, 0)
    stretches: list[Stretch] = []
    for part in _filled(_AND.split(small[start:])):
        whole = [
            reading.meaning
            for reading in dated_at(part, 0, said_on)
            if reading.end == len(part) and isinstance(reading.meaning, Stretch)
        ]
        if not whole or whole[0].bound is not Bound.AT:
            return None
        stretches.append(whole[0].placed(said_on))
        certain = certain and whole[0].certain
    found = Several(tuple(stretches), certain)
    found.days()
    return found if len(stretches) > 1 else None


def _filled(parts: list[str]) -> list[str]:
    """Bare numbers with what they count: "uge 10, 12 og 14", "3., 10. og 17. maj"."""
    month = _DAY_AND_MONTH.match(parts[-1])
    filled = []
    for part in parts:
        if _BARE.fullmatch(part) and parts[0].startswith("uge"):
            part = f"uge {part}"  # noqa: PLW2901 -- the same part, said in full
        elif _BARE.fullmatch(part) and month:
            part = f"{part} {month['rest']}"  # noqa: PLW2901 -- the same part, said in full
        filled.append(part)
    return filled


def _settled(meaning: Meaning, said_on: date) -> Meaning:
    """With every year said; raises :class:`NoSuchTime` for what the calendar does not have."""
    if isinstance(meaning, Loose | Several):
        return meaning
    placed = meaning.placed(said_on)
    if isinstance(placed, Stretch) and placed.year is not None:
        placed.bounds(placed.days(placed.year, placed.last_year))
    return placed


def _time(words: str, said_on: date, meaning: Meaning) -> FuzzyTime:
    earliest, latest = _bounds(meaning, said_on)
    return FuzzyTime(
        words,
        said_on,
        meaning.precision,
        earliest,
        latest,
        meaning.recurrence if isinstance(meaning, Cycle) else None,
        meaning.certain,
        meaning.meeting_of if isinstance(meaning, Loose) else "",
    )


def _bounds(meaning: Meaning, said_on: date) -> tuple[date | None, date | None]:
    match meaning:
        case Loose():
            return None, None
        case Several():
            days = meaning.days()
            return days[0].earliest, days[-1].latest
        case Cycle():
            first = next(meaning.rounds(said_on, after=said_on), None)
            return meaning.bounds_of(first) if first else (None, None)
    assert meaning.year is not None
    return meaning.bounds(meaning.days(meaning.year, meaning.last_year))


def _unreadable(words: str) -> NoSuchTime:
    return NoSuchTime(
        f"{words[:60]!r} names no time. Write one as 4. maj 2027, uge 44, ultimo oktober, "
        "kvartalsvis or næste møde."
    )
