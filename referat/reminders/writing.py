"""A reminder list as the passage that prints it: a table, and below it each heading with its themes."""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table
from referat.reminders.value import ListTheme, ReminderList, StrandOf

COLUMNS = ("Sag/emne", "Forventet tidspunkt", "Ansvarlig")


def passage_of(reminders: ReminderList) -> Passage:
    """The list without its title, which is the item's; :func:`reminders_in` reads it back."""
    rows = ((one.topic, one.time, one.responsible) for one in reminders.entries)
    table = Table((COLUMNS, *rows), has_header=True)
    return (table, *(block for strand in reminders.strands for block in _blocks(strand)))


def _blocks(strand: StrandOf) -> Iterator[Block]:
    yield Subheading(strand.heading)
    if strand.note:
        yield Paragraph(f"({strand.note})")
    for theme in strand.themes:
        yield ListItem(_line(theme))


def _line(theme: ListTheme) -> str:
    return ": ".join(filter(None, (theme.time, theme.text)))
