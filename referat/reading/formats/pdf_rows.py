"""Pieces of a PDF page into rows of cells: what stands side by side belongs together, wrapped cells included."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from referat.reading.formats.pdf_pieces import Piece, printed
from referat.reading.formats.pdf_rules import Rules

Cell = list[Piece]

_SAME_LINE = 0.35  # of the size: baselines nearer than this are one line
_OVERLAP = 0.8  # of the size: text to the right and no lower than this stands beside
_LEADING = 1.65  # of the size: lines of one cell are no further apart
_PROSE_LINES = 4  # cells this tall side by side are columns of prose
_FARTHEST_UP = 80  # lines of the cell to the left that a new cell may stand beside


@dataclass(slots=True)
class Row:
    """Cells from left to right, each one line or several; most rows are one cell of one line.

    ``tabbed`` marks the rows of a table, whose missing cells are empty lists; ``opens`` its first row.
    ``right`` is the right margin of a column of prose, 0 where the page's counts.
    """

    cells: list[Cell]
    y: float  # the baseline that came first in the file
    tabbed: bool = False
    header: bool = False
    opens: bool = False
    furniture: bool = False
    right: float = 0.0

    @property
    def top(self) -> float:
        """The highest baseline."""
        if len(self.cells) == 1:
            return self.cells[0][0].y
        return max(cell[0].y for cell in self.cells if cell)

    @property
    def bottom(self) -> float:
        """The lowest baseline."""
        if len(self.cells) == 1:
            return self.cells[0][-1].y
        return min(cell[-1].y for cell in self.cells if cell)

    @property
    def pieces(self) -> list[Piece]:
        """All pieces, cell by cell."""
        if len(self.cells) == 1:
            return self.cells[0]
        return [piece for cell in self.cells for piece in cell]

    @property
    def text(self) -> str:
        """All that is printed in the row, cells apart."""
        if len(self.cells) == 1 and len(self.cells[0]) == 1:
            return printed(self.cells[0][0])
        return "\t".join(" ".join(printed(line) for line in cell) for cell in self.cells)


@dataclass(slots=True)
class PageRows:
    """A page's rows, the heights of its lower and upper edge, where its right edge is and its width."""

    number: int
    rows: list[Row]
    low: float
    high: float
    right: float
    width: float


def rows_of(pieces: Sequence[Piece], rules: Rules) -> list[Row]:
    """The rows of a page in reading order, which is the file's own order except beside one another."""
    rows: list[Row] = []
    before: Piece | None = None
    wide = False  # the last row has several cells
    for piece in pieces:
        if before is None:
            rows.append(Row([[piece]], piece.y))
        elif wide or before.y - piece.y < _OVERLAP * before.size or piece.size > before.size:
            if not _beside(rows, before, piece, rules):
                rows.append(Row([[piece]], piece.y))
            wide = len(rows[-1].cells) > 1
        else:
            rows.append(Row([[piece]], piece.y))
        before = piece
    ruled = bool(rules.across)
    return [
        part
        for row in rows
        for part in (_unzipped(row, ruled=ruled) if len(row.cells) > 1 else (row,))
    ]


def _beside(rows: list[Row], before: Piece, piece: Piece, rules: Rules) -> bool:
    """Put ``piece`` into the last row if it stands in it."""
    row = rows[-1]
    size = max(before.size, piece.size, 1.0)
    down = before.y - piece.y
    if abs(down) <= _SAME_LINE * size:
        return _on_the_line(row, before, piece)
    if down < 0:
        return _up(rows, piece, size)
    if down < _OVERLAP * size and piece.x0 >= before.x1:
        row.cells.append([piece])
        return True
    if len(row.cells) > 1 and _goes_on(row.cells[-1], piece, down, size, rules):
        row.cells[-1].append(piece)
        return True
    return False


def _on_the_line(row: Row, before: Piece, piece: Piece) -> bool:
    if piece.x0 >= before.x1 - 1:
        row.cells.append([piece])
        return True
    if piece.x1 <= min(cell[0].x0 for cell in row.cells) + 1:
        row.cells.insert(0, [piece])
        return True
    return False


