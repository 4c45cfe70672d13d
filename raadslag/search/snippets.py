"""The stretch of a text that shows best why it was found, as pieces that a template escapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from raadslag.search.language import Clause, hits, tokens_of

LENGTH_MAX = 260
TEXT_LENGTH_MAX = 50_000  # a hit further down is shown by the text's beginning instead


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a snippet; ``is_hit`` where it is what was asked for. Plain text, never markup."""

    text: str
    is_hit: bool = False


def snippet_of(text: str, clauses: Sequence[Clause]) -> tuple[Piece, ...]:
    """The window of the text with the most hits in it."""
    text = " ".join(text[:TEXT_LENGTH_MAX].split())
    found = hits(clauses, tokens_of(text))
    start, end = _window(text, found)
    return tuple(_pieces(text, start, end, [hit for hit in found if start <= hit[0] < end]))


def marked(text: str, clauses: Sequence[Clause]) -> tuple[Piece, ...]:
    """The whole text with its hits, for a title."""
    return tuple(_pieces(text, 0, len(text), hits(clauses, tokens_of(text)), dots=False))


def _window(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= LENGTH_MAX:
        return 0, len(text)
    best = 0
    if found:
        starts = [max(0, first - LENGTH_MAX // 4) for first, _ in found]
        best = max(
            starts,
            key=lambda start: sum(start <= at and to <= start + LENGTH_MAX for at, to in found),
        )
    start = text.rfind(" ", 0, best + 1) + 1 if best else 0
    stop = min(len(text), start + LENGTH_MAX)
    end = stop if stop == len(text) else max(text.rfind(" ", start, stop), start + 1)
    return start, end


def _pieces(
    text: str, start: int, end: int, found: Sequence[tuple[int, int]], *, dots: bool = True
) -> list[Piece]:
    pieces = [Piece("… ")] if dots and start else []
    at = start
    for first, last in found:
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first : min(last, end)], is_hit=True))
        at = min(last, end)
    if at < end:
        pieces.append(Piece(text[at:end]))
    if dots and end < len(text):
        pieces.append(Piece(" …"))
    return pieces
