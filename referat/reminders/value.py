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
    """One thing below a heading: when, and what; one of them may be empty."""

    time: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StrandOf:
    """A heading below the list with its themes; ``note`` is what stands in brackets or before them."""

    heading: str
    note: str = ""
    themes: tuple[ListTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderList:
    """A whole reminder list."""

    title: str
    entries: tuple[Entry, ...] = ()
    strands: tuple[StrandOf, ...] = ()
