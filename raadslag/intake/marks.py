"""What a file's name says of the document in it: supplementary, corrected."""

from __future__ import annotations

import re

_SUPPLEMENTARY = re.compile(r"till(?:æ|ae)gs|suppl(?:erende|ement)", re.IGNORECASE)
_CORRECTED = re.compile(r"rettet|korrigeret|revideret|rettelse|corrected", re.IGNORECASE)


def is_supplementary(filename: str) -> bool | None:
    """True where the name says so; None where it says nothing."""
    return True if _SUPPLEMENTARY.search(filename) else None


def is_corrected(filename: str) -> bool:
    """Whether the name says that this is a corrected edition."""
    return _CORRECTED.search(filename) is not None
