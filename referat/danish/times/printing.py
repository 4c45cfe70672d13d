"""A time said in full, and the same time in another year."""

from __future__ import annotations

from dataclasses import replace

from referat.danish.times.calendar import Piece
from referat.danish.times.meaning import Several, Stretch
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.value import FuzzyTime, Precision
from referat.danish.times.words import meaning_of, read_time


def said_in_full(time: FuzzyTime) -> str:
    """Plain Danish words for the same: its year said, abbreviations written out.

    Read on the same day they have the same days, recurrence and certainty.
    """
    return meaning_of(time.words, time.said_on).said()


def moved_to_year(time: FuzzyTime, year: int) -> FuzzyTime:
    """The same time in another year: of a stretch of days its beginning is then.

    29 February and week 53 become the last that the year has. What comes again, and what has no
    place in the calendar, stays as it is.
    """
    meaning = meaning_of(time.words, time.said_on)
    match meaning:
        case Stretch(year=int(said)):
            moved = _moved(meaning, year - said).said()
        case Several(stretches=(Stretch(year=int(said)), *_)):
            ahead = tuple(_moved(one, year - said) for one in meaning.stretches)
            moved = replace(meaning, stretches=ahead).said()
        case _:
            return time
    return read_time(moved, said_on=time.said_on)


def _moved(stretch: Stretch, years: int) -> Stretch:
    assert stretch.year is not None
    last = None if stretch.last_year is None else stretch.last_year + years
    moved = replace(stretch, year=stretch.year + years, last_year=last)
    try:
        moved.days(stretch.year + years, last)
    except NoSuchTime:
        return _within_any_year(moved)
    return moved


def _within_any_year(meaning: Stretch) -> Stretch:
    """Without what only some years have."""
    last = None if meaning.last is None else _of_any_year(meaning.last)
    return replace(meaning, first=_of_any_year(meaning.first), last=last)


def _of_any_year(piece: Piece) -> Piece:
    if piece.precision is Precision.DAY and piece.number == 229:
        return replace(piece, number=228)
    if piece.precision is Precision.WEEK and piece.number == 53:
        return replace(piece, number=52)
    return piece
