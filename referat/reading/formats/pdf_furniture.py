"""What a PDF prints on its pages' margins over and over: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from referat.reading.formats.furniture import is_button
from referat.reading.formats.pdf_rows import PageRows, Row

_MARGIN = 0.18  # of the page's height, at the top and at the bottom
_DEPTH = 6  # lines of running head or foot at most
_SURE = 4  # pages that say the same on the margin leave no doubt; fewer need a sign more
_SAME_PLACE = 3.0  # points
_CLEAR = 1.6  # ems from baseline to baseline: more than leading
_LONGEST_BUTTON = 60  # characters
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:side|page|s\.|sidetal)?\s*:?\s*[-–]?\s*(\d{1,4})\s*[-–]?(?:\s*(?:/|af|of|ud af)\s*\d{1,4})?",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:side|page)\s*:?\s*\d", re.IGNORECASE)
_ITEM_WORD = re.compile(r"\b(?:punkt|pkt|sag|sagsnr|nr|bilag|ad)\b", re.IGNORECASE)
_is_button = lru_cache(4096)(is_button)  # minutes say the same short things over and over


@dataclass(slots=True)
class _Edge:
    """The outermost line of a page that is not furniture yet."""

    page: int
    rows: list[Row]
    text: str
    y: float
    clear: float  # white space between it and the next line, in sizes

    def mark(self, *, furniture: bool) -> None:
        for row in self.rows:
            row.furniture = furniture

    @property
    def is_bold(self) -> bool:
        return all(piece.bold for row in self.rows for piece in row.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for row in self.rows for piece in row.pieces)


def mark_furniture(pages: Sequence[PageRows], body_size: float) -> None:
    """Mark, in place, the rows that are furniture; what is doubtful stays text."""
    for page in pages:
        for row in page.rows:
            if len(row.cells) > 1:
                continue
            piece = row.cells[0][0]
            if len(piece.text) < _LONGEST_BUTTON and not piece.bold and _is_button(piece.text):
                row.furniture = True
    texts = _Texts(pages)
    for upper in (True, False):
        running: list[_Edge] = []
        margins = [_Margin(page, upper=upper) for page in pages if page.rows]
        for _ in range(_DEPTH):
            edges = [edge for margin in margins if (edge := margin.edge())]
            found = list(_repeated(edges, len(pages), body_size, texts, upper=upper))
            numbers = _page_numbers(edges, len(pages))
            for edge in (*found, *numbers):
                edge.mark(furniture=True)
            running += found
            if not found and not numbers:
                break
        _restore_body(running)


def _restore_body(running: Sequence[_Edge]) -> None:
    """Lines that run on into the body without clear space before it are body all the same."""
    kept: set[int] = set()
    for edge in reversed(running):
        if edge.clear >= _CLEAR or edge.page in kept:
            kept.add(edge.page)
        else:
            edge.mark(furniture=False)


class _Texts:
    """How often the document says something, counted when first asked for."""

    def __init__(self, pages: Sequence[PageRows]) -> None:
        self._pages = pages
        self._counts: Counter[str] = Counter()

    def count(self, text: str) -> int:
        if not self._counts:
            rows = (row for page in self._pages for row in page.rows)
            self._counts = Counter([row.cells[0][0].text for row in rows if row.cells[0]])
        return self._counts[text]


class _Margin:
    """The rows nearest to the upper or lower edge of a page, from the edge inwards."""

    def __init__(self, page: PageRows, *, upper: bool) -> None:
        sign = 1 if upper else -1
        self._page = page.number
        self._sign = sign
        self._limit = (sign * (page.high if upper else page.low)) - (page.high - page.low) * _MARGIN
        # The first line within the body is looked at too: how much clear space there is before it.
        limit = self._limit - (page.high - page.low) / 10
        self._ends = [
            (sign * (row.top if upper else row.bottom), row)
            for row in page.rows
            if row.y * sign > limit
        ]
        self._ends.sort(key=lambda end: -end[0])

    def edge(self) -> _Edge | None:
        """The outermost line that is not furniture yet, where it lies in the margin."""
        left = [end for end in self._ends if not end[1].furniture]
        if not left or left[0][0] < self._limit:
            return None
        y = left[0][0]
        rows = [row for end, row in left if y - end <= _SAME_PLACE]
        if any(row.tabbed or _is_tall(row) for row in rows):
            return None
        rest = left[len(rows)][0] if len(rows) < len(left) else -1e9
        size = max(piece.size for row in rows for piece in row.pieces) or 1.0
        rows.sort(key=lambda row: row.pieces[0].x0)
        text = "\t".join(row.text for row in rows)
        return _Edge(self._page, rows, text, y * self._sign, (y - rest) / size)


def _is_tall(row: Row) -> bool:
    return row.top - row.bottom > _SAME_PLACE


def _repeated(
    edges: Sequence[_Edge], pages: int, body_size: float, texts: _Texts, *, upper: bool
) -> Iterator[_Edge]:
    """The edges that say the same in the same place on enough pages."""
    groups: dict[str, list[list[_Edge]]] = {}
    for edge in sorted(edges, key=lambda one: one.y):
        alike = groups.setdefault(_NUMBER.sub("#", edge.text), [])
        if alike and edge.y - alike[-1][-1].y <= _SAME_PLACE:
            alike[-1].append(edge)
        else:
            alike.append([edge])
    for group in (one for alike in groups.values() for one in alike):
        if not _is_running(group, edges, pages, body_size, upper=upper):
            continue
        said = max(texts.count(edge.text) for edge in group)
        if said <= len(group) + (pages > 2):  # else a heading or a filler, said elsewhere too
            yield from group


def _is_running(
    group: Sequence[_Edge],
    edges: Sequence[_Edge],
    pages: int,
    body_size: float,
    *,
    upper: bool,
) -> bool:
    many = len(group) >= 3 or (len(group) >= 2 and len(group) * 2 >= pages)
    if not many or not _numbers_count_pages(group):
        return False
    edge = group[0]
    if len(group) < _SURE:
        small = edge.size < body_size * 0.95
        says_more = _NUMBER.search(edge.text) or "\t" in edge.text
        if min(one.clear for one in group) < 2 or edge.is_bold or not (small or says_more):
            return False
    if edge.is_bold and len(group) < pages * 0.6:
        return False
    if group[0].size > body_size * 1.05 and len(group) < max(3, pages * 0.8):
        return False
    y, mine = group[0].y, {id(edge) for edge in group}
    others = [edge for edge in edges if id(edge) not in mine]
    in_the_body = [edge for edge in others if (edge.y >= y - 2 if upper else edge.y <= y + 2)]
    return len(in_the_body) * 3 <= len(group)


def _numbers_count_pages(group: Sequence[_Edge]) -> bool:
    """The numbers in it are the same on all pages, or are page numbers."""
    numbers = [[int(digits) for digits in _NUMBER.findall(edge.text)] for edge in group]
    changing = [at for at, column in enumerate(zip(*numbers, strict=True)) if len(set(column)) > 1]
    if not changing:
        return True
    if _SAYS_PAGE.search(group[0].text):
        return len(changing) == 1
    offsets = {row[changing[0]] - edge.page for row, edge in zip(numbers, group, strict=True)}
    return len(changing) == 1 and len(offsets) == 1 and not _ITEM_WORD.search(group[0].text)


def _page_numbers(edges: Sequence[_Edge], pages: int) -> list[_Edge]:
    """Those that are nothing but a page number: "Side 2 af 56", or bare numbers that count the pages."""
    found: list[_Edge] = []
    bare: dict[int, list[_Edge]] = {}
    for edge in edges:
        text = edge.text.strip()
        if edge.clear < 1.5 or not _NUMBER.search(text):
            continue
        match = _PAGE_NUMBER.fullmatch(text)
        total = (f"{edge.page}/{pages}", f"Side {edge.page} af {pages}")
        if text.split("\t")[-1] in total or (match and _SAYS_PAGE.match(text)):
            found.append(edge)
        elif match:
            bare.setdefault(int(match[1]) - edge.page, []).append(edge)
    for offset, counted in bare.items():
        if offset == 0 or len(counted) > 1:
            found += counted
    return found
