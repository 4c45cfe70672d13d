"""Reads the reminder list that an item prints: its table, then headings with their themes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from referat.document import (
    Block,
    Item,
    ListItem,
    Paragraph,
    Section,
    SectionKind,
    Subheading,
    Table,
)
from referat.prose import text_of
from referat.reminders.rows import entries_of, entry_of_line, is_list_table, themes_of
from referat.reminders.tables import TITLES
from referat.reminders.telling import apart, is_time
from referat.reminders.value import Entry, ListTheme, ReminderList, StrandOf

_OF_THE_LIST = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.THEME,
        SectionKind.PRESENTATION,
        SectionKind.SUPPLEMENTARY,
        SectionKind.OTHER,
    }
)
CHANGES = "Ændret siden sidst"
"""The heading of what is printed beside the list and is no part of it."""
_IN_BRACKETS = re.compile(r"^\((?P<note>.*)\)$", re.DOTALL)
_A_DAY = re.compile(r"^\d{1,2}\.$")
_LONGEST_HEADING = 70


def reminders_in(item: Item) -> ReminderList | None:
    """The reminder list of an item; None where it has none.

    It is one by its title or the heading of a section ("Huskeliste", "Aktionsliste" …), or by a
    table with columns for topic, time and who is responsible. Every word of its sections is kept;
    numbers that only count rows are not, nor is what the item recommends or decides.
    """
    sections = [
        section
        for section in item.sections
        if section.kind in _OF_THE_LIST and section.heading != CHANGES
    ]
    blocks = tuple(_blocks_of(sections))
    named = any(map(_is_title, (item.title, *(section.heading for section in sections))))
    if not named and not any(map(_is_list, blocks)):
        return None
    lines = [_mended(one) for one in takewhile(_is_of_the_list, blocks) if not _is_empty(one)]
    intro, rows, below = _parted(lines)
    headings = _headings(below)
    listed = [*rows, *(one for one in below if _is_list(one))]
    entries = tuple(entry for one in listed for entry in _entries(one))
    return ReminderList(item.title, entries, _strands(below, headings), intro)


def _parted(lines: Sequence[Block]) -> tuple[str, Sequence[Block], Sequence[Block]]:
    """What stands before the list, its table or lines, and what stands below it."""
    at = _table_at(lines)
    if at is None:
        end = min(_headings(lines), default=len(lines))
        rows = [one for one in lines[:end] if isinstance(one, ListItem)]
        others = [one for one in lines[:end] if not isinstance(one, ListItem)]
        return _said(others), rows, lines[end:]
    end = next((n for n in range(at, len(lines)) if not isinstance(lines[n], Table)), len(lines))
    return _said(lines[:at]), lines[at:end], lines[end:]


def _said(blocks: Sequence[Block]) -> str:
    return "\n\n".join(text_of((one,)).strip() for one in blocks)


def _entries(block: Block) -> tuple[Entry, ...]:
    if isinstance(block, Table):
        return entries_of(block)
    return (entry_of_line(_text(block)),)


def _table_at(lines: Sequence[Block]) -> int | None:
    """Where the list's table is: the first that says so of itself, or that no heading stands before."""
    tables = [n for n, one in enumerate(lines) if isinstance(one, Table)]
    listed = [n for n in tables if _is_list(lines[n])]
    if listed:
        return listed[0]
    marked = [n for n, one in enumerate(lines) if isinstance(one, Subheading)]
    return tables[0] if tables and (not marked or tables[0] < marked[0]) else None


def _is_list(block: Block) -> bool:
    return isinstance(block, Table) and is_list_table(block)


def _is_title(words: str) -> bool:
    return any(title in words.casefold() for title in TITLES)


def _blocks_of(sections: Sequence[Section]) -> Iterator[Block]:
    """All blocks; a section of its own below the first is a heading with what it holds."""
    for number, section in enumerate(sections):
        if number and section.kind is SectionKind.OTHER and section.heading:
            yield Subheading(section.heading)
        yield from section.content


def _is_of_the_list(block: Block) -> bool:
    return isinstance(block, Table) or _text(block) != CHANGES


def _is_empty(block: Block) -> bool:
    if isinstance(block, Table):
        return not any(any(row) for row in block.rows)
    return not _text(block)


def _text(block: Paragraph | Subheading | ListItem) -> str:
    return block.text.strip()


def _mended(block: Block) -> Block:
    """With a day that was taken for the number of a list entry put back: "25." and "november"."""
    if isinstance(block, ListItem) and _A_DAY.match(block.marker):
        whole = f"{block.marker} {block.text}"
        if apart(whole)[0].startswith(block.marker):
            return ListItem(whole, block.level)
    return block


def _headings(lines: Sequence[Block]) -> set[int]:
    """Where headings stand: those marked as such, or else the lines that look like one."""
    marked = {n for n, one in enumerate(lines) if isinstance(one, Subheading)}
    if marked:
        return marked
    found: set[int] = set()
    for n in range(len(lines) - 1):
        alone = not _looks_like_heading(lines[n + 1])
        if _looks_like_heading(lines[n]) and (alone or n - 1 not in found):
            found.add(n)
    return found


def _looks_like_heading(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    text = _text(block)
    plain = len(text) <= _LONGEST_HEADING and not text.endswith((".", "?", "!"))
    return plain and not _IN_BRACKETS.match(text) and not apart(text)[0]


def _strands(lines: Sequence[Block], headings: set[int]) -> tuple[StrandOf, ...]:
    strands: list[StrandOf] = []
    for start, end in pairwise(sorted({*headings, 0, len(lines)})):
        part = lines[start:end]
        if start in headings:
            strands.append(_strand(_heading_of(part[0]), part[1:]))
        else:
            strands.append(_strand("", part))
    return tuple(strands)


def _heading_of(block: Block) -> str:
    assert not isinstance(block, Table)
    return _text(block).removesuffix(":").rstrip()


def _strand(heading: str, lines: Sequence[Block]) -> StrandOf:
    note = ""
    if heading and lines and isinstance(lines[0], Paragraph):
        found = _IN_BRACKETS.match(_text(lines[0]))
        if found and not is_time(lines[0].text):
            note, lines = found["note"], lines[1:]
    return StrandOf(heading, note, tuple(theme for one in lines for theme in _themes(one)))


def _themes(block: Block) -> Iterator[ListTheme]:
    if isinstance(block, Table):
        yield from () if is_list_table(block) else themes_of(block)
    else:
        yield ListTheme(*apart(_text(block)))
