"""Prints a page as plain text, wrapped and paged where the edition asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from referat.document import Block, ListItem, Paragraph, Subheading, Table
from tools.templates.compose import Edition
from tools.templates.patterns import Value, fill
from tools.templates.pieces import (
    Body,
    ContentsLine,
    Field,
    Heading,
    Line,
    NewPage,
    Piece,
    Titles,
)
from tools.templates.template import Template

_CHARACTERS_A_PAGE = 2400
# Where a long Danish word is broken: between two consonants, or before one that a vowel follows.
_BREAK = re.compile(
    r"(?<=[aeiouyæøå])(?=[bcdfghjklmnprstv][aeiouyæøå])|(?<=[lmnrs])(?=[bdfgkpstv])"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A file and the page on which each item starts, by the item's place in the minutes."""

    data: bytes
    pages: dict[int, int] = field(default_factory=dict)


def estimated_pages(pieces: Iterable[Piece]) -> dict[int, int]:
    """The page of each item where the format itself has no pages: what the printer would have said."""
    pages: dict[int, int] = {}
    page, filled = 2, 0
    for piece in pieces:
        if isinstance(piece, Heading) and piece.item is not None:
            page, filled = page + 1 + filled // _CHARACTERS_A_PAGE, 0
            pages[piece.item] = page
        elif isinstance(piece, Body):
            filled += sum(len(block_text(block)) for block in piece.passage)
    return pages


def block_text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows)
    return block.text


def write_text(
    pieces: Sequence[Piece], template: Template, edition: Edition, values: dict[str, Value]
) -> Printed:
    """The page as encoded text."""
    if edition.split_labels:
        pieces = _split(pieces)
    pages = estimated_pages(pieces)
    if edition.page_lines:
        _, pages = _paged(pieces, pages, template, edition, values)
        text, pages = _paged(pieces, pages, template, edition, values)
    else:
        text = "\n".join(_lines(pieces, pages, template, edition)).strip("\n") + "\n"
    return Printed(text.encode(edition.encoding), pages)


def _split(pieces: Sequence[Piece]) -> list[Piece]:
    """The head's labels before its values, as a reader of columns gives them."""
    first = next(n for n, piece in enumerate(pieces) if isinstance(piece, Field))
    fields = []
    for piece in pieces[first:]:
        if not isinstance(piece, Field):
            break
        fields.append(piece)
    labels = [Line(one.label, "label") for one in fields]
    values = [Line(", ".join(one.values), "value") for one in fields]
    return [*pieces[:first], *labels, *values, *pieces[first + len(fields) :]]


def _lines(
    pieces: Sequence[Piece], pages: dict[int, int], template: Template, edition: Edition
) -> Iterator[str]:
    previous: Piece | None = None
    for piece in pieces:
        if not (edition.tight and _joined(previous, piece)):
            yield ""
        yield from _piece(piece, pages, template, edition)
        previous = piece


def _joined(previous: Piece | None, piece: Piece) -> bool:
    if isinstance(previous, Heading):
        return previous.level == 4 or isinstance(piece, Heading)
    return isinstance(previous, Field | Line | ContentsLine) and type(previous) is type(piece)


def _piece(
    piece: Piece, pages: dict[int, int], template: Template, edition: Edition
) -> Iterator[str]:
    if isinstance(piece, Heading | Line):
        yield from _wrapped(piece.text, edition, hang="")
    elif isinstance(piece, Field):
        yield from _field(piece, edition)
    elif isinstance(piece, ContentsLine):
        leader = f".....\t{pages[piece.item]}" if piece.paged else ""
        yield from _wrapped(piece.text + leader, edition, hang="")
    elif isinstance(piece, Titles):
        gap = not piece.mark and not edition.tight
        yield from _spaced([piece.mark + title for title in piece.titles], gap=gap)
    elif isinstance(piece, Body):
        yield from _body(piece, template, edition)


def _field(piece: Field, edition: Edition) -> Iterator[str]:
    if piece.stacked:
        if piece.label:
            yield piece.label
        yield from piece.values
    else:
        text = f"{piece.label} {', '.join(piece.values)}".strip()
        yield from _wrapped(text, edition, hang="")


def _spaced(lines: Iterable[str], *, gap: bool) -> Iterator[str]:
    for n, line in enumerate(lines):
        if n and gap:
            yield ""
        yield line


def _body(piece: Body, template: Template, edition: Edition) -> Iterator[str]:
    previous: Block | None = None
    for block in piece.passage:
        if previous is not None and not (
            isinstance(block, ListItem) and isinstance(previous, ListItem)
        ):
            yield ""
        if isinstance(block, Table):
            yield from ("\t".join(row) for row in block.rows)
        elif isinstance(block, ListItem):
            mark = f"{block.marker} " if block.marker else template.bullet
            indent = "  " * block.level
            text = indent + mark + block.text
            yield from _wrapped(text, edition, hang=indent + " " * len(mark))
        elif isinstance(block, Paragraph | Subheading):
            for part in block.text.split("\n"):
                yield from _wrapped(part, edition, hang="")
        previous = block


def _wrapped(text: str, edition: Edition, *, hang: str) -> Iterator[str]:
    if not edition.width or len(text) <= edition.width:
        yield text
        return
    indent = text[: len(text) - len(text.lstrip())]
    line = indent
    for word in text.split(" "):
        room = edition.width - len(line) - 1
        if line.strip() and len(word) > room:
            head, word = _broken(word, room) if edition.hyphens else ("", word)  # noqa: PLW2901
            yield f"{line} {head}-" if head else line
            line = hang + word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    yield line


def _broken(word: str, room: int) -> tuple[str, str]:
    if len(word) < 12 or not word.isalpha():
        return "", word
    places = [
        m.start() for m in _BREAK.finditer(word) if 4 <= m.start() <= min(room - 1, len(word) - 4)
    ]
    return (word[: places[-1]], word[places[-1] :]) if places else ("", word)


def _paged(
    pieces: Sequence[Piece],
    pages: dict[int, int],
    template: Template,
    edition: Edition,
    values: dict[str, Value],
) -> tuple[str, dict[int, int]]:
    """Pages of a fixed number of lines, with the page on which each item came to stand."""
    sheets: list[list[str]] = [[]]
    found: dict[int, int] = {}
    previous: Piece | None = None
    for piece in pieces:
        if isinstance(piece, NewPage) and sheets[-1]:
            sheets.append([])
        lines = list(_piece(piece, pages, template, edition))
        if not (edition.tight and _joined(previous, piece)):
            lines.insert(0, "")
        if (
            isinstance(piece, Heading)
            and piece.level >= 3
            and len(sheets[-1]) + 4 > edition.page_lines
        ):
            sheets.append([])
        if isinstance(piece, Heading) and piece.item is not None:
            found[piece.item] = len(sheets)
        for line in lines:
            if len(sheets[-1]) >= edition.page_lines:
                sheets.append([])
            sheets[-1].append(line)
        previous = piece
    return _with_furniture(sheets, template, values), found


def _with_furniture(sheets: list[list[str]], template: Template, values: dict[str, Value]) -> str:
    texts = []
    for number, lines in enumerate(sheets, start=1):
        head = (
            [fill(template.running_head, values), ""]
            if template.running_head and number > 1
            else []
        )
        foot = fill(template.page_number, {"page": number, "pages": len(sheets)})
        texts.append("\n".join([*head, *lines, "", foot]).strip("\n") + "\n")
    return "\f".join(texts)
