"""The points of a recommendation, by their printed numbers, so that each can have an outcome of its own."""

from __future__ import annotations

from dataclasses import dataclass

from referat.document import ListItem, Passage


@dataclass(frozen=True, slots=True)
class Recommended:
    """One point: its number without a full stop, and what is recommended."""

    number: str
    text: str


def points_of(recommendation: Passage) -> tuple[Recommended, ...]:
    """The entries of its list; bullets are counted. One entry alone is no list of points."""
    top = [block for block in recommendation if isinstance(block, ListItem) and block.level == 0]
    if len(top) < 2:
        return ()
    points = [
        Recommended(one.marker.strip(" .)(") or str(count), one.text)
        for count, one in enumerate(top, start=1)
    ]
    numbers = [point.number for point in points]
    if len(set(numbers)) == len(numbers):
        return tuple(points)
    return tuple(Recommended(str(n), one.text) for n, one in enumerate(points, start=1))
