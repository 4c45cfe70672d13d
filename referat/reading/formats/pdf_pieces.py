"""One PDF page as pieces: runs of text on one baseline with no wide gap inside, in the file's own order."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from struct import Struct
from typing import Any

from referat.reading.formats import pdf_engine as engine

SOFT_HYPHEN = "\u00ad"
BULLETS = "•·▪▫◦‣⁃●○■□–—-*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8\uf06e\uf06f\uf0a0\uf0be"
MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]|o(?=\s\s|\s+\S)|\(?\d{{1,3}}[.)]|\(?[a-zæøå][.)]|\(?[ivxIVX]{{1,5}}[.)])(?=\s|$)"
)
_BROKEN_WORD = re.compile("[\ufffe\x02]")
_SPACES = re.compile(r"\s+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|fed\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_MARKER_GAP = 5.5  # ems at most between a list marker and its text
_FEW = 6  # so many boxes are looked at one by one; above that the spaces are
_FOUR_FLOATS = Struct("4f").unpack_from
_TWO_DOUBLES = Struct("2d").unpack_from
_FOUR_DOUBLES = Struct("4d").unpack_from


@dataclass(slots=True)
class Piece:
    """A run of text on one baseline. Lengths in points; ``y`` is the baseline, counted upwards.

    ``marker`` is a list marker taken off ``text``, which then starts at ``text_x``. ``first`` is the
    place of ``text`` in the page's text, for looking closer at it later.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: int
    marker: str = ""
    text_x: float = 0.0
    url: str = ""


class PageText:
    """The text page of an open page: hands out its pieces, and looks closer at one of them."""

    __slots__ = ("_a", "_doubles", "_floats", "_fonts", "_page", "_turn", "_where", "text")

    def __init__(self, text_page: Any, turn: int) -> None:
        self._page = engine.address(text_page)
        self._turn = turn
        self._fonts: dict[int, bool] = {}
        self._floats = (ctypes.c_float * 6)()
        self._doubles = (ctypes.c_double * 4)()
        self._a = (ctypes.addressof(self._floats), ctypes.addressof(self._doubles))
        self.text, self._where = self._read()

    def _read(self) -> tuple[str, Sequence[int]]:
        """The whole text in one call, and the character that each of its positions stands for."""
        count = engine.count_chars(self._page)
        if count <= 0:
            return "", range(0)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = engine.get_text(self._page, 0, count, ctypes.addressof(buffer)) - 1
        text = buffer.raw[: 2 * units].decode("utf-16-le", "replace")
        if units == count and len(text) == units:
            return text, range(units)
        where: list[int] = []
        unit = 0
        for character in text:
            where.append(max(0, engine.char_index(self._page, unit)))
            unit += 2 if character > "\uffff" else 1
        return text, where

    def pieces(self) -> list[Piece]:
        """Every piece of the page in the order of the file."""
        found: list[Piece] = []
        start = 0
        for line in self.text.split("\r\n"):
            if "\ufffe" in line or "\x02" in line:
                self._cut_broken(start, line, found)
            elif line:
                self._cut(start, line, found)
            start += len(line) + 2
        return found

    def _cut_broken(self, start: int, line: str, found: list[Piece]) -> None:
        """PDFium glues a word that a line's end broke: taken apart again, with its hyphen."""
        *heads, tail = _BROKEN_WORD.split(line)
        for head in heads:
            self._cut(start, head + SOFT_HYPHEN, found)
            start += len(head) + 1
        self._cut(start, tail, found)

    def _cut(self, first: int, raw: str, found: list[Piece]) -> None:
        """Add the pieces of one line of PDFium's text: cut where a wide gap or a jump is."""
        text = raw.strip()
        if not text:
            return
        if len(text) != len(raw):
            first += raw.index(text[0])
        whole = self._piece(first, text)
        if engine.count_rects(self._page, self._where[first], len(text)) > 1:
            cuts = self._cuts(whole)
            if cuts:
                parts = [
                    self._piece(first + a, text[a:b].rstrip())
                    for a, b in pairwise((0, *cuts, len(text)))
                ]
                found.extend(_with_marker(parts))
                return
        marker = MARKER.match(text)
        if marker and marker.end() < len(text):
            self._take_marker(whole, marker.end())
        found.append(whole)

    def _piece(self, first: int, text: str) -> Piece:
        page, where = self._page, self._where
        floats, doubles = self._a
        begin = where[first]
        last = first + len(text) - 1
        engine.loose_box(page, begin, floats)
        left, top, right, bottom = _FOUR_FLOATS(self._floats)
        engine.loose_box(page, where[last], floats)
        left2, top2, right2, bottom2 = _FOUR_FLOATS(self._floats)
        engine.char_origin(page, begin, doubles, doubles + 8)
        x, y = _TWO_DOUBLES(self._doubles)
        engine.char_matrix(page, begin, floats)
        _a, _b, c, d = _FOUR_FLOATS(self._floats)
        size = engine.font_size(page, begin) * hypot(c, d)
        if self._turn:
            left, right, y = _turned(self._turn, (left, bottom, right, top), (x, y))
            _left, right2, _y = _turned(self._turn, (left2, bottom2, right2, top2), (x, y))
        return Piece(text, left, max(right, right2), y, size, self._bold(begin, where[last]), first)

    def _bold(self, begin: int, end: int) -> bool:
        """Whether the piece is bold from its first to its last character."""
        fonts = self._fonts
        for index in (begin, end):
            thing = engine.text_object(self._page, index)
            if not thing:
                continue
            font = engine.object_font(thing)
            bold = fonts.get(font)
            if bold is None:
                bold = fonts[font] = _is_bold(font)
            if not bold:
                return False
        return True

    def _cuts(self, whole: Piece) -> list[int]:
        """The places in the piece's text where it has to be cut."""
        if not self._has_jump(whole):
            return []
        size = whole.size or 1.0
        gaps: list[tuple[float, bool, int]] = []
        for space in _SPACES.finditer(whole.text):
            right, bottom = self._edge(whole.first + space.start() - 1, right=True)
            left, bottom2 = self._edge(whole.first + space.end(), right=False)
            gaps.append(((left - right) / size, abs(bottom2 - bottom) > size / 2, space.end()))
        return _wide(gaps) if gaps else []

    def _has_jump(self, whole: Piece) -> bool:
        """A first, cheap look: boxes of the runs, where they are few."""
        begin = self._where[whole.first]
        number = engine.count_rects(self._page, begin, len(whole.text))
        if number > _FEW or self._turn:
            return True
        address = self._a[1]
        limit = whole.size * 0.6
        before = None
        for index in range(number):
            engine.get_rect(self._page, index, address, address + 8, address + 16, address + 24)
            left, top, right, bottom = _FOUR_DOUBLES(self._doubles)
            if before is not None:
                right0, top0, bottom0 = before
                if not -limit < left - right0 < limit or top < bottom0 or bottom > top0:
                    return True
            before = right, top, bottom
        return False

    def _edge(self, at: int, *, right: bool) -> tuple[float, float]:
        """The right or left edge of the character at a place in the text, and its lower edge."""
        engine.loose_box(self._page, self._where[at], self._a[0])
        left, top, right_edge, bottom = _FOUR_FLOATS(self._floats)
        if self._turn:
            left, right_edge, bottom = _turned(
                self._turn, (left, bottom, right_edge, top), (left, bottom)
            )
        return (right_edge if right else left), bottom

    def _take_marker(self, piece: Piece, end: int) -> None:
        rest = piece.text[end:].lstrip()
        at = piece.first + len(piece.text) - len(rest)
        piece.marker = piece.text[:end]
        piece.text_x = self._edge(at, right=False)[0]
        piece.text = rest
        piece.first = at

    def cut_at(self, piece: Piece, edges: Sequence[float]) -> list[Piece]:
        """``piece`` cut at the spaces that stand across one of ``edges``."""
        if piece.marker and any(piece.x0 < edge <= piece.text_x + 1 for edge in edges):
            return [
                *_parted(piece),
                *self.cut_at(replace(piece, marker="", x0=piece.text_x), edges),
            ]
        cuts = [0]
        for space in _SPACES.finditer(piece.text):
            right, _ = self._edge(piece.first + space.start() - 1, right=True)
            left, _ = self._edge(piece.first + space.end(), right=False)
            if any(right <= edge + 1 and edge <= left + 1 for edge in edges):
                cuts.append(space.end())
        if len(cuts) == 1:
            return [piece]
        text, bounds = piece.text, (*cuts, len(piece.text))
        parts = [self._piece(piece.first + a, text[a:b].rstrip()) for a, b in pairwise(bounds)]
        parts[0] = replace(parts[0], marker=piece.marker, text_x=piece.text_x, x0=piece.x0)
        return parts


