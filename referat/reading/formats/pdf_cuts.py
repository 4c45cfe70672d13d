"""A closer look at a piece of a PDF page: cut into cells where columns, drawn or aligned, say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from referat.reading.formats.pdf_pieces import Piece
from referat.reading.formats.pdf_text import PageText

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int  # in the piece's text
    left: float
    right: float
    is_number: bool


def cut_at(page: PageText, piece: Piece, edges: Sequence[float]) -> list[Piece]:
    """``piece`` cut at the spaces that stand across one of ``edges``."""
    if piece.marker and any(piece.x0 < edge <= piece.text_x + 1 for edge in edges):
        return [
            *_parted(piece),
            *cut_at(page, replace(piece, marker="", x0=piece.text_x), edges),
        ]
    words = _words(page, piece)
    return _cut_before(
        page,
        piece,
        [
            word
            for before, word in pairwise(words)
            if any(before.right <= edge + 1 and edge <= word.left + 1 for edge in edges)
        ],
    )


def cut_under(page: PageText, piece: Piece, cells: Sequence[tuple[float, float]]) -> list[Piece]:
    """``piece`` cut before the words that start, or numbers that end, where ``cells`` beside it do.

    Cells that their text fills leave no more than a space between them.
    """
    words, cuts = _words(page, piece), []
    for before, word in pairwise(words):
        slack = 1.0 if word.left - before.right > piece.size * 0.35 else 0.3
        starts = any(abs(word.left - left) <= slack for left, _ in cells)
        ends = word.is_number and any(abs(word.right - right) <= 0.3 for _, right in cells)
        if starts or ends:
            cuts.append(word)
    return _cut_before(page, piece, cuts)


def cut_over(
    page: PageText, pieces: Sequence[Piece], cells: Sequence[tuple[float, float]]
) -> list[Piece]:
    """``pieces``, the heads over columns, cut where their words go over to the next column."""
    seen: list[int] = []
    parts: list[Piece] = []
    for piece in pieces:
        cuts = []
        for word in _words(page, piece):
            middle = word.left + word.right
            column = min(range(len(cells)), key=lambda at: abs(sum(cells[at]) - middle))
            if word.start and column != seen[-1]:
                cuts.append(word)
            seen.append(column)
        parts += _cut_before(page, piece, cuts)
    ordered = seen == sorted(seen) and set(seen) == set(range(len(cells)))
    return parts if ordered and len(parts) == len(cells) else list(pieces)


def _words(page: PageText, piece: Piece) -> list[_Word]:
    found = []
    for word in _WORD.finditer(piece.text):
        left, _ = page.edge(piece.first + word.start())
        right, _ = page.edge(piece.first + word.end() - 1, right=True)
        found.append(_Word(word.start(), left, right, word[0][-1].isdigit()))
    return found


def _cut_before(page: PageText, piece: Piece, words: Sequence[_Word]) -> list[Piece]:
    if not words:
        return [piece]
    text, bounds = piece.text, (0, *(word.start for word in words), len(piece.text))
    parts = [page.piece(piece.first + a, text[a:b].rstrip()) for a, b in pairwise(bounds)]
    parts[0] = replace(parts[0], marker=piece.marker, text_x=piece.text_x, x0=piece.x0)
    return parts


def _parted(piece: Piece) -> list[Piece]:
    """A marker that turned out to be a table's cell of its own."""
    end = min(piece.text_x, piece.x0 + len(piece.marker) * piece.size / 2)
    return [replace(piece, text=piece.marker, marker="", x1=end)]