def _goes_on(cell: Cell, piece: Piece, down: float, size: float, rules: Rules) -> bool:
    """Whether ``piece`` is the next line of a wrapped cell."""
    left = min(line.x0 for line in cell)
    right = max(line.x1 for line in cell)
    if down > _LEADING * size or piece.x0 < left - 3 or piece.x0 > right:
        return False
    return not _parted(rules, cell[-1].y, piece.y + piece.size * 0.7, piece)


def _parted(rules: Rules, above: float, below: float, piece: Piece) -> bool:
    """Whether a drawn line goes across between two baselines, over or under ``piece``."""
    return any(
        below - 2 < y < above and left < piece.x1 and right > piece.x0 and right - left > piece.size
        for y, left, right in rules.across
    )


def _up(rows: list[Row], piece: Piece, size: float) -> bool:
    """A piece higher than the one before it: the next cell of a row whose last cell has several lines."""
    row = rows[-1]
    if len(row.cells) > 1:
        fits = piece.x0 >= max(line.x1 for line in row.cells[-1]) - 1 and _is_below(
            rows[:-1], piece
        )
        if fits:
            row.cells.append([piece])
        return fits
    taken = _left_neighbours(rows, piece, size)
    if not taken or not _is_below(rows[:-taken], piece):
        return False
    cell = [line for one in rows[-taken:] for line in one.cells[0]]
    del rows[-taken:]
    rows.append(Row([cell, [piece]], piece.y))
    return True


def _is_below(rows: list[Row], piece: Piece) -> bool:
    """Nothing that was read before ``piece``'s row reaches down to it (a new column starts above)."""
    return not rows or piece.y < rows[-1].bottom - _SAME_LINE * piece.size


def _left_neighbours(rows: list[Row], piece: Piece, size: float) -> int:
    """How many of the last rows are the lines of one cell to the left of ``piece``."""
    taken = 0
    lower: Piece | None = None
    for row in reversed(rows[-_FARTHEST_UP:]):
        line = row.cells[0][0]
        if len(row.cells) > 1 or line.x1 > piece.x0:
            break
        if lower and (line.y - lower.y > _LEADING * size or abs(line.x0 - lower.x0) > size):
            break
        if line.y > piece.y + size * _SAME_LINE and lower and lower.y <= piece.y - size:
            break  # the piece's own line is found already
        taken += 1
        if abs(line.y - piece.y) <= size * _SAME_LINE:
            return taken
        lower = line
    return taken


def _unzipped(row: Row, *, ruled: bool) -> list[Row]:
    """Columns that the file writes one after the other are rows all the same, unless they are prose."""
    tall = [cell for cell in row.cells if len(cell) > 1]
    if len(tall) < 2 or all(_is_wrapped(row, cell) for cell in tall):
        if min(len(cell) for cell in row.cells) < _PROSE_LINES or ruled:
            return [row]
        return [
            Row([[line]], line.y, right=max(one.x1 for one in cell))
            for cell in row.cells
            for line in cell
        ]
    levels: list[Row] = []
    for piece in sorted((line for cell in row.cells for line in cell), key=lambda one: -one.y):
        if levels and levels[-1].cells[0][0].y - piece.y <= _SAME_LINE * piece.size:
            levels[-1].cells.append([piece])
        else:
            levels.append(Row([[piece]], piece.y))
    for level in levels:
        level.cells.sort(key=lambda cell: cell[0].x0)
    return levels


def _is_wrapped(row: Row, cell: Cell) -> bool:
    """Whether the cell's lines are one text that the column's width broke."""
    place = row.cells.index(cell)
    right = max(line.x1 for line in cell)
    if place + 1 < len(row.cells):
        right = max(right, row.cells[place + 1][0].x0 - cell[0].size)
    full = sum(fills(line, below, right) for line, below in itertools.pairwise(cell))
    return full * 2 >= len(cell) - 1


def fills(line: Piece, below: Piece, right: float) -> bool:
    """Whether the first word of ``below`` would not have fitted on ``line``."""
    text = below.text
    letters = text.find(" ")
    if letters < 0:
        letters = len(text)
    width = (below.x1 - (below.text_x or below.x0)) / (len(text) or 1) * (letters + 0.6)
    return line.x1 + width > right - below.size / 2  # a word's width is only guessed
