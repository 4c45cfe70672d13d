"""Makes text fit for a PDF's page: without what no font shows, with places to break where no line could hold a word."""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = {"Cs", "Co", "Cn"}
_SILENT = {"Cc", "Cf"}  # a control, a soft hyphen, a mark of direction
_LONG_WORD = 40  # letters: what a line of running text holds, however deep in a list
_HYPHENATED = 30  # letters: words up to this are left to hyphenation where there is any
_HAS_SYLLABLES = 6  # letters: lines shorter than this break words anywhere
_ZERO_WIDTH = "\u200b"
_HANGING_HYPHEN = re.compile(r"-(?=\s)")
_EDGES = ".,:;!?()\"'”“»«"


def clean(text: str, most: int = _LONG_WORD, *, hyphenates: bool = False) -> str:
    """``text`` as the page gets it; a line break stays, and a word of more than ``most`` letters may break."""
    broken = _breakable(printable(text), most, hyphenates=hyphenates)
    # Readers of PDF take a hyphen that ends a line for the layout's and drop the space after it: not with this between.
    return _HANGING_HYPHEN.sub("-\u200c", broken)


def printable(text: str) -> str:
    """``text`` without what no page can show; nothing unseen is added."""
    return text if text.isprintable() else "".join(map(_sign, text))


def code_of(sign: str) -> str:
    """A character that cannot be shown as its code, so that nothing vanishes unseen: ``[U+1F600]``."""
    return f"[U+{ord(sign):04X}]"


def _sign(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign in "\t\u2028\u2029\x0b\x0c\r\x85":
        return " "
    category = unicodedata.category(sign)
    if category in _SILENT:
        return ""
    return code_of(sign) if category in _UNPRINTABLE else sign


def _breakable(text: str, most: int, *, hyphenates: bool) -> str:
    if len(text) <= most:
        return text
    words = re.split(r"([ \n])", text)
    return "".join(_with_breaks(word, most, hyphenates=hyphenates) for word in words)


def _with_breaks(word: str, most: int, *, hyphenates: bool) -> str:
    """The word with unseen places to break, unless it fits or hyphenation will do."""
    if len(word) <= most:
        return word
    syllables = most >= _HAS_SYLLABLES and len(word) <= _HYPHENATED
    if hyphenates and syllables and word.strip(_EDGES).isalpha():
        return word
    return _ZERO_WIDTH.join(word[at : at + most] for at in range(0, len(word), most))
