"""A received file read through the library, apart from the database: a reading, or why there is none."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from raadslag.core import files
from referat.document import Minutes
from referat.errors import CannotRead
from referat.reading import worker
from referat.reading.limits import DEFAULT

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
