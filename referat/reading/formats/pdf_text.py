"""One open PDF page read as pieces, with as few calls into PDFium as the layout allows."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from struct import Struct
from typing import Any

from referat.reading.formats import pdf_engine as engine
from referat.reading.formats.pdf_engine import loose_box, object_font, text_object
from referat.reading.formats.pdf_pieces import (
    BULLET_SIGNS,
    MARKER,
    SOFT_HYPHEN,
    Piece,
    has_leader,
    wide_gaps,
    with_marker,
)

_ARTIFACT = "Artifact\0".encode("utf-16-le")
_BROKEN_WORD = re.compile("[\ufffe\x02]")
_SPACES = re.compile(r"\s+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|fed\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NARROW = 0.68  # ems: no gap is wide below this
_SPACE, _GAP = 0.6, 2.0  # ems: a space between words is narrower, one between columns wider
_FEW = 6  # so many boxes are looked at one by one; above that the spaces are
_FOUR_FLOATS = Struct("4f").unpack_from
_EIGHT_FLOATS = Struct("8f").unpack_from
_TWO_DOUBLES = Struct("2d").unpack_from
_FOUR_DOUBLES = Struct("4d").unpack_from


class PageText:
    """The text page of an open page: hands out its pieces, and looks closer at one of them."""

    __slots__ = (
        "_a",
        "_advances",
        "_doubles",
        "_floats",
        "_fonts",
        "_looks",
        "_one_run",
        "_page",
        "_turn",
        "_where",
        "_widths",
        "text",
    )

    def __init__(self, text_page: Any, turn: int) -> None:
        self._page = engine.address(text_page)
        self._turn = turn
        self._fonts: dict[int, bool] = {}
        self._looks: dict[tuple[int, int], tuple[float, float, bool]] = {}
        self._one_run = True
        self._widths: dict[str, float] | None = None  # of the letters in the last piece's font
        self._advances: dict[tuple[int, int], dict[str, float]] = {}
        self._floats = (ctypes.c_float * 8)()
        self._doubles = (ctypes.c_double * 4)()
        self._a = (ctypes.addressof(self._floats), ctypes.addressof(self._doubles))
        self.text, self._where = self._read()

    def _read(self) -> tuple[str, Sequence[int]]:
        """The whole text in one call, and the character that each of its positions stands for."""
        count = engine.count_chars(self._page)
        if count <= 0:
            return "", range(0)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        at = ctypes.addressof(buffer)
        units = engine.get_text(self._page, 0, count, at) - 1
        text = ctypes.string_at(at, 2 * units).decode("utf-16-le", "replace")
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
        if text[0] in BULLET_SIGNS and text[1:2] == " " and len(text) > 2:
            rest = text[2:].lstrip()
            whole = self.piece(first + len(text) - len(rest), rest)
            if self._one_run:
                whole.marker, whole.text_x = text[0], whole.x0
                whole.x0 = self.edge(first)[0]
                found.append(whole)
                return
        whole = self.piece(first, text)
        if not self._one_run and (cuts := self._cuts(whole)):
            parts = [
                self.piece(first + a, text[a:b].rstrip())
                for a, b in pairwise((0, *cuts, len(text)))
                if text[a:b].strip()
            ]
            found.extend(with_marker(parts))
            return
        if ".." in text or "…" in text or ". ." in text or "__" in text:
            whole.leader = has_leader(text)
        marker = MARKER.match(text)
        if marker and marker.end() < len(text):
            self._take_marker(whole, marker.end())
        found.append(whole)

    def piece(self, first: int, text: str) -> Piece:
        """The piece that ``text``, at ``first`` in the page's text, is."""
        page, floats = self._page, self._a[0]
        begin, end = self._where[first], self._where[first + len(text) - 1]
        loose_box(page, begin, floats)
        loose_box(page, end, floats + 16)
        left, top, right, bottom, left2, top2, right2, bottom2 = _EIGHT_FLOATS(self._floats)
        thing = text_object(page, begin)
        if text[-1] == SOFT_HYPHEN and begin < end:
            end -= 1  # the layout's hyphen is drawn apart
        last = text_object(page, end)
        self._one_run = thing == last
        key = object_font(thing) if thing else 0, int((top - bottom) * 50 + 0.5)
        look = self._looks.get(key)
        if look is None or self._turn:
            look = self._looks[key] = self._look(begin, key[0], bottom)
        size, drop, bold = look
        if not self._one_run:
            other = object_font(last) if last else 0
            self._widths = self._advances.setdefault(key, {}) if other == key[0] else None
            bold = bold and self._is_bold(other)
            middle = len(text) // 2
            while text[middle].isspace():  # a space may be PDFium's own and have no size
                middle -= 1
            size = self._size(self._where[first + middle])
        y = bottom + drop
        if self._turn:
            left, right, y = _turned(self._turn, (left, bottom, right, top), drop)
            _left, right2, _y = _turned(self._turn, (left2, bottom2, right2, top2), drop)
        return Piece(text, left, right2, y, size, bold, first, begins=thing or 0, ends=last or 0)

    def _look(self, index: int, font: int, bottom: float) -> tuple[float, float, bool]:
        """Size, height of the baseline over the box's lower edge, and weight of a character.

        The same for all characters of one font whose boxes are as high, hence asked for only once.
        """
        page, doubles = self._page, self._a[1]
        size = self._size(index)
        engine.char_origin(page, index, doubles, doubles + 8)
        x, y = _TWO_DOUBLES(self._doubles)
        drop = (
            (-x if self._turn == 1 else -y if self._turn == 2 else x) if self._turn else y - bottom
        )
        return size, drop, self._is_bold(font)

    def _size(self, index: int) -> float:
        engine.char_matrix(self._page, index, self._a[0])
        _a, _b, c, d = _FOUR_FLOATS(self._floats)
        return float(engine.font_size(self._page, index) * hypot(c, d))

    def _is_bold(self, font: int) -> bool:
        bold = self._fonts.get(font)
        if bold is None:
            bold = self._fonts[font] = bool(font) and _is_bold(font)
        return bold

    def _cuts(self, whole: Piece) -> list[int]:
        """The places in the piece's text where it has to be cut."""
        starts = self._starts(whole)
        if starts == [] or (starts is None and self._is_even(whole)):
            return []
        spaces = list(_SPACES.finditer(whole.text))
        if starts:
            ends = [space.end() for space in spaces]
            inside = whole.size / 2  # a glyph's ink starts a little inside its box
            places = [
                bisect_left(ends, x - inside, key=lambda end: self.edge(whole.first + end)[0])
                for x in starts
            ]
            if max(places) < len(ends):
                return [ends[place] for place in places]
        size = whole.size or 1.0
        gaps: list[tuple[float, bool, int]] = []
        for space in spaces:
            right, bottom = self.edge(whole.first + space.start() - 1, right=True)
            left, bottom2 = self.edge(whole.first + space.end())
            gaps.append(((left - right) / size, abs(bottom2 - bottom) > size / 2, space.end()))
        return wide_gaps(gaps) if gaps else []

    def _is_even(self, whole: Piece) -> bool:
        """Whether the letters' own widths leave no room for a wide gap between words."""
        widths, text = self._widths, whole.text
        if widths is None:
            return False
        for letter in set(text).difference(widths):
            box = self._a[0]
            loose_box(self._page, self._where[whole.first + text.index(letter)], box)
            left, _top, right, _bottom = _FOUR_FLOATS(self._floats)
            widths[letter] = right - left
        spaces = text.count(" ")
        space = widths.get(" ", 0.0)
        letters = sum(map(widths.__getitem__, text)) - spaces * space
        least = (spaces - 1) * (space or whole.size / 4) * 0.95
        return whole.x1 - whole.x0 - letters - least < whole.size * _NARROW

    def _starts(self, whole: Piece) -> list[float] | None:
        """A cheap look at the boxes of the piece's runs, where they are few: the left edges of those
        after a wide gap. None where each space has to be looked at.
        """
        number = engine.count_rects(self._page, self._where[whole.first], len(whole.text))
        if number > _FEW or self._turn:
            return None
        at = self._a[1]
        found: list[float] = []
        before = 0.0, 0.0, 0.0
        for index in range(number):
            engine.get_rect(self._page, index, at, at + 8, at + 16, at + 24)
            left, top, right, bottom = _FOUR_DOUBLES(self._doubles)
            if index:
                gap = (left - before[0]) / (whole.size or 1.0)
                if top < before[2] or bottom > before[1] or gap < -_SPACE or _SPACE < gap < _GAP:
                    return None
                if gap >= _GAP:
                    found.append(left)
            before = right, top, bottom
        return found

    def edge(self, at: int, *, right: bool = False) -> tuple[float, float]:
        """The right or left edge of the character at a place in the text, and its lower edge."""
        engine.loose_box(self._page, self._where[at], self._a[0])
        left, top, right_edge, bottom = _FOUR_FLOATS(self._floats)
        if self._turn:
            left, right_edge, bottom = _turned(self._turn, (left, bottom, right_edge, top), 0.0)
        return (right_edge if right else left), bottom

    def _take_marker(self, piece: Piece, end: int) -> None:
        rest = piece.text[end:].lstrip()
        at = piece.first + len(piece.text) - len(rest)
        piece.marker = piece.text[:end]
        piece.text_x = self.edge(at)[0]
        piece.text = rest
        piece.first = at

    def is_artifact(self, piece: Piece) -> bool:
        """Whether a tagged PDF says that the piece is no part of the text, as a running head is not."""
        thing = text_object(self._page, self._where[piece.first])
        size = ctypes.c_ulong()
        name = ctypes.create_string_buffer(32)
        for index in range(engine.count_marks(thing) if thing else 0):
            mark = engine.get_mark(thing, index)
            engine.mark_name(mark, ctypes.addressof(name), 32, ctypes.addressof(size))
            if name.raw.startswith(_ARTIFACT):
                return True
        return False


def _turned(
    turn: int, box: tuple[float, float, float, float], baseline: float
) -> tuple[float, float, float]:
    """Left edge, right edge and baseline as a reader of a page turned by ``turn`` quarters sees them."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, top, baseline or -right
    if turn == 2:
        return -right, -left, baseline or -top
    return -top, -bottom, baseline or left


def _is_bold(font: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    engine.font_name(font, ctypes.addressof(buffer), 128)
    name = buffer.value.decode("utf-8", "replace")
    if _BOLD_NAME.search(name):
        return True
    return name == "" and engine.font_weight(font) >= _BOLD_WEIGHT
