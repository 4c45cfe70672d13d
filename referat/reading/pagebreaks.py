"""Sets page numbers and running heads aside in text that some program took out of printed pages."""

from __future__ import annotations

import re
from collections import defaultdict

from referat.reading import casenumbers, vocabulary
from referat.reading.blocks import Line, Shape, Sheet

_PAGE_LINE = re.compile(
    r"^(?:side\s*)?[-–]?\s*(?P<page>\d{1,3})\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?$", re.IGNORECASE
)
_SAYS_SIDE = re.compile(r"\bside\s*\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_NEAR = 2  # lines between a page number and the running head that belongs to it


def set_page_furniture_aside(sheet: Sheet) -> None:
    """Move page numbers that count upwards, and the lines that repeat beside them, to the sheet's furniture."""
    lines = sheet.lines
    anchors = _counting(lines) | _repeating_side(lines)
    known = sorted(line.number for line in sheet.furniture)
    if not anchors and not known:
        return
    breaks = sorted({lines[index].number for index in anchors} | set(known))
    furniture = anchors | _beside(lines, breaks, anchors)
    if not furniture:
        return
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in furniture:
            sheet.furniture.append(line)
        else:
            if index - 1 in furniture:
                line.gap = True
            kept.append(line)
    sheet.lines[:] = kept


def _counting(lines: list[Line]) -> set[int]:
    """Bare numbers that rise by one from each to the next, two of them at least."""
    found: list[int] = []
    expected = None
    for index, line in enumerate(lines):
        if len(line.text) > 14 or line.shape is Shape.ROW:
            continue
        match = _PAGE_LINE.match(f"- {line.text}" if line.shape is Shape.LIST else line.text)
        if (
            not match
            or not line.gap
            and not (index + 1 < len(lines) and lines[index + 1].gap)
            and index + 1 < len(lines)
        ):
            continue
        page = int(match["page"])
        if expected is None and page <= 3 or page == expected:
            found.append(index)
            expected = page + 1
    return set(found) if len(found) >= 2 else set()


def _repeating_side(lines: list[Line]) -> set[int]:
    """Lines with *Side n* in them that are alike but for the number."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) < 110 and "ide" in line.text.lower() and _SAYS_SIDE.search(line.text):
            alike[_SAYS_SIDE.sub("#", line.text)].append(index)
    return {index for places in alike.values() if len(places) >= 2 for index in places}


def _beside(lines: list[Line], breaks: list[int], anchors: set[int]) -> set[int]:
    """Lines that stand near a page number at more than one page break, alike but for digits."""
    near: dict[str, list[int]] = defaultdict(list)
    marks = set(breaks)
    for index, line in enumerate(lines):
        if (
            index in anchors
            or len(line.text) > 110
            or line.shape is Shape.ROW
            and line.text.count("\t") > 2
        ):
            continue
        if casenumbers.facts_of(line.text) or vocabulary.key(line.text) in vocabulary.HEADINGS:
            continue  # every item may begin with these right under the running head
        if any(line.number + step in marks for step in range(-_NEAR, _NEAR + 1) if step):
            near[_DIGITS.sub("#", line.text.casefold())].append(index)
    return {
        index
        for text, places in near.items()
        if len(places) >= 2 and len(places) * 2 >= len(breaks) and len(text) > 3
        for index in places
    }
