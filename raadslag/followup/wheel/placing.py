"""Puts a ring's entries in lanes so that nothing lies on anything else, and finds room for their titles.

Each entry gets its bar or shape and its number. Its title is written where there is room for it,
cut short where there is room for some of it, and left to the table where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from raadslag.followup.wheel.geometry import Arc, Dial, length_of, sweep_of
from raadslag.followup.wheel.year import BARS, Entry, EntryKind

# Advances of Noto Sans in thousandths of the size, a little rounded up; what is not here is "o".
_ADVANCES = {
    280: " .,:;'!|()[]ijl",
    350: '-–ft/"IJ',
    430: "r",
    540: "sczvxykFLE?",
    590: "aeSTYZX0123456789§",
    660: "APCKRBVÅ",
    790: "wDGHNOQUØ&",
    950: "mMWÆæ@%—…",
}
_WIDTH = {sign: width for width, signs in _ADVANCES.items() for sign in signs}
_ORDINARY = 630
_BOLD = 1.1
_LEAST = 6  # letters: fewer than these say nothing
_ELLIPSIS = "…"
_TOUCHING = 0.01  # degrees: one ends where the other begins
_LONG_BAR = 9  # letters: a bar that holds so many keeps its title inside


@dataclass(frozen=True, slots=True)
class Label:
    """A title along an arc."""

    text: str
    arc: Arc


@dataclass(frozen=True, slots=True)
class Placed:
    """One entry in its lane. ``held`` is all that bar, shape and number take; ``label`` may lie beyond."""

    entry: Entry
    lane: int
    bar: Arc
    held: Arc
    number: Arc
    shape_at: float | None = None
    label: Label | None = None
    is_whole: bool = False  # the title stands there in full

    @property
    def taken(self) -> Arc:
        """Everything that is drawn of it."""
        arcs = [self.held, *([self.label.arc] if self.label else [])]
        return Arc(min(arc.start for arc in arcs), max(arc.end for arc in arcs))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How long the text is, in the drawing's units; never less than it really is."""
    plain = sum(_WIDTH.get(sign, _ORDINARY) for sign in text) / 1000 * size
    return plain * _BOLD if bold else plain


def place(
    dial: Dial, entries: Sequence[Entry], radii: Sequence[float], size: float
) -> tuple[Placed, ...]:
    """Each entry in one of the lanes of these radii; ``size`` is the text's."""
    rough = [_mark(dial, one, radii[-1], size) for one in entries]
    rough.sort(key=lambda one: (one.held.start, one.held.end, one.entry.key))
    lanes: list[list[Placed]] = [[] for _ in radii]
    for one in rough:
        lane = _lane_for(one, lanes)
        exact = _mark(dial, one.entry, radii[lane], size)
        lanes[lane].append(replace(exact, lane=lane))
    return tuple(
        placed
        for lane, radius in zip(lanes, radii, strict=True)
        for placed in _labelled(dial, lane, radius, size)
    )


def lanes_at_least(dial: Dial, entries: Sequence[Entry], radius: float, size: float) -> int:
    """How many entries stand beside each other where most do; at least one."""
    ends: list[float] = []
    marks = [_mark(dial, one, radius, size).held for one in entries]
    for arc in sorted(marks, key=lambda arc: (arc.start, arc.end)):
        free = next((at for at, end in enumerate(ends) if end <= arc.start + _TOUCHING), None)
        if free is None:
            ends.append(arc.end)
        else:
            ends[free] = arc.end
    return max(1, len(ends))


def _lane_for(one: Placed, lanes: Sequence[Sequence[Placed]]) -> int:
    """Where its last round stood, else where it has been empty for longest; the least full where none is free."""
    begin = one.held.start + _TOUCHING
    ends = [lane[-1].held.end if lane else -1e9 for lane in lanes]
    for at, lane in enumerate(lanes):
        is_own = any(other.entry.source == one.entry.source for other in lane)
        if is_own and ends[at] <= begin:
            return at
    return min(range(len(lanes)), key=lambda at: (ends[at] > begin, ends[at], at))


