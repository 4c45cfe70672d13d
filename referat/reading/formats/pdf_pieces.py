"""The pieces that a PDF page is made of: runs of text on one baseline, with or without a list marker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
BULLETS = "•·▪▫◦‣⁃●○■□–—-*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8\uf06e\uf06f\uf0a0\uf0be"
BULLET_SIGNS = frozenset(BULLETS)
MARKER = re.compile(
    rf"(?:[{re.escape(BULLETS)}]|o(?=\s\s|\s+\S)|\(?\d{{1,3}}[.)]|\(?[a-zæøå][.)]|\(?[ivxIVX]{{1,5}}[.)])(?=\s|$)"
    r"(?!\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
_MARKER_GAP = 5.5  # ems at most between a list marker and its text
LEADER = re.compile(
    r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{6,})\s*(?P<page>[0-9ivxlc]*)\s*$", re.IGNORECASE
)


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


def wide_gaps(gaps: list[tuple[float, bool, int]]) -> list[int]:
    """Which of a line's gaps (in ems) part it, seen against the line's own spaces."""
    ordinary = [gap for gap, jump, _ in gaps if not jump and -0.5 < gap < 1]
    floor = max(1.0, 1.8 * min(ordinary)) if ordinary else 1.0
    widest = max(gap for gap, _, _ in gaps)
    if len(gaps) == 1:
        floor = 0.7
    elif not ordinary and widest < 2 and min(g for g, _, _ in gaps) > widest * 0.85:
        floor = 2.0  # a justified line of few words: all its spaces are wide alike
    return [end for gap, jump, end in gaps if jump or gap > floor or gap < -0.5]


def with_marker(parts: list[Piece]) -> list[Piece]:
    """A list marker that stands alone goes with the text after it."""
    head, text, *rest = parts
    marker = MARKER.fullmatch(head.text)
    near = 0 < text.x0 - head.x1 < _MARKER_GAP * head.size and abs(text.y - head.y) < head.size / 2
    if marker is None or not near:
        return parts
    text.marker, text.text_x, text.x0 = head.text, text.x0, head.x0
    return [text, *rest]


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
            and not (piece.marker in BULLET_SIGNS or piece.leader)
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
