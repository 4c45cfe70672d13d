"""One module a file format: each turns bytes into the lines of a :class:`~referat.reading.blocks.Sheet`."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from referat.errors import CannotRead
from referat.reading.blocks import Note, Sheet
from referat.reading.formats.sniff import format_of, is_misnamed, wrong_name
from referat.reading.limits import Limits

__all__ = ["open_sheet"]


class _Reader(Protocol):
    def read_sheet(self, data: bytes, *, limits: Limits) -> Sheet: ...


def open_sheet(data: bytes, filename: str, limits: Limits, *, ocr: bool = False) -> Sheet:
    """Read a document's lines, whatever its name says it is; raises :class:`CannotRead`."""
    limits.check_bytes(len(data))
    found = format_of(data)
    # A format's libraries are loaded when the first such file comes: the command starts faster.
    reader = cast("_Reader", import_module(f"{__name__}.{found.value}"))
    sheet = _read_with_ocr(reader, data, limits) if ocr else reader.read_sheet(data, limits=limits)
    if is_misnamed(filename, found):
        sheet.notes.append(Note("wrong_name", wrong_name(filename, found)))
    return sheet


def _read_with_ocr(reader: _Reader, data: bytes, limits: Limits) -> Sheet:
    """Read a file; only one without text is recognised first."""
    try:
        return reader.read_sheet(data, limits=limits)
    except CannotRead as error:
        if error.code != "no_text":
            raise
    from referat.reading import ocr  # noqa: PLC0415 -- only scans need it

    return reader.read_sheet(ocr.with_text_layer(data, limits), limits=limits)