def _mark(dial: Dial, entry: Entry, radius: float, size: float) -> Placed:
    """Bar, shape and number where the days are, pushed back where the dial ends."""
    bar = dial.span(entry.period)
    gap = sweep_of(size * 0.3, radius)
    number = sweep_of(width_of(str(entry.number), size, bold=True), radius)
    if entry.kind in BARS:
        needed = number + 2 * gap
        grown = _kept_in(dial, Arc(bar.start, bar.start + max(bar.sweep, needed)))
        middle = Arc(grown.middle - number / 2, grown.middle + number / 2)
        return Placed(entry, 0, grown, grown, middle)
    half = sweep_of(size * 0.5, radius)
    at = bar.end - dial.sweep / dial.total / 2
    if entry.kind is not EntryKind.DEADLINE:
        at = bar.start + min(bar.sweep, 2 * half) / 2
    at = min(max(at, dial.start + half), dial.whole.end - half)
    begin = at + half
    if begin + number + gap > dial.whole.end:
        begin = at - half - number
    shown = Arc(begin, begin + number)
    end = min(max(bar.end, at + half, shown.end) + gap, dial.whole.end)
    held = Arc(min(bar.start, at - half, begin), end)
    return Placed(entry, 0, bar, held, shown, shape_at=at)


def _kept_in(dial: Dial, arc: Arc) -> Arc:
    over = max(0.0, arc.end - dial.whole.end)
    return Arc(max(dial.start, arc.start - over), arc.end - over)


def _labelled(dial: Dial, lane: Sequence[Placed], radius: float, size: float) -> Iterator[Placed]:
    """The lane's entries with their titles, each kept clear of its neighbours."""
    taken = dial.start
    for at, one in enumerate(lane):
        last = at + 1 == len(lane)
        until = dial.whole.end if last else lane[at + 1].held.start
        done = _with_label(one, Arc(taken, until), radius, size)
        taken = done.taken.end
        yield done


def _with_label(one: Placed, room: Arc, radius: float, size: float) -> Placed:
    title = one.entry.title
    gap = sweep_of(size * 0.3, radius)
    width = sweep_of(width_of(title, size), radius)
    if one.entry.kind in BARS:
        both = one.number.sweep + 1.5 * gap + width
        if both + gap <= one.bar.sweep:
            return _inside(one, title, one.number.sweep, width, gap)
        if one.bar.sweep >= one.number.sweep + sweep_of(_LONG_BAR * size * 0.6, radius):
            return _cut(one, Arc(0, 0), radius, size)
    after = Arc(one.held.end + gap / 2, room.end - gap)
    before = Arc(room.start + gap, one.held.start - gap)
    if width <= after.sweep:
        arc = Arc(after.start, after.start + width)
        return replace(one, label=Label(title, arc), is_whole=True)
    if width <= before.sweep:
        arc = Arc(before.end - width, before.end)
        return replace(one, label=Label(title, arc), is_whole=True)
    return _cut(one, after, radius, size)


def _inside(one: Placed, title: str, number: float, width: float, gap: float) -> Placed:
    """Number and title together in the middle of the bar."""
    both = number + 1.5 * gap + width
    begin = one.bar.middle - both / 2
    if one.bar.is_below:  # read from the other end
        label, shown = Arc(begin, begin + width), Arc(begin + both - number, begin + both)
    else:
        label, shown = Arc(begin + both - width, begin + both), Arc(begin, begin + number)
    return replace(one, number=shown, label=Label(title, label), is_whole=True)


def _cut(one: Placed, after: Arc, radius: float, size: float) -> Placed:
    """As much of the title as the widest room holds: in the bar, or after it."""
    gap = sweep_of(size * 0.3, radius)
    inside = one.bar.sweep - one.number.sweep - 3 * gap
    is_inside = one.entry.kind in BARS and inside >= after.sweep
    room = length_of(max(inside if is_inside else after.sweep, 0.0), radius)
    text = _shortened(one.entry.title, room, size)
    if not text:
        return one
    width = sweep_of(width_of(text, size), radius)
    if is_inside:
        return replace(_inside(one, text, one.number.sweep, width, gap), is_whole=False)
    return replace(one, label=Label(text, Arc(after.start, after.start + width)))


def _shortened(title: str, room: float, size: float) -> str:
    for length in range(len(title) - 1, _LEAST - 1, -1):
        text = title[:length].rstrip(" ,.-–") + _ELLIPSIS
        if width_of(text, size) <= room:
            return text
    return ""
