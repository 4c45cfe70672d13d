"""Do references to the points of the recommendation lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.document import Item, ListItem, SectionKind
from referat.examined import Examined, Spot, decision_spots
from referat.finding import Remark, Severity, check
from referat.prose import text_of

_REFERENCE = re.compile(
    r"\bindstillingens?\s*(?:punkt(?:er)?|pkt\.?|at-punkt)\s*(?:nr\.?\s*)?(?P<numbers>\d{1,2}(?:\s?(?:,|-|–|og)\s?\d{1,2})*)(?![\d.]*\d)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:^|[\n;,:]|\bog)\s*(?:[-•–]\s*)?(?:\d{1,2}[.)]\s*|[a-z]\)\s*)?at\b", re.IGNORECASE
)


@check(code="R504", severity=Severity.WARNS)
def point_reference(examined: Examined) -> Iterator[Remark]:
    """A decision answers a point that the recommendation does not have.

    Problem: The decision speaks of a point of the recommendation by a number higher than the number of points in any way one can
    count them.

    Remedy: Give the number of the point that is meant, or print the recommendation that was decided on.
    """
    for title in examined.items:
        item = title.item
        assert item is not None
        points = _points(item)
        for decision in examined.own_decisions(item) if item.public and points else ():
            for spot in decision_spots(title, decision):
                yield from _too_high(spot, points)


def _too_high(spot: Spot, points: int) -> Iterator[Remark]:
    for match in _REFERENCE.finditer(spot.text):
        if max(int(number) for number in re.findall(r"\d+", match["numbers"])) > points:
            yield Remark(
                spot,
                "“{said}”, but the recommendation has {points} points.",
                {"said": match[0], "points": points},
                evidence=match[0],
            )


def _points(item: Item) -> int:
    """The most points that the item's recommendation can be read to have; 0 where there is none to count."""
    counts = [0]
    for section in item.sections:
        if section.kind not in (SectionKind.RECOMMENDATION, SectionKind.SUPPLEMENTARY):
            continue
        entries = [block for block in section.content if isinstance(block, ListItem)]
        markers = [int(n) for one in entries for n in re.findall(r"^\d{1,2}", one.marker)]
        text = text_of(section.content)
        opened = [int(n) for n in re.findall(r"^\s*(\d{1,2})[.)]\s", text, flags=re.MULTILINE)]
        counts += [len(entries), *markers, *opened, len(_AT.findall(text)), bool(section.content)]
    return sum(counts[-1:]) and max(counts)
