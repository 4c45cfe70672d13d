"""Binds a paper and the PDF files that go with it into one file with bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

# Said of the paper alone: a file of unknown origin bound after it need not keep the promise.
_PROMISES = ("pdfuaid:part", "pdfuaid:rev", "pdfaid:part", "pdfaid:conformance", "pdfaid:rev")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to be bound after the paper; ``title`` is its bookmark."""

    title: str
    data: bytes


def is_pdf(data: bytes) -> bool:
    """Whether the file begins as a PDF does."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def bind(paper: bytes, enclosures: Sequence[Enclosure]) -> bytes:
    """The paper with its own bookmarks, then each enclosure that is a PDF and opens without a password.

    Scripts and forms of the enclosures are left behind: only their pages come along.
    """
    found = [one for one in enclosures if is_pdf(one.data)]
    if not found:
        return paper
    with pikepdf.open(BytesIO(paper)) as book:
        starts = list(_appended(book, found))
        with book.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem(title, page) for title, page in starts]
        if starts:
            _take_back_promises(book)
        bound = BytesIO()
        book.save(bound, deterministic_id=True)
    return bound.getvalue()


def _appended(book: pikepdf.Pdf, enclosures: Sequence[Enclosure]) -> Iterator[tuple[str, int]]:
    """The title of each that could be opened, and the page on which it begins, from 0."""
    for one in enclosures:
        start = len(book.pages)
        if _append(book, one.data):
            yield one.title, start


def _take_back_promises(book: pikepdf.Pdf) -> None:
    with book.open_metadata(set_pikepdf_as_editor=False) as said:
        for promise in _PROMISES:
            if promise in said:
                del said[promise]


def _append(book: pikepdf.Pdf, data: bytes) -> bool:
    """Put the file's pages last; whether it could be opened."""
    try:
        with pikepdf.open(BytesIO(data)) as enclosed:
            for page in enclosed.pages:
                if "/AA" in page.obj:
                    del page.obj["/AA"]
            book.pages.extend(enclosed.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False
    return True
