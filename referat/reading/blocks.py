"""What every format hands to the outline: the document's lines in reading order, with what the layout tells.

A format turns bytes into a :class:`Sheet`: page furniture (running heads, page numbers) set aside, wrapped lines
kept apart (``wraps`` says that the next line goes on in the same paragraph), table rows as one line with tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum


class Shape(IntEnum):
    """What the layout says a line is. ``TEXT`` claims nothing: the outline finds out."""

    TEXT = 0
    HEADING = 1  # set off as a heading by markup or by size and weight
    LIST = 2
    ROW = 3  # a table row, cells separated by tabs
    FACT = 4  # a label and its value, separated by a tab; only where the sheet is certain
    ENTRY = 5  # a title and its page in the table of contents, likewise


@dataclass(slots=True)
class Line:
    """One printed line, or one whole paragraph where the format knows paragraphs (HTML, DOCX).

    ``level`` is the heading level (1 to 6; 0 unknown) of a heading and the nesting (from 0) of a list item.
    ``gap`` tells that white space or a markup boundary stands before the line; ``wraps`` that the line was broken by
    the layout and the next one continues it (only a format that can see it says so). ``html`` is the inline markup
    where it says more than ``text``. ``number`` counts the source's lines from 1, over the whole document.
    """

    text: str
    page: int = 1
    number: int = 0
    shape: Shape = Shape.TEXT
    level: int = 0
    gap: bool = True
    bold: bool = False
    size: float = 0.0  # points; 0 where not known
    wraps: bool = False
    marker: str = ""  # printed number or bullet of a LIST line, already taken off ``text``
    header: bool = False  # a ROW that names the columns
    html: str = ""
    url: str = ""  # where the whole line links to


def is_rest(lines: Sequence[Line], index: int) -> bool:
    """Whether the layout broke the line before, so that this one is the rest of it and heads nothing."""
    return index > 0 and lines[index - 1].wraps


@dataclass(slots=True)
class Note:
    """A warning that the format itself has to give: repaired text, a page without text."""

    code: str
    message: str
    page: int = 0
    line: int = 0


@dataclass(slots=True)
class Sheet:
    """A whole document as lines.

    ``furniture`` holds what was set aside (running heads, page numbers, portal navigation) so that a test can prove
    that nothing else was. ``knows_paragraphs`` tells that each line is a whole paragraph.
    """

    lines: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pages: int | None = None
    media_type: str = ""
    title: str = (
        ""  # the file's own title (PDF metadata, <title>), a last resort for the forum's name
    )
    knows_paragraphs: bool = False
    certain: bool = False
