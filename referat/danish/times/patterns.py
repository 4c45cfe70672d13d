"""Regular expressions for the pieces of a year, each with what it makes of a match: the grammar as a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from referat.danish.times.calendar import Piece
from referat.danish.times.events import EVENTS
from referat.danish.times.tables import (
    ALSO_WORDS,
    MONTH_NUMBERS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from referat.danish.times.value import Precision

OF_DIGITS = r"(?!\d|[.,/-]\d|\s?(?:kr\b|%|mio\b|pct\b|procent\b|timer\b|personer\b|stk\b))"


def one_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A word ends here; "maj-mødet" is another word, "maj-juni" are two.
_NAMES = one_of(
    [*MONTH_NUMBERS, *SEASONS, *WEEKDAYS, "uge", "sommerferien", "påske", "jul", "årsskiftet"]
)
END = rf"(?!\w|-(?!(?:{_NAMES})(?!\w))[a-zæøå])"
_FULL = one_of(names[0] for names in MONTHS)
_SHORT = one_of(name for names in MONTHS for name in names[1:])
MONTH = rf"(?:(?:{_FULL}){END}|(?:{_SHORT})(?:\.|{END}))"
WEEKDAY = rf"(?:{one_of(WEEKDAYS)}|(?:{one_of(day[:-3] for day in WEEKDAYS)})\.)"
ORDINAL = one_of(ORDINALS)
NUMBER = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"
UNIT = one_of(UNITS)
SEASON = one_of(SEASONS)
_DEN = rf"(?:(?P<wd>{WEEKDAY}),?\s)?(?:den\s|d\.?\s?)?"
_Y = r"(?:,?\s{0,2}(?:i\s|af\s|-\s?)?(?P<y>(?:19|20)\d\d)(?!\d|/\d)|\s'(?P<y2>\d\d)(?!\d)|\s(?P<y3>[2-4]\d)(?=$))?"
_SLASH = r"(?P<ya>(?:19|20)\d\d)\s?/\s?(?:(?:19|20)?(?P<yb>\d\d))(?!\d)"


@dataclass(frozen=True, slots=True)
class Shape:
    """One or two pieces of a year as they were read.

    ``year`` is the first's, of two pieces in one year the last's. ``sure``: in running text it is
    a time even where no word before it says so.
    """

    first: Piece
    last: Piece | None = None
    year: int | None = None
    sure: bool = True
    last_year: int | None = None


Match = re.Match[str]
Build = Callable[[Match, date], Shape | None]


def month_of(words: str) -> int:
    """The number of a month by its name, short or full."""
    return MONTH_NUMBERS[words.rstrip(".")]


def year_of(match: Match) -> int | None:
    """The year that the match says; two digits are of 1970 to 2069."""
    groups = match.groupdict()
    said = groups.get("y") or groups.get("y2") or groups.get("y3")
    if said is None:
        return None
    year = int(said)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def weekday_of(words: str) -> int:
    """The number of a weekday by its name, short or full; 0 is Monday."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(words.rstrip(".")))


def number_of(words: str) -> int:
    """A number by its digits or its word, counting or in order."""
    words = words.rstrip(".")
    if words.isdigit():
        return int(words)
    return NUMBERS.get(words) or ORDINALS[words]


def _day(month: int, day: str) -> Piece:
    return Piece(Precision.DAY, month * 100 + int(day))


def _days(match: Match, _on: date) -> Shape:
    month = month_of(match["m"])
    return Shape(_day(month, match["d"]), _day(month, match["d2"]), year_of(match))


def _one_day(match: Match, _on: date) -> Shape:
    return Shape(_day(month_of(match["m"]), match["d"]), None, year_of(match))


def _numbered_days(match: Match, _on: date) -> Shape:
    month = int(match["m"])
    return Shape(_day(month, match["d"]), _day(month, match["d2"]), year_of(match))


