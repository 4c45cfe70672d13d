"""Running text with strong, em, a and br: gathered piece by piece, written as text and as canonical safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import nh3

SCHEMES = {"http", "https", "mailto"}
# A relative address means another place wherever the text is shown; one that begins with // is another site altogether.
_ABSOLUTE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True)
class InlineLine:
    """One line of running text; ``gap`` where an empty line stands before it.

    ``strong`` and ``href`` where the whole line is bold or one link. ``stretches`` are the line's texts with where each
    leads, relative addresses too: a document's own files are often given so.
    """

    text: str
    html: str
    gap: bool
    strong: bool
    href: str
    stretches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is set."""

    strong: bool = False
    em: bool = False
    href: str = ""


PLAIN = Style()
_BREAK = "\n"
Piece = tuple[str, Style]


class Run:
    """Text gathered piece by piece; white space is collapsed as a browser does."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def add(self, text: str, style: Style = PLAIN) -> None:
        """Go on with ``text``; its line breaks are only white space."""
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and self._stands_after_space():
            text = text[1:]
        if text:
            self._pieces.append((text, style))

    def line_break(self) -> None:
        """End the line, as ``br`` does; a second break in a row ends the paragraph."""
        _trim(self._pieces)
        if self._pieces:
            self._pieces.append((_BREAK, PLAIN))

    def new_line(self) -> None:
        """End the line unless it is already ended."""
        _trim(self._pieces)
        if self._pieces and self._pieces[-1][0] != _BREAK:
            self._pieces.append((_BREAK, PLAIN))

    def paragraphs(self) -> list[tuple[str, str]]:
        """Text and HTML of what was gathered, split where two breaks follow each other; empties this run."""
        parts: list[list[Piece]] = [[]]
        for index, piece in enumerate(self._pieces):
            doubled = piece[0] == _BREAK and index and self._pieces[index - 1][0] == _BREAK
            if doubled:
                parts.append([])
            else:
                parts[-1].append(piece)
        self._pieces = []
        written = (_written(_without_last_break(part)) for part in parts)
        return [(text, markup) for text, markup in written if text]

    def whole(self) -> tuple[str, str]:
        """Text and HTML of what was gathered as one, with single breaks; empties this run."""
        kept: list[Piece] = []
        for piece in self._pieces:
            if not (piece[0] == _BREAK and kept and kept[-1][0] == _BREAK):
                kept.append(piece)
        self._pieces = []
        return _written(_without_last_break(kept))

    def lines(self) -> list[InlineLine]:
        """What was gathered line for line; empties this run."""
        found: list[InlineLine] = []
        gap = True
        for is_break, group in groupby(self._pieces, key=lambda piece: piece[0] == _BREAK):
            pieces = list(group)
            if is_break:
                gap = not found or len(pieces) > 1
                continue
            _trim(pieces)
            text, markup = _written(pieces)
            if text:
                strong = all(style.strong for _, style in pieces)
                stretches = tuple(_stretches(pieces))
                href = stretches[0][1] if len(stretches) == 1 else ""
                found.append(InlineLine(text, markup, gap, strong, href, stretches))
        self._pieces = []
        return found

    def _stands_after_space(self) -> bool:
        return not self._pieces or self._pieces[-1][0].endswith((" ", _BREAK))


def inline_of(text: str) -> str:
    """Plain text as inline HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def safe_inline(markup: str) -> str:
    """Inline HTML with everything but strong, em, a and br taken away."""
    clean = nh3.clean(
        markup,
        tags={"strong", "em", "a", "br"},
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel=None,
    )
    return re.sub(r"<a>(.*?)</a>", r"\1", clean, flags=re.DOTALL)  # a link that leads nowhere


def _trim(pieces: list[Piece]) -> None:
    """Take white space off the end of the line."""
    while pieces and pieces[-1][0].endswith(" "):
        text, style = pieces.pop()
        if text.rstrip(" "):
            pieces.append((text.rstrip(" "), style))


def _without_last_break(pieces: list[Piece]) -> list[Piece]:
    kept = list(pieces)
    _trim(kept)
    while kept and kept[-1][0] == _BREAK:
        kept.pop()
    return kept


def _stretches(pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    for href, group in groupby(pieces, key=lambda piece: piece[1].href):
        yield "".join(text for text, _ in group), href


def _written(pieces: list[Piece]) -> tuple[str, str]:
    text = "".join(piece for piece, _ in pieces)
    pieces = [
        (text, style if _ABSOLUTE.match(style.href) else replace(style, href=""))
        for text, style in pieces
    ]
    styled = any(style != PLAIN for _, style in pieces)
    return text, _by_link(pieces) if styled else ""


def _by_link(pieces: Iterable[Piece]) -> str:
    out = []
    for href, group in groupby(pieces, key=lambda piece: piece[1].href):
        inner = _by_strong(group)
        out.append(f'<a href="{html.escape(href)}">{inner}</a>' if href else inner)
    return "".join(out)


def _by_strong(pieces: Iterable[Piece]) -> str:
    out = []
    for strong, group in groupby(pieces, key=lambda piece: piece[1].strong):
        inner = _by_em(group)
        out.append(f"<strong>{inner}</strong>" if strong else inner)
    return "".join(out)


def _by_em(pieces: Iterable[Piece]) -> str:
    out = []
    for em, group in groupby(pieces, key=lambda piece: piece[1].em):
        inner = inline_of("".join(text for text, _ in group))
        out.append(f"<em>{inner}</em>" if em else inner)
    return "".join(out)
