"""Finds what has the form of a Danish person number (CPR), however its digits are parted."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

REPLACEMENT_DAYS = 60  # hospitals' replacement numbers add this to the day
_NEAR = 40  # characters before a number in which a word says what it is
_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
_DATE = r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})"
_APART = r"(?P<day>\d{2})(?P<gap>[ ./-])(?P<month>\d{2})(?P=gap)(?P<year>\d{2})"
_SPACED = r"(?P<day>\d \d) (?P<month>\d \d) (?P<year>\d \d)"
# The hyphen is how the number is printed: whatever stands around it, this is one.
_CERTAIN = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)")
    for form in (
        rf"{_DATE}[ ]?{_DASH}\s?\d{{4}}",
        rf"{_APART}{_DASH}\d{{4}}",
        rf"{_SPACED} ?{_DASH} ?\d \d \d \d",
    )
)
# Ten digits are many other things too: a part of something longer, an amount, a count.
_POSSIBLE = tuple(
    re.compile(
        rf"(?<![\d+])(?<!\d[ .,/:-])(?<![-/]){form}(?![-/:]|[ .,]?\d)"
        r"(?!\s*(?:kr\b|mio\b|mia\b|dkk\b|euro?\b|tons?\b|stk\b|kwh\b|m[23²³]?\b|%))",
        re.IGNORECASE,
    )
    for form in (rf"{_DATE}[ ./]?\d{{4}}", r"(?P<day>\d{2}) (?P<month>\d{2}) (?P<year>\d{2}) \d{4}")
)
# Cells and lines are parted like this, so that a word must say what the number is.
_NAMED = re.compile(rf"(?<!\d){_DATE}\s{{1,3}}\d{{4}}(?!\d)")
_CALLED_SO = re.compile(r"\bcpr|person-?n(?:umme)?r", re.IGNORECASE)
_CALLED_OTHERWISE = re.compile(
    r"(?:\b(?:sag\w*|j\.?|journal\w*|dok\w*|id\w*|p-?|cvr\w*|ean\w*|konto\w*|reg\.?\w*|faktura\w*|"
    r"ordre\w*|bilag\w*|tlf|telefon\w*|mobil\w*|fax|matr\w*|ref\w*|akt\w*|lb|løbe\w*|projekt\w*|"
    r"gln\w*|bbr\w*|sfe\w*|ejendoms\w*|sags-?id|kr|dkk)|\+45)"
    r"[\s.:-]*(?:-?(?:nr|nummer|numre)\b\.?)?[\s.:#(]*$",
    re.IGNORECASE,
)


def has_person_number(text: str) -> bool:
    """Whether something of that form stands in the text. No check digit: new numbers have none."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf"
    )
    if any(
        _is_birthday(found, replaced=True) for form in _CERTAIN for found in form.finditer(plain)
    ):
        return True
    if _CALLED_SO.search(plain) and any(_is_birthday(found) for found in _NAMED.finditer(plain)):
        return True
    return any(
        _is_birthday(found) and not _is_called_otherwise(plain, found.start())
        for form in _POSSIBLE
        for found in form.finditer(plain)
    )


def _is_birthday(found: re.Match[str], *, replaced: bool = False) -> bool:
    """Whether a month of some century has the day; of the years only leap day depends."""
    day, month, year = (int(found[name].replace(" ", "")) for name in ("day", "month", "year"))
    if replaced and day > REPLACEMENT_DAYS:
        day -= REPLACEMENT_DAYS
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]


def _is_called_otherwise(text: str, start: int) -> bool:
    return _CALLED_OTHERWISE.search(text[max(0, start - _NEAR) : start]) is not None
