"""Finds the dates and clock times that Danish documents write, in any of their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january",
            "februar feb february",
            "marts mar mrt march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_DATE = re.compile(
    rf"""
    (?<![\d.,/-])
    (?:
        (?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)
      | (?P<d2>\d{{1,2}})\s?[./-]\s?(?P<m2>\d{{1,2}})\s?(?:[./-]|\s)\s?(?P<y2>(?:19|20)\d\d)(?!\d)
      | (?P<d3>\d{{1,2}})[./-](?P<m3>\d{{1,2}})[./-](?P<y3>\d\d)(?![\d.,/-]|\s?kr)
      | (?P<d4>\d{{1,2}})\.?\s?-?\s?(?P<m4>{_MONTH})\b\.?,?[\s-]*(?P<y4>(?:19|20)\d\d)(?!\d)
      | (?P<m5>{_MONTH})\.?\s(?P<d5>\d{{1,2}}),\s?(?P<y5>(?:19|20)\d\d)(?!\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# No date is without one of these; most lines have neither.
_YEAR = re.compile(r"19\d\d|20\d\d|\d[./-]\d{1,2}[./-]\d\d")
_CLOCK = re.compile(
    r"""(?:
        (?:\bkl\b\.?\s?:?\s?|\bklokken\s)(?P<h1>\d{1,2})(?:\s?[:.]\s?(?P<m1>\d\d))?(?!\d)
      | (?<![\d.:/-])(?P<h2>\d{1,2}):(?P<m2>\d\d)(?::\d\d)?(?!\d)
      | (?:til|[-–])\s?(?:kl\.?\s?)?(?P<h3>\d{1,2})[.:](?P<m3>\d\d)(?![\d-])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_CLOCK = re.compile(r"^\D{0,12}?(\d{1,2})[.:](\d\d)\b(?!-(?!\d{1,2}[.:]\d\d(?!\d)))")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the span of text that gives it."""

    day: date
    start: int
    end: int


def find_date(text: str, at: int = 0) -> FoundDate | None:
    """The first date in ``text`` that exists in the calendar; two-digit years are of 1970 to 2069."""
    if not _YEAR.search(text, at):
        return None
    for match in _DATE.finditer(text, at):
        groups = {key[0]: value for key, value in match.groupdict().items() if value}
        month = groups["m"].lower()
        year = int(groups["y"])
        if year < 100:
            year += 1900 if year >= 70 else 2000
        try:
            day = date(year, _MONTHS.get(month) or int(month), int(groups["d"]))
        except ValueError:
            continue
        return FoundDate(day, match.start(), match.end())
    return None


def find_times(text: str) -> list[time]:
    """Every clock time, in order: ``kl. 8.30``, ``16:30 til 18:30``, ``19:00-21:00``."""
    times = []
    for match in _CLOCK.finditer(text):
        groups = {key[0]: value for key, value in match.groupdict().items() if value}
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        if hour < 24 and minute < 60:
            times.append(time(hour, minute))
    return times


def find_times_in_value(text: str) -> list[time]:
    """Clock times in the value of a label that asks for one, where a bare ``16.30`` counts too."""
    times = find_times(text)
    bare = _BARE_CLOCK.match(text)
    if bare and not find_date(text):
        hour, minute = int(bare[1]), int(bare[2])
        if hour < 24 and minute < 60 and time(hour, minute) not in times:
            times.insert(0, time(hour, minute))
    return times


def after_times(text: str) -> str:
    """What stands behind the last clock time of ``text``; all of it where there is none."""
    ends = [match.end() for match in _CLOCK.finditer(text)]
    return text[max(ends) :] if ends else text


def without_dates_and_times(text: str) -> str:
    """``text`` with its weekday, date and time phrases cut out, for finding what else a line says."""
    text = _DATE.sub(" ", text)
    text = _CLOCK.sub(" ", text)
    return _PHRASE.sub(" ", text)


_PHRASE = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)})\b,?(?:\s+den\b|\s+d\.)?|(?:\bden\b|(?<!\w)d\.|\bd\b):?\s*(?=$|[,–•-]|\s\s)|\bkl\b\.?:?",
    re.IGNORECASE,
)
