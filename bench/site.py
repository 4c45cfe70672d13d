"""The measures that need the site: a database of their own, then one measure after the other (``make bench-writing``)."""

from __future__ import annotations

import importlib
import os
import tempfile

MEASURES = ("bench.meeting_page", "bench.autosave", "bench.commitments")


def main() -> None:
    """The measures import Django's models, which is possible only once the settings know their folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"RAADSLAG_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "raadslag.settings"}
        django = importlib.import_module("django")
        django.setup()
        importlib.import_module("django.core.management").call_command("migrate", verbosity=0)
        for name in MEASURES:
            importlib.import_module(name).measure()


if __name__ == "__main__":
    main()
