"""What a whole PDF says about its type area: size of body text, margins, distance of lines, ranks of headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from referat.reading.formats.pdf_pieces import Piece
from referat.reading.formats.pdf_rows import PageRows, Row, fills

_DEFAULT_PITCH = 1.35  # ems from line to line where the document has no paragraph to tell
_LARGER = 1.08  # of body size: text above this is a heading
_MUCH_LARGER = 1.4  # the same where sizes tell little
_MOSTLY_ONE_SIZE = 0.3  # of the letters are larger than body text: sizes tell little
_SMALLER = 0.95  # of body size: bold text below this heads less than bold text of that size
_WIDE_ENOUGH = 0.9  # of the page between its margins: full lines reach at least as far
_MANY_FULL = 4  # lines that end alike show the right margin
_SAMPLE = 300  # lines tell a document's margins
_PROSE = 25  # characters; shorter lines say little about the right margin


@dataclass(slots=True)
class Measures:
    """Lengths in points; ``pitch`` in ems. ``rights`` is the right margin by page width."""

    body: float
    large: float  # text above this size is a heading
    left: float = 0.0
    pitch: float = _DEFAULT_PITCH
    rights: dict[int, float] = field(default_factory=dict)
    ranks: dict[tuple[float, bool], int] = field(default_factory=dict)

    def is_large(self, piece: Piece) -> bool:
        """Larger than body text, hence a heading."""
        return piece.size > self.large

    def is_near(self, above: Piece, below: Piece) -> bool:
        """No more than ordinary leading lies between two lines."""
        return 0 < above.y - below.y <= self.pitch * 1.18 * max(above.size, below.size)

    def level(self, piece: Piece) -> int:
        """The rank of a heading among the document's, 1 the largest."""
        smaller = piece.size < self.body * _SMALLER
        return self.ranks.get(style(piece), min(6, len(self.ranks) + (2 if smaller else 1)))


def style(piece: Piece) -> tuple[float, bool]:
    """Size to half a point, and weight."""
    return int(piece.size * 2 + 0.5) / 2, piece.bold


Styles = Counter[tuple[float, bool]]


def styles_of(pages: Iterable[PageRows]) -> Styles:
    """How many characters there are of each style."""
    exact: dict[tuple[float, bool], int] = {}
    for page in pages:
        for row in page.rows:
            for piece in row.pieces if len(row.cells) > 1 else row.cells[0]:
                key = piece.size, piece.bold
                exact[key] = exact.get(key, 0) + len(piece.text)
    found: Styles = Counter()
    for (size, bold), letters in exact.items():
        found[int(size * 2 + 0.5) / 2, bold] += letters
    return found


def body_size(styles: Styles) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for (size, _), letters in styles.items():
        sizes[size] += letters
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def measure(pages: Sequence[PageRows], body: float, styles: Styles) -> Measures:
    """Measure the text that is neither furniture nor table; the first of many pages tell enough."""
    found = Measures(body, body * _large(styles, body))
    large = sorted((one for one in styles if one[0] > found.large), reverse=True)
    found.ranks = {one: min(6, rank) for rank, one in enumerate(large, 1)}
    columns: dict[int, list[list[Piece]]] = {}
    lines = 0
    for page in pages:
        seen = columns.setdefault(round(page.width), [])
        if lines < _SAMPLE or not seen:
            seen.append(_lines(page))
            lines += len(seen[-1])
    pieces = [piece for seen in columns.values() for lines in seen for piece in lines]
    lefts: Counter[int] = Counter()
    for piece in pieces:
        lefts[round(piece.x0)] += len(piece.text)
    found.left = lefts.most_common(1)[0][0] if lefts else 0.0
    outermost = min((piece.x0 for piece in pieces), default=0.0)
    for width, seen in columns.items():
        ends = [piece.x1 for lines in seen for piece in lines if _is_prose(piece, width, body)]
        found.rights[width] = _right_margin(ends, width, outermost)
    found.pitch = _pitch(columns, found)
    return found


def _large(styles: Styles, body: float) -> float:
    """How much larger than body text a heading is; recognised scans have text of all sizes."""
    above = sum(letters for (size, _), letters in styles.items() if size > body * _LARGER)
    return _MUCH_LARGER if above > sum(styles.values()) * _MOSTLY_ONE_SIZE else _LARGER


def _lines(page: PageRows) -> list[Piece]:
    """The lines that reach from margin to margin if they are full; a value stands for its line."""
    rows = (row for row in page.rows if not (row.furniture or row.tabbed or row.right))
    return [row.cells[0][0] if len(row.cells) == 1 else _whole(row) for row in rows]


def _whole(row: Row) -> Piece:
    last = row.cells[-1][-1]
    return replace(last, x0=row.cells[0][0].x0, text_x=last.x0)


def _is_prose(piece: Piece, width: int, body: float) -> bool:
    return (
        len(piece.text) >= _PROSE
        and not piece.leader
        and piece.x1 < width
        and piece.size <= body * _LARGER
    )


def _right_margin(ends: list[float], width: int, left: float) -> float:
    """Where lines end: as far as several do, else as far from the edge as they start on the left."""
    least = left + (width - 2 * left) * _WIDE_ENOUGH
    if not ends:
        return least
    ends.sort(reverse=True)
    right = ends[len(ends) // 60]
    full = sum(1 for end in ends if right - end < (right - left) * 0.06)
    return right if full >= _MANY_FULL else max(least, right)


def _pitch(columns: dict[int, list[list[Piece]]], found: Measures) -> float:
    """The usual distance from a full line to the next, in ems; gaps between paragraphs are wider."""
    steps: list[float] = []
    for width, seen in columns.items():
        right = found.rights[width]
        for above, below in (pair for lines in seen for pair in pairwise(lines)):
            if above.size != below.size or abs(above.x0 - below.x0) > 3 or not above.size:
                continue
            step = (above.y - below.y) / above.size
            if 0.8 < step < 2.4 and fills(above, below, right):
                steps.append(step)
    steps.sort()
    return max(1.0, steps[len(steps) // 4]) if len(steps) >= 3 else _DEFAULT_PITCH
