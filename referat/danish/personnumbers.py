"""Finds what may be a Danish person number (CPR), however it is printed, and never repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Between the date and the serial: nothing, one separator, a spaced hyphen, a break of the line.
_PRINTED = re.compile(
    r"(?<![^\W_])(?<!\d[.,/–-])(?P<date>\d{6})(?P<between>[ ]?[-–—][ ]?|[ \u00a0\t./]|\s*\n\s*|)(?P<serial>\d{4})(?![^\W_]|[-–/]\d|[.,]\d)"
)
# Letter-spaced text of a PDF: "6 1 0 1 9 9 - 1 2 3 4".
_SPACED = re.compile(
    r"(?<![\w])(?P<date>\d(?: \d){5})(?P<between> ?[-–—]? ?)(?P<serial>\d(?: \d){3})(?! ?\d)"
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
_REPLACEMENT_DAYS = 60  # hospitals add them to the day of a number that replaces the real one


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """A stretch of text of the form of a person number. ``certain`` is not proof, only far more likely."""

    masked: str
    certain: bool
    start: int
    end: int


def find_person_numbers(text: str) -> Iterator[PersonNumber]:
    """Every candidate with a date that exists. Modulus 11 is never required: numbers without it are given out since 2007."""
    for form in (_PRINTED, _SPACED):
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
    return day - _REPLACEMENT_DAYS if day > _REPLACEMENT_DAYS else day


def _fits_modulus_11(digits: str) -> bool:
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
    )


def _is_new_year(digits: str) -> bool:
    """Those born on a 1 January (or whose birthday is not known) are many, and their numbers ran out first."""
    return digits[2:4] == "01" and _day(digits) == 1
