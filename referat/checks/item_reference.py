"""Do references to items of the agenda lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.document import ListItem
from referat.examined import Examined, Part, Spot
from referat.finding import Remark, Severity, check

_REFERENCE = re.compile(
    r"(?:\b(?:jf\.?|jævnfør|se|henvises til)\s+(?:dagsordenens?\s+)?(?:dagsordens?)?(?:punkt|pkt\.?)|\bdagsordenens (?:punkt|pkt\.?)|\bdagsordenspunkt)\s*(?:nr\.?\s*)?(?P<number>\d{1,3}[a-z]?)\b(?![.,]\d|/)",
    re.IGNORECASE,
)
# What follows or precedes where another paper's points are meant.
_ELSEWHERE = re.compile(
    r"^\)?,?\s*(?:i|af|på|fra|til|på mødet)\s(?!dagsorden)|^,? den \d", re.IGNORECASE
)
_OTHER_PAPER = re.compile(
    r"møde|referat af|\d{4}|\blov|bekendtgørelse|vedtægt|regulativ|\baftale|\bnotat|\bplan",
    re.IGNORECASE,
)


@check(code="R502", severity=Severity.WARNS)
def item_reference(examined: Examined) -> Iterator[Remark]:
    """A reference leads to an item that does not exist.

    Problem: The text refers to an item by a number that neither an item of this meeting nor a numbered point of this item has.

    Remedy: Give the number that the item has now; items may have been moved since the text was written.
    """
    numbers = {item.number.casefold() for item in examined.minutes.items if item.number}
    if not numbers:
        return
    for title in examined.items:
        points = _points(examined, title)
        for spot in examined.spots_of(title, Part.SECTION, Part.DECISION):
            for match in _REFERENCE.finditer(spot.text) if spot.is_open else ():
                number = match["number"].casefold()
                before = spot.text[max(match.start() - 60, 0) : match.start()]
                elsewhere = _ELSEWHERE.search(spot.text[match.end() :]) or _OTHER_PAPER.search(
                    before
                )
                if number not in numbers | points and not elsewhere:
                    yield Remark(
                        spot,
                        "“{said}”: there is no item {number}.",
                        {"said": match[0], "number": number},
                        evidence=match[0],
                    )


def _points(examined: Examined, title: Spot) -> set[str]:
    """The numbers of lists inside the item, which a “punkt 3” may mean."""
    points = set()
    for spot in examined.spots_of(title):
        if isinstance(spot.block, ListItem):
            points.add(spot.block.marker.strip(".)( ").casefold())
        opening = re.match(r"(\d{1,2})[.)]", spot.text)
        if opening:
            points.add(opening[1])
    return points
