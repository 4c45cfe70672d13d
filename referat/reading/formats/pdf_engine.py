"""PDFium as this library uses it: opening a file, and the few calls a page's layout needs, bound cheaply."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from referat.errors import CannotRead

_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
_TAIL = 2048  # a whole PDF ends with startxref; readers look for it in the last kilobyte or two


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """PDFium's function by name, called without releasing the GIL: half the price of a call.

    Handles are plain integers. Only for calls that take microseconds.
    """
    address = ctypes.cast(getattr(pdfium, name), _POINTER).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


count_chars = _bind("FPDFText_CountChars", _INT, _POINTER)
get_text = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
char_index = _bind("FPDFText_GetCharIndexFromTextIndex", _INT, _POINTER, _INT)
char_origin = _bind("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
font_size = _bind("FPDFText_GetFontSize", _DOUBLE, _POINTER, _INT)
text_object = _bind("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
count_rects = _bind("FPDFText_CountRects", _INT, _POINTER, _INT, _INT)
get_rect = _bind("FPDFText_GetRect", _INT, _POINTER, _INT, *[_POINTER] * 4)
object_font = _bind("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_weight = _bind("FPDFFont_GetWeight", _INT, _POINTER)
count_marks = _bind("FPDFPageObj_CountMarks", _INT, _POINTER)
get_mark = _bind("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", _INT, _POINTER, _POINTER, ctypes.c_ulong, _POINTER)
count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
object_type = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, *[_POINTER] * 4)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
count_annotations = _bind("FPDFPage_GetAnnotCount", _INT, _POINTER)
draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
fill_color = _bind("FPDFPageObj_GetFillColor", _INT, _POINTER, *[_POINTER] * 4)
count_segments = _bind("FPDFPath_CountSegments", _INT, _POINTER)
get_segment = _bind("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _POINTER)
char_at = _bind("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
is_generated = _bind("FPDFText_IsGenerated", _INT, _POINTER, _INT)
content_of = _bind("FPDFPageObj_GetMarkedContentID", _INT, _POINTER)
top_at = _bind("FPDF_StructTree_GetChildAtIndex", _POINTER, _POINTER, _INT)
count_kids = _bind("FPDF_StructElement_CountChildren", _INT, _POINTER)
kid_at = _bind("FPDF_StructElement_GetChildAtIndex", _POINTER, _POINTER, _INT)
kid_content = _bind("FPDF_StructElement_GetChildMarkedContentID", _INT, _POINTER, _INT)
kid_kind = _bind("FPDF_StructElement_GetType", ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong)

PATH, TEXT = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT


def address(handle: Any) -> int:
    """A PDFium handle as the integer that the bound calls take."""
    return ctypes.cast(handle, _POINTER).value or 0


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF in ``data`` as a PDFium document; raises :class:`CannotRead` where it is none."""
    if b"startxref" not in data[-_TAIL:]:
        raise broken()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise CannotRead(
                "encrypted",
                "The PDF is protected by a password.",
                "Remove the password (print it to a new PDF) and try again.",
            )
        raise broken()
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def broken() -> CannotRead:
    """What to raise for a file that PDFium, or its own structure, says is not whole."""
    return CannotRead(
        "truncated",
        "The PDF is cut short or damaged.",
        "Fetch or save the file once more and try again.",
    )


@contextmanager
def page_of(document: Any, index: int) -> Iterator[tuple[Any, Any]]:
    """Page ``index`` (from 0) and its text page, closed again however it ends."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise broken()
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise broken()
        try:
            yield page, text_page
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def meta_of(document: Any, name: bytes) -> str:
    """An entry of the file's own metadata: ``Title``, ``Keywords``."""
    size = pdfium.FPDF_GetMetaText(document, name, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


def link_address(document: Any, link: Any) -> str:
    """Where a link leads outside the document; nothing where it stays inside."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size + 1)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def page_edges(page: Any, turn: int) -> tuple[float, float, float, float]:
    """Heights of the page's lower and upper edge, its right edge and its width, as a reader sees it."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        width = pdfium.FPDF_GetPageWidthF(page)
        return 0.0, pdfium.FPDF_GetPageHeightF(page), width, width
    width, height = box.right - box.left, box.top - box.bottom
    if turn == 1:
        return -box.right, -box.left, box.top, height
    if turn == 2:
        return -box.top, -box.bottom, -box.left, width
    if turn == 3:
        return box.left, box.right, -box.bottom, height
    return box.bottom, box.top, box.right, width
