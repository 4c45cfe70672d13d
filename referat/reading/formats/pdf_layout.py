"""Rows of a PDF's pages into lines that know what they are: headings, list items, table rows, wrapped text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats.pdf_furniture import mark_furniture
from referat.reading.formats.pdf_lists import Lists
from referat.reading.formats.pdf_measure import Measures, body_size, measure, style
from referat.reading.formats.pdf_pieces import SOFT_HYPHEN, Piece
from referat.reading.formats.pdf_rows import PageRows, Row, fills, printed
from referat.reading.formats.pdf_tables import LEADER

_SENTENCE_END = re.compile(r"[.!?:;][\"'”»)]*$")
_LEAVES_HYPHEN = re.compile(r"(?:og|eller|samt|til|men)\b|[A-ZÆØÅ0-9]")
_HARD_WORD = re.compile(r"(?:^|[\s(])(?:[A-ZÆØÅ]{2,}|it|e|pc|tv|pr)$")
_SHORT_HEADING = 160  # characters: bold text longer than this is a paragraph
_LONG_HEADING = 400  # the same for large text
_ALIGNED = 2.5  # points
_FIRST_INDENT = 40.0  # points: the most that a paragraph's first line is indented


@dataclass(slots=True)
class Entry:
    """A printed line on its way to becoming a :class:`Line`. ``row`` is set for a row of a table."""

    piece: Piece
    page: int
    number: int
    right: float
    row: Row | None = None
    tabs: bool = False


def lay_out(pages: Sequence[PageRows], sheet: Sheet) -> None:
    """Fill ``sheet`` with the lines and the furniture of all pages."""
    body = body_size(pages)
    mark_furniture(pages, body)
    _mark_repeated_heads(pages)
    measures = measure(pages, body)
    entries = list(_entries(pages, measures, sheet))
    _settle_hyphens(entries)
    _Writer(entries, measures, sheet.lines).write()


def _mark_repeated_heads(pages: Sequence[PageRows]) -> None:
    """A table that goes on over a page repeats its head: kept once."""
    head: Row | None = None
    last: Row | None = None
    for page in pages:
        rows = [row for row in page.rows if not row.furniture]
        if rows and rows[0].tabbed and last is not None and last.tabbed:
            if head is not None and rows[0].text == head.text:
                rows[0].furniture = True
            rows[0].opens = rows[0].header = False
        for row in rows:
            head = row if row.opens else head
        last = rows[-1] if rows else last


def _entries(pages: Sequence[PageRows], measures: Measures, sheet: Sheet) -> Iterator[Entry]:
    """Every printed line in reading order; furniture goes to the sheet at once."""
    number = 0
    for page in pages:
        right = measures.rights[round(page.width)]
        for row in page.rows:
            number += 1
            if row.furniture:
                sheet.furniture.append(Line(row.text, page.number, number))
            elif row.tabbed:
                yield Entry(row.pieces[0], page.number, number, right, row)
            elif len(row.cells) == 1 and len(row.cells[0]) == 1:
                yield Entry(row.cells[0][0], page.number, number, right)
            else:
                for piece, tabs in _side_by_side(row):
                    yield Entry(piece, page.number, number, right, tabs=tabs)
                    number += 1
                number -= 1


def _side_by_side(row: Row) -> Iterator[tuple[Piece, bool]]:
    """A label and its value as one line; the value's further lines stand under it."""
    *heads, last = row.cells
    if not heads:
        yield from ((piece, False) for piece in last)
        return
    text = "\t".join([*(cell_text(cell) for cell in heads), printed(last[0])])
    bold = all(piece.bold for cell in row.cells for piece in cell)
    first = last[0]
    yield replace(first, text=text, marker="", text_x=first.x0, bold=bold), True
    yield from ((piece, False) for piece in last[1:])


def cell_text(cell: Sequence[Piece]) -> str:
    """A wrapped cell as one text."""
    text = ""
    for piece in cell:
        text = glue(text, printed(piece))
    return text


