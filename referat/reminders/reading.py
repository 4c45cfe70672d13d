"""Finds the reminder list in an item: a table of matter, time and responsible, with themes below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from referat.danish.times import NoSuchTime, read_time
from referat.document import Block, Item, ListItem, Passage, Subheading, Table
from referat.reminders.value import Entry, ListTheme, ReminderList, StrandOf

CHANGES = "Ændret siden sidst"
"""The heading of what is printed beside the list and is no part of it."""

_COLUMNS = (
    re.compile(r"\b(?:sag|emne|opgave|punkt|hvad)\w*", re.IGNORECASE),
    re.compile(r"tidspunkt|frist|dato|termin|hvornår|deadline", re.IGNORECASE),
    re.compile(r"ansvarlig|tovholder|hvem", re.IGNORECASE),
)
_WRAPPED = re.compile(r"^\((?P<inner>[^()]*)\)\.?$")
_TIME_LAST = re.compile(r"^(?P<text>.*\S)\s*\((?P<time>[^()]+)\)\.?$", re.DOTALL)
_NUMBERED = re.compile(r"\d{1,2}\.")
_HEADING_MAX = 80  # characters: what is longer is a sentence
_ANY_DAY = date(2000, 1, 3)  # whether words are a time does not depend on when they are said


def reminders_in(item: Item) -> ReminderList | None:
    """The item's list under the item's title; None where there is no table of that kind."""
    for section in item.sections:
        for index, block in enumerate(section.content):
            columns = _columns_of(block)
            if isinstance(block, Table) and columns is not None:
                rest = section.content[index:]
                entries = tuple(_entries(rest, columns))
                return ReminderList(item.title, entries, tuple(_strands(rest)))
    return None


def _columns_of(block: Block) -> tuple[int, int, int] | None:
    """Where each of the three stands in a table of reminders; -1 where it has no such column."""
    if not isinstance(block, Table) or not block.rows:
        return None
    found = tuple(_column(block.rows[0], pattern) for pattern in _COLUMNS)
    topic, time, responsible = found
    return (topic, time, responsible) if topic >= 0 and max(time, responsible) >= 0 else None


def _column(header: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((index for index, cell in enumerate(header) if pattern.search(cell)), -1)


def _entries(content: Passage, columns: tuple[int, int, int]) -> Iterator[Entry]:
    """The rows of the table, and of those that go on from it right below, without their headings."""
    for block in content:
        if not isinstance(block, Table):
            return
        for row in block.rows:
            if all(
                _column(row, pattern) == at for pattern, at in zip(_COLUMNS, columns, strict=True)
            ):
                continue
            topic, time, responsible = (_cell(row, at) for at in columns)
            if topic or time or responsible:
                yield Entry(topic, time, responsible)


def _cell(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].split()) if 0 <= at < len(row) else ""


@dataclass(slots=True)
class _Open:
    """A strand that is being read."""

    heading: str
    notes: list[str] = field(default_factory=list)
    themes: list[ListTheme] = field(default_factory=list)

    def closed(self) -> StrandOf:
        return StrandOf(self.heading, " ".join(self.notes), tuple(self.themes))


def _strands(content: Passage) -> Iterator[StrandOf]:
    strand: _Open | None = None
    for block, line in _lines(content):
        if _heading(block, line) == CHANGES:
            break
        if heading := _heading(block, line):
            if strand is not None:
                yield strand.closed()
            strand = _Open(heading)
            continue
        strand = strand or _Open("")
        _take(strand, block, line)
    if strand is not None:
        yield strand.closed()


def _lines(content: Passage) -> Iterator[tuple[Block, str]]:
    """Each line below the table; a number before a month is a day, not the number of a list."""
    for block in content:
        if isinstance(block, Table):
            continue
        text = block.text
        if isinstance(block, ListItem):
            dated = f"{block.marker} {text}"
            is_day = bool(_NUMBERED.fullmatch(block.marker)) and _theme(dated).time != ""
            yield block, " ".join((dated if is_day else text).split())
        else:
            yield from ((block, line) for line in map(str.strip, text.split("\n")) if line)


def _heading(block: Block, line: str) -> str:
    """The line without its colon, where it is a heading."""
    if isinstance(block, Subheading):
        return line.removesuffix(":").strip()
    if isinstance(block, ListItem) or len(line) > _HEADING_MAX:
        return ""
    if line[-1] in ".)" or line[0] == "(" or _theme(line).time:
        return ""
    return line.removesuffix(":").strip()


def _take(strand: _Open, block: Block, line: str) -> None:
    """A theme, or a note: what stands in brackets, or as a sentence before the first theme."""
    theme = _theme(line)
    wrapped = _WRAPPED.match(line)
    if not isinstance(block, ListItem) and not theme.time and (wrapped or not strand.themes):
        strand.notes.append(wrapped["inner"].strip() if wrapped else line)
    else:
        strand.themes.append(theme)


def _theme(line: str) -> ListTheme:
    """The time that the line begins with before a colon, ends with in brackets, or is."""
    before, colon, after = line.partition(":")
    if _is_time(before):
        return ListTheme(before.strip(), after.strip()) if colon else ListTheme(before.strip())
    last = _TIME_LAST.match(line)
    if last is not None and _is_time(last["time"]):
        return ListTheme(last["time"].strip(), last["text"])
    return ListTheme(text=line)


def _is_time(words: str) -> bool:
    try:
        read_time(words.strip(), said_on=_ANY_DAY)
    except NoSuchTime as error:
        return error.code == "impossible"
    return True
