"""Finds the counts of votes in a decision: ``For: 12 (A, V). Imod: 3 (O og L).``, ``9 stemmer mod 6``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = [
    "nul",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
    "tyve",
]
_COUNT = rf"\d{{1,3}}|ingen|{'|'.join(_WORDS)}"
_WHO = r"(?:\s*\((?P<{0}>(?:[^()]|\([^()]*\))*)\))?"
_SIDE = re.compile(
    rf"\b(?P<side>for|imod|undlod|undlader)(?: at stemme)?(?P<what>\s[\w ]{{0,40}}?)?(?:(?: stemte)|:)\s*(?P<count>{_COUNT})\b(?!\s?(?:kr|pct|%|procent|mio|år))"
    + _WHO.format("who")
    + rf"|\bundlod at stemme\s+(?P<abstained>{_COUNT})\b"
    + _WHO.format("who_abstained")
    + rf"|, imod (?P<against>{_COUNT})\b"
    + _WHO.format("who_against"),
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"\b(?P<yes>{_COUNT}) stemmer"
    + _WHO.format("who_yes")
    + rf" (?:i)?mod (?P<no>{_COUNT})\b"
    + _WHO.format("who_no"),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Side:
    """How many voted one way, and who as far as the text says (``A, V og Anna Bo (C)``)."""

    name: str
    count: int
    who: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """One voting: its sides, and the words that say so."""

    sides: tuple[Side, ...]
    text: str

    @property
    def total(self) -> int:
        return sum(side.count for side in self.sides)


def find_votes(text: str) -> Iterator[Vote]:
    """Every voting that is counted in ``text``. A side that comes again begins another."""
    for match in _AGAINST.finditer(text):
        sides = (
            Side("for", _number(match["yes"]), match["who_yes"] or ""),
            Side("imod", _number(match["no"]), match["who_no"] or ""),
        )
        yield Vote(sides, match[0])
    open_sides: list[Side] = []
    start = end = 0
    for match in _SIDE.finditer(text):
        side = _side_of(match)
        if side.name in {one.name for one in open_sides}:
            yield Vote(tuple(open_sides), text[start:end])
            open_sides = []
        start = start if open_sides else match.start()
        end = match.end()
        open_sides.append(side)
    if open_sides:
        yield Vote(tuple(open_sides), text[start:end])


def _side_of(match: re.Match[str]) -> Side:
    if match["abstained"]:
        return Side("undlod", _number(match["abstained"]), match["who_abstained"] or "")
    if match["against"]:
        return Side("imod", _number(match["against"]), match["who_against"] or "")
    return Side(match["side"].casefold(), _number(match["count"]), match["who"] or "")


def _number(word: str) -> int:
    if word.casefold() == "ingen":
        return 0
    return int(word) if word.isdecimal() else _WORDS.index(word.casefold())
