"""The wheel as a table: a row a month (or a week), a column a ring, the same entries as in the drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    """What one ring holds in one row."""

    ring: Ring
    entries: tuple[Entry, ...]
    gathered: tuple[Gathered, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.entries or self.gathered)

    @property
    def count(self) -> int:
        return len(self.entries) + sum(len(one.entries) for one in self.gathered)


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
    rows = [
        _row(month, words.months[month - 1], month_span(year.year, month), year, words)
        for month in range(1, 13)
    ]
    lasting = [_cell(ring, filter(year.is_whole, ring.entries), words) for ring in year.rings]
    if any(not cell.is_empty for cell in lasting):
        whole = Period(year.first, year.last)
        rows.insert(0, Row(0, words.whole_year, whole, tuple(lasting)))
    return tuple(rows)


def weeks_in(year: Year, month: int, words: Words) -> tuple[Row, ...]:
    """A row each ISO week of the month."""
    span = month_span(year.year, month)
    return tuple(
        _row(number, words.week.format(week=number), week, year, words)
        for week in weeks_of(span.earliest, span.latest)
        for number in [week.earliest.isocalendar().week]
    )


def _row(number: int, name: str, span: Period, year: Year, words: Words) -> Row:
    cells = [
        _cell(ring, [one for one in ring.entries if _belongs(one, span, year)], words)
        for ring in year.rings
    ]
    return Row(number, name, span, tuple(cells))


def _belongs(entry: Entry, span: Period, year: Year) -> bool:
    return entry.touches(span.earliest, span.latest) and not year.is_whole(entry)


def _cell(ring: Ring, entries: Iterable[Entry], words: Words) -> Cell:
    found = list(entries)
    gathered = [
        Gathered(kind, words.gathered[kind], same)
        for kind in COUNTED
        if (same := tuple(one for one in found if one.kind is kind))
    ]
    return Cell(ring, tuple(one for one in found if one.kind not in COUNTED), tuple(gathered))


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
