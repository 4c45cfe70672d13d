"""A received file read through the library, apart from the database: a reading, or why there is none."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import referat
from referat.document import Minutes

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read, and what to do about it."""

    code: str
    message: str


def read_document(*, data: bytes, filename: str) -> Minutes | Failure:
    """Read the file, for as long as that takes: never call this inside a transaction."""
    try:
        return referat.read(data, filename=filename)
    except referat.CannotRead as error:
        return Failure(error.code, str(error))
    except Exception:
        # A fault in the reader must not stop the rest of a folder; the log has the whole of it.
        logger.exception("Reading %s failed", filename)
        return Failure(
            "reader_fault",
            "The reader failed on this file. Report the file's template; the log tells where.",
        )
