"""Which characters may stand in a file that others read: no format of ours holds what XML forbids."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """The text without control characters, halves of characters and the two that mean nothing."""
    return _ILLEGAL.sub("", text)
