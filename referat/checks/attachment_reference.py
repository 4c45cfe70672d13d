"""Do references to attachments lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

# "regnskabsregulativets bilag 4" and "bilag 1 til loven" are another paper's.
_REFERENCE = re.compile(
    r"(?<![a-zæøå]s )(?<!pr\. )\bbilag(?:\snr\.?)?\s(?P<number>\d{1,2})\b(?!\.\d|/|\s(?:til|i|stk|kr)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:bilag|nr\.?)\s*(\d{1,2})\b|^(\d{1,2})\b(?![.\d]*\d{4})", re.IGNORECASE
)


@check(code="R503", severity=Severity.WARNS)
def attachment_reference(examined: Examined) -> Iterator[Remark]:
    """A reference leads to an attachment that does not exist.

    Problem: The text refers to an attachment by number, but the item lists fewer, and none with that number. Papers that
    list no attachments anywhere are left alone.

    Remedy: Attach the document, or give the number or title of the one that is meant.
    """
    if not any(item.attachments for item in examined.minutes.items):
        return
    for title in examined.items:
        item = title.item
        assert item is not None
        known = {
            int(number)
            for attachment in item.attachments
            for pair in _NUMBERED.findall(attachment.title)
            for number in pair
            if number
        } or set(range(1, len(item.attachments) + 1))
        for spot in examined.spots_of(title, Part.SECTION, Part.DECISION):
            for match in _REFERENCE.finditer(spot.text) if spot.is_open else ():
                if int(match["number"]) not in known:
                    yield Remark(
                        spot,
                        "“{said}”: the item lists {count} attachments, and none has that number.",
                        {"said": match[0], "count": len(item.attachments)},
                        evidence=match[0],
                    )