def glue(head: str, tail: str) -> str:
    """Two lines of one text as one; a word broken over them is made whole."""
    if head.endswith(SOFT_HYPHEN):
        return head[:-1] + tail if _is_soft(head, tail) else glue(head[:-1] + "-", tail)
    if (
        head[-1:] in ("-", "\u2010")
        and head[-2:-1].isalnum()
        and not tail.startswith(("og ", "eller "))
    ):
        return head + tail
    return f"{head} {tail}" if head and tail else head + tail


def _is_soft(head: str, tail: str) -> bool:
    """Whether the hyphen between two lines is the layout's and not the writer's."""
    return not (_LEAVES_HYPHEN.match(tail) or _HARD_WORD.search(head[:-1]))


def _settle_hyphens(entries: Sequence[Entry]) -> None:
    """PDFium does not tell a writer's hyphen at a line's end from the layout's: the next line does."""
    for entry, below in itertools.pairwise(entries):
        piece = entry.piece
        if entry.row is None and piece.text.endswith((SOFT_HYPHEN, "\u2010")):
            soft = _is_soft(piece.text, below.piece.text)
            piece.text = piece.text[:-1] + (SOFT_HYPHEN if soft else "-")


class _Writer:
    """Goes through the printed lines once and writes the sheet's."""

    def __init__(self, entries: Sequence[Entry], measures: Measures, lines: list[Line]) -> None:
        self._entries = entries
        self._measures = measures
        self._lines = lines
        self._lists = Lists(measures.left)
        self._before: Entry | None = None  # the printed line before, on whatever page
        self._item: Entry | None = None  # the line that began the list item being written

    def write(self) -> None:
        """Write all lines."""
        index = 0
        entries = self._entries
        while index < len(entries):
            entry = entries[index]
            used = 1
            if entry.row is not None:
                self._write_row(entry, entry.row)
            elif end := self._heading_end(index):
                self._write_heading(entries[index:end])
                used = end - index
            elif self._lists.is_item(entries, index, goes_on=self._goes_on(entry)):
                self._write_item(entry)
            else:
                self._write_text(entry)
            self._before = entries[index + used - 1]
            index += used

    def _write_row(self, entry: Entry, row: Row) -> None:
        text = "\t".join(cell_text(cell) for cell in row.cells)
        bold = all(piece.bold for piece in row.pieces)
        self._add(entry, text, shape=Shape.ROW, header=row.header, bold=bold, gap=row.opens)
        self._item = None

    def _heading_end(self, index: int) -> int:
        """The end of the heading that begins here, 0 where none does."""
        first = self._entries[index]
        piece, measures = first.piece, self._measures
        large = measures.is_large(piece)
        if not (large or piece.bold) or first.tabs or LEADER.search(piece.text):
            return 0
        if piece.marker and not piece.marker[:-1].strip("(").isdigit():
            return 0
        if self._goes_on(first):
            return 0
        end, length = index + 1, len(piece.text)
        while end < len(self._entries) and self._same_heading(end):
            length += len(self._entries[end].piece.text)
            end += 1
        if length > (_LONG_HEADING if large else _SHORT_HEADING):
            return 0
        text = self._entries[end - 1].piece.text
        return 0 if not large and text.endswith((".", ",", ";")) else end

    def _same_heading(self, index: int) -> bool:
        above, below = self._entries[index - 1], self._entries[index]
        one, two = above.piece, below.piece
        return (
            below.row is None
            and not below.tabs
            and not two.marker
            and style(one) == style(two)
            and above.page == below.page
            and self._measures.is_near(one, two)
            and self._is_full(above, two)
        )

    def _write_heading(self, entries: Sequence[Entry]) -> None:
        text = ""
        for entry in entries:
            text = glue(text, printed(entry.piece))
        level = self._measures.level(entries[0].piece)
        self._add(entries[0], text, shape=Shape.HEADING, level=level, bold=entries[0].piece.bold)
        self._item = None
        self._lists.leave()

    def _write_item(self, entry: Entry) -> None:
        piece = entry.piece
        level = self._lists.enter(piece)
        self._add(entry, piece.text, shape=Shape.LIST, level=level, bold=piece.bold)
        self._lines[-1].marker = piece.marker
        self._item = entry

    def _write_text(self, entry: Entry) -> None:
        text = printed(entry.piece)
        goes_on = self._goes_on(entry)
        before, same_page = self._before, self._before and self._before.page == entry.page
        if goes_on and self._item is not None and same_page:
            self._lines[-1].text = glue(self._lines[-1].text, text)
            return
        joined = (
            goes_on
            and same_page
            and LEADER.search(text)
            and not LEADER.search(self._lines[-1].text)
        )
        if joined:
            self._lines[-1].text = glue(self._lines[-1].text, text)
            return
        if goes_on:
            self._lines[-1].wraps = True
        elif self._item is not None and before is not None:
            self._close_item(entry)
        self._add(entry, text, bold=entry.piece.bold, gap=not goes_on and self._has_gap(entry))

    def _close_item(self, entry: Entry) -> None:
        assert self._item is not None
        if entry.piece.x0 <= self._item.piece.x0 + _ALIGNED:
            self._lists.leave()
        self._item = None

    def _goes_on(self, entry: Entry) -> bool:
        """Whether this line continues the one before it, in the same paragraph or list item."""
        before = self._before
        if before is None or before.row is not None or not self._lines or entry.tabs:
            return False
        last = self._lines[-1]
        if last.shape is Shape.HEADING or LEADER.search(before.piece.text):
            return False
        one, two = before.piece, entry.piece
        if abs(one.size - two.size) > 0.6:
            return False
        if before.page != entry.page:
            return self._goes_on_over_the_page(before, entry)
        if not self._measures.is_near(one, two) or not self._stands_under(before, entry):
            return False
        return one.text.endswith(SOFT_HYPHEN) or self._is_full(before, two)

    def _goes_on_over_the_page(self, before: Entry, entry: Entry) -> bool:
        one, two = before.piece, entry.piece
        if one.text.endswith(SOFT_HYPHEN):
            return True
        if two.marker or _SENTENCE_END.search(one.text) or (two.bold and not one.bold):
            return False
        full = self._is_full(before, two)
        return full or (
            two.text[:1].islower() and one.x1 > (self._measures.left + before.right) / 2
        )

    def _stands_under(self, before: Entry, entry: Entry) -> bool:
        """The line starts where the paragraph's lines do."""
        one, two = before.piece, entry.piece
        left = one.text_x if (one.marker or before.tabs) else one.x0
        if abs(two.x0 - left) <= _ALIGNED or abs(two.x0 - one.x0) <= _ALIGNED:
            return True
        first = (self._item is None and not self._lines[-2:-1]) or not self._lines[-2].wraps
        if first and 0 < one.x0 - two.x0 <= _FIRST_INDENT:
            return True
        return (
            abs((one.x0 + one.x1) - (two.x0 + two.x1)) <= 2 * _ALIGNED
            and one.x0 > self._measures.left + 5
        )

    def _is_full(self, above: Entry, below: Piece) -> bool:
        """The line above ends because the type area does."""
        return fills(above.piece, below, above.right) or (
            abs((above.piece.x0 + above.piece.x1) - (below.x0 + below.x1)) <= 2 * _ALIGNED
            and fills(
                replace(above.piece, x1=above.piece.x1 + above.piece.x0 - self._measures.left),
                below,
                above.right,
            )
        )

    def _has_gap(self, entry: Entry) -> bool:
        before = self._before
        if before is None or before.page != entry.page or before.row is not None:
            return True
        if self._lines and self._lines[-1].shape is Shape.HEADING:
            return True
        return not self._measures.is_near(before.piece, entry.piece)

    def _add(
        self,
        entry: Entry,
        text: str,
        *,
        shape: Shape = Shape.TEXT,
        level: int = 0,
        bold: bool = False,
        header: bool = False,
        gap: bool | None = None,
    ) -> None:
        self._lines.append(
            Line(
                text,
                entry.page,
                entry.number,
                shape,
                level,
                self._has_gap(entry) if gap is None else gap,
                bold,
                round(entry.piece.size, 1),
                header=header,
                url=entry.piece.url,
            )
        )
