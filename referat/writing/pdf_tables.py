"""Fits a table to the width of a PDF's page: how large its print is and how wide each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from referat.document import Table
from referat.writing.pdf_text import clean

_TYPE_AREA = 453.0  # points: A4 between its margins
_PADDING = 9.0  # points: of a cell, left and right together, and its line
_LETTER = 0.6  # of the size: what a letter takes at most, on average
_SIZES = (9.5, 8.5, 7.5, 6.5, 5.5)  # points
_WHOLE_WORD = 16  # letters: longer words may be hyphenated
_PROSE_CELL = 60  # letters: a column of cells this long or longer is as wide as any


def table_of(table: Table) -> dict[str, Any]:
    """The table as data for the page. No number is broken as long as the smallest print can help it."""
    columns = list(zip(*table.rows, strict=True))
    wants = [
        max(4, *(min(_PROSE_CELL, _longest_line(cell)) for cell in cells)) for cells in columns
    ]
    needs = [max(2, *map(_unbroken, cells)) for cells in columns]
    size = next((one for one in _SIZES if _width(needs, one) <= _TYPE_AREA), _SIZES[-1])
    widths = _shared(needs, wants, size)
    fits = [max(1, int((width - _PADDING) / (size * _LETTER))) for width in widths]
    return {
        "kind": "table",
        "header": table.has_header,
        "size": size,
        "widths": widths,
        "rows": [
            [clean(cell, most, hyphenates=True) for cell, most in zip(row, fits, strict=True)]
            for row in table.rows
        ],
    }


def _longest_line(cell: str) -> int:
    return max(map(len, cell.split("\n")))


def _unbroken(cell: str) -> int:
    """The letters of the longest word that should stay whole: any with a figure in it, others if they are not too long."""
    words = cell.split()
    whole = [len(word) for word in words if any(letter.isdigit() for letter in word)]
    return max(
        [
            *(min(length, 2 * _WHOLE_WORD) for length in whole),
            *(min(len(word), _WHOLE_WORD) for word in words),
            1,
        ]
    )


def _width(letters: Sequence[int], size: float) -> float:
    return sum(count * size * _LETTER + _PADDING for count in letters)


def _shared(needs: Sequence[int], wants: Sequence[int], size: float) -> list[float]:
    """Each column gets what it needs, and of the rest as much as it wants more; points, all together the type area."""
    least = [_width([need], size) for need in needs]
    rest = _TYPE_AREA - sum(least)
    if rest < 0:
        return [width * _TYPE_AREA / sum(least) for width in least]
    more = [max(0.5, want - need) for want, need in zip(wants, needs, strict=True)]
    return [width + rest * extra / sum(more) for width, extra in zip(least, more, strict=True)]
