"""One PDF page as pieces: runs of text on one baseline with no wide gap inside, in the file's own order."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from struct import Struct
from typing import Any

from referat.reading.formats import pdf_engine as engine
from referat.reading.formats.pdf_engine import loose_box, object_font, text_object

SOFT_HYPHEN = "\u00ad"
BULLETS = "•·▪▫◦‣⁃●○■□–—-*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8\uf06e\uf06f\uf0a0\uf0be"
_BULLET_STARTS = frozenset(BULLETS)
MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]|o(?=\s\s|\s+\S)|\(?\d{{1,3}}[.)]|\(?[a-zæøå][.)]|\(?[ivxIVX]{{1,5}}[.)])(?=\s|$)"
    r"(?!\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
_ARTIFACT = "Artifact\0".encode("utf-16-le")
_BROKEN_WORD = re.compile("[\ufffe\x02]")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|fed\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_MARKER_GAP = 5.5  # ems at most between a list marker and its text
_NARROW = 0.68  # ems: no gap is wide below this
_SPACE, _GAP = 0.6, 2.0  # ems: a space between words is narrower, one between columns wider
_FEW = 6  # so many boxes are looked at one by one; above that the spaces are
LEADER = re.compile(
    r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{6,})\s*(?P<page>[0-9ivxlc]*)\s*$", re.IGNORECASE
)
_FOUR_FLOATS = Struct("4f").unpack_from
_EIGHT_FLOATS = Struct("8f").unpack_from
_TWO_DOUBLES = Struct("2d").unpack_from
_FOUR_DOUBLES = Struct("4d").unpack_from


@dataclass(slots=True)
class Piece:
    """A run of text on one baseline. Lengths in points; ``y`` is the baseline, counted upwards.

    ``marker`` is a list marker taken off ``text``, which then starts at ``text_x``. ``first`` is the
    place of ``text`` in the page's text, for looking closer at it later. ``leader`` is set where
    dots lead to a page number. ``begins`` and ``ends`` are PDFium's text objects at either end.
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
    leader: bool = False
    begins: int = 0
    ends: int = 0


def printed(piece: Piece) -> str:
    """The piece as it stands on paper, its list marker put back."""
    return f"{piece.marker} {piece.text}" if piece.marker else piece.text


