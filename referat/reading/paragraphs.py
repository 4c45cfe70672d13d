"""Joins printed lines to the paragraphs, list items and tables that they were before the layout broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table
from referat.reading.blocks import Line, Shape, Sheet

_NUMBERED = re.compile(r"^(?P<marker>\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_OF_TIMETABLE = re.compile(r"kl\.?\s?\d", re.IGNORECASE)
_ENDS = (".", ":", ";", "!", "?", ")", '"', "”")
_SOFT_HYPHEN = "\u00ad"
_PARAGRAPH_LINES = 200  # characters; lines this long are whole paragraphs


@dataclass(frozen=True, slots=True)
class Layout:
    """What the document as a whole says about its lines.

    ``width`` is the length of a full line in characters, 0 where every line is a paragraph already; ``tells_wraps``
    where the format itself says which lines were broken.
    """

    width: int = 0
    tells_wraps: bool = False

    @classmethod
    def of(cls, sheet: Sheet) -> Layout:
        """Judge a sheet by its lines."""
        if sheet.knows_paragraphs:
            return cls(0, tells_wraps=True)
        if any(line.wraps for line in sheet.lines):
            return cls(0, tells_wraps=True)
        lengths = sorted(len(line.text) for line in sheet.lines if line.shape is not Shape.ROW)
        width = lengths[len(lengths) * 19 // 20] if lengths else 0
        return cls(0 if width > _PARAGRAPH_LINES else width)


def join(left: str, right: str) -> str:
    """Two lines of one paragraph as one text; a word broken over them is made whole."""
    if left.endswith(_SOFT_HYPHEN):
        return left[:-1] + right
    if _breaks_word(left, right):
        return left[:-1] + right
    if left[-1:] == "-" and left[-2:-1].isalnum() and (right[:1].isupper() or right[:1].isdigit()):
        return left + right  # "Niels-" and "Ole", "2024-" and "2027"
    return f"{left} {right}" if left and right else left + right


def _breaks_word(left: str, right: str) -> bool:
    return (
        len(left) > 3
        and left[-1] in "-\u2010"
        and left[-2].islower()
        and right[:1].islower()
        and not right.startswith(("og ", "eller ", "samt ", "til "))
        and not left.rpartition(" ")[2][:-1].isupper()
    )


def build_passage(lines: Sequence[Line], layout: Layout) -> Passage:
    """The lines of one section in reading order as paragraphs, list items, sub-headings and tables."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    has_header = False
    previous: Line | None = None
    for line in lines:
        if line.shape is Shape.ROW:
            has_header = has_header or (not rows and line.header)
            rows.append(tuple(cell.strip() for cell in line.text.split("\t")))
            previous = line
            continue
        if rows:
            blocks.append(_table(rows, has_header=has_header))
            rows, has_header = [], False
        if previous is not None and blocks and _continues(previous, line, layout):
            blocks[-1] = _extended(blocks[-1], line)
        else:
            blocks.append(_block(line))
        previous = line
    if rows:
        blocks.append(_table(rows, has_header=has_header))
    return tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.text))


def _table(rows: list[tuple[str, ...]], *, has_header: bool) -> Table:
    return Table(tuple(rows), has_header or _names_columns(rows))


def _names_columns(rows: list[tuple[str, ...]]) -> bool:
    """Words over figures: a first row without a figure above rows that have one in the same column."""
    if len(rows) <= 2 or len(rows[0]) < 2 or not all(rows[0][1:]):
        return False
    if any(char.isdigit() for cell in rows[0] for char in cell.replace("20", "")):
        return False
    return all(row[-1][:1].isdigit() or row[-1][:1] in "-+" for row in rows[1:] if row[-1])


def _block(line: Line) -> Block:
    if line.shape is Shape.LIST:
        marker = line.marker if line.marker[:1].isalnum() else ""
        return ListItem(line.text, line.level, marker, line.html)
    if line.shape is Shape.HEADING:
        return Subheading(line.text, 5 if line.level > 4 else 4)
    numbered = _NUMBERED.match(line.text)
    if numbered and not line.html:
        return ListItem(line.text[numbered.end() :], 0, numbered["marker"])
    return Paragraph(line.text, line.html)


def _continues(previous: Line, line: Line, layout: Layout) -> bool:
    if line.shape is not Shape.TEXT or previous.shape in (Shape.ROW, Shape.HEADING):
        return False
    if previous.wraps or previous.text.endswith(_SOFT_HYPHEN):
        return True
    if layout.tells_wraps or not layout.width:
        return _cut_by_page(previous, line)
    if line.gap:
        return _cut_by_page(previous, line)
    if _NUMBERED.match(line.text):
        return False
    if line.text[:1].islower() and not line.text.startswith("at "):
        return True
    return len(previous.text) >= layout.width * 0.7


def _cut_by_page(previous: Line, line: Line) -> bool:
    """A sentence that a page break cut in two: it has not ended, and what follows does not begin one."""
    return (
        len(previous.text) >= 60
        and line.text[:1].islower()
        and previous.text[-1:] not in _ENDS
        and not line.text.startswith("at ")
        and not _NUMBERED.match(line.text)
        and not (_OF_TIMETABLE.match(previous.text) and _OF_TIMETABLE.match(line.text))
    )


def _extended(block: Block, line: Line) -> Block:
    if isinstance(block, Paragraph):
        if block.html or line.html:
            return Paragraph(
                join(block.text, line.text),
                join(block.html or _escape(block.text), line.html or _escape(line.text)),
            )
        return Paragraph(join(block.text, line.text))
    if isinstance(block, ListItem):
        html = (
            join(block.html or _escape(block.text), line.html or _escape(line.text))
            if block.html or line.html
            else ""
        )
        return ListItem(join(block.text, line.text), block.level, block.marker, html)
    assert isinstance(block, Subheading)
    return Subheading(join(block.text, line.text), block.level)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
