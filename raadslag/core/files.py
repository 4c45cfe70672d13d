"""Originals on disk, addressed by content: written whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class MissingOriginal(Exception):  # noqa: N818 -- reads as CannotRead does
    """The database names an original that is not in the data folder."""


def digest_of(data: bytes) -> str:
    """The address of a file with this content."""
    return hashlib.sha256(data).hexdigest()


def path_of(sha256: str) -> Path:
    """Where the file with this content lies."""
    return Path(settings.RAADSLAG_DATA_DIR) / "originals" / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Write the file unless it is there; gives its address."""
    sha256 = digest_of(data)
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return sha256


def content_of(sha256: str) -> bytes:
    """The file's bytes; raises :class:`MissingOriginal`."""
    try:
        return path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise MissingOriginal(
            f"The original {sha256[:12]}… is not in {settings.RAADSLAG_DATA_DIR}/originals. "
            "Restore that folder from the backup that belongs to this database."
        ) from error
