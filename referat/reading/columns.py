"""Finds tables in text whose columns are only held apart by spaces."""

from __future__ import annotations

import re
from dataclasses import replace

from referat.reading.blocks import Line, Shape

_GAP = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"^[-+]?\d[\d.,]*(?:\s?(?:kr\.?|%|pct\.?|mio\.?|t\.kr\.?|m²|timer|år))*$")
_LEADERS = re.compile(r"\.{4,}|…")
_ROWS = 2  # lines that agree on their columns make a table


def with_columns_as_rows(lines: list[Line]) -> list[Line]:
    """Runs of lines with the same columns as table rows; a contents list with leaders is left alone."""
    if not any("   " in line.text for line in lines):
        return lines
    shaped = list(lines)
    start = 0
    while start < len(lines):
        end = _end_of_run(lines, start)
        if end - start >= _ROWS and _is_table([_cells(line) for line in lines[start:end]]):
            for index in range(start, end):
                shaped[index] = replace(
                    lines[index], text="\t".join(_cells(lines[index])), shape=Shape.ROW
                )
        start = max(end, start + 1)
    return shaped


def _cells(line: Line) -> list[str]:
    return _GAP.split(line.text.strip())


def _end_of_run(lines: list[Line], start: int) -> int:
    """The first line after ``start`` that does not have as many columns, or stands apart."""
    count = _count(lines[start])
    end = start
    while (
        count > 1
        and end < len(lines)
        and _count(lines[end]) == count
        and (end == start or not lines[end].gap)
    ):
        end += 1
    return max(end, start)


def _count(line: Line) -> int:
    if line.shape is not Shape.TEXT or _LEADERS.search(line.text):
        return 0
    return len(_cells(line))


def _is_table(rows: list[list[str]]) -> bool:
    """Three columns, or two of which the last holds numbers (under a heading maybe)."""
    if len(rows[0]) > 2:
        return True
    return sum(1 for row in rows if _NUMBER.match(row[-1])) >= len(rows) - 1
