"""A reminder list as data: what a forum will come back to, and its coming themes below it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list; each of the three as printed, empty where nothing is."""

    topic: str
    time: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class ListTheme:
    """One thing below a heading: when, and what; one of them may be empty.

    ``time`` has its brackets where they are printed: such a time stands behind the text.
    """

    time: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StrandOf:
    """A heading below the list with its themes; ``note`` is what stands in brackets below the heading.

    ``heading`` is printed without its colon; empty for themes that come right behind the table.
    """

    heading: str
    note: str = ""
    themes: tuple[ListTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderList:
    """A whole reminder list. ``title`` is the item's; ``intro`` is what stands before the table."""

    title: str
    entries: tuple[Entry, ...] = ()
    strands: tuple[StrandOf, ...] = ()
    intro: str = ""
