"""Finds what may be a Danish person number (CPR), however it is printed, and never repeats it.

Two levels: :func:`find_person_numbers` says where one stands and how likely it is, for a person who is to mend it;
:func:`may_hold_person_number` holds a text back where anything has that form, and all that the first is certain of.
Neither requires modulus 11: numbers without it are given out since 2007.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

REPLACEMENT_DAYS = 60  # hospitals add them to the day of a number that replaces the real one

# How one is printed where it is to be pointed at.
# Between the date and the serial: nothing, one separator, a spaced hyphen, a break of the line.
_PRINTED = re.compile(
    r"(?<![^\W_])(?<!\d[.,/–-])(?P<date>\d{6})(?P<between>[ ]?[-–—][ ]?|[ \u00a0\t./]|\s*\n\s*|)(?P<serial>\d{4})(?![^\W_]|[-–/]\d|[.,]\d)"
)
# Letter-spaced text of a PDF: "6 1 0 1 9 9 - 1 2 3 4".
_SPACED = re.compile(
    r"(?<![\w])(?P<date>\d(?: \d){5})(?P<between> ?[-–—]? ?)(?P<serial>\d(?: \d){3})(?! ?\d)"
)
# Its date in parts: "06.10.99-1234".
_PARTED = re.compile(
    r"(?<!\d)(?P<date>\d{2}(?P<gap>[ ./-])\d{2}(?P=gap)\d{2})(?P<between>[-\u2010-\u2014\u2212])(?P<serial>\d{4})(?!\d)"
)
_SAYS_SO = re.compile(
    r"\b(?:cpr|personnummer|personnumre|personnr|person-nr|cpr-nr|cprnr)", re.IGNORECASE
)
# A label that says it is another kind of number: "Fakturanr.", "ESDH-nr.", "P-nummer:", "konto".
_OTHER_NUMBER = re.compile(
    r"(?:[\w-]*(?:nr|nummer|numre|no)\b|\bean|\bcvr|\bkonto|\bgiro|\btlf|\btelefon|\bsag|\bdok|\bmatrikel|\bid|\bkr|\bdkk)\W*$",
    re.IGNORECASE,
)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_WORDS = 3  # on each side
_NEAR = 80  # characters that hold them


# What holds a text back.
_LABEL_NEAR = 40  # characters before a number in which a word says what it is
_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
_DATE = r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})"
_APART = r"(?P<day>\d{2})(?P<gap>[ ./-])(?P<month>\d{2})(?P=gap)(?P<year>\d{2})"
_SPACED_DATE = r"(?P<day>\d \d) (?P<month>\d \d) (?P<year>\d \d)"
# The hyphen is how the number is printed: whatever stands around it, this is one.
_CERTAIN = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)")
    for form in (
        rf"{_DATE}[ ]?{_DASH}\s?\d{{4}}",
        rf"{_APART}{_DASH}\d{{4}}",
        rf"{_SPACED_DATE} ?{_DASH} ?\d \d \d \d",
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


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """A stretch of text of the form of a person number. ``certain`` is not proof, only far more likely."""

    masked: str
    certain: bool
    start: int
    end: int


def find_person_numbers(text: str) -> Iterator[PersonNumber]:
    """Every candidate with a date that exists. Modulus 11 is never required: numbers without it are given out since 2007."""
    for form in (_PRINTED, _SPACED, _PARTED):
        for match in form.finditer(text):
            digits = re.sub(r"\D", "", match["date"] + match["serial"])
            before = " ".join(text[max(match.start() - _NEAR, 0) : match.start()].split()[-_WORDS:])
            after = " ".join(text[match.end() : match.end() + _NEAR].split()[:_WORDS])
            says_so = _SAYS_SO.search(f"{before} | {after}") is not None
            if not _has_date(digits):
                continue
            fits = _fits_modulus_11(digits) or _is_new_year(digits)
            labelled = not says_so and _OTHER_NUMBER.search(before) is not None
            bare = not says_so and not match["between"].strip()
            if (labelled or bare) and not fits:
                continue  # ten digits in a row, or two numbers beside each other, are most often something else
            certain = says_so or (fits and not labelled)
            yield PersonNumber(f"{digits[:4]}xx-xxxx", certain, match.start(), match.end())


def _has_date(digits: str) -> bool:
    year, seventh = int(digits[4:6]), int(digits[6])
    if seventh <= 3 or (seventh in (4, 9) and year >= 37):
        century = 1900
    elif seventh in (4, 9) or year <= 57:
        century = 2000
    else:
        century = 1800
    try:
        date(century + year, int(digits[2:4]), _day(digits))
    except ValueError:
        return False
    return True


def _day(digits: str) -> int:
    day = int(digits[:2])
    return day - REPLACEMENT_DAYS if day > REPLACEMENT_DAYS else day


def _fits_modulus_11(digits: str) -> bool:
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
    )


def _is_new_year(digits: str) -> bool:
    """Those born on a 1 January (or whose birthday is not known) are many, and their numbers ran out first."""
    return digits[2:4] == "01" and _day(digits) == 1


def may_hold_person_number(text: str) -> bool:
    """Whether anything of that form stands in the text; rather once too often than once too seldom."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf"
    )
    if any(
        _is_birthday(found, replaced=True) for form in _CERTAIN for found in form.finditer(plain)
    ):
        return True
    if _CALLED_SO.search(plain) and any(_is_birthday(found) for found in _NAMED.finditer(plain)):
        return True
    if any(found.certain for found in find_person_numbers(text)):
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
    return _CALLED_OTHERWISE.search(text[max(0, start - _LABEL_NEAR) : start]) is not None
