"""Finds the numbers and amounts of money that Danish text writes, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = r"\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_CELL = re.compile(
    rf"^(?P<open>\()?(?:kr\.?|dkk)?\s?(?P<sign>[+–−-])?\s?(?:kr\.?|dkk)?\s?(?P<digits>{_DIGITS})(?P<shut>\))?"
    r"(?:,-)?\s?(?P<unit>kr\.?|kroner|dkk|mio\.?\s?(?:kr\.?)?|t\.?kr\.?|mia\.?\s?(?:kr\.?)?)?\s?\*{0,2}$",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?[a-z]{1,6}>", re.IGNORECASE)
_SCALE = {"mio": 6, "mill": 6, "mia": 9, "tkr": 3, "tusi": 3}
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<digits>{_DIGITS}|\d{{1,3}}\.\s?\d{{1,2}}(?!\d))\.?\s?"
    r"(?P<unit>mio\.?\s?kr\b|mia\.?\s?kr\b|millioner\s(?:kr\b|kroner)|milliarder\s(?:kr\b|kroner)|t\.?kr\b|kr\b|kroner\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in kroner; ``step`` is the worth of its last printed digit, and start and end its span of the text."""

    kroner: Decimal
    step: Decimal
    text: str
    start: int
    end: int

    def may_be(self, other: Amount) -> bool:
        """Whether both can be the same amount, one of them rounded."""
        exact, rounded = sorted((self, other), key=lambda one: one.step)
        steps = (exact.kroner / rounded.step).quantize(Decimal(1), ROUND_HALF_UP)
        return steps * rounded.step == rounded.kroner


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell of a table; ``step`` is the worth of its last printed digit."""

    value: Decimal
    step: Decimal


def number_in(cell: str) -> Number | None:
    """The number that a cell consists of: ``1.234.567``, ``-3,5``, ``(200)``, ``kr. 500``; None for all else."""
    match = _CELL.match(" ".join(_MARKUP.sub("", cell).split()))
    if match is None or bool(match["open"]) != bool(match["shut"]):
        return None
    value = _decimal(match["digits"])
    if match["open"] or (match["sign"] or "+") != "+":
        value = -value
    return Number(value, _step(match["digits"]))


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount of money: ``5,5 mio. kr.``, ``300.000 kr.``, and the slip ``5.5. mio. kr.`` too."""
    for match in _AMOUNT.finditer(text):
        digits, unit = match["digits"], match["unit"].casefold().replace(".", "")
        slip = re.fullmatch(r"(\d{1,3})\.\s?(\d{1,2})", digits)
        if slip:
            digits = f"{slip[1]},{slip[2]}"
        scale = Decimal(10) ** next((n for word, n in _SCALE.items() if unit.startswith(word)), 0)
        yield Amount(
            _decimal(digits) * scale, _step(digits) * scale, match[0], match.start(), match.end()
        )


def danish(value: Decimal) -> str:
    """A number as Danish writes it: ``1.234,5``."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _decimal(digits: str) -> Decimal:
    return Decimal(re.sub(r"[. \u00a0]", "", digits).replace(",", "."))


def _step(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(",")[2]))
