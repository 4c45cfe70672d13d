"""Is an item's text hard to read as a whole?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.danish.reading_ease import lix_of
from referat.document import Paragraph
from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

_WORDS_MIN = 150  # below it one long word decides


@check(code="R605", severity=Severity.INFORMS)
def lix(examined: Examined) -> Iterator[Remark]:
    """An item is very hard to read.

    Problem: The LIX of the item's text (words a sentence plus the share of long words) is above 60: harder than most laws. Official
    text for citizens aims at 45.

    Remedy: Write shorter sentences, put verbs for nouns, and explain the terms that must stay.
    """
    for title in examined.items:
        texts = [
            spot.text
            for spot in examined.spots_of(title, Part.SECTION)
            if spot.is_open and isinstance(spot.block, Paragraph)
        ]
        value, words = lix_of(texts)
        if words >= _WORDS_MIN and value > examined.rules.lix_max:
            yield Remark(title, "The text has LIX {lix}.", {"lix": value}, evidence=f"LIX {value}")
