"""Shares the wheel's space among the rings: how thick each is, and where its lanes run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from raadslag.followup.wheel.geometry import Dial, Point
from raadslag.followup.wheel.placing import Placed, lanes_at_least, place
from raadslag.followup.wheel.year import COUNTED, Entry, Ring, Year, month_span

_FIXED_MOST = 0.65  # of the space: the rest is for lanes, however many rings there are
_LANE_LEAST = 14.5
_MOST_LANES = 7
_FAIR_LANES = 8  # a ring that needs more makes its own thinner, and nobody else's
_TEXT = 0.64  # of the lane's height


@dataclass(frozen=True, slots=True)
class Canvas:
    """The drawing's size and the radii that its rings lie between.

    ``gap`` lies between rings; ``name`` and ``days`` are how thick a ring's name and its row of meetings are, ``lane`` the most of a lane.
    """

    width: float
    height: float
    outer: float
    inner: float
    gap: float
    name: float
    days: float
    lane: float


YEAR = Canvas(1000, 1000, 450, 88, 4.5, 14, 19, 24)
MONTH = Canvas(1400, 760, 1556, 1000, 4.5, 21, 28, 30)
_FAN = 47.0


@dataclass(frozen=True, slots=True)
class Band:
    """One ring as it is drawn. ``days`` is where meetings stand, None where it has none; ``row`` how
    thick that is.
    """

    ring: Ring
    outer: float
    inner: float
    name: float
    days: float | None
    row: float
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
    canvas = _fitted(canvas, rings)
    room = canvas.outer - canvas.inner - _fixed(canvas, rings)
    lanes = _lanes(dial, titled, canvas, room)
    total = sum(min(count, _FAIR_LANES) for count in lanes)
    height = min(canvas.lane, room / total) if total else 0.0
    bands = []
    outer = canvas.outer
    for ring, count in zip(rings, lanes, strict=True):
        thick = height * min(1.0, _FAIR_LANES / count) if count else 0.0
        band = _band(dial, canvas, ring, outer, count=count, height=thick)
        bands.append(band)
        outer = band.inner - canvas.gap
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
    empty = canvas.name * (not ring.entries)  # a ring with nothing in it
    return Band(
        ring=ring,
        outer=outer,
        inner=top - height * count - empty,
        name=outer - canvas.name / 2,
        days=top + canvas.days / 2 if has_days else None,
        row=canvas.days,
        lane=height,
        text=size,
        placed=place(dial, entries, radii, size) if entries else (),
        lanes=radii,
    )


def _titled(ring: Ring) -> list[Entry]:
    return [one for one in ring.entries if one.kind not in COUNTED]


def _fitted(canvas: Canvas, rings: Sequence[Ring]) -> Canvas:
    """The canvas with thinner names and rows where there are very many rings."""
    fixed, most = _fixed(canvas, rings), (canvas.outer - canvas.inner) * _FIXED_MOST
    if fixed <= most:
        return canvas
    part = most / fixed
    return replace(canvas, gap=canvas.gap * part, name=canvas.name * part, days=canvas.days * part)


def _fixed(canvas: Canvas, rings: Sequence[Ring]) -> float:
    """What names, rows of meetings and gaps take."""
    gaps = canvas.gap * max(0, len(rings) - 1)
    rows = sum(canvas.days for ring in rings if any(one.kind in COUNTED for one in ring.entries))
    empty = sum(canvas.name for ring in rings if not ring.entries)
    return gaps + rows + empty + canvas.name * len(rings)


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
