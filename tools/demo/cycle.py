"""Puts meetings of every stage into the demo: one held, one called, one being prepared, with those who work on them.

The days are counted from today, so that there is always something to prepare, to hold and to publish.
"""

from __future__ import annotations

import importlib
import os
import tomllib
from datetime import timedelta
from pathlib import Path

STORY = Path(__file__).with_name("cycle.toml")


def main() -> None:
    """Nothing is done where the story's first forum has its rules already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.settings")
    importlib.import_module("django").setup()
    # Rooms of the site may be imported only once Django knows its settings.
    stage = importlib.import_module("tools.demo.stage")
    clock = importlib.import_module("raadslag.core.clock")
    with STORY.open("rb") as file:
        story = tomllib.load(file)
    stage.play(
        story, now=clock.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=1)
    )


if __name__ == "__main__":
    main()
