"""Writes the letters of the last day on which offices were open, so that the demo's mailbox is not empty on a Sunday."""

from __future__ import annotations

import importlib
import os
from datetime import timedelta


def main() -> None:
    """What has been told is not told again; the worker sends what is written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.settings")
    importlib.import_module("django").setup()
    # Rooms of the site may be imported only once Django knows its settings.
    clock = importlib.import_module("raadslag.core.clock")
    deadlines = importlib.import_module("raadslag.drafts.deadlines")
    reminders = importlib.import_module("raadslag.followup.actions.reminders")
    remind = importlib.import_module("raadslag.journeys.remind")
    day = clock.today()
    while not deadlines.is_open_day(day):
        day -= timedelta(days=1)
    reminders.write_reminders(today=day, now=clock.now(), links=remind.links())


if __name__ == "__main__":
    main()
