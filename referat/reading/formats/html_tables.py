"""HTML tables as rows of cells, and the tables that only lay out a page told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from lxml.html import HtmlElement

from referat.prose.inline import PLAIN, Run
from referat.reading.formats.html_elements import (
    INLINE,
    SILENT,
    is_structural,
    safe_href,
    style_of,
)

_MOST_SPAN = 50  # columns or rows; more is a mistake
_LONG_CELL = 1500  # characters; a cell that long, beside others or not, is the page
_BLOCKS_IN_LONG_CELL = 4


@dataclass(slots=True)
class Row:
    """One row as printed."""

    cells: list[str]
    header: bool
    bold: bool
    url: str = ""  # where its one link goes, if that is all that a cell holds


def escaped(text: str) -> str:
    """Text as HTML."""
    return escape(text, quote=False)


def without(mark: str, html: str) -> str:
    """Inline HTML without the bullet or number that stands first in it."""
    opening = re.match(r"(?:<[^>]+>)*", html)
    tags, rest = (opening[0], html[opening.end() :]) if opening else ("", html)
    shown = escaped(mark)
    if rest.startswith(shown):
        return tags + rest[len(shown) :]
    # The mark is set in a style of its own; an empty element is left, which says nothing.
    return re.sub(
        rf"^({re.escape(tags)}){re.escape(shown.strip())}((?:</[^>]+>)*)\s*", r"\1\2", html
    )


def whole_number(text: str | None, *, default: int) -> int:
    """The value of a numeric attribute."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default


def is_layout(table: HtmlElement) -> bool:
    """Whether the table only places parts of the page: it holds structure, one column, or a whole page in a cell."""
    if (table.get("role") or "") == "presentation":
        return True
    rows = [[cell for cell in row if cell_text(cell)] for row in rows_of(table)]
    if all(len(row) <= 1 for row in rows):
        return True
    return any(is_structural(cell) or _is_page(cell) for row in rows for cell in row)


def holds_stray_text(node: HtmlElement, parts: Iterable[HtmlElement]) -> bool:
    """Whether a table or definition list holds text outside its cells: broken markup, which is read as running text."""
    return _letters(node) != sum(_letters(part) for part in parts)


def _letters(node: HtmlElement) -> int:
    return sum(len("".join(str(piece).split())) for piece in node.itertext())


def rows_of(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The cells of each row, those of nested tables left out."""
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is table:
            yield [cell for cell in row if cell.tag in {"td", "th"}]


def read_rows(table: HtmlElement) -> list[Row]:
    """The rows that hold text, columns without any left out."""
    sources = list(rows_of(table))
    grid = _grid(sources)
    width = max((len(row) for row in grid), default=0)
    used = [
        column for column in range(width) if any(len(row) > column and row[column] for row in grid)
    ]
    bolds = [_is_bold(cells) for cells in sources]
    rows: list[Row] = []
    for index, (texts, cells) in enumerate(zip(grid, sources, strict=True)):
        kept = [texts[column] if column < len(texts) else "" for column in used]
        if any(kept):
            header = not rows and _names_columns(
                cells, bold=bolds[index], others=bolds[index + 1 :]
            )
            rows.append(Row(kept, header, bolds[index], _link_of(cells)))
    return rows


def _link_of(cells: list[HtmlElement]) -> str:
    links = {
        safe_href(link.get("href") or ""): cell_text(link) == cell_text(cell)
        for cell in cells
        for link in cell.iterdescendants("a")
    }
    return next(iter(links)) if list(links.values()) == [True] else ""


def cell_text(cell: HtmlElement) -> str:
    """The text of a cell, its lines apart by line breaks."""
    run = Run()
    _gather(cell, run, 0)
    return run.whole()[0]


def _gather(node: HtmlElement, run: Run, depth: int) -> None:
    block = node.tag not in INLINE and ":" not in str(node.tag)
    if block:
        run.new_line()
    if depth > 100:
        run.add(_plain(" ".join(str(piece) for piece in node.itertext())))
        return
    run.add(_plain(node.text or ""))
    for child in node:
        if child.tag == "br":
            run.line_break()
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            _gather(child, run, depth + 1)
        run.add(_plain(child.tail or ""))
    if block:
        run.new_line()


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")


def _grid(sources: list[list[HtmlElement]]) -> list[list[str]]:
    """Texts in their columns: cells that span columns or rows leave empty cells where they reach."""
    reaching: dict[int, int] = {}  # column -> rows that a cell from above still takes
    grid = []
    for cells in sources:
        row: list[str] = []
        for cell in cells:
            while reaching.get(len(row), 0):
                reaching[len(row)] -= 1
                row.append("")
            columns = min(max(whole_number(cell.get("colspan"), default=1), 1), _MOST_SPAN)
            below = min(max(whole_number(cell.get("rowspan"), default=1), 1), _MOST_SPAN) - 1
            for offset in range(columns):
                if below:
                    reaching[len(row)] = below
                row.append(cell_text(cell) if not offset else "")
        grid.append(row)
    return grid


def _names_columns(cells: list[HtmlElement], *, bold: bool, others: list[bool]) -> bool:
    if len(cells) < 2:
        return False
    if all(cell.tag == "th" for cell in cells) or cells[0].getparent().getparent().tag == "thead":
        return True
    return bold and len(others) > 0 and not any(others)


def _is_bold(cells: list[HtmlElement]) -> bool:
    """Whether every text of the row is set in bold."""
    filled = [cell for cell in cells if cell_text(cell)]
    return bool(filled) and all(_all_strong(cell) for cell in filled)


def _all_strong(cell: HtmlElement) -> bool:
    return all(_is_strong(owner, cell) for owner in _owners_of_text(cell))


def _owners_of_text(cell: HtmlElement) -> Iterator[HtmlElement]:
    """The element that each piece of text in the cell stands in."""
    for node in cell.iter():
        if isinstance(node.tag, str) and (node.text or "").strip():
            yield node
        if node is not cell and (node.tail or "").strip():
            yield node.getparent()


def _is_strong(node: HtmlElement, cell: HtmlElement) -> bool:
    return any(
        inner.tag == "th" or style_of(inner, PLAIN).strong
        for inner in (node, *node.iterancestors())
        if inner is cell or cell in inner.iterancestors()
    )


def _is_page(cell: HtmlElement) -> bool:
    blocks = sum(1 for _ in cell.iterdescendants("p", "div", "ul", "ol"))
    return blocks >= _BLOCKS_IN_LONG_CELL and len(cell_text(cell)) > _LONG_CELL
