"""Whether a printed line of a PDF goes on in the next: told by where lines start, end and stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.reading.blocks import Line, Shape
from referat.reading.formats.pdf_entries import Entry
from referat.reading.formats.pdf_measure import Measures
from referat.reading.formats.pdf_pieces import SOFT_HYPHEN, Piece
from referat.reading.formats.pdf_rows import fills

_SENTENCE_END = re.compile(r"[.!?:;][\"'”»)]*$")
_ALIGNED = 2.5  # points
_FIRST_INDENT = 40.0  # points: the most that a paragraph's first line is indented
_SAME_SIZE = 0.6  # points


class Flow:
    """Judges printed lines against the document's margins. ``lines`` are those written so far."""

    def __init__(self, measures: Measures, lines: Sequence[Line]) -> None:
        self._measures = measures
        self._lines = lines

    def goes_on(self, before: Entry | None, entry: Entry) -> bool:
        """Whether ``entry`` continues the line before it, in the same paragraph or list item."""
        if before is None or before.row is not None or entry.tabs or not self._lines:
            return False
        one, two = before.piece, entry.piece
        if one.leader or self._lines[-1].shape is Shape.HEADING:
            return False
        if abs(one.size - two.size) > _SAME_SIZE:
            return False
        if before.page != entry.page:
            return self._goes_on_over_the_page(before, entry)
        if not self._measures.is_near(one, two) or not self._stands_under(before, two):
            return False
        if two.bold and not one.bold and _SENTENCE_END.search(one.text):
            return False
        return one.text.endswith(SOFT_HYPHEN) or self.is_full(before, two)

    def is_full(self, above: Entry, below: Piece) -> bool:
        """The line above ends because the type area does."""
        piece = above.piece
        if fills(piece, below, above.right):
            return True
        left = self._measures.left
        if piece.x0 - left <= _ALIGNED or not _centred(piece, below):
            return False
        return fills(piece, below, above.right - (piece.x0 - left))

    def _goes_on_over_the_page(self, before: Entry, entry: Entry) -> bool:
        one, two = before.piece, entry.piece
        if one.text.endswith(SOFT_HYPHEN):
            return True
        if two.marker or _SENTENCE_END.search(one.text) or (two.bold and not one.bold):
            return False
        middle = (self._measures.left + before.right) / 2
        return (two.text[:1].islower() and one.x1 > middle) or self.is_full(before, two)

    def _stands_under(self, before: Entry, two: Piece) -> bool:
        """The line starts where the paragraph's lines do."""
        one = before.piece
        left = one.text_x if (one.marker or before.tabs) else one.x0
        if abs(two.x0 - left) <= _ALIGNED or abs(two.x0 - one.x0) <= _ALIGNED:
            return True
        begins = len(self._lines) < 2 or not self._lines[-2].wraps
        if begins and 0 < one.x0 - two.x0 <= _FIRST_INDENT:
            return True
        return one.x0 > self._measures.left + _FIRST_INDENT / 8 and _centred(one, two)


def _centred(one: Piece, two: Piece) -> bool:
    """The lines share their middle but not their start."""
    shifted = abs(one.x0 - two.x0) > 1
    return shifted and abs((one.x0 + one.x1) - (two.x0 + two.x1)) <= 2 * _ALIGNED
