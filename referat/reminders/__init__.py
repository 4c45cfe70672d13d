"""A reminder list as data, read from an item and written as one."""

from referat.reminders.reading import CHANGES, reminders_in
from referat.reminders.value import Entry, ListTheme, ReminderList, StrandOf
from referat.reminders.writing import passage_of

__all__ = [
    "CHANGES",
    "Entry",
    "ListTheme",
    "ReminderList",
    "StrandOf",
    "passage_of",
    "reminders_in",
]
