"""Where the lines of a PDF page link to."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from referat.reading.formats import pdf_engine as engine
from referat.reading.formats.pdf_pieces import Piece
from referat.reading.formats.pdf_rules import Box

_COVERS = 0.8  # of a line's width


def mark_links(document: Any, page: Any, pieces: list[Piece]) -> None:
    """Note on each piece the address of a link that lies over most of it."""
    if not engine.count_annotations(engine.address(page)):
        return
    for (left, bottom, right, top), url in _links(document, page):
        for piece in pieces:
            shared = min(right, piece.x1) - max(left, piece.x0)
            if bottom - 2 <= piece.y <= top and shared >= _COVERS * (piece.x1 - piece.x0):
                piece.url = url


def _links(document: Any, page: Any) -> list[tuple[Box, str]]:
    found: list[tuple[Box, str]] = []
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        url = engine.link_address(document, link)
        if url and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            found.append(((box.left, box.bottom, box.right, box.top), url))
    return found
