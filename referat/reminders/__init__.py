"""A reminder list as data, read from an item and written as one."""

from referat.reminders.value import Entry, ListTheme, ReminderList, StrandOf

__all__ = ["Entry", "ListTheme", "ReminderList", "StrandOf"]
