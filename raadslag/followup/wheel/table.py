"""The wheel as a table: a row a month (or a week), a column a ring, the same entries as in the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import (
    COUNTED,
    Entry,
    EntryKind,
    Ring,
    Year,
    month_span,
    weeks_of,
)
from referat.danish.times import Period


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entries of one kind that are told by their days: "Møder 5., 12. og 19."."""

    kind: EntryKind
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one ring holds in one row. ``continued`` began in a row above and goes on here."""

    ring: Ring
    entries: tuple[Entry, ...]
    gathered: tuple[Gathered, ...]
    continued: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.entries or self.gathered or self.continued)


@dataclass(frozen=True, slots=True)
class Row:
    """A month or a week; ``number`` is the month's or the ISO week's, 0 for the whole year."""

    number: int
    name: str
    span: Period
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for cell in self.cells)


def months_of(year: Year, words: Words) -> tuple[Row, ...]:
    """A row each month; above them one for what lasts the year through, where there is any."""
    spans = [
        (month, words.months[month - 1], month_span(year.year, month)) for month in range(1, 13)
    ]
    return _rows(year.rings, spans, words.whole_year, words)


def weeks_in(year: Year, month: int, words: Words) -> tuple[Row, ...]:
    """A row each ISO week of the month; above them one for what lasts the month through."""
    span = month_span(year.year, month)
    spans = [
        (number, words.week.format(week=number), week)
        for week in weeks_of(span.earliest, span.latest)
        for number in [week.earliest.isocalendar().week]
    ]
    return _rows(year.rings, spans, words.months[month - 1], words)


def month_of(year: Year, ring: int, month: int, words: Words) -> Cell | None:
    """All of one ring's month but what lasts the year through; None where there is no such ring."""
    found = next((one for one in year.rings if one.id == ring), None)
    if found is None:
        return None
    span = month_span(year.year, month)
    kept = [
        one
        for one in found.entries
        if one.touches(span.earliest, span.latest) and not year.is_whole(one)
    ]
    return _cell(found, kept, words)


def _rows(
    rings: Sequence[Ring], spans: Sequence[tuple[int, str, Period]], whole: str, words: Words
) -> tuple[Row, ...]:
    """``whole`` names the row of what takes all the rows' days."""
    days = Period(spans[0][2].earliest, spans[-1][2].latest)
    lasting = [
        _cell(ring, [one for one in ring.entries if _covers(one, days)], words) for ring in rings
    ]
    rows = [Row(0, whole, days, tuple(lasting))] if any(not one.is_empty for one in lasting) else []
    for number, name, span in spans:
        cells = [_begun(ring, span, days, words) for ring in rings]
        rows.append(Row(number, name, span, tuple(cells)))
    return tuple(rows)


def _covers(entry: Entry, days: Period) -> bool:
    return entry.period.earliest <= days.earliest and days.latest <= entry.period.latest


def _begun(ring: Ring, span: Period, days: Period, words: Words) -> Cell:
    """What begins in these days, and what goes on; what began before all rows begins in the first."""
    here = [
        one
        for one in ring.entries
        if one.touches(span.earliest, span.latest) and not _covers(one, days)
    ]
    is_first = span.earliest == days.earliest
    begun = [one for one in here if is_first or one.period.earliest >= span.earliest]
    continued = tuple(one for one in here if one not in begun)
    return replace(_cell(ring, begun, words), continued=continued)


def _cell(ring: Ring, entries: Sequence[Entry], words: Words) -> Cell:
    gathered = [
        Gathered(kind, words.gathered[kind], same)
        for kind in COUNTED
        if (same := tuple(one for one in entries if one.kind is kind))
    ]
    titled = [one for one in entries if one.kind not in COUNTED]
    titled.sort(key=lambda one: (one.period.earliest, one.number))
    return Cell(ring, tuple(titled), tuple(gathered))


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a number on the wheel stands for. ``when`` is its rhythm, or all its times."""

    number: int
    kind: EntryKind
    title: str
    when: str
    ring: str
    place: int  # of the ring, the outermost 0


def key_of(year: Year, words: Words) -> tuple[KeyLine, ...]:
    """The numbered things in order."""
    lines: dict[int, KeyLine] = {}
    for place, ring in enumerate(year.rings):
        for one in ring.entries:
            if not one.number:
                continue
            when = one.rhythm or words.when(one)
            lines.setdefault(
                one.number, KeyLine(one.number, one.kind, one.title, when, ring.name, place)
            )
    return tuple(lines[number] for number in sorted(lines))
