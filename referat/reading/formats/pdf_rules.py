"""The drawn part of a PDF page: the lines and shaded boxes of tables, and list bullets that are drawn, not written."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

from referat.reading.formats import pdf_engine as engine
from referat.reading.formats.pdf_pieces import Piece

_THIN = 2.6  # points: a filled box no thicker than this is a line
_SHORT = 9.0  # a line shorter than this parts nothing
_BULLET_GAP = 3  # ems at most between a drawn bullet and its text
_SEGMENTS = 400  # a path of more pieces is a drawing
_FOUR_FLOATS = Struct("4f").unpack_from
_SIX_FLOATS = Struct("6f").unpack_from
_TWO_FLOATS = Struct("2f").unpack_from
_BOX = 5  # a box has no more pieces than this
_MOVE = 2

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(slots=True)
class Rules:
    """``across`` are (y, left, right), ``down`` are (x, bottom, top); ``dots`` are as small as a bullet."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)

    def add(self, box: Box) -> None:
        """Sort a box under what its proportions say it is."""
        left, bottom, right, top = box
        width, height = right - left, top - bottom
        if height <= _THIN < _SHORT <= width:
            self.across.append(((top + bottom) / 2, left, right))
        elif width <= _THIN < _SHORT <= height:
            self.down.append(((left + right) / 2, bottom, top))
        elif (
            width < _SHORT
            and height < _SHORT
            and min(width, height) > 1
            and abs(width - height) < 1
        ):
            self.dots.append(box)
        elif width >= _SHORT and height > _THIN:
            self.shades.append(box)

    def levels(self, left: float, right: float) -> list[float]:
        """The heights, from the top, at which lines go over most of the way from ``left`` to ``right``."""
        covered: dict[int, list[tuple[float, float, float]]] = {}
        for rule in self.across:
            if rule[2] > left and rule[1] < right:
                covered.setdefault(round(rule[0] / 2), []).append(rule)
        found: list[float] = []
        for key in sorted(covered, reverse=True):
            rules = covered[key] + covered.get(key - 1, [])
            if _reach(rules, left, right) >= (right - left) * 0.6:
                y = covered[key][0][0]
                if not found or found[-1] - y > _THIN:
                    found.append(y)
        return found


def _reach(rules: list[tuple[float, float, float]], left: float, right: float) -> float:
    total, end = 0.0, left
    for _, start, stop in sorted(rules, key=lambda rule: rule[1]):
        total += max(0.0, min(stop, right) - max(start, end))
        end = max(end, stop)
    return total


def read_rules(page: Any, pieces: Sequence[Piece]) -> Rules:
    """All that is drawn on an open page (pictures and text left out).

    A browser writes every letter as an object of its own: those that ``pieces`` account for, in the
    order of the file, are leapt over.
    """
    handle = engine.address(page)
    rules = Rules()
    buffer = (ctypes.c_float * 6)()
    get, count = engine.get_object, engine.count_objects(handle)
    index = 0
    for piece in pieces:
        while index < count and (thing := get(handle, index)) != piece.begins:
            _add_object(rules, thing, buffer)
            index += 1
        if piece.begins != piece.ends:
            letters, signs = len(piece.text) - piece.text.count(" "), len(piece.text)
            leaps = range(min(index + signs, count) - 1, index + letters - 2, -1)
            index = next((leap for leap in leaps if get(handle, leap) == piece.ends), index)
        index += 1
    for rest in range(index, count):
        _add_object(rules, get(handle, rest), buffer)
    return rules


def _add_object(rules: Rules, thing: int, buffer: Any) -> None:
    if engine.object_type(thing) != engine.PATH:
        return
    at = ctypes.addressof(buffer)
    if engine.object_bounds(thing, at, at + 4, at + 8, at + 12):
        _add_path(rules, thing, _FOUR_FLOATS(buffer), buffer)


def _add_path(rules: Rules, thing: int, bounds: Box, buffer: Any) -> None:
    """One path: a line, a box, or a whole grid drawn in one go."""
    left, bottom, right, top = bounds
    thin, long = sorted((right - left, top - bottom))
    segments = engine.count_segments(thing)
    if thin <= _THIN or long < _SHORT or segments > _SEGMENTS:
        rules.add(bounds)
        return
    modes = (ctypes.c_int * 2)()
    where = ctypes.addressof(modes)
    engine.draw_mode(thing, where, where + 4)
    filled, stroked = modes
    boxes = _strokes(thing, segments, buffer) if segments > _BOX else [bounds]
    for box in boxes:
        if stroked:
            _add_edges(rules, box)
        elif filled and not _is_white(thing):
            rules.add(box)


def _add_edges(rules: Rules, box: Box) -> None:
    left, bottom, right, top = box
    for y in (bottom, top):
        rules.add((left, y, right, y))
    for x in (left, right):
        rules.add((x, bottom, x, top))


def _is_white(thing: int) -> bool:
    channels = (ctypes.c_uint * 4)()
    at = ctypes.addressof(channels)
    if not engine.fill_color(thing, at, at + 4, at + 8, at + 12):
        return False
    red, green, blue, alpha = channels
    return alpha < 8 or min(red, green, blue) >= 253


def _strokes(thing: int, segments: int, buffer: Any) -> list[Box]:
    """The boxes around every sub-path, and around every single stroke of an open one."""
    at = ctypes.addressof(buffer)
    engine.object_matrix(thing, at)
    a, b, c, d, e, f = _SIX_FLOATS(buffer)
    found: list[Box] = []
    points: list[tuple[float, float]] = []
    for index in range(segments):
        segment = engine.get_segment(thing, index)
        engine.segment_point(segment, at, at + 4)
        x, y = _TWO_FLOATS(buffer)
        if engine.segment_type(segment) == _MOVE:
            found.extend(_boxes(points))
            points = []
        points.append((a * x + c * y + e, b * x + d * y + f))
    found.extend(_boxes(points))
    return found


def _boxes(points: list[tuple[float, float]]) -> list[Box]:
    if len(points) < 2:
        return []
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [(min(xs), min(ys), max(xs), max(ys))]


def mark_bullets(pieces: list[Piece], rules: Rules) -> None:
    """Give the lines beside a drawn bullet the marker that the file does not write."""
    for piece in pieces:
        for left, bottom, right, top in rules.dots:
            beside = 0 < piece.x0 - right < _BULLET_GAP * piece.size
            if (
                beside
                and piece.y - 1 <= bottom
                and top <= piece.y + piece.size
                and not piece.marker
            ):
                piece.marker, piece.text_x, piece.x0 = "•", piece.x0, left
