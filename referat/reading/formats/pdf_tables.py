"""Which rows of a PDF page are a table, where its columns run, and which row heads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat.reading.formats.pdf_cuts import cut_at, cut_over, cut_under
from referat.reading.formats.pdf_pieces import LEADER, Piece, has_leader
from referat.reading.formats.pdf_rows import Cell, Row
from referat.reading.formats.pdf_rules import Rules
from referat.reading.formats.pdf_text import PageText

_LEADS = re.compile(r"^\s*(?:\.{3,}|(?:\. ){3,}|…{2,})")
_ALIGNED = 2.5  # points between edges that stand under one another
_HEAD_OVERHANG = 6  # ems that a centred head may reach beyond its figures
_NEAR = 4.5  # of the size: rows of one unruled table are no further apart


def mark_tables(rows: list[Row], rules: Rules, text: PageText) -> None:
    """Join the lines of a contents page and mark the rows of tables, in place."""
    wide = [row for row in rows if len(row.cells) > 1]
    if not wide:
        return
    for row in wide:
        _join_leader(row)
    _cut_tight(rows, text)
    index = 0
    while index < len(rows):
        end = _region_end(rows, index) if len(rows[index].cells) > 1 else index + 1
        if end > index and len(rows[index].cells) > 1:
            index, end = _settle(rows, index, end, rules, text)
        index = end


def _join_leader(row: Row) -> None:
    """A title, its dots and its page number are one line of text, however wide the gaps."""
    first = row.cells[0]
    while len(row.cells) > 1:
        head, tail = row.cells[-2][-1], row.cells[-1][0]
        if not (LEADER.search(head.text) or _LEADS.match(tail.text)) or len(row.cells[-1]) > 1:
            return
        head.text, head.x1 = head.text + tail.text, tail.x1
        head.leader = has_leader(head.text)
        row.cells.pop()
    row.cells = [first]


def _cut_tight(rows: list[Row], text: PageText) -> None:
    """Cells that their text fills are told from one another by the cells above and below."""
    for above, below in pairwise(rows):
        for row, other in ((below, above), (above, below)):
            if len(row.cells) < len(other.cells) and _may_align(row, other):
                columns = [(cell[0].x0, cell[0].x1) for cell in other.cells]
                parts = [cut_under(text, cell[0], columns[1:]) for cell in row.cells]
                row.cells = [[part] for cell in parts for part in cell]
        if len(above.cells) < len(below.cells) > 2:
            _cut_head(above, below, text)


def _cut_head(head: Row, below: Row, text: PageText) -> None:
    """The bold line right above the columns is their heads, centred or not."""
    pieces, columns = head.pieces, [(cell[0].x0, cell[0].x1) for cell in below.cells]
    first, last = pieces[0], pieces[-1]
    near = first.y - below.top < _NEAR / 2 * first.size
    starts = columns[0][0] - 2 <= first.x0 <= columns[0][1]
    ends = last.x1 <= columns[-1][1] + _HEAD_OVERHANG * last.size
    single = all(len(cell) == 1 and cell[0].bold for cell in head.cells)
    if near and starts and ends and single:
        head.cells = [[part] for part in cut_over(text, pieces, columns)]


def _may_align(row: Row, other: Row) -> bool:
    """Single lines near a row that start where it does and reach into its second column."""
    first, beside = row.cells[0][0], other.cells[0][0]
    return (
        all(len(cell) == 1 and not cell[0].leader for cell in row.cells)
        and abs(first.y - beside.y) < _NEAR * first.size
        and abs(first.x0 - beside.x0) < 2
        and first.x1 > other.cells[1][0].x0
    )


def _region_end(rows: list[Row], start: int) -> int:
    """The end of the run of rows with cells under one another."""
    end = start + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        if len(row.cells) < 2 or not 0 < above.bottom - row.top < _NEAR * row.cells[0][0].size:
            break
        if not _aligned(rows[start:end], row):
            break
        end += 1
    return end


def _aligned(above: Sequence[Row], row: Row) -> bool:
    """Some cell but the first starts or ends where one above it does, or there are as many columns."""
    if len(row.cells) == len(above[-1].cells) >= 3:
        return True
    cells = [cell[0] for one in above[-4:] for cell in one.cells[1:]]
    return any(
        abs(cell[0].x0 - other.x0) <= _ALIGNED or abs(cell[0].x1 - other.x1) <= _ALIGNED
        for cell in row.cells[1:]
        for other in cells
    )


def _settle(rows: list[Row], start: int, end: int, rules: Rules, text: PageText) -> tuple[int, int]:
    """Decide what the rows from ``start`` to ``end`` are; gives back what they turned out to span."""
    left = min(piece.x0 for row in rows[start:end] for piece in row.pieces)
    right = max(piece.x1 for row in rows[start:end] for piece in row.pieces)
    top = rows[start].top + 3 * rows[start].cells[0][0].size
    bottom = rows[end - 1].bottom - 2.5 * rows[start].cells[0][0].size
    levels = [y for y in rules.levels(left, right) if bottom <= y <= top]
    ruled = len(levels) >= 2
    if ruled:
        start, end = _within_rules(rows, start, end, rules, (left, right))
    region = rows[start:end]
    if not ruled and _is_count(region):
        rows[start:end] = items = list(_numbered(region))
        return start, start + len(items)
    if not ruled and (len(region) < 2 or _is_form(region)):
        return start, end
    edges = _drawn_edges(region, rules, (left, right)) or _empty_edges(region)
    if ruled and len(levels) > 2 and rules.down:
        rows[start:end] = region = _undivided(region, levels)
        end = start + len(region)
    for row in region:
        row.cells = _in_columns(row, edges, rules, text)
        row.tabbed = True
    region[0].opens = True
    region[0].header = len(region) > 1 and _is_header(region, rules)
    return start, end


def _undivided(region: Sequence[Row], levels: Sequence[float]) -> list[Row]:
    """In a grid only a line parts rows: cells centred beside one another may not share a baseline."""
    joined: list[Row] = []
    for row in region:
        if joined and not any(row.top < level < joined[-1].bottom for level in levels):
            joined[-1].cells += row.cells
        else:
            joined.append(row)
    return joined


def _within_rules(
    rows: list[Row], start: int, end: int, rules: Rules, width: tuple[float, float]
) -> tuple[int, int]:
    """Take in the neighbouring rows with one cell that the table's upright lines run beside."""
    sides = [rule for rule in rules.down if width[0] - 12 <= rule[0] <= width[1] + 12]

    def inside(row: Row) -> bool:
        return any(low - 1 <= row.bottom and row.top <= high + 1 for _, low, high in sides)

    while start > 0 and not rows[start - 1].tabbed and inside(rows[start - 1]):
        start -= 1
    while end < len(rows) and inside(rows[end]):
        end += 1
    return start, end


