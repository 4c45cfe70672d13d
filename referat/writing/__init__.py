"""Writes minutes as a paper: one arrangement, rendered in each format."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from referat.document import Minutes
from referat.errors import CannotWrite
from referat.writing.arranging import Paper, arrange
from referat.writing.layout import LAYOUTS, PLAIN, BadLayout, Layout, layout_from, layout_named
from referat.writing.public import public_part

__all__ = [
    "LAYOUTS",
    "PLAIN",
    "BadLayout",
    "Format",
    "Layout",
    "Paper",
    "arrange",
    "layout_from",
    "layout_named",
    "public_part",
    "write",
]


class Format(StrEnum):
    """What minutes can be written as."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """As it stands in a ``Content-Type``."""
        return _MEDIA_TYPES[self]

    @property
    def extension(self) -> str:
        """With its dot, as it ends a file's name."""
        return f".{self.value}"


_MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TXT: "text/plain; charset=utf-8",
    Format.JSON: "application/json",
}
# One module a format, loaded when first used; its ``render(paper)`` gives the file's bytes.
_MODULES = {
    Format.HTML: "as_html",
    Format.PDF: "as_pdf",
    Format.DOCX: "as_docx",
    Format.TXT: "as_text",
    Format.JSON: "as_json",
}


def write(minutes: Minutes, fmt: Format | str, *, layout: Layout = PLAIN) -> bytes:
    """The minutes as the bytes of a file, all of them: what is closed is cut by :func:`public_part` before.

    Raises :class:`referat.CannotWrite`.
    """
    try:
        fmt = Format(fmt)
    except ValueError:
        raise CannotWrite(
            "unknown_format", f"“{fmt}” is no format.", f"Choose from {', '.join(Format)}."
        ) from None
    module = import_module(f"referat.writing.{_MODULES[fmt]}")
    render: Callable[[Paper], bytes] = module.render
    return render(arrange(minutes, layout))
