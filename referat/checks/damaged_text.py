"""Is there text that was damaged on its way?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.danish.damage import looks_damaged, mend
from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

# What is damaged for certain, though nobody can tell what it said.
_LOST = re.compile(
    r"\ufffd|[\ue000-\uf8ff]|\(cid:\d+\)|\b[a-zæøå]+\?[a-zæøå]+\b|&(?:#\d{2,4}|[a-z]{2,8});|</?(?:u|b|i|p|br|font|span|div|td|tr|table|strong|em)(?: [^<>]*)?/?>",
    re.IGNORECASE,
)
_AROUND = 20  # characters shown on each side


@check(code="R302", severity=Severity.WARNS)
def damaged_text(examined: Examined) -> Iterator[Remark]:
    """Text is damaged.

    Problem: Characters were lost or exchanged on the way (“DrÅ,ftet”, “sprÃ¸gsmål”, “fr?dag”), or markup is printed as text
    (“<u>”).

    Remedy: Write the passage anew, or export the document once more with the right encoding.
    """
    for spot in examined.open_spots:
        if spot.part in (Part.LINK, Part.FILE):
            continue
        lost = _LOST.search(spot.text)
        if lost:
            start, end = max(lost.start() - _AROUND, 0), lost.end() + _AROUND
            said = spot.text[start:end].strip()
        elif looks_damaged(spot.text) and "encoding" in mend(spot.text).repairs:
            said = spot.text[: 2 * _AROUND]
        else:
            continue
        yield Remark(spot, "Damaged text: “{text}”.", {"text": said}, evidence=said)
