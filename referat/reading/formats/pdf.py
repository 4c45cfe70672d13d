"""PDF with a text layer, read by its layout: rows, columns, headings, lists and page furniture."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from referat.errors import CannotRead
from referat.reading.blocks import Note, Sheet
from referat.reading.formats import pdf_engine as engine
from referat.reading.formats.pdf_layout import lay_out
from referat.reading.formats.pdf_links import mark_links
from referat.reading.formats.pdf_pieces import Piece, adopt_markers
from referat.reading.formats.pdf_rows import PageRows, rows_of
from referat.reading.formats.pdf_rules import Rules, mark_bullets, read_rules
from referat.reading.formats.pdf_tables import mark_tables
from referat.reading.formats.pdf_tags import is_ours, read_tags
from referat.reading.formats.pdf_text import PageText
from referat.reading.limits import Limits

_INDENT = 6.0  # points: text that starts further in may be a list with drawn bullets
_MARGIN = 0.09  # of the page's height: no table starts and ends there


@dataclass(slots=True)
class _Margin:
    """The left margin of the pages read so far."""

    left: float = 1e9


def read_sheet(data: bytes, *, limits: Limits) -> Sheet:
    """The lines of a PDF; raises :class:`CannotRead` where it is locked, damaged, too long or without text."""
    with _collector_at_rest(), engine.opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count == 0:
            raise engine.broken()
        limits.check_pages(count)
        title = engine.meta_of(document, b"Title")
        sheet = Sheet(pages=count, media_type="application/pdf", title=title)
        if is_ours(document) and read_tags(document, sheet):
            return sheet
        margin = _Margin()
        pages = [_read_page(document, index, margin) for index in range(count)]
    if not any(page.rows for page in pages):
        raise CannotRead(
            "no_text",
            "The PDF is a scan: it has pictures of pages but no text.",
            "Read it once more with --ocr.",
        )
    sheet.notes = [
        Note(
            "page_without_text",
            f"Page {page.number} has no text: a scan or a picture.",
            page.number,
        )
        for page in pages
        if not page.rows
    ]
    with _collector_at_rest():
        lay_out(pages, sheet)
    return sheet


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Thousands of small objects and no cycles are made: the garbage collector would walk them for nothing."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read_page(document: Any, index: int, margin: _Margin) -> PageRows:
    with engine.page_of(document, index) as (page, text_page):
        turn = pdfium.FPDFPage_GetRotation(page)
        text = PageText(text_page, turn)
        pieces = adopt_markers(text.pieces())
        low, high, right, width = engine.page_edges(page, turn)
        if not pieces:
            return PageRows(index + 1, [], low, high, right, width)
        rules = (
            read_rules(page, pieces)
            if not turn and _needs_rules(pieces, margin, low, high)
            else Rules()
        )
        if rules.dots:
            mark_bullets(pieces, rules)
        rows = rows_of(pieces, rules)
        mark_tables(rows, rules, text)
        mark_links(document, page, pieces)
        band = (high - low) * _MARGIN
        for row in rows:
            if not low + band < row.y < high - band:
                row.furniture = all(text.is_artifact(piece) for piece in row.pieces)
        return PageRows(index + 1, rows, low, high, right, width)


def _needs_rules(pieces: list[Piece], margin: _Margin, low: float, high: float) -> bool:
    """Whether something in the page's body may be a table or a list with drawn bullets."""
    left = min([piece.x0 for piece in pieces])
    margin.left = left = min(margin.left, left)
    left += _INDENT
    band = (high - low) * _MARGIN
    low, high = low + band, high - band
    hanging = {round(piece.text_x) for piece in pieces if piece.marker}
    for piece in pieces:
        indented = piece.x0 > left and low < piece.y < high and not piece.marker
        if indented and round(piece.x0) not in hanging:
            return True
    return False
