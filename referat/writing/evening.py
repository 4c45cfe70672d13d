"""Evens out what no paper can show: empty paragraphs, tables and rows without text, ragged rows, sub-headings that jump a level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from referat.document import Block, Paragraph, Passage, Subheading, Table

_HIGHEST = 4  # the level of a sub-heading right below a section's own


def evened(passage: Passage) -> Passage:
    """The passage as it can be printed.

    Every row is as long as the longest, and none is without text; a row that is alone heads nothing; every sub-heading
    stands below one of the level above.
    """
    return tuple(_evened(passage))


def _evened(passage: Passage) -> Iterator[Block]:
    level = _HIGHEST - 1
    for block in passage:
        if isinstance(block, Subheading):
            level = max(_HIGHEST, min(block.level, level + 1, _HIGHEST + 1))
            if block.text.strip():
                yield replace(block, level=level)
        elif isinstance(block, Table):
            if any(cell.strip() for row in block.rows for cell in row):
                yield _squared(block)
        elif not isinstance(block, Paragraph) or block.text.strip():
            yield block


def _squared(table: Table) -> Table:
    columns = max(map(len, table.rows))
    filled = [row for row in table.rows if any(cell.strip() for cell in row)]
    rows = tuple((*row, *[""] * (columns - len(row))) for row in filled)
    heads = table.has_header and filled[0] is table.rows[0] and len(rows) > 1
    return Table(rows, heads)
