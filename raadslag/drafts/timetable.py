"""Works out when each item of an agenda is taken up, from the meeting's start and the items' minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from referat.document import Table

_ANY_DAY = date(2000, 1, 1)  # clocks alone cannot be added to
BREAK = "Pause"  # printed, so Danish whatever language the screens have


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the timetable lists it; ``minutes`` 0 where it takes no time of its own."""

    label: str
    minutes: int = 0
    pause_after: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """From when until when."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H.%M} - {self.end:%H.%M}"


def slots(start: time | None, entries: Sequence[Entry]) -> tuple[Slot | None, ...]:
    """Each entry's time; none where it takes no minutes, or where nobody has said when the meeting starts."""
    return tuple(slot for slot, _ in _taken(start, entries))


def end_of(start: time | None, entries: Sequence[Entry]) -> time | None:
    """When the last entry is over; nothing where no entry takes time."""
    ends = [slot.end for pair in _taken(start, entries) for slot in pair if slot is not None]
    return ends[-1] if ends else None


def table_of(start: time | None, entries: Sequence[Entry]) -> Table | None:
    """The timetable as it is printed: *Kl. 09.00 - 09.20* and the item; None where no entry takes time."""
    rows = []
    for entry, (slot, pause) in zip(entries, _taken(start, entries), strict=True):
        if entry.minutes:
            rows.append((_clock(slot, entry.minutes), entry.label))
        if entry.pause_after:
            rows.append((_clock(pause, entry.pause_after), BREAK))
    return Table(tuple(rows)) if rows else None


def _taken(
    start: time | None, entries: Sequence[Entry]
) -> Iterator[tuple[Slot | None, Slot | None]]:
    """Each entry's own time and that of the break after it."""
    now = None if start is None else datetime.combine(_ANY_DAY, start)
    for entry in entries:
        slot, now = _next(now, entry.minutes)
        pause, now = _next(now, entry.pause_after)
        yield slot, pause


def _next(now: datetime | None, minutes: int) -> tuple[Slot | None, datetime | None]:
    if now is None or not minutes:
        return None, now
    end = now + timedelta(minutes=minutes)
    return Slot(now.time(), end.time()), end


def _clock(slot: Slot | None, minutes: int) -> str:
    return f"{minutes} min." if slot is None else f"Kl. {slot}"