def _is_form(region: Sequence[Row]) -> bool:
    """Two columns of labels and values, as at the head of minutes, are no table."""
    if max(len(row.cells) for row in region) > 2:
        return False
    labels = [
        row.cells[0][-1].text.endswith(":") or (row.cells[0][0].bold and not row.cells[-1][0].bold)
        for row in region
        if len(row.cells) == 2
    ]
    return sum(labels) * 2 > len(labels)


def _is_count(region: Sequence[Row]) -> bool:
    """Bare numbers counting from 1 beside texts are a numbered list."""
    numbers = [row.cells[0][0].text for row in region if len(row.cells) == 2]
    counted = [str(number) for number in range(1, len(region) + 1)]
    return len(region) > 1 and numbers == counted


def _numbered(region: Sequence[Row]) -> Iterator[Row]:
    for row in region:
        number, text = row.cells[0][0], row.cells[1][0]
        text.marker, text.text_x, text.x0 = number.text, text.x0, number.x0
        yield from (Row([[line]], line.y) for line in row.cells[1])


def _drawn_edges(
    region: Sequence[Row], rules: Rules, width: tuple[float, float]
) -> list[tuple[float, float, float]]:
    """The upright lines between the columns: x, and how far down and up they go."""
    low, high = region[-1].bottom, region[0].top
    return [
        rule
        for rule in rules.down
        if width[0] + 2 < rule[0] < width[1] and rule[1] < high and rule[2] > low
    ]


def _empty_edges(region: Sequence[Row]) -> list[tuple[float, float, float]]:
    """The middles of the empty strips between the columns of the fullest rows."""
    most = max(len(row.cells) for row in region)
    full = [row for row in region if len(row.cells) == most]
    edges: list[tuple[float, float, float]] = []
    for column in range(1, most):
        right = max(line.x1 for row in full for line in row.cells[column - 1])
        left = min(line.x0 for row in full for line in row.cells[column])
        edges.append(((right + left) / 2 if left > right else left - 1, -1e9, 1e9))
    return edges


def _in_columns(
    row: Row, edges: list[tuple[float, float, float]], rules: Rules, text: PageText
) -> list[Cell]:
    """The row's cells, one for each column; a piece that runs over a drawn edge is cut there."""
    drawn = bool(rules.down)
    xs = sorted({round(x, 1) for x, _, _ in edges})
    cells: list[Cell] = [[] for _ in range(len(xs) + 1)]
    for piece in row.pieces:
        crossed = [
            x
            for x, low, high in edges
            if piece.x0 + 2 < x < piece.x1 - 2 and low <= piece.y <= high
        ]
        hangs = piece.marker and any(piece.x0 + 2 < x <= piece.text_x + 1 for x in xs)
        parts = cut_at(text, piece, crossed or xs) if (crossed and drawn) or hangs else [piece]
        for part in parts:
            cells[sum(1 for x in xs if x <= part.x0 + 1)].append(part)
    for cell in cells:
        cell.sort(key=lambda part: -part.y)
    return _merged(cells, xs)


def _merged(cells: list[Cell], xs: list[float]) -> list[Cell]:
    """Columns a hair apart are one: two cells' borders drawn side by side."""
    kept = [cells[0]]
    for (before, after), cell in zip(pairwise((-1e9, *xs)), cells[1:], strict=True):
        if after - before < 4:
            kept[-1] = kept[-1] + cell
        else:
            kept.append(cell)
    return kept


def _is_header(region: Sequence[Row], rules: Rules) -> bool:
    """The first row is bold or shaded, and the others are not."""
    if all(piece.bold for piece in region[0].pieces):
        return not all(piece.bold for row in region[1:] for piece in row.pieces)
    return _shaded(region[0], rules) and not all(_shaded(row, rules) for row in region[1:])


def _shaded(row: Row, rules: Rules) -> bool:
    piece: Piece = row.pieces[0]
    return any(
        left <= piece.x0 + 1 and right >= piece.x0 and bottom <= row.bottom and row.top <= top
        for left, bottom, right, top in rules.shades
    )
