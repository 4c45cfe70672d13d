"""Who is told what of which commitment, and when: pure, from days and wishes alone.

A person gets at most one letter a day: the week's digest where it is the day for it, which then
says what a reminder would have said, else a reminder. Only what is urgent comes on top of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from raadslag.drafts.deadlines import is_open_day
from raadslag.followup.rules import OPEN_STATES, State

SOON_DAYS, LAST_DAYS = 7, 1  # open days before the deadline
LATE_MOST = 4  # reminders to those responsible, before others are told
LATE_EVERY = timedelta(days=7)
GATHERED_FOR = timedelta(minutes=15)  # who hands out one task often hands out more
GATHERED_AT_MOST = timedelta(hours=1)
AHEAD = timedelta(days=30)  # how far a digest looks
_ONE_DAY = timedelta(days=1)
_WEEKS_BACK = 3  # no stretch of quiet days is longer

Told = Collection[tuple[int, str]]
"""Persons, and the keys of what each has been told."""


class Reason(StrEnum):
    """Why a line stands in a letter."""

    NEW = "new"
    SOON = "soon"
    LAST = "last"  # the last open day before the deadline, or the day itself
    LATE = "late"
    RAISED = "raised"  # late for so long that those above are told
    COMING = "coming"  # only in a digest


class LetterKind(StrEnum):
    """What a letter is."""

    NEWS = "news"
    REMINDER = "reminder"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Duty:
    """What of a commitment matters here.

    ``since`` is the day on which it was agreed. ``people`` are to be reminded, by their ids, and
    ``above`` are told when that has not helped. ``handed`` says when it was given to whom; nobody is
    told of what they have given themselves.
    """

    id: int
    state: State
    since: date
    due: date | None = None
    is_stopped: bool = False
    people: tuple[int, ...] = ()
    above: tuple[int, ...] = ()
    handed: tuple[tuple[int, datetime], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether anybody is to be reminded of it."""
        return self.state in OPEN_STATES and not self.is_stopped


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to write to; ``weekday`` of the digest from Monday, which is 0."""

    id: int
    reminders: bool = True
    digest: bool = True
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment in a letter; ``keys`` are what the person is told by it, once and for all."""

    duty: Duty
    reason: Reason
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """What one person is told on a day, the most pressing first."""

    reader: Reader
    kind: LetterKind
    day: date
    lines: tuple[Line, ...]


def is_quiet(day: date) -> bool:
    """Whether nobody is written to: weekends, holidays, and from Christmas Eve to New Year's Day."""
    at_christmas = (day.month == 12 and day.day >= 24) or (day.month == 1 and day.day == 1)
    return at_christmas or not is_open_day(day)


def next_open(day: date) -> date:
    """The day itself, or the first after it on which people are written to."""
    while is_quiet(day):
        day += _ONE_DAY
    return day


def open_days_before(day: date, count: int) -> date:
    """The last day on which so many open days are left, itself counted and ``day`` not."""
    while count:
        day -= _ONE_DAY
        count -= not is_quiet(day)
    return day


def is_digest_day(day: date, weekday: int) -> bool:
    """Whether the week's digest comes that day: on its weekday, or the first open day after it.

    One that a row of quiet days has pushed into the next week is that week's too.
    """
    monday = day - timedelta(days=day.weekday())
    nominal = (monday + timedelta(days=weekday - 7 * back) for back in range(_WEEKS_BACK + 1))
    in_week = [moved for one in nominal if (moved := next_open(one)) >= monday]
    return not is_quiet(day) and day == min(in_week)


def letters_on(
    day: date, duties: Iterable[Duty], readers: Iterable[Reader], *, told: Told, now: datetime
) -> Iterator[ReminderLetter]:
    """The day's letters, one a person at most; none on a quiet day."""
    if is_quiet(day):
        return
    by_person = _by_person(duties)
    for reader in readers:
        concerned = by_person.get(reader.id, [])
        pressing = [
            line
            for duty in concerned
            if (line := _line(day, duty, reader.id, told=told, now=now)) is not None
        ]
        if reader.digest and is_digest_day(day, reader.weekday):
            lines = [*pressing, *_coming(day, concerned, reader.id, pressing)]
            kind = LetterKind.DIGEST
        else:
            lines, kind = (pressing if reader.reminders else []), LetterKind.REMINDER
        if lines:
            yield ReminderLetter(reader, kind, day, tuple(sorted(lines, key=_pressing_first)))


