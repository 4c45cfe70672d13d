"""The events of a municipal year that people reckon by, as data: when each is, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from referat.danish.holidays import holiday_of
from referat.danish.times.value import Period

_SATURDAY = 6  # of an ISO week


@dataclass(frozen=True, slots=True)
class Event:
    """``words`` is a regular expression of what the event is called; ``days`` is None in years without one."""

    words: str
    days: Callable[[int], Period | None]


def _fixed(month: int, day: int, until: tuple[int, int] | None = None) -> Callable[[int], Period]:
    last = until or (month, day)
    return lambda year: Period(
        date(year, month, day), date(year + (last < (month, day)), last[0], last[1])
    )


def _holiday(first: str, last: str, days_before: int = 0) -> Callable[[int], Period]:
    return lambda year: Period(
        holiday_of(year, first) - timedelta(days=days_before), holiday_of(year, last)
    )


def _weeks(first: int, last: int) -> Callable[[int], Period]:
    """Whole school weeks with the weekend before them."""
    return lambda year: Period(
        date.fromisocalendar(year, first - 1, _SATURDAY), date.fromisocalendar(year, last, 7)
    )


def _summer_holiday(year: int) -> Period:
    """From the last Saturday of June (folkeskoleloven § 14 a, stk. 2) until the day before school.

    Each council sets the first day of school itself; it is the Monday of week 33 or a day near it.
    """
    end_of_june = date(year, 6, 30)
    saturday = end_of_june - timedelta(days=(end_of_june.weekday() - 5) % 7)
    return Period(saturday, date.fromisocalendar(year, 32, 7))


def _school_begins(year: int) -> Period:
    monday = date.fromisocalendar(year, 33, 1)
    return Period(monday, monday)


def _local_election(year: int) -> Period | None:
    """The third Tuesday of November every fourth year (lov om kommunale og regionale valg § 6)."""
    if year % 4 != 1:
        return None
    first = date(year, 11, 1)
    day = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    return Period(day, day)


EVENTS: dict[str, Event] = {
    "sommerferien": Event(r"(?:skolernes\s)?sommerferien?|sommerpausen", _summer_holiday),
    "efterårsferien": Event(r"efterårsferien?", _weeks(42, 42)),
    # Week 7 in most municipalities, week 8 in the others.
    "vinterferien": Event(r"vinterferien?", _weeks(7, 8)),
    "juleferien": Event(r"juleferien?", _fixed(12, 24, until=(1, 1))),
    "påskeferien": Event(r"påskeferien?", _holiday("Skærtorsdag", "Anden påskedag", 5)),
    "jul": Event(r"jul(?:en)?", _fixed(12, 24, until=(12, 26))),
    "nytår": Event(r"nytåret|nytår", _fixed(1, 1)),
    "årsskiftet": Event(r"årsskiftet|årsskifte", _fixed(1, 1)),
    "påske": Event(r"påsken?", _holiday("Skærtorsdag", "Anden påskedag")),
    "pinse": Event(r"pinsen?", _holiday("Pinsedag", "Anden pinsedag")),
    "Kristi himmelfartsdag": Event(
        r"(?:kristi|kr\.)\shimmelfart(?:sdag)?",
        _holiday("Kristi himmelfartsdag", "Kristi himmelfartsdag"),
    ),
    "grundlovsdag": Event(r"grundlovsdag", _fixed(6, 5)),
    "sankthans": Event(r"sankthans(?:aften)?|(?:sankt|skt\.|sct\.)\shans", _fixed(6, 23)),
    "skolestart": Event(r"skolestart(?:en)?|skoleårets\sstart", _school_begins),
    "kommunalvalget": Event(r"kommunalvalget|kommunevalget|byrådsvalget", _local_election),
    # The finance committee proposes the budget by 15 September, and the council has adopted it after
    # two readings by 15 October (kommunestyrelsesloven §§ 37 and 38). The ministry moves the days in
    # a year of late agreements; here they are the ordinary ones.
    "budgetvedtagelsen": Event(
        r"(?:budget(?:tets\s)?vedtagelsen?|vedtagelsen\saf\sbudget(?:tet)?|budgettets\svedtagelse)"
        r"(?:\si\soktober(?:\småned)?)?",
        _fixed(10, 15),
    ),
    "budgetbehandlingen": Event(
        r"budgetbehandlingen?|behandlingen\saf\sbudgettet|budgetforhandlingerne",
        _fixed(9, 15, until=(10, 15)),
    ),
}
