"""Writes a reminder list as a passage: a table, then a heading with a list for each strand."""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table
from referat.reminders.tables import HEADER
from referat.reminders.telling import together
from referat.reminders.value import ReminderList, StrandOf


def passage_of(reminders: ReminderList) -> Passage:
    """The list as an item prints it; its title is the item's."""
    return tuple(_blocks(reminders))


def _blocks(reminders: ReminderList) -> Iterator[Block]:
    for text in filter(None, reminders.intro.split("\n\n")):
        yield Paragraph(text)
    if reminders.entries or reminders.intro:  # the table tells where the introduction ends
        rows = ((one.topic, one.time, one.responsible) for one in reminders.entries)
        yield Table((HEADER, *rows), has_header=True)
    for strand in reminders.strands:
        yield from _strand(strand)


def _strand(strand: StrandOf) -> Iterator[Block]:
    if strand.heading:
        yield Subheading(strand.heading)
    if strand.note:
        yield Paragraph(f"({strand.note})")
    for theme in strand.themes:
        line = together(theme.time, theme.text)
        if line:
            yield ListItem(line)
