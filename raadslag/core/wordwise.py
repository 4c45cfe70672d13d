"""What one text says otherwise than another, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\S+|\n+|[^\S\n]+")


class Change(StrEnum):
    """What became of a stretch of words, or of the whole thing they stand in."""

    SAME = "same"
    ADDED = "added"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that went the same way."""

    change: Change
    text: str


def changes_between(before: str, after: str) -> tuple[Stretch, ...]:
    """The words of two plain texts, told apart; put together they give either text again."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Change.SAME, "".join(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Stretch(Change.TAKEN_OUT, "".join(old[i1:i2])))
        if j1 < j2:
            found.append(Stretch(Change.ADDED, "".join(new[j1:j2])))
    return tuple(found)
