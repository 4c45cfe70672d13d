"""What a printed page is made of, before any file format: headings, labels, contents, running text."""

from __future__ import annotations

from dataclasses import dataclass

from referat.document import Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """``level``: 1 the document, 2 contents and groups of items, 3 an item, 4 a section.

    ``item`` is the place of the item in the minutes, so that the contents can find its page.
    """

    text: str
    level: int
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of its own; ``name`` says what it is for (``case``, ``mark``, …)."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what belongs to it, on one line or (``stacked``) below."""

    label: str
    values: tuple[str, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """An entry of the contents that leads to the item at place ``item``."""

    text: str
    item: int
    paged: bool


@dataclass(frozen=True, slots=True)
class Body:
    """Running text."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Titles:
    """The attachments' titles, with ``mark`` before each; ``urls`` beside them, empty where there is none."""

    titles: tuple[str, ...]
    urls: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Piece = Heading | Line | Field | ContentsLine | Body | Titles | NewPage