def _numbered_day(match: Match, _on: date) -> Shape:
    """What may be a fraction, a clock time or a paragraph is a day only where a word before it says so."""
    sure = bool(year_of(match) or match["led"])
    if "/" in match[0] and int(match["d"]) > 12 and match[0] != "24/7":
        sure = True
    return Shape(_day(int(match["m"]), match["d"]), None, year_of(match), sure)


def _iso_day(match: Match, _on: date) -> Shape:
    return Shape(_day(int(match["m"]), match["d"]), None, int(match["y"]))


def _weeks(match: Match, _on: date) -> Shape | None:
    first, last, joined = int(match["n"]), int(match["n2"]), match["join"]
    if joined == "og" and last != first + 1:
        return None
    return Shape(Piece(Precision.WEEK, first), Piece(Precision.WEEK, last), year_of(match))


def _week(match: Match, _on: date) -> Shape:
    weekday = weekday_of(match["wd"]) if match["wd"] else None
    return Shape(Piece(Precision.WEEK, int(match["n"]), weekday=weekday), None, year_of(match))


def _numbered(precision: Precision) -> Build:
    def build(match: Match, _on: date) -> Shape:
        last = match.groupdict().get("n2")
        return Shape(
            Piece(precision, _from_the_end(match["n"], precision)),
            Piece(precision, number_of(last)) if last else None,
            year_of(match),
        )

    return build


def _from_the_end(words: str, precision: Precision) -> int:
    number = number_of(words)
    return number if number > 0 else {Precision.QUARTER: 4, Precision.HALF_YEAR: 2}[precision]


def _season(match: Match, _on: date) -> Shape:
    word, groups = match["s"], match.groupdict()
    year = int(groups["ya"]) + 1 if groups["ya"] else year_of(match)
    sure = year is not None or word.endswith(("et", "en"))
    part = "primo" if match["early"] else "ultimo" if match["late"] else ""
    return Shape(Piece(Precision.SEASON, name=SEASONS[word], part=part), None, year, sure)


def _month(match: Match, _on: date) -> Shape | None:
    year = year_of(match)
    if match["m"] in ALSO_WORDS and year is None:
        return None
    sure = year is not None or match["m"] in {names[0] for names in MONTHS}
    return Shape(Piece(Precision.MONTH, month_of(match["m"])), None, year, sure)


def _event(name: str) -> Build:
    def build(match: Match, _on: date) -> Shape:
        groups = match.groupdict()
        year = int(groups["ya"]) + 1 if groups["ya"] else year_of(match)
        # "den nye skolestart", "en god jul": events are times where a word before them says so.
        return Shape(Piece(Precision.EVENT, name=name), None, year, sure=year is not None)

    return build


def _years(match: Match, _on: date) -> Shape:
    last = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    year = Piece(Precision.YEAR)
    return Shape(year, year, int(match["y"]), sure=False, last_year=int(last))


def _year(match: Match, _on: date) -> Shape:
    return Shape(Piece(Precision.YEAR), None, int(match["y"]), sure=False)


_N = rf"(?P<n>\d{{1,2}}\.?|{ORDINAL})\s?"
_TWO = r"(?P<n>\d)\.?\s?(?:-|/|og)\s?(?P<n2>\d)\.?\s?"
_QUARTER = r"(?:kvartal(?!\w)|(?:kvrt|kvt|kv)(?:\.|(?!\w)))"
_JOIN = r"\s?(?P<join>-|/|og|til)\s?"

