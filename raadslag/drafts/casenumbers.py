"""What a forum's case numbers look like: a pattern in braces, checked and shown by example."""

from __future__ import annotations

import re
from datetime import date

# {year} four figures, {yy} two, {n} the number itself; the names are those of ForumRules.
_PLACES = {"{year}": r"\d{4}", "{yy}": r"\d{2}", "{n}": r"\d{1,9}"}
_PLACE = re.compile(r"(\{(?:year|yy|n)\})")


def fits(number: str, pattern: str) -> bool:
    """Whether the number is written as the pattern says; everything is where there is no pattern."""
    if not pattern:
        return True
    parts = (_PLACES.get(part) or re.escape(part) for part in _PLACE.split(pattern))
    return re.fullmatch("".join(parts), number, re.ASCII) is not None


def example(pattern: str, on: date) -> str:
    """A number as the pattern wants it, for the message that says so."""
    said = pattern.replace("{year}", f"{on:%Y}").replace("{yy}", f"{on:%y}")
    return said.replace("{n}", "1234")
