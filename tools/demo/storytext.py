"""Turns the plain text of a story into a passage: paragraphs, lists, tables, sub-headings, sums."""

from __future__ import annotations

import re
from decimal import Decimal

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table

MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
# "1. maj" at the start of a wrapped line is a date.
MARKER = re.compile(rf"^(?P<indent> *)(?P<mark>-|\d+\.(?! {MONTH})) (?P<text>.+)$")
AMOUNT = re.compile(r"^-?\d{1,3}(?:\.?\d{3})*(?:,\d+)?$")
HEADER_RULE = "---"
SUM = "="


def passage(text: str) -> Passage:
    """Blank lines part blocks; ``- `` and ``1. `` list, `` | `` tables, ``## `` sub-heads, ``=`` sums."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", text.strip("\n")):
        blocks.extend(_blocks(chunk.split("\n")))
    return tuple(blocks)


def _blocks(lines: list[str]) -> list[Block]:
    if any(" | " in line for line in lines):
        return [_table(lines)]
    blocks: list[Block] = []
    for line in lines:
        if line.startswith("## "):
            blocks.append(Subheading(line[3:].strip()))
        elif match := MARKER.match(line):
            marker = "" if match["mark"] == "-" else match["mark"]
            blocks.append(ListItem(match["text"].strip(), len(match["indent"]) // 2, marker))
        elif blocks and line.strip():
            blocks[-1] = _lengthened(blocks[-1], line.strip())
        elif line.strip():
            blocks.append(Paragraph(line.strip()))
    return blocks


def _lengthened(block: Block, more: str) -> Block:
    if isinstance(block, ListItem):
        return ListItem(f"{block.text} {more}", block.level, block.marker)
    if isinstance(block, Paragraph):
        return Paragraph(f"{block.text} {more}")
    raise ValueError(
        f"{more!r} stands right under a sub-heading or table: put a blank line between"
    )


def _table(lines: list[str]) -> Table:
    has_header = len(lines) > 1 and lines[1].strip() == HEADER_RULE
    rows = [
        tuple(cell.strip() for cell in line.split("|"))
        for line in lines
        if line.strip() != HEADER_RULE
    ]
    if len({len(row) for row in rows}) > 1:
        raise ValueError(f"rows of different lengths in the table that begins {lines[0]!r}")
    return Table(tuple(_summed(rows, names=int(has_header))), has_header=has_header)


def _summed(rows: list[tuple[str, ...]], *, names: int) -> list[tuple[str, ...]]:
    """Every ``=`` replaced by the sum of the amounts above it in its column; ``names`` rows only name the columns (years, say)."""
    done: list[tuple[str, ...]] = []
    for row in rows:
        columns = enumerate(row)
        done.append(tuple(_total(done[names:], i) if cell == SUM else cell for i, cell in columns))
    return done


def _total(above: list[tuple[str, ...]], column: int) -> str:
    cells = [row[column] for row in above if AMOUNT.match(row[column])]
    decimals = max((len(cell.partition(",")[2]) for cell in cells), default=0)
    total = sum((_amount(cell) for cell in cells), Decimal(0))
    return f"{total:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _amount(cell: str) -> Decimal:
    return Decimal(cell.replace(".", "").replace(",", "."))
