"""Sets page numbers and running heads aside in text that some program took out of printed pages."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

from referat.reading import casenumbers, vocabulary
from referat.reading.blocks import Line, Shape, Sheet

_PAGE_LINE = re.compile(
    r"^(?:side\s*)?[-–]?\s*(?P<page>\d{1,3})\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?$", re.IGNORECASE
)
_SAYS_SIDE = re.compile(r"\bside\s*\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?\b", re.IGNORECASE)
_NUMBER_APART = re.compile(
    r"^(?P<words>\S.*[^\W\d].*?)(?:(?:\s{3,}|\t)(?P<page>\d{1,3})(?:\s*(?:af|/)\s*\d{1,3})?|\s+(?P<roman>[IVX]{1,5}|[ivx]{1,5}))$"
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_DIGITS = re.compile(r"\d+")
_NEAR = 2  # lines between a page number and the running head that belongs to it


def set_page_furniture_aside(sheet: Sheet) -> None:
    """Move page numbers that count upwards, and the lines that repeat beside them, to the sheet's furniture."""
    lines = sheet.lines
    anchors = _counting(lines) | _repeating_side(lines) | _rising(lines)
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
    """Bare numbers, Arabic or Roman, that rise by one from each to the next, two of them at least."""
    found: list[int] = []
    expected = None
    for index, line in enumerate(lines):
        if len(line.text) > 14 or line.shape is Shape.ROW or not _stands_alone(lines, index):
            continue
        page = _page_number(f"- {line.text}" if line.shape is Shape.LIST else line.text)
        if page and ((expected is None and page <= 3) or page == expected):
            found.append(index)
            expected = page + 1
    return set(found) if len(found) >= 2 else set()


def _stands_alone(lines: list[Line], index: int) -> bool:
    return lines[index].gap or index + 1 == len(lines) or lines[index + 1].gap


def _page_number(text: str) -> int:
    match = _PAGE_LINE.match(text)
    if match:
        return int(match["page"])
    return _ROMAN.get(text.upper(), 0)


def _rising(lines: list[Line]) -> set[int]:
    """Lines alike but for a last number, set apart from the words, that rises from each to the next."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _NUMBER_APART.match(line.text) if len(line.text) < 110 else None
        if match:
            alike[_DIGITS.sub("#", match["words"])].append(
                (index, int(match["page"] or _ROMAN.get((match["roman"] or "").upper(), 0)))
            )
    return {
        index
        for places in alike.values()
        if len(places) >= 2 and all(a[1] < b[1] for a, b in itertools.pairwise(places))
        for index, _ in places
    }


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
            or (line.shape is Shape.ROW and line.text.count("\t") > 2)
        ):
            continue
        if casenumbers.facts_of(line.text) or vocabulary.heading_of(line.text):
            continue  # every item may begin with these right under the running head
        if any(line.number + step in marks for step in range(-_NEAR, _NEAR + 1) if step):
            near[_DIGITS.sub("#", line.text.casefold())].append(index)
    return {
        index
        for text, places in near.items()
        if len(places) >= 2 and len(places) * 2 >= len(breaks) and len(text) > 3
        for index in places
    }
