"""A received file read through the library, apart from the database: a reading, or why there is none."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from raadslag.core import files
from referat.document import Minutes
from referat.errors import CannotRead
from referat.reading import worker
from referat.reading.limits import DEFAULT

UNREAD_SHOWN_BYTES = 1_000_000
SHOWN_S = 30.0  # a person waits for the page
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read, and what to do about it."""

    code: str
    message: str


def read_document(
    *, data: bytes, filename: str, seconds: float = DEFAULT.max_seconds
) -> Minutes | Failure:
    """Read the file in a process of its own, for as long as the limits and ``seconds`` allow.

    It is kept among the originals first. Never call this inside a transaction: others would wait.
    """
    try:
        DEFAULT.check_bytes(len(data))
        path = files.path_of(files.keep(data))
        limits = replace(DEFAULT, max_seconds=min(seconds, DEFAULT.max_seconds))
        return worker.read_one(path, filename=filename, limits=limits)
    except CannotRead as error:
        return failure_of(error, filename=filename)


def failure_of(error: CannotRead, *, filename: str) -> Failure:
    """The library's refusal, as the inbox shows it."""
    logger.info("%s could not be read: %s", filename, error)
    return Failure(error.code, str(error))


def lines_of_document(*, sha256: str, filename: str) -> tuple[tuple[int, str], ...]:
    """Number and text of each line of a kept file, read in a process of its own.

    A file that cannot be read is shown as the text that its bytes are.
    """
    path = files.path_of(sha256)
    try:
        return worker.lines_of(
            path, filename=filename, limits=replace(DEFAULT, max_seconds=SHOWN_S)
        )
    except CannotRead:
        text = files.content_of(sha256)[:UNREAD_SHOWN_BYTES].decode("utf-8", errors="replace")
        return tuple(enumerate(text.splitlines(), start=1))
