"""The printed lines of a whole PDF in reading order, on their way from rows of cells to the sheet's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from referat.reading.blocks import Line, Sheet
from referat.reading.formats.pdf_measure import Measures
from referat.reading.formats.pdf_pieces import SOFT_HYPHEN, Piece, printed
from referat.reading.formats.pdf_rows import PageRows, Row

_HYPHENS = (SOFT_HYPHEN, "\u2010")
_LEAVES_HYPHEN = re.compile(r"(?:og|eller|samt|til|men)\b|[A-ZÆØÅ0-9]")
_HARD_WORD = re.compile(r"(?:^|[\s(])(?:[A-ZÆØÅ]{2,}|it|e|pc|tv|pr)$")


@dataclass(slots=True)
class Entry:
    """A printed line. ``right`` is its right margin; ``row`` is set for a table's row; ``tabs`` where
    text stands beside text.
    """

    piece: Piece
    page: int
    number: int
    right: float
    row: Row | None = None
    tabs: bool = False


def entries_of(pages: Sequence[PageRows], measures: Measures, sheet: Sheet) -> list[Entry]:
    """Every printed line in reading order; furniture goes to the sheet at once."""
    found: list[Entry] = []
    number = 0
    for page in pages:
        right = measures.rights[round(page.width)]
        for row in page.rows:
            number += 1
            if row.furniture:
                sheet.furniture.append(Line(row.text, page.number, number))
            elif row.tabbed:
                found.append(Entry(row.pieces[0], page.number, number, right, row))
            elif len(row.cells) == 1 and len(row.cells[0]) == 1:
                found.append(Entry(row.cells[0][0], page.number, number, row.right or right))
            else:
                for piece, tabs in _side_by_side(row):
                    found.append(Entry(piece, page.number, number, right, tabs=tabs))
                    number += 1
                number -= 1
    _settle_hyphens(found)
    return found


def _side_by_side(row: Row) -> Iterator[tuple[Piece, bool]]:
    """A label and its value as one line; the value's further lines stand under it."""
    *heads, last = row.cells
    if not heads:
        yield from ((piece, False) for piece in last)
        return
    text = "\t".join([*(cell_text(cell) for cell in heads), printed(last[0])])
    bold = all(piece.bold for cell in row.cells for piece in cell)
    first = last[0]
    yield replace(first, text=text, marker="", text_x=first.x0, bold=bold), True
    yield from ((piece, False) for piece in last[1:])


def cell_text(cell: Sequence[Piece]) -> str:
    """A wrapped cell as one text."""
    if len(cell) == 1:
        return printed(cell[0])
    text = ""
    for piece in cell:
        text = glue(text, printed(piece))
    return text


def glue(head: str, tail: str) -> str:
    """Two lines of one text as one; a word broken over them is made whole."""
    if head.endswith(SOFT_HYPHEN):
        return head[:-1] + tail if _is_soft(head, tail) else glue(head[:-1] + "-", tail)
    keeps = head[-1:] in ("-", "\u2010") and head[-2:-1].isalnum()
    if keeps and not tail.startswith(("og ", "eller ", "samt ", "til ")):
        return head + tail
    return f"{head} {tail}" if head and tail else head + tail


def _is_soft(head: str, tail: str) -> bool:
    """Whether the hyphen between two lines is the layout's and not the writer's."""
    return not (_LEAVES_HYPHEN.match(tail) or _HARD_WORD.search(head[:-1]))


def _settle_hyphens(entries: Sequence[Entry]) -> None:
    """PDFium does not tell a writer's hyphen at a line's end from the layout's: the next line does."""
    for entry, below in pairwise(entries):
        piece = entry.piece
        if piece.text[-1:] in _HYPHENS and entry.row is None:
            soft = _is_soft(piece.text, below.piece.text)
            piece.text = piece.text[:-1] + (SOFT_HYPHEN if soft else "-")
