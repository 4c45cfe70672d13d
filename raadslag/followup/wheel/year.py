"""What happens in a year, ring by ring: the entries that the drawing and the table both show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from referat.danish.times import FuzzyTime, Period, Precision, occurrences

ONE_DAY = timedelta(days=1)


class EntryKind(StrEnum):
    """What an entry is; each has a shape of its own."""

    MEETING = "meeting"
    ITEMS_DUE = "items_due"
    AGENDA_DUE = "agenda_due"
    COMMITMENT = "commitment"
    THEME = "theme"
    DEADLINE = "deadline"
    MILESTONE = "milestone"


COUNTED = (EntryKind.MEETING, EntryKind.AGENDA_DUE, EntryKind.ITEMS_DUE)
"""Those with nothing to say but their day: drawn small, and gathered in the table."""
BARS = (EntryKind.THEME, EntryKind.COMMITMENT)
"""Those that are drawn as a bar with the title in it; the others with a shape at their day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the wheel. ``key`` is what it is known by in the drawing and in the table.

    ``number`` stands on the wheel and in the table, the same for each round of one thing; 0 for what
    is told by its day alone. ``when`` are the words that were written; of what comes again they are its ``rhythm`` instead.
    ``came_before`` and ``goes_on`` where the period reaches out of the year.
    """

    key: str
    source: str
    kind: EntryKind
    period: Period
    title: str = ""
    when: str = ""
    rhythm: str = ""
    note: str = ""
    number: int = 0
    certain: bool = True
    came_before: bool = False
    goes_on: bool = False

    @property
    def days(self) -> int:
        return (self.period.latest - self.period.earliest).days + 1

    def touches(self, first: date, last: date) -> bool:
        """Whether one of its days lies from ``first`` to ``last``."""
        return self.period.earliest <= last and first <= self.period.latest


@dataclass(frozen=True, slots=True)
class Source:
    """A theme or a commitment as it is kept: one of these gives one entry or many.

    ``due`` is used where the words alone give no day ("næste møde"). ``gone_on``: not from that day.
    """

    source: str
    kind: EntryKind
    title: str
    time: FuzzyTime | None
    due: Period | None = None
    gone_on: date | None = None
    note: str = ""

    @property
    def is_undated(self) -> bool:
        """Whether it waits for a time, or for the meeting that it names to be planned."""
        waits = self.time is None or self.time.precision is Precision.MEETING
        return waits and self.due is None and self.gone_on is None


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring: a forum or a strand of themes. ``undated`` are the titles of what has no time yet."""

    id: int
    name: str
    entries: tuple[Entry, ...] = ()
    note: str = ""
    undated: tuple[Source, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Year:
    """A year's rings, the outermost first; every entry lies within it."""

    year: int
    rings: tuple[Ring, ...]

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """Those that the year has, in the legend's order."""
        there = {one.kind for ring in self.rings for one in ring.entries}
        return tuple(kind for kind in EntryKind if kind in there)

    def is_whole(self, entry: Entry) -> bool:
        """Whether the entry lasts the year through."""
        return entry.period == Period(self.first, self.last)


def month_span(year: int, month: int) -> Period:
    """A month's first and last day."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1), after - ONE_DAY)


def weeks_of(first: date, last: date) -> Iterator[Period]:
    """The ISO weeks from ``first`` to ``last``, the outer ones cut off there."""
    start = first
    while start <= last:
        end = min(start + timedelta(days=6 - start.weekday()), last)
        yield Period(start, end)
        start = end + ONE_DAY


def entries_of(source: Source, year: int) -> Iterator[Entry]:
    """What the source gives the year, cut off at New Year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    for period in _periods(source, first, last):
        is_gone = source.gone_on is not None and period.earliest >= source.gone_on
        if is_gone or period.earliest > last or period.latest < first:
            continue
        time = source.time
        yield Entry(
            key=f"{source.source}-{period.earliest.isoformat()}",
            source=source.source,
            kind=source.kind,
            period=Period(max(period.earliest, first), min(period.latest, last)),
            title=source.title,
            when="" if time is None or time.recurrence else time.words,
            rhythm=time.words if time and time.recurrence else "",
            note=source.note,
            certain=time is None or time.certain,
            came_before=period.earliest < first,
            goes_on=period.latest > last,
        )


def numbered(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """The rings with their entries in order of time, and a number for each thing with a title."""
    numbers: dict[str, int] = {}
    done = []
    for ring in rings:
        entries = sorted(ring.entries, key=_by_time)
        for entry in entries:
            if entry.kind not in COUNTED:
                numbers.setdefault(entry.source, len(numbers) + 1)
        kept = tuple(replace(one, number=numbers.get(one.source, 0)) for one in entries)
        done.append(replace(ring, entries=kept))
    return tuple(done)


def _by_time(entry: Entry) -> tuple[date, date, str, str]:
    return (entry.period.earliest, entry.period.latest, entry.kind, entry.source)


def _periods(source: Source, first: date, last: date) -> Iterable[Period]:
    """The days of its rounds, or its own; of what has one bound that day alone."""
    time = source.time
    if time is None:
        return [source.due] if source.due else []
    if time.recurrence:
        return occurrences(time, first, last)
    if time.earliest is None and time.latest is None:
        return _running(source, time, last)
    earliest = time.earliest or time.latest
    latest = time.latest or time.earliest
    assert earliest is not None, "one of the two is known"
    assert latest is not None, "one of the two is known"
    return [Period(earliest, latest)]


def _running(source: Source, time: FuzzyTime, last: date) -> list[Period]:
    """What is running ("løbende") lasts from the year in which it was said until it is taken away.

    "Next meeting" is a day once there is one, and nothing before.
    """
    if source.due or time.precision is not Precision.OPEN:
        return [source.due] if source.due else []
    end = last + ONE_DAY
    if source.gone_on:
        end = min(end, source.gone_on - ONE_DAY)
    begin = date(time.said_on.year, 1, 1)
    return [Period(begin, end)] if begin <= end else []


def outlasts(time: FuzzyTime) -> bool:
    """Whether it stands on the wheels of the years to come by itself: what comes again, or is running."""
    return time.recurrence is not None or time.precision is Precision.OPEN
