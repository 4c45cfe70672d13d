"""Is the day of the week the one that the date falls on?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.danish.dates import WEEKDAYS, find_date
from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?:en)?,?\s+(?:den\s+|d\.\s?)?(?=\d)", re.IGNORECASE
)


@check(code="R501", severity=Severity.WARNS)
def weekday(examined: Examined) -> Iterator[Remark]:
    """A date contradicts its weekday.

    Problem: The text says, for instance, Monday, but the date that follows falls on a Tuesday. Dates without a year are left alone.

    Remedy: Find out which of the two is right before people come on the wrong day.
    """
    for spot in examined.open_spots:
        if spot.part in (Part.LINK, Part.FILE):
            continue
        for match in _WEEKDAY.finditer(spot.text):
            found = find_date(spot.text, match.end())
            if found is None or found.start != match.end():
                continue
            right = WEEKDAYS[found.day.weekday()]
            if right != match["weekday"].casefold():
                said = spot.text[match.start() : found.end]
                yield Remark(
                    spot, "“{said}” is a {right}.", {"said": said, "right": right}, evidence=said
                )
