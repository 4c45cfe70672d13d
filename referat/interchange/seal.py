"""The seal on a document that this library wrote: as long as it fits, the document says all that it seems to say.

Whoever changes the document breaks the seal, and it is read as any other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from referat.interchange import SCHEMA

_SEAL = re.compile(rf"{re.escape(SCHEMA)} sha256-([0-9a-f]{{64}})")


def seal_of(content: str) -> str:
    """The seal for what the document holds."""
    return f"{SCHEMA} sha256-{_digest(content)}"


def fits(seal: str, content: str) -> bool:
    """Whether ``content`` is what was sealed."""
    found = _SEAL.fullmatch(seal)
    return found is not None and found[1] == _digest(content)


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


_WORD_PARTS = ("word/document.xml", "word/numbering.xml", "word/_rels/document.xml.rels")


def content_of(parts: Mapping[str, bytes]) -> str:
    """What is sealed of a Word document: its text, its numbers and where it leads."""
    return "\n".join(parts.get(name, b"").decode("utf-8", "replace") for name in _WORD_PARTS)
