"""Text with fields, as a case system fills it in: ``"Mødedato: {start:^EEEE 'den' dd-MM-yyyy}"``.

A date's form after the colon is a CLDR pattern; ``^`` before it asks for a capital first letter. What stands in square
brackets is left out when one of its fields has no value: ``"{name}[ ({party})]"``.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_datetime

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class Missing(Exception):  # noqa: N818 - not an error: it says that a part is left out
    """A field of the pattern has no value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time that prints itself in Danish."""

    at: date | datetime

    def __format__(self, pattern: str) -> str:
        capital, pattern = pattern.startswith("^"), pattern.removeprefix("^")
        if isinstance(self.at, datetime):
            text = format_datetime(self.at, pattern, locale="da")
        elif "HH" in pattern:
            raise Missing(pattern)
        else:
            text = format_date(self.at, pattern, locale="da")
        return text[:1].upper() + text[1:] if capital else text


Value = str | int | Moment | None


class _Filler(string.Formatter):
    def get_value(
        self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]
    ) -> object:
        value = super().get_value(key, args, kwargs)
        if value is None or value == "":
            raise Missing(str(key))
        return value


def fill(pattern: str, values: Mapping[str, Value]) -> str:
    """``pattern`` with its fields filled in; raises :class:`Missing` where an obligatory one has no value."""

    def optional(match: re.Match[str]) -> str:
        try:
            return _Filler().vformat(match[1], (), values)
        except Missing:
            return ""

    parts = _OPTIONAL.split(pattern)
    texts = [
        _OPTIONAL.sub(optional, f"[{part}]") if n % 2 else _Filler().vformat(part, (), values)
        for n, part in enumerate(parts)
    ]
    return "".join(texts)


def mentions(pattern: str, name: str) -> bool:
    """Whether ``pattern`` prints the field ``name``."""
    return re.search(rf"\{{{name}[:!}}]", pattern) is not None
