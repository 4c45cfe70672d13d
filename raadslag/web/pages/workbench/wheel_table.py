"""The wheel's table as its page shows it: each entry in words, with the way to what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from raadslag.followup.queries.wheels import SeenWheel
from raadslag.followup.wheel import table
from raadslag.followup.wheel.table import Cell
from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import Entry, EntryKind, Ring


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. ``said`` is all of it: ``lead`` with its time, hidden where the row's name says it,
    and ``what``. ``day`` is what is shown of one that is gathered with others.
    """

    key: str
    kind: EntryKind
    number: int
    said: str
    lead: str
    shows_lead: bool
    what: str
    day: str
    note: str
    address: str
    theme_id: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """Several of one kind, each by its day."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CellShown:
    """One ring in one row. ``address`` leads to where it is edited; empty in the row of the whole year."""

    ring: Ring
    days: tuple[Days, ...]
    lines: tuple[Line, ...]
    continued: tuple[Line, ...]
    address: str

    @property
    def is_empty(self) -> bool:
        return not (self.days or self.lines or self.continued)


@dataclass(frozen=True, slots=True)
class RowShown:
    """A month or a week."""

    number: int
    name: str
    cells: tuple[CellShown, ...]

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for cell in self.cells)


def rows_shown(wheel: SeenWheel, words: Words, month: int) -> list[RowShown]:
    """The year's months, or the month's weeks."""
    if month:
        rows = table.weeks_in(wheel.year, month, words)
    else:
        rows = table.months_of(wheel.year, words)
    return [
        RowShown(
            row.number,
            row.name,
            tuple(_cell(wheel, cell, row.name, month or row.number, words) for cell in row.cells),
        )
        for row in rows
    ]


def sector_shown(wheel: SeenWheel, ring: int, month: int, words: Words) -> CellShown | None:
    """One ring's month; None where there is no such ring."""
    cell = table.month_of(wheel.year, ring, month, words)
    return _cell(wheel, cell, "", month, words) if cell else None


def lasting_shown(wheel: SeenWheel, ring: int, words: Words) -> list[Line]:
    """What lasts the year through on the ring."""
    return [
        _line(wheel, entry, "", words)
        for one in wheel.year.rings
        if one.id == ring
        for entry in one.entries
        if wheel.year.is_whole(entry)
    ]


def _cell(wheel: SeenWheel, cell: Cell, row: str, month: int, words: Words) -> CellShown:
    days = tuple(
        Days(one.label, tuple(_line(wheel, entry, row, words) for entry in one.entries))
        for one in cell.gathered
    )
    lines = tuple(_line(wheel, entry, row, words) for entry in cell.entries)
    place = [wheel.forum.id, wheel.year.year, cell.ring.id, month]
    continued = tuple(_line(wheel, entry, row, words) for entry in cell.continued)
    address = reverse("wheel_sector", args=place) if month else ""
    return CellShown(cell.ring, days, lines, continued, address)


def _line(wheel: SeenWheel, entry: Entry, row: str, words: Words) -> Line:
    when = words.when(entry)
    reference = wheel.references[entry.source]
    return Line(
        key=entry.key,
        kind=entry.kind,
        number=entry.number,
        said=words.said(entry),
        lead=f"{when}: ",
        shows_lead=when != row,
        what=words.what(entry),
        day=f"{entry.period.earliest.day}.",
        note=entry.note,
        address=_address(wheel, entry),
        theme_id=reference.theme_id,
    )


def _address(wheel: SeenWheel, entry: Entry) -> str:
    """Where the entry is shown or, of a theme, changed."""
    reference = wheel.references[entry.source]
    if reference.theme_id:
        if not wheel.may_edit:
            return ""
        return reverse("wheel_theme", args=[wheel.forum.id, wheel.year.year, reference.theme_id])
    if reference.commitment:
        return reverse("commitment", args=[reference.commitment])
    forum = reference.forum
    return (
        reverse("meeting", args=[forum.body.slug, forum.slug, reference.meeting]) if forum else ""
    )
