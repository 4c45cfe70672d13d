"""System checks of an installation, each with its id and what to do."""

from __future__ import annotations

import os
import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.db import connection

SQLITE_MIN = (3, 35)  # the first that tells the ids of rows written in bulk


def check_data_folder(**_kwargs: Any) -> list[CheckMessage]:
    """Originals, index and, by default, the database are written there."""
    folder = settings.RAADSLAG_DATA_DIR
    if os.access(folder, os.W_OK | os.X_OK) or not folder.exists():
        return []
    return [
        Error(
            f"The data folder {folder} cannot be written.",
            hint="Give the site's user write access, or name another in RAADSLAG_DATA_DIR.",
            id="raadslag.E001",
        )
    ]


def check_sqlite(**_kwargs: Any) -> list[CheckMessage]:
    """The version of SQLite that this Python brings."""
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SQLITE_MIN:
        return []
    return [
        Error(
            f"SQLite {sqlite3.sqlite_version} is too old.",
            hint="Use a Python with SQLite 3.35 or newer, or PostgreSQL in RAADSLAG_DATABASE_URL.",
            id="raadslag.E002",
        )
    ]


def check_demonstration(**_kwargs: Any) -> list[CheckMessage]:
    """A real installation must not be one where users with known passwords can be made."""
    if not settings.RAADSLAG_DEVELOPMENT:
        return []
    return [
        Warning(
            "RAADSLAG_DEVELOPMENT is on: users with known passwords may exist.",
            hint="Turn it off, and remove the users that `raadslag demo_users` has made.",
            id="raadslag.W001",
        )
    ]
