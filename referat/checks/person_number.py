"""Does a person number stand where everybody can read it?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.danish.personnumbers import find_person_numbers
from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check


@check(code="R101", severity=Severity.BLOCKS)
def person_number(examined: Examined) -> Iterator[Remark]:
    """A person number stands in what is to be published.

    Problem: Ten digits have the form of a Danish person number. It blocks where the number satisfies modulus 11, is of a
    1 January or is called a person number; else it warns, since valid numbers without modulus 11 are given out too. Texts,
    tables, titles, names of files and links are searched. Databeskyttelsesloven § 11 forbids publishing it.

    Remedy: Take the number out, also of the attached file, or close the item. If it is another kind of number, say so in the text
    (“fakturanr. …”).
    """
    for spot in examined.open_spots:
        for found in find_person_numbers(spot.text):
            if spot.part is Part.LINK and "-" not in spot.text[found.start : found.end]:
                continue  # addresses are full of long numbers
            yield Remark(
                spot,
                "Something like a person number stands here: {number}.",
                {"number": found.masked},
                evidence=found.masked,
                severity=Severity.BLOCKS if found.certain else Severity.WARNS,
            )
