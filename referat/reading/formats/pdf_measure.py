"""What a whole PDF says about its type area: size of body text, margins, distance of lines, ranks of headings."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from referat.reading.formats.pdf_pieces import Piece
from referat.reading.formats.pdf_rows import PageRows, fills

_DEFAULT_PITCH = 1.35  # ems from line to line where the document has no paragraph to tell
_LARGER = 1.08  # of body size: text above this is a heading
_WIDE_ENOUGH = 0.9  # of the page between its margins: full lines reach at least as far
_MANY_FULL = 4  # lines that end alike show the right margin
_ENOUGH = 150  # full lines tell the pitch of a document
_PROSE = 25  # characters; shorter lines say little about the right margin


@dataclass(slots=True)
class Measures:
    """Lengths in points; ``pitch`` in ems. ``rights`` is the right margin by page width."""

    body: float
    left: float = 0.0
    pitch: float = _DEFAULT_PITCH
    rights: dict[int, float] = field(default_factory=dict)
    ranks: dict[tuple[float, bool], int] = field(default_factory=dict)

    def is_large(self, piece: Piece) -> bool:
        """Larger than body text, hence a heading."""
        return piece.size > self.body * _LARGER

    def is_near(self, above: Piece, below: Piece) -> bool:
        """No more than ordinary leading lies between two lines."""
        return 0 < above.y - below.y <= self.pitch * 1.18 * max(above.size, below.size)

    def level(self, piece: Piece) -> int:
        """The rank of a heading among the document's, 1 the largest."""
        return self.ranks.get(style(piece), min(6, len(self.ranks) + 1))


def style(piece: Piece) -> tuple[float, bool]:
    """Size to half a point, and weight."""
    return round(piece.size * 2) / 2, piece.bold


def body_size(pages: Sequence[PageRows]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for cell in row.cells:
                for piece in cell:
                    sizes[round(piece.size * 4) / 4] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def measure(pages: Sequence[PageRows], body: float) -> Measures:
    """Measure the text that is neither furniture nor table."""
    found = Measures(body)
    ends: dict[int, list[float]] = {}
    lefts: Counter[int] = Counter()
    styles: set[tuple[float, bool]] = set()
    columns: list[tuple[int, list[Piece]]] = []
    outermost = 1e9
    for page in pages:
        lines = []
        for row in page.rows:
            if row.furniture or row.tabbed:
                continue
            first = row.cells[0][0]
            lefts[round(first.x0)] += len(first.text)
            outermost = min(outermost, first.x0)
            if not row.right:
                lines.append(row.cells[-1][-1])
        key = round(page.width)
        columns.append((key, lines))
        for piece in lines:
            if found.is_large(piece):
                styles.add(style(piece))
            elif len(piece.text) >= _PROSE and not piece.leader and piece.x1 < page.right:
                ends.setdefault(key, []).append(piece.x1)
    found.left = lefts.most_common(1)[0][0] if lefts else 0.0
    for key, _ in columns:
        found.rights[key] = _right_margin(ends.get(key, []), key, outermost)
    found.pitch = _pitch(columns, found)
    ranked = sorted(styles, reverse=True)
    found.ranks = {one: min(6, rank) for rank, one in enumerate(ranked, 1)}
    return found


def _right_margin(ends: list[float], width: int, left: float) -> float:
    """Where lines end: as far as several do, else as far from the edge as they start on the left."""
    least = left + (width - 2 * left) * _WIDE_ENOUGH
    if not ends:
        return least
    ends.sort(reverse=True)
    right = ends[len(ends) // 60]
    full = sum(1 for end in ends if right - end < (right - left) * 0.06)
    return right if full >= _MANY_FULL else max(least, right)


def _pitch(columns: Iterable[tuple[int, list[Piece]]], found: Measures) -> float:
    """The middle distance from a full line to the next, in ems."""
    steps: list[float] = []
    for key, lines in columns:
        if len(steps) > _ENOUGH:
            break
        right = found.rights[key]
        for above, below in itertools.pairwise(lines):
            if above.size != below.size or abs(above.x0 - below.x0) > 3 or not above.size:
                continue
            step = (above.y - below.y) / above.size
            if 0.8 < step < 2.4 and fills(above, below, right):
                steps.append(step)
    return max(1.0, median(steps)) if len(steps) >= 3 else _DEFAULT_PITCH
