"""Where days lie on the circle: angles, points and arcs, free of what is drawn there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import cos, degrees, radians, sin

from referat.danish.times import Period

FULL = 360.0


@dataclass(frozen=True, slots=True)
class Point:
    """In the drawing's units, the y axis down."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.2f} {self.y:.2f}"


@dataclass(frozen=True, slots=True)
class Dial:
    """Days spread evenly along an arc, clockwise. Angles are degrees from the top.

    A year's dial is the whole circle with its first day at the top; a month's is a fan.
    """

    first: date
    last: date
    start: float
    sweep: float
    center: Point

    @property
    def total(self) -> int:
        return (self.last - self.first).days + 1

    def angle(self, day: date) -> float:
        """Where the day begins; the day after the last one gives the end of the arc."""
        return self.start + self.sweep * (day - self.first).days / self.total

    def span(self, period: Period) -> Arc:
        """Where the period lies, from its first day's beginning to its last day's end."""
        one_day = self.sweep / self.total
        return Arc(self.angle(period.earliest), self.angle(period.latest) + one_day)

    @property
    def whole(self) -> Arc:
        return Arc(self.start, self.start + self.sweep)

    def at(self, angle: float, radius: float) -> Point:
        """The point at that angle and distance from the centre."""
        turned = radians(angle)
        return Point(self.center.x + radius * sin(turned), self.center.y - radius * cos(turned))


@dataclass(frozen=True, slots=True)
class Arc:
    """From one angle clockwise to another, in degrees."""

    start: float
    end: float

    @property
    def sweep(self) -> float:
        return self.end - self.start

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def is_below(self) -> bool:
        """Whether text along it would stand on its head."""
        return cos(radians(self.middle)) < 0


def length_of(sweep: float, radius: float) -> float:
    """How long an arc of so many degrees is."""
    return radians(sweep) * radius


def sweep_of(length: float, radius: float) -> float:
    """How many degrees an arc of that length takes."""
    return degrees(length / radius)


def arc_path(dial: Dial, arc: Arc, radius: float, *, turned: bool = False) -> str:
    """A line along the arc; ``turned`` runs it the other way, as text in the lower half does."""
    begin, end = (arc.end, arc.start) if turned else (arc.start, arc.end)
    return f"M {dial.at(begin, radius)} {_along(dial, begin, end, radius)}"


def sector_path(dial: Dial, arc: Arc, inner: float, outer: float) -> str:
    """The outline of a piece of a ring; a whole ring is two circles."""
    if arc.sweep >= FULL:
        out = arc_path(dial, arc, outer)
        return f"{out} Z {arc_path(dial, arc, inner, turned=True)} Z"
    there = _along(dial, arc.start, arc.end, outer)
    back = _along(dial, arc.end, arc.start, inner)
    return f"M {dial.at(arc.start, outer)} {there} L {dial.at(arc.end, inner)} {back} Z"


def _along(dial: Dial, begin: float, end: float, radius: float) -> str:
    """In pieces of less than half a circle, which SVG could not tell from their counterparts."""
    pieces = int(abs(end - begin) // 120) + 1
    clockwise = 1 if end > begin else 0
    stops = [begin + (end - begin) * piece / pieces for piece in range(1, pieces + 1)]
    return " ".join(
        f"A {radius:.2f} {radius:.2f} 0 0 {clockwise} {dial.at(stop, radius)}" for stop in stops
    )
