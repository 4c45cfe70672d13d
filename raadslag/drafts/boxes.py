"""A box of text before it has a row, and how the boxes of one forum's item find their place in another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from raadslag.drafts.rules import Part
from referat.document import SectionKind


@dataclass(frozen=True, slots=True)
class Box:
    """The fields are those of :class:`raadslag.drafts.models.DraftText`."""

    part: Part = Part.SECTION
    kind: str = ""
    heading: str = ""
    html: str = ""
    organization_name: str = ""
    held_on: date | None = None
    outcome: str = ""
    person: str = ""


def rehoused(boxes: Sequence[Box], homes: Sequence[Box]) -> tuple[Box, ...]:
    """The sections in the places that the forum has for them, by kind, in its order.

    Nothing is lost: two of a kind share a box below their own headings, and what has no place
    follows as a section of its own with the heading that it had.
    """
    left = [box for box in boxes if box.html.strip()]
    placed = []
    for home in homes:
        mine = [box for box in left if _belongs(box, home)]
        left = [box for box in left if box not in mine]
        placed.append(replace(home, html=_joined(mine, home)))
    return (*placed, *left)


def _belongs(box: Box, home: Box) -> bool:
    if box.kind != home.kind:
        return False
    return home.kind != SectionKind.OTHER or box.heading == home.heading


def _joined(boxes: Sequence[Box], home: Box) -> str:
    if len(boxes) == 1:
        return boxes[0].html
    return "".join(f"{_subheading(box, home)}{box.html}" for box in boxes)


def _subheading(box: Box, home: Box) -> str:
    if box.heading in ("", home.heading):
        return ""
    return f"<h4>{escape(box.heading, quote=False)}</h4>"
