"""Shares the wheel's space among the rings: how thick each is, and where its lanes run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from raadslag.followup.wheel.geometry import Dial, Point
from raadslag.followup.wheel.placing import Placed, lanes_at_least, place
from raadslag.followup.wheel.year import COUNTED, Entry, Ring, Year, month_span

_GAP = 4.5
_LANE_LEAST = 14.5
_MOST_LANES = 7
_TEXT = 0.64  # of the lane's height
_EMPTY = 14.0  # a ring with nothing in it


@dataclass(frozen=True, slots=True)
class Canvas:
    """The drawing's size and the radii that its rings lie between.

    ``name`` and ``days`` are how thick a ring's name and its row of meetings are, ``lane`` the most of a lane.
    """

    width: float
    height: float
    outer: float
    inner: float
    name: float
    days: float
    lane: float


YEAR = Canvas(1000, 1000, 450, 88, 14, 19, 24)
MONTH = Canvas(1400, 760, 1556, 1000, 21, 28, 30)
_FAN = 47.0


@dataclass(frozen=True, slots=True)
class Band:
    """One ring as it is drawn. ``days`` is where meetings stand; None where it has none."""

    ring: Ring
    outer: float
    inner: float
    name: float
    days: float | None
    lane: float
    text: float
    placed: tuple[Placed, ...]
    lanes: tuple[float, ...]

    @property
    def counted(self) -> tuple[Entry, ...]:
        """Meetings and what is due for them."""
        return tuple(one for one in self.ring.entries if one.kind in COUNTED)


def year_dial(year: Year) -> Dial:
    """The whole circle, January at the top."""
    return Dial(year.first, year.last, 0.0, 360.0, Point(YEAR.width / 2, YEAR.height / 2))


def month_dial(year: Year, month: int) -> Dial:
    """A fan whose centre lies far below the drawing, as if one stood close to the wheel."""
    span = month_span(year.year, month)
    center = Point(MONTH.width / 2, MONTH.outer + 84)
    return Dial(span.earliest, span.latest, -_FAN / 2, _FAN, center)


def bands_of(dial: Dial, rings: Sequence[Ring], canvas: Canvas) -> tuple[Band, ...]:
    """The rings from the outside in; together never wider than the canvas has room for."""
    titled = [_titled(ring) for ring in rings]
    fixed = sum(_fixed(ring, canvas) for ring in rings) + _GAP * max(0, len(rings) - 1)
    room = canvas.outer - canvas.inner - fixed
    lanes = _lanes(dial, titled, canvas, room)
    total = sum(lanes)
    height = min(canvas.lane, room / total) if total else 0.0
    bands = []
    outer = canvas.outer
    for ring, count in zip(rings, lanes, strict=True):
        band = _band(dial, canvas, ring, outer, count=count, height=height)
        bands.append(band)
        outer = band.inner - _GAP
    return tuple(bands)


def _band(
    dial: Dial, canvas: Canvas, ring: Ring, outer: float, *, count: int, height: float
) -> Band:
    entries = _titled(ring)
    kinds = {one.kind for one in ring.entries}
    has_days = bool(kinds & set(COUNTED))
    top = outer - canvas.name - canvas.days * has_days
    radii = tuple(top - height * (at + 0.5) for at in range(count))
    size = height * _TEXT
    empty = _EMPTY * (not ring.entries)
    return Band(
        ring=ring,
        outer=outer,
        inner=top - height * count - empty,
        name=outer - canvas.name / 2,
        days=top + canvas.days / 2 if has_days else None,
        lane=height,
        text=size,
        placed=place(dial, entries, radii, size) if entries else (),
        lanes=radii,
    )


def _titled(ring: Ring) -> list[Entry]:
    return [one for one in ring.entries if one.kind not in COUNTED]


def _fixed(ring: Ring, canvas: Canvas) -> float:
    kinds = {one.kind for one in ring.entries}
    days = canvas.days if kinds & set(COUNTED) else 0.0
    return canvas.name + days + (0.0 if kinds else _EMPTY)


def _lanes(dial: Dial, titled: Sequence[Sequence[Entry]], canvas: Canvas, room: float) -> list[int]:
    """As many lanes as let each title stand in full, fewer where that makes them too thin to read."""
    step = (canvas.outer - canvas.inner) / max(1, len(titled))
    radii = [canvas.outer - step * (at + 0.6) for at in range(len(titled))]
    size = canvas.lane * _TEXT * 0.7
    least = [
        lanes_at_least(dial, entries, radius, size) if entries else 0
        for entries, radius in zip(titled, radii, strict=True)
    ]
    wished = [
        _wished(dial, entries, radius, size, fewest) if entries else 0
        for entries, radius, fewest in zip(titled, radii, least, strict=True)
    ]
    while sum(wished) * _LANE_LEAST > room:
        spare = [one - fewest for one, fewest in zip(wished, least, strict=True)]
        if not any(spare):
            break
        wished[spare.index(max(spare))] -= 1
    return wished


def _wished(dial: Dial, entries: Sequence[Entry], radius: float, size: float, least: int) -> int:
    """The fewest lanes with which every title stands in full; those which do most where none does."""
    best, count = -1, least
    for lanes in range(least, max(least, _MOST_LANES) + 1):
        placed = place(dial, entries, [radius] * lanes, size)
        shown = sum(one.is_whole for one in placed)
        if shown > best:
            best, count = shown, lanes
        if shown == len(placed):
            break
    return count
