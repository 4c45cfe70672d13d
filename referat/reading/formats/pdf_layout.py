"""Rows of a PDF's pages into lines that know what they are: headings, list items, table rows, text."""

from __future__ import annotations

from collections.abc import Sequence

from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats.pdf_entries import Entry, cell_text, entries_of, glue
from referat.reading.formats.pdf_flow import Flow
from referat.reading.formats.pdf_furniture import mark_furniture
from referat.reading.formats.pdf_lists import Lists
from referat.reading.formats.pdf_measure import Measures, body_size, measure, style, styles_of
from referat.reading.formats.pdf_pieces import printed
from referat.reading.formats.pdf_rows import PageRows, Row

_SHORT_HEADING = 160  # characters: bold text longer than this is a paragraph
_LONG_HEADING = 400  # the same for large text
_ALIGNED = 2.5  # points


def lay_out(pages: Sequence[PageRows], sheet: Sheet) -> None:
    """Fill ``sheet`` with the lines and the furniture of all pages."""
    styles = styles_of(pages)
    body = body_size(styles)
    mark_furniture(pages, body)
    _mark_repeated_heads(pages)
    measures = measure(pages, body, styles)
    _Writer(entries_of(pages, measures, sheet), measures, sheet.lines).write()


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


class _Writer:
    """Goes through the printed lines once and writes the sheet's."""

    def __init__(self, entries: Sequence[Entry], measures: Measures, lines: list[Line]) -> None:
        self._entries = entries
        self._measures = measures
        self._lines = lines
        self._lists = Lists(measures.left)
        self._flow = Flow(measures, lines)
        self._before: Entry | None = None  # the printed line before, on whatever page
        self._item: Entry | None = None  # the line that began the list item being written

    def write(self) -> None:
        """Write all lines."""
        index = 0
        entries = self._entries
        while index < len(entries):
            entry = entries[index]
            end = index + 1
            if entry.row is not None:
                self._write_row(entry, entry.row)
            else:
                goes_on = self._flow.goes_on(self._before, entry)
                if not goes_on and (found := self._heading_end(index)):
                    end = found
                    self._write_heading(entries[index:end])
                elif entry.piece.marker and self._lists.is_item(entries, index, goes_on=goes_on):
                    self._write_item(entry)
                else:
                    self._write_text(entry, goes_on=goes_on)
            self._before = entries[end - 1]
            index = end

    def _write_row(self, entry: Entry, row: Row) -> None:
        text = "\t".join(cell_text(cell) for cell in row.cells)
        bold = all(piece.bold for piece in row.pieces)
        self._add(entry, text, shape=Shape.ROW, header=row.header, bold=bold, gap=row.opens)
        self._item = None

    def _heading_end(self, index: int) -> int:
        """The end of the heading that begins here, 0 where none does."""
        first = self._entries[index]
        piece = first.piece
        large = self._measures.is_large(piece)
        if not (large or piece.bold) or first.tabs or piece.leader:
            return 0
        if piece.marker and not piece.marker.strip("().").isdigit():
            return 0
        end, length = index + 1, len(piece.text)
        while end < len(self._entries) and self._same_heading(end):
            length += len(self._entries[end].piece.text)
            end += 1
        if length > (_LONG_HEADING if large else _SHORT_HEADING):
            return 0
        text = self._entries[end - 1].piece.text
        return 0 if not large and text.endswith((".", ",", ";", ":")) else end

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
            and (self._flow.is_full(above, two) or self._is_broad(above))
        )

    def _is_broad(self, above: Entry) -> bool:
        """Large text is seldom broken at the last possible place."""
        width = above.right - self._measures.left
        return (
            self._measures.is_large(above.piece) and above.piece.x1 - above.piece.x0 > width * 0.7
        )

    def _write_heading(self, entries: Sequence[Entry]) -> None:
        text = ""
        for entry in entries:
            text = glue(text, printed(entry.piece))
        first = entries[0].piece
        level = self._measures.level(first)
        self._add(entries[0], text, shape=Shape.HEADING, level=level, bold=first.bold)
        self._item = None
        self._lists.leave()

    def _write_item(self, entry: Entry) -> None:
        piece = entry.piece
        level = self._lists.enter(piece)
        self._add(entry, piece.text, shape=Shape.LIST, level=level, bold=piece.bold)
        self._lines[-1].marker = piece.marker
        self._item = entry

    def _write_text(self, entry: Entry, *, goes_on: bool) -> None:
        text = printed(entry.piece) if entry.piece.marker else entry.piece.text
        before = self._before
        same_page = before is not None and before.page == entry.page
        if goes_on and same_page and (self._item is not None or entry.piece.leader):
            self._extend(text, leader=entry.piece.leader)
            return
        if goes_on:
            self._lines[-1].wraps = True
        elif self._item is not None:
            self._close_item(entry, self._item)
        gap = False if goes_on else None
        self._add(entry, text, bold=entry.piece.bold, gap=gap)

    def _extend(self, text: str, *, leader: bool) -> None:
        """Join to the last line, which is an entry of a contents page if dots follow."""
        line = self._lines[-1]
        line.text = glue(line.text, text)
        if leader and line.shape is Shape.LIST:
            line.shape, line.text, line.marker = Shape.TEXT, f"{line.marker} {line.text}", ""
            self._item = None
            self._lists.leave()

    def _close_item(self, entry: Entry, item: Entry) -> None:
        if entry.piece.x0 <= item.piece.x0 + _ALIGNED:
            self._lists.leave()
        self._item = None

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
        piece = entry.piece
        clear = self._has_gap(entry) if gap is None else gap
        size = round(piece.size, 1)
        self._lines.append(
            Line(text, entry.page, entry.number, shape, level, clear, bold, size, url=piece.url)
        )
        if header:
            self._lines[-1].header = True