def unmark(piece: Piece) -> None:
    """Put the list marker back into the text, in place."""
    if piece.marker:
        piece.text, piece.first = printed(piece), max(0, piece.first - len(piece.marker) - 1)
        piece.marker = ""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int  # in the piece's text
    left: float
    right: float
    is_number: bool


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
        if text[0] in _BULLET_STARTS and text[1:2] == " " and len(text) > 2:
            rest = text[2:].lstrip()
            whole = self._piece(first + len(text) - len(rest), rest)
            if self._one_run:
                whole.marker, whole.text_x = text[0], whole.x0
                whole.x0 = self._edge(first)[0]
                found.append(whole)
                return
        whole = self._piece(first, text)
        if not self._one_run and (cuts := self._cuts(whole)):
            parts = [
                self._piece(first + a, text[a:b].rstrip())
                for a, b in pairwise((0, *cuts, len(text)))
                if text[a:b].strip()
            ]
            found.extend(_with_marker(parts))
            return
        if ".." in text or "…" in text or ". ." in text or "__" in text:
            whole.leader = has_leader(text)
        marker = MARKER.match(text)
        if marker and marker.end() < len(text):
            self._take_marker(whole, marker.end())
        found.append(whole)

    def _piece(self, first: int, text: str) -> Piece:
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
        right = max(right, right2)
        return Piece(text, left, right, y, size, bold, first, begins=thing or 0, ends=last or 0)

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
                bisect_left(ends, x - inside, key=lambda end: self._edge(whole.first + end)[0])
                for x in starts
            ]
            if max(places) < len(ends):
                return [ends[place] for place in places]
        size = whole.size or 1.0
        gaps: list[tuple[float, bool, int]] = []
        for space in spaces:
            right, bottom = self._edge(whole.first + space.start() - 1, right=True)
            left, bottom2 = self._edge(whole.first + space.end())
            gaps.append(((left - right) / size, abs(bottom2 - bottom) > size / 2, space.end()))
        return _wide(gaps) if gaps else []

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

    def _edge(self, at: int, *, right: bool = False) -> tuple[float, float]:
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
        piece.text_x = self._edge(at)[0]
        piece.text = rest
        piece.first = at

    def cut_at(self, piece: Piece, edges: Sequence[float]) -> list[Piece]:
        """``piece`` cut at the spaces that stand across one of ``edges``."""
        if piece.marker and any(piece.x0 < edge <= piece.text_x + 1 for edge in edges):
            return [
                *_parted(piece),
                *self.cut_at(replace(piece, marker="", x0=piece.text_x), edges),
            ]
        words = self._words(piece)
        return self._cut_before(
            piece,
            [
                word
                for before, word in pairwise(words)
                if any(before.right <= edge + 1 and edge <= word.left + 1 for edge in edges)
            ],
        )

    def cut_under(self, piece: Piece, cells: Sequence[tuple[float, float]]) -> list[Piece]:
        """``piece`` cut before the words that start, or numbers that end, where ``cells`` beside it do.

        Cells that their text fills leave no more than a space between them.
        """
        words, cuts = self._words(piece), []
        for before, word in pairwise(words):
            slack = 1.0 if word.left - before.right > piece.size * 0.35 else 0.3
            starts = any(abs(word.left - left) <= slack for left, _ in cells)
            ends = word.is_number and any(abs(word.right - right) <= 0.3 for _, right in cells)
            if starts or ends:
                cuts.append(word)
        return self._cut_before(piece, cuts)

    def cut_over(self, piece: Piece, cells: Sequence[tuple[float, float]]) -> list[Piece]:
        """``piece``, the head over columns, cut where its words go over to the next column."""
        words = self._words(piece)
        columns = [
            min(range(len(cells)), key=lambda at: abs(sum(cells[at]) - word.left - word.right))
            for word in words
        ]
        places = pairwise(zip(words, columns, strict=True))
        cuts = [word for (_, before), (word, column) in places if column != before]
        ordered = columns == sorted(columns) and set(columns) == set(range(len(cells)))
        return self._cut_before(piece, cuts) if ordered else [piece]

    def _words(self, piece: Piece) -> list[_Word]:
        found = []
        for word in _WORD.finditer(piece.text):
            left, _ = self._edge(piece.first + word.start())
            right, _ = self._edge(piece.first + word.end() - 1, right=True)
            found.append(_Word(word.start(), left, right, word[0][-1].isdigit()))
        return found

    def _cut_before(self, piece: Piece, words: Sequence[_Word]) -> list[Piece]:
        if not words:
            return [piece]
        text, bounds = piece.text, (0, *(word.start for word in words), len(piece.text))
        parts = [self._piece(piece.first + a, text[a:b].rstrip()) for a, b in pairwise(bounds)]
        parts[0] = replace(parts[0], marker=piece.marker, text_x=piece.text_x, x0=piece.x0)
        return parts

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


def _parted(piece: Piece) -> list[Piece]:
    """A marker that turned out to be a table's cell of its own."""
    end = min(piece.text_x, piece.x0 + len(piece.marker) * piece.size / 2)
    return [replace(piece, text=piece.marker, marker="", x1=end)]


def adopt_markers(pieces: list[Piece]) -> list[Piece]:
    """Some writers draw the list markers of a page apart from the text: each goes to its line."""
    alone = [
        piece
        for piece, following in pairwise([*pieces, *pieces[-1:]])
        if len(piece.text) <= 5
        and MARKER.fullmatch(piece.text)
        and not (abs(following.y - piece.y) < piece.size / 4 and following.x0 > piece.x0)
    ]
    adopted: set[int] = set()
    place = {id(piece): at for at, piece in enumerate(pieces)} if alone else {}
    for marker in alone:
        near = [
            piece
            for piece in pieces[: place[id(marker)]]
            if abs(piece.y - marker.y) < marker.size / 4
            and 0 < piece.x0 - marker.x1 < _MARKER_GAP / 2 * marker.size
            and not (piece.marker in _BULLET_STARTS or piece.leader)
        ]
        if len(near) == 1:
            text = near[0]
            unmark(text)
            text.marker, text.text_x, text.x0 = marker.text, text.x0, marker.x0
            adopted.add(id(marker))
    return [piece for piece in pieces if id(piece) not in adopted] if adopted else pieces


def has_leader(text: str) -> bool:
    """Whether dots lead to the line's end, as on a contents page."""
    likely = "..." in text or ". . ." in text or "…" in text or "___" in text
    return likely and LEADER.search(text) is not None


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
