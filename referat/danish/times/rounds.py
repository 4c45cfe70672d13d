"""When a time is next, and its rounds in a stretch of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from referat.danish.times.cycles import Cycle
from referat.danish.times.meaning import Several
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.value import FuzzyTime, Period
from referat.danish.times.words import Meaning, meaning_of


def next_occurrence(time: FuzzyTime, *, after: date) -> Period | None:
    """The first round that ends on or after that day; None where there is none to tell.

    What has one bound alone counts as that day: "inden sommerferien" as its last, "efter
    budgetvedtagelsen" as its first. Open times and a forum's next meeting have no day here.
    """
    return next(_rounds(time, after), None)


def occurrences(time: FuzzyTime, first: date, last: date) -> Iterator[Period]:
    """The rounds that touch the days from ``first`` to ``last``, in order."""
    for found in _rounds(time, first):
        if found.earliest > last:
            return
        yield found


def _rounds(time: FuzzyTime, after: date) -> Iterator[Period]:
    meaning = _meaning(time)
    match meaning:
        case Cycle():
            yield from meaning.rounds(time.said_on, after=after)
        case Several():
            yield from (days for days in meaning.days() if days.latest >= after)
        case _:
            first, last = time.earliest or time.latest, time.latest or time.earliest
            if first is not None and last is not None and last >= after:
                yield Period(first, last)


def _meaning(time: FuzzyTime) -> Meaning | None:
    try:
        return meaning_of(time.words, time.said_on)
    except NoSuchTime:
        return None
