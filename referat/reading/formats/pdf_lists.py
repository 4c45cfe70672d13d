"""Which lines of a PDF are list items, and how deep each is nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from referat.reading.formats.pdf_pieces import BULLETS, Piece

_COUNT = re.compile(r"\(?(\d+|[a-zæøå])[.)]")
_STEP = 4.0  # points: a deeper level starts at least so much further in
_INDENT = 6.0  # points from the margin
_AHEAD = 12  # printed lines in which the next number of a list is looked for


class _Printed(Protocol):
    @property
    def piece(self) -> Piece: ...
    @property
    def page(self) -> int: ...


class Lists:
    """Remembers the open list's levels while a document is written from top to bottom."""

    def __init__(self, left: float) -> None:
        self._left = left
        self._levels: list[float] = []
        self._last = ""

    def enter(self, piece: Piece) -> int:
        """Take in an item; gives back its level, counted from 0."""
        start = piece.text_x
        while self._levels and start < self._levels[-1] - _STEP:
            self._levels.pop()
        if not self._levels or start > self._levels[-1] + _STEP:
            self._levels.append(start)
        self._last = piece.marker
        return len(self._levels) - 1

    def leave(self) -> None:
        """The list is over."""
        self._levels.clear()
        self._last = ""

    def is_item(self, entries: Sequence[_Printed], index: int, *, goes_on: bool) -> bool:
        """Whether the line with a marker before it is an item and no sentence that begins so."""
        piece = entries[index].piece
        marker = piece.marker
        if not marker or piece.leader:
            return False
        if marker == "o":
            return piece.text_x - piece.x0 > piece.size
        if marker in BULLETS or marker.isdigit():
            return True
        if goes_on and not _follows(self._last, marker):
            return False
        if _follows(self._last, marker) or piece.x0 > self._left + _INDENT:
            return True
        width = (len(marker) + 0.9) * piece.size * 0.55
        return piece.text_x - piece.x0 > width + piece.size * 0.4 or _has_next(entries, index)


def _follows(last: str, marker: str) -> bool:
    """``2.`` after ``1.``, ``b)`` after ``a)``."""
    one, two = _COUNT.fullmatch(last), _COUNT.fullmatch(marker)
    if one is None or two is None:
        return False
    if one[1].isdigit() and two[1].isdigit():
        return int(two[1]) == int(one[1]) + 1
    return not one[1].isdigit() and not two[1].isdigit() and ord(two[1]) == ord(one[1]) + 1


def _has_next(entries: Sequence[_Printed], index: int) -> bool:
    """Whether the list's next number stands under this one."""
    piece = entries[index].piece
    return any(
        _follows(piece.marker, later.piece.marker) and abs(later.piece.x0 - piece.x0) <= _STEP
        for later in entries[index + 1 : index + 1 + _AHEAD]
    )
