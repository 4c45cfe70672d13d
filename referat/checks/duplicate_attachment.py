"""Is an attachment listed twice?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check


@check(code="R306", severity=Severity.WARNS)
def duplicate_attachment(examined: Examined) -> Iterator[Remark]:
    """Two attachments of an item have the same title.

    Problem: A reader cannot tell which is which, and perhaps the same file was attached twice.

    Remedy: Take one of them out, or give each the title that tells it apart.
    """
    for title in examined.items:
        spots = [spot for spot in examined.spots_of(title, Part.ATTACHMENT) if spot.is_open]
        counted = Counter(" ".join(spot.text.casefold().split()) for spot in spots)
        for folded, count in counted.items():
            if count > 1:
                spot = next(one for one in spots if " ".join(one.text.casefold().split()) == folded)
                yield Remark(
                    spot,
                    "“{title}” is listed {count} times.",
                    {"title": spot.text, "count": count},
                    evidence=spot.text,
                )
