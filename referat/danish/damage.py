"""Mends text that was damaged on its way, where what it said is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass

import ftfy

# Every branch begins with a character of its own, so that a clean text is passed over at a glance.
_SUSPECT = re.compile(
    "[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202f\u2060\ufb00-\ufb06\ufeff\ufffe\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
    "ÃÂ\u0300\u0306\u030a]|Å[,¥\u02dc\u2020\u00b8]|â€|Ăř|Ă¸|ï¿½|&(?:oslash|aring|aelig|amp|nbsp|quot);"
)
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2028": " ", "\u2029": " "})
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)
_MOJIBAKE = re.compile("Ã|Â|â€|ï¿½")
# What ftfy leaves for want of evidence: two characters that together are one letter in UTF-8.
_PAIR = re.compile("[ÃÂ][\u00a1-\u00bf\u0080-\u009f€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SPACED = re.compile(r"(?:(?<=\s)|^)((?:[A-ZÆØÅa-zæøå] ){3,}[A-ZÆØÅa-zæøå])(?=$|[\s:.])")
_MAYBE_SPACED = re.compile(r" [A-ZÆØÅa-zæøå] [A-ZÆØÅa-zæøå] ")
_SHIFTED = re.compile(
    "(?P<before>\\w*)Å(?P<mark>[,¥\u02dc\u2020\u00b8])(?P<space> ?)(?P<after>[^\\WÅ]*)"
)
# ``Å,`` stood for æ too: the stems that only exist with it ("?" is the lost letter).
_AE_WORD = re.compile(
    r"l\?gg|s\?tt|\br\?kk|v\?re|v\?rd|f\?lles|\?ndr|\?ldre|n\?st|pr\?s|pr\?c|s\?rl|v\?sen|kr\?v|tr\?ff"
    r"|h\?ng|m\?rk|sp\?nd|g\?ld|t\?t|l\?r|b\?re|gr\?ns|tr\?k|k\?mp|h\?v|kv\?|v\?lg|fort\?l|m\?ngd"
)
# Words and word ends in -ø after which a space is a real one.
_ENDS_IN_OE = re.compile(r"(?:^|.*(?:mil|s|k|b|h|fr|str|[tl]))j?ø$", re.IGNORECASE)
# What can follow such a word as a word of its own; all else is the damaged word's own tail.
_OWN_WORDS = frozenset(
    [
        "og",
        "i",
        "på",
        "til",
        "er",
        "for",
        "af",
        "med",
        "om",
        "den",
        "der",
        "som",
        "at",
        "vil",
        "kan",
        "skal",
        "har",
        "bliver",
    ]
)


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as it should read, and the codes of what was done to it."""

    text: str
    repairs: tuple[str, ...] = ()


def looks_damaged(text: str) -> bool:
    """Whether anything in ``text`` (a line, or a whole document at once) may need mending."""
    return _SUSPECT.search(text) is not None or (
        _MAYBE_SPACED.search(text) is not None and _SPACED.search(text) is not None
    )


def mend(text: str) -> Mended:
    """Undo encoding accidents, ligatures, invisible characters and letter-spacing.

    A soft hyphen at the end of a line is left: the words of two lines are joined by who knows both lines.
    """
    repairs = []
    text = text.translate(_SPACES)
    plain = text.translate(_LIGATURES)
    if plain != text:
        repairs.append("ligature")
    text = _INVISIBLE.sub("", plain)
    # PDFium gives a hyphen at a line's end as U+0002 or U+FFFE.
    text = text.replace("\x02", "\u00ad").replace("\ufffe", "\u00ad")
    if "\u00ad" in text[:-1]:
        text = text[:-1].replace("\u00ad", "") + text[-1]
        repairs.append("soft_hyphen")
    if _MOJIBAKE.search(text):
        fixed = _PAIR.sub(_decode_pair, ftfy.fix_encoding(text))
        if fixed != text:
            repairs.append("encoding")
            text = fixed
    if "Å" in text:
        fixed = _SHIFTED.sub(_unshift, text)
        if fixed != text:
            repairs.append("encoding")
            text = fixed
    closed = _SPACED.sub(_close_up, text)
    if closed != text:
        repairs.append("letter_spacing")
        text = closed
    return Mended(text, tuple(dict.fromkeys(repairs)))


def _decode_pair(match: re.Match[str]) -> str:
    for charset in ("cp1252", "latin-1"):
        try:
            return match[0].encode(charset).decode("utf-8")
        except UnicodeError:
            continue
    return match[0]


def _unshift(match: re.Match[str]) -> str:
    """``Å,`` was ø or Ø and ``Å¥`` was å, once read in the wrong alphabet; a space may have slipped in after it."""
    before, mark, space, after = match.group("before", "mark", "space", "after")
    if mark == "," and not before and (space or not after[:1].islower()):
        return match[0]  # a real Å and a comma: "Å, hvor"
    letter = "å" if mark == "¥" else "æ" if _AE_WORD.search(f"{before}?{after}") else "ø"
    upper = not before and (match.start() == 0 or after.isupper())
    if space and (mark == "¥" or not after or _is_word_end(before + letter, after)):
        return f"{before}{letter} {after}"
    return f"{before}{letter.upper() if upper else letter}{after}"


def _is_word_end(word: str, after: str) -> bool:
    return after in _OWN_WORDS and _ENDS_IN_OE.match(word) is not None


def _close_up(match: re.Match[str]) -> str:
    letters = match[1].replace(" ", "")
    # Short runs of single letters are lists of parties or initials, not a spaced word.
    return (
        letters
        if len(letters) >= 4 and not re.fullmatch(r"[AVCOFBIØÅMDÆ]{1,6}", letters)
        else match[0]
    )
