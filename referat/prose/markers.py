"""The printed numbers of a list as HTML can say them: ``type`` and ``value``, else ``data-marker``."""

from __future__ import annotations

import html
import re
from string import ascii_lowercase

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_TENS = ("", "x", "xx", "xxx", "xl", "l")
_ROMAN = {tens + ones: 10 * t + o for t, tens in enumerate(_TENS) for o, ones in enumerate(_ONES)}
_ROMAN_OF = {value: text for text, value in _ROMAN.items() if text}
_ALPHA = {letter: place for place, letter in enumerate(ascii_lowercase, start=1)}
_ALPHA_OF = {value: text for text, value in _ALPHA.items()}
_HIGHEST = 9999  # above this a number is no list entry's


def lettered(value: int) -> str:
    """1 as ``a``, 26 as ``z``; beyond that the number."""
    return _ALPHA_OF.get(value, str(value))


def roman(value: int) -> str:
    """1 as ``i``, up to 59; beyond that the number."""
    return _ROMAN_OF.get(value, str(value))


def style_of(marker: str) -> str:
    """The ``type`` of an ``ol`` that begins with ``marker``: ``1 a A i I``."""
    letters = re.sub(r"[^A-Za-z]", "", marker)
    if not letters or any(character.isdigit() for character in marker):
        return "1"
    roman = letters.lower() in _ROMAN and letters.lower() in {"i", "ii", "iii", "iv", "vi"}
    style = "i" if roman else "a"
    return style if letters.islower() else style.upper()


class Counter:
    """Counts the entries of one list as a browser does."""

    def __init__(self, style: str = "1", start: int = 1) -> None:
        self.style = style if style in {"1", "a", "A", "i", "I"} else "1"
        self.next_value = start

    def attributes(self) -> str:
        """The attributes of the ``ol``, ready to stand in its tag."""
        return "" if self.style == "1" else f' type="{self.style}"'

    def entry(self, marker: str) -> str:
        """The attributes of the ``li`` that prints ``marker``."""
        value = self._value(marker)
        if value is None:
            self.next_value += 1
            return f' data-marker="{html.escape(marker)}"'
        skips = value != self.next_value
        self.next_value = value + 1
        return f' value="{value}"' if skips else ""

    def marker(self, value: str | None) -> str:
        """What a browser prints before the next ``li``, whose ``value`` attribute is ``value``."""
        if value is not None and re.fullmatch(r"-?\d{1,6}", value):
            self.next_value = int(value)
        text = self._text(self.next_value)
        self.next_value += 1
        return f"{text}."

    def _value(self, marker: str) -> int | None:
        text = marker.removesuffix(".")
        numbers = {"a": _ALPHA, "i": _ROMAN}.get(self.style.lower(), {})
        value = int(text) if re.fullmatch(r"[0-9]{1,4}", text) else numbers.get(text.lower(), -1)
        fits = 0 <= value <= _HIGHEST and f"{self._text(value)}." == marker
        return value if fits else None

    def _text(self, value: int) -> str:
        letters = {"a": _ALPHA_OF, "i": _ROMAN_OF}.get(self.style.lower(), {})
        text = letters.get(value, str(value))
        return text.upper() if self.style.isupper() else text