def _parted(piece: Piece) -> list[Piece]:
    """A marker that turned out to be a table's cell of its own."""
    end = min(piece.text_x, piece.x0 + len(piece.marker) * piece.size / 2)
    return [replace(piece, text=piece.marker, marker="", x1=end)]


def _turned(
    turn: int, box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Left edge, right edge and baseline as a reader of a page turned by ``turn`` quarters sees them."""
    left, bottom, right, top = box
    x, y = origin
    if turn == 1:
        return bottom, top, -x
    if turn == 2:
        return -right, -left, -y
    return -top, -bottom, x


def _is_bold(font: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    engine.font_name(font, ctypes.addressof(buffer), 128)
    name = buffer.value.decode("utf-8", "replace")
    if _BOLD_NAME.search(name):
        return True
    return name == "" and engine.font_weight(font) >= _BOLD_WEIGHT


def _wide(gaps: list[tuple[float, bool, int]]) -> list[int]:
    """Which of a line's gaps (in ems) part it, seen against the line's own spaces."""
    ordinary = [gap for gap, jump, _ in gaps if not jump and -0.5 < gap < 1]
    floor = max(1.0, 1.8 * min(ordinary)) if ordinary else 1.0
    widest = max(gap for gap, _, _ in gaps)
    if len(gaps) == 1:
        floor = 0.7
    elif not ordinary and widest < 2 and min(g for g, _, _ in gaps) > widest * 0.85:
        floor = 2.0  # a justified line of few words: all its spaces are wide alike
    return [end for gap, jump, end in gaps if jump or gap > floor or gap < -0.5]


def _with_marker(parts: list[Piece]) -> list[Piece]:
    """A list marker that stands alone goes with the text after it."""
    head, text, *rest = parts
    marker = MARKER.fullmatch(head.text)
    near = 0 < text.x0 - head.x1 < _MARKER_GAP * head.size and abs(text.y - head.y) < head.size / 2
    if marker is None or not near:
        return parts
    text.marker, text.text_x, text.x0 = head.text, text.x0, head.x0
    return [text, *rest]