def news_at(
    now: datetime,
    day: date,
    duties: Iterable[Duty],
    readers: Iterable[Reader],
    *,
    told: Told,
    written_to: Collection[int],
) -> Iterator[ReminderLetter]:
    """What people have been given since, once whoever gives has come to rest.

    ``written_to`` have had their letter of the day, and get only what cannot wait.
    """
    if is_quiet(day):
        return
    by_person = _by_person(duties)
    for reader in readers:
        new = [duty for duty in by_person.get(reader.id, []) if _is_untold(duty, reader.id, told)]
        if not reader.reminders or not new or not _has_come_to_rest(new, reader.id, now):
            continue
        lines = tuple(_new_line(day, duty, reader.id, told) for duty in new)
        if reader.id not in written_to or any(_is_urgent(day, one) for one in new):
            yield ReminderLetter(reader, LetterKind.NEWS, day, lines)


def _by_person(duties: Iterable[Duty]) -> dict[int, list[Duty]]:
    """The open ones, by everybody who may have to be told."""
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties:
        for person in {*duty.people, *duty.above} if duty.is_open else ():
            found[person].append(duty)
    return found


def _line(day: date, duty: Duty, person: int, *, told: Told, now: datetime) -> Line | None:
    """What the person is to be told of it today, and has not been."""
    if _is_untold(duty, person, told) and _given_at(duty, person) <= now - GATHERED_FOR:
        return _new_line(day, duty, person, told)
    for reason, key in _due_today(day, duty, person):
        if (person, key) not in told:
            return Line(duty, reason, (key,))
    return None


def _due_today(day: date, duty: Duty, person: int) -> Iterator[tuple[Reason, str]]:
    """What the calendar says is to be said that day or before, and under which key."""
    if duty.due is None:
        return
    if day <= duty.due:
        phase = _phase_before(day, duty.due)
        if phase and person in duty.people:
            yield phase, f"c{duty.id}:{phase}:{duty.due}"
        return
    first = next_open(max(duty.due, duty.since) + _ONE_DAY)
    weeks = (day - first) // LATE_EVERY if day >= first else -1
    if 0 <= weeks < LATE_MOST and person in duty.people:
        yield Reason.LATE, f"c{duty.id}:late{weeks + 1}:{duty.due}"
    if weeks >= LATE_MOST and person in duty.above:
        yield Reason.RAISED, f"c{duty.id}:raised:{duty.due}"


def _phase_before(day: date, due: date) -> Reason | None:
    if day >= open_days_before(due, LAST_DAYS):
        return Reason.LAST
    return Reason.SOON if day >= open_days_before(due, SOON_DAYS) else None


def _new_line(day: date, duty: Duty, person: int, told: Told) -> Line:
    """It tells the deadline too, so the reminder of these days is told with it."""
    also = (key for _, key in _due_today(day, duty, person) if (person, key) not in told)
    return Line(duty, Reason.NEW, (_new_key(duty), *also))


def _coming(
    day: date, duties: Iterable[Duty], person: int, said: Collection[Line]
) -> Iterator[Line]:
    """What a digest says besides: all that is late, and what is due before long."""
    there = {line.duty.id for line in said}
    for duty in duties:
        if person in duty.people and duty.id not in there and duty.due:
            if duty.due < day:
                yield Line(duty, Reason.LATE)
            elif duty.due <= day + AHEAD:
                yield Line(duty, _phase_before(day, duty.due) or Reason.COMING)


def _new_key(duty: Duty) -> str:
    return f"c{duty.id}:new"


def _is_untold(duty: Duty, person: int, told: Told) -> bool:
    given = any(one == person for one, _ in duty.handed)
    return given and person in duty.people and (person, _new_key(duty)) not in told


def _given_at(duty: Duty, person: int) -> datetime:
    return max(at for one, at in duty.handed if one == person)


def _has_come_to_rest(duties: Collection[Duty], person: int, now: datetime) -> bool:
    times = [_given_at(duty, person) for duty in duties]
    return max(times) <= now - GATHERED_FOR or min(times) <= now - GATHERED_AT_MOST


def _is_urgent(day: date, duty: Duty) -> bool:
    return duty.due is not None and day >= open_days_before(duty.due, LAST_DAYS)


def _pressing_first(line: Line) -> tuple[date, int]:
    return (line.duty.due or date.max, line.duty.id)