PIECES: tuple[tuple[re.Pattern[str], Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (
            rf"{_DEN}(?P<d>\d{{1,2}})\.?{_JOIN}(?:den\s|d\.\s?)?(?P<d2>\d{{1,2}})\.?\s?(?P<m>{MONTH}){_Y}",
            _days,
        ),
        (rf"{_DEN}(?P<d>\d{{1,2}})(?:\.\s?|\s)(?P<m>{MONTH}){_Y}", _one_day),
        (
            (
                rf"{_DEN}(?P<d>\d{{1,2}})\.?\s?[-–]\s?(?P<d2>\d{{1,2}})\.?\s?/\s?(?P<m>\d{{1,2}})"
                rf"(?:[\s-](?P<y>(?:19|20)\d\d))?{OF_DIGITS}"
            ),
            _numbered_days,
        ),
        (rf"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d){OF_DIGITS}", _iso_day),
        (
            (
                rf"(?P<led>(?:{WEEKDAY}),?\s(?:den\s|d\.?\s?)?|den\s|d\.?\s?)?(?P<d>\d{{1,2}})"
                r"(?:\s?/\s?(?P<m>\d{1,2})(?:\s?[-/. ]\s?(?P<y>(?:19|20)\d\d)|[-/.](?P<y2>\d\d))?)"
                rf"{OF_DIGITS}{END}"
            ),
            _numbered_day,
        ),
        (
            (
                rf"(?P<led>(?:{WEEKDAY}),?\s(?:den\s|d\.?\s?)?|den\s|d\.?\s?)?(?P<d>\d{{1,2}})"
                r"(?:\.(?P<m>\d{1,2})(?:[-.](?P<y>(?:19|20)\d\d)|\.(?P<y2>\d\d))?\.?)"
                rf"{OF_DIGITS}{END}(?!-[A-ZÆØÅ])"
            ),
            _numbered_day,
        ),
        (
            (
                r"(?P<led>den\s|d\.?\s?)?(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>(?:19|20)\d\d)(?P<y2>)"
                rf"{OF_DIGITS}{END}"
            ),
            _numbered_day,
        ),
        (
            rf"(?:kalender)?uge(?:r|rne)?\s(?P<n>\d{{1,2}}){_JOIN}(?:uge\s)?(?P<n2>\d{{1,2}})(?!\d){_Y}",
            _weeks,
        ),
        (
            (
                rf"(?:(?P<wd>{WEEKDAY})\s(?:i\s)?)?(?:kalender)?uge\s(?:nr\.\s?)?(?P<n>\d{{1,2}})"
                rf"(?!\d)(?:\s?[/-]\s?(?=(?:19|20)\d\d))?{_Y}"
            ),
            _week,
        ),
        (rf"{_TWO}{_QUARTER}{_Y}", _numbered(Precision.QUARTER)),
        (rf"{_N}{_QUARTER}{_Y}", _numbered(Precision.QUARTER)),
        (rf"q(?P<n>\d)(?:\s?[-/]\s?q?(?P<n2>\d))?{END}{_Y}", _numbered(Precision.QUARTER)),
        (rf"{_TWO}halvår(?!\w){_Y}", _numbered(Precision.HALF_YEAR)),
        (rf"{_N}halvår(?!\w){_Y}", _numbered(Precision.HALF_YEAR)),
        (
            r"(?P<n>1\.|2\.|første|anden|sidste)\shalvdel\saf\s(?P<y>(?:19|20)\d\d)(?!\d)",
            _numbered(Precision.HALF_YEAR),
        ),
        (
            (
                rf"(?:(?P<early>tidligt?\s(?:i\s)?)|(?P<late>sent?\s(?:i\s)?))?(?P<s>{SEASON}){END}"
                rf"(?:\s{_SLASH}|{_Y})"
            ),
            _season,
        ),
        *(
            (rf"(?:{event.words}){END}(?:\s{_SLASH}|{_Y})", _event(name))
            for name, event in EVENTS.items()
        ),
        (rf"(?P<m>{MONTH})(?:\småned(?!\w))?{_Y}", _month),
        (rf"(?:på\s)?(?P<m>{_FULL})[- ]?(?:mødet|møderne|møde|møderækken){END}{_Y}", _month),
        (r"(?P<y>(?:19|20)\d\d)\s?[-/]\s?(?P<y2>(?:(?:19|20)\d\d|\d\d))(?![\d/.,-]\d|\d)", _years),
        (rf"(?:året\s|år\s)?(?P<y>(?:19|20)\d\d){OF_DIGITS}{END}", _year),
    )
)
