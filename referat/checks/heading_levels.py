"""Do the headings go down one level at a time?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Subheading
from referat.examined import Examined
from referat.finding import Remark, Severity, check

_FIRST = 4  # the level of a heading inside a section


@check(code="R603", severity=Severity.INFORMS)
def heading_levels(examined: Examined) -> Iterator[Remark]:
    """A heading skips a level.

    Problem: A heading stands two levels below the one before it. Who walks through the headings looks for the one between
    (WCAG 1.3.1).

    Remedy: Give the heading the level just below the one it belongs to.
    """
    level, inside = _FIRST - 1, (0, "")
    for spot in examined.open_spots:
        if (spot.index, spot.where) != inside:
            level, inside = _FIRST - 1, (spot.index, spot.where)
        if isinstance(spot.block, Subheading):
            if spot.block.level > level + 1:
                yield Remark(
                    spot,
                    "“{heading}” is of level {level}, but no heading of level {above} stands before it.",
                    {
                        "heading": spot.text,
                        "level": spot.block.level,
                        "above": spot.block.level - 1,
                    },
                    evidence=spot.text,
                )
            level = spot.block.level
