"""Reads the rows of a list: from a table with its columns in any order, or from lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from referat.document import Table
from referat.reminders.tables import COLUMN_WORDS, COUNTING_WORDS, Column
from referat.reminders.telling import apart, is_time
from referat.reminders.value import Entry, ListTheme

_WORD = re.compile(r"[\w#]+")
_BETWEEN = re.compile(r"\s+[–—-]\s+|\s*[;|]\s*|\t")
_LABEL = re.compile(r"^(?P<label>[\w. ]{2,30}):\s*(?P<value>.+)$", re.DOTALL)
_NAMES_BEHIND = re.compile(r"^(?P<text>.*\S)\s+\((?P<who>[^()]{1,60})\)\.?$", re.DOTALL)
_LONGEST_NAME = 40
_HEADER_WITHIN = 2  # rows: a title may stand above the names of the columns

Columns = tuple[Column | None, ...]


def columns_of(row: Sequence[str]) -> Columns:
    """What each column is by the words of its head; every kind at most once."""
    found: list[Column | None] = []
    for cell in row:
        kind = column_of(cell)
        found.append(None if kind in found else kind)
    return tuple(found)


def column_of(head: str) -> Column | None:
    """The kind of column that a head names."""
    words = {word.casefold() for word in _WORD.findall(head)}
    return next((kind for kind, known in COLUMN_WORDS if words & known), None)


def is_list_table(table: Table) -> bool:
    """Whether the table says of itself that it is a reminder list: by all three columns."""
    return any(set(Column) <= set(columns_of(row)) for row in table.rows[:_HEADER_WITHIN])


def entries_of(table: Table) -> tuple[Entry, ...]:
    """A row each; what no column of ours holds is added to the topic, with the column's head."""
    at = _header_at(table)
    if at is None:
        return tuple(_entry(row, _guessed(table.rows), ()) for row in table.rows if any(row))
    above = tuple(Entry(" ".join(filter(None, row))) for row in table.rows[:at] if any(row))
    head, columns = table.rows[at], columns_of(table.rows[at])
    return above + tuple(_entry(row, columns, head) for row in table.rows[at + 1 :] if any(row))


def themes_of(table: Table) -> tuple[ListTheme, ...]:
    """The rows of a table that stands below a heading: a time, and the rest of the row."""
    at = _header_at(table)
    rows = table.rows if at is None else table.rows[at + 1 :]
    return tuple(_theme(row) for row in rows if any(row))


def entry_of_line(line: str) -> Entry:
    """A row that is written as a line: "Indkøbspolitik – september – ØDC"."""
    parts = [part for part in _BETWEEN.split(line) if part]
    if len(parts) > 1:
        return _entry_of_parts(parts)
    time, topic = apart(line)
    if not topic:
        return Entry(line)
    behind = _NAMES_BEHIND.match(topic)
    if behind and len(behind["who"]) <= _LONGEST_NAME and behind["who"][0].isupper():
        return Entry(behind["text"], time, behind["who"])
    return Entry(topic, time)


def _entry_of_parts(parts: Sequence[str]) -> Entry:
    said: dict[Column, str] = {}
    rest: list[str] = []
    for part in parts:
        kind, value = _labelled(part)
        if kind is None and is_time(part):
            kind = Column.TIME
        if kind is None or kind in said:
            rest.append(part)
        else:
            said[kind] = value
    named = len(rest) > 1 and Column.RESPONSIBLE not in said and len(rest[-1]) <= _LONGEST_NAME
    if named and (Column.TIME in said or rest[-1].isupper()):
        said[Column.RESPONSIBLE] = rest.pop()
    topic = [said[Column.TOPIC]] if Column.TOPIC in said else []
    return Entry(
        " – ".join([*topic, *rest]), said.get(Column.TIME, ""), said.get(Column.RESPONSIBLE, "")
    )


def _labelled(part: str) -> tuple[Column | None, str]:
    found = _LABEL.match(part)
    kind = column_of(found["label"]) if found else None
    return (kind, found["value"]) if found and kind else (None, part)


def _header_at(table: Table) -> int | None:
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        kinds = set(columns_of(row))
        if Column.TOPIC in kinds and len(kinds - {None}) > 1 and not any(map(is_time, row)):
            return at
        if table.has_header and at == 0 and kinds - {None}:
            return at
    return None


def _guessed(rows: Iterable[Sequence[str]]) -> Columns:
    """Without heads: times are where most cells are one, the topic is where most is written."""
    every = list(rows)
    width = max((len(row) for row in every), default=0)
    cells = [[row[n] for row in every if n < len(row)] for n in range(width)]
    times = [sum(map(is_time, filter(None, column))) for column in cells]
    lengths = [sum(map(len, column)) for column in cells]
    found: list[Column | None] = [None] * width
    if any(times):
        found[times.index(max(times))] = Column.TIME
    free = [n for n in range(width) if found[n] is None]
    if free:
        found[max(free, key=lambda n: lengths[n])] = Column.TOPIC
    free = [n for n in range(width) if found[n] is None]
    if len(free) == 1:
        found[free[0]] = Column.RESPONSIBLE
    return tuple(found)


def _entry(row: Sequence[str], columns: Columns, head: Sequence[str]) -> Entry:
    said = {kind: row[n] for n, kind in enumerate(columns) if kind and n < len(row)}
    others = [
        _with_head(cell, head[n] if n < len(head) else "")
        for n, cell in enumerate(row)
        if cell and (n >= len(columns) or columns[n] is None) and not _counts(head, n)
    ]
    topic = said.get(Column.TOPIC, "")
    if others:
        topic = f"{topic} ({'; '.join(others)})".strip()
    return Entry(topic, said.get(Column.TIME, ""), said.get(Column.RESPONSIBLE, ""))


def _with_head(cell: str, head: str) -> str:
    return f"{head}: {cell}" if head else cell


def _counts(head: Sequence[str], n: int) -> bool:
    return n < len(head) and head[n].strip().casefold() in COUNTING_WORDS


def _theme(row: Sequence[str]) -> ListTheme:
    cells = [cell for cell in row if cell]
    if is_time(cells[0]):
        return ListTheme(cells[0], " – ".join(cells[1:]))
    return ListTheme(*apart(" – ".join(cells)))
