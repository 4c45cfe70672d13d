"""The words of a sentence, and what is known of a verb among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from referat.commitments.vocabulary import Sense

_WORD = re.compile(r"\w(?:[\w'’]|[-–/.&](?=\w)|-(?=,?\s+(?:og|samt)\s))*|[^\w\s]|§")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a sentence; ``start`` and ``end`` count within the sentence."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalnum() or self.text[:1] == "§"

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def tokens_of(sentence: str) -> tuple[Token, ...]:
    return tuple(Token(m[0], m.start(), m.end()) for m in _WORD.finditer(sentence))


class Form(StrEnum):
    """``STATE`` is anything that commits nobody: past, perfect, "kan", "er"."""

    ACTIVE = "active"
    PASSIVE = "passive"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb: tokens ``first`` to ``last`` ("skal", …, "udarbejdes").

    ``must`` where it is said with *skal* or *vil*; ``past`` where it tells what has happened.
    """

    infinitive: str
    form: Form
    sense: Sense
    first: int
    last: int
    must: bool = False
    past: bool = False
