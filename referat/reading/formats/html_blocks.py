"""The elements of an HTML page as lines: paragraphs, headings, lists, tables, and navigation set aside."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from referat.prose.inline import PLAIN, InlineLine, Run, Style
from referat.prose.markers import Counter
from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats import html_tables
from referat.reading.formats.furniture import is_button, is_page_number
from referat.reading.formats.html_elements import (
    BULLET,
    INLINE,
    SILENT,
    WORD_NUMBER,
    is_furniture,
    is_section_entry,
    is_structural,
    is_word_list,
    link_of,
    style_of,
    text_of,
    word_level,
)

_SPACES = {ord("\u00a0"): " ", ord("\u200b"): None, ord("\ufeff"): None, ord("\u2028"): "\n"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


class Walker:
    """Goes through a tree once and puts every text into one line or into the furniture."""

    def __init__(self, sheet: Sheet, max_depth: int) -> None:
        self.sheet = sheet
        self.max_depth = max_depth
        self.depth = 0
        self.number = 0
        self.run = Run()
        self.frame = Line("")  # what the lines of the block being read have in common
        self.prefix = ""  # a printed number that still has to stand before the next line
        self.closed = False  # whether the list entry being read has its line

    def read(self, root: HtmlElement) -> None:
        """Read the whole page."""
        for node in root:
            if node.tag == "body":
                self._inside(node, PLAIN, level=-1)
            elif isinstance(node.tag, str) and node.tag != "head":
                self._element(node, PLAIN, level=-1)
        self._flush()

    def _inside(self, node: HtmlElement, style: Style, *, level: int) -> None:
        self.depth += 1
        if self.depth > self.max_depth:
            # So deep that it is a mistake or an attack: the words are kept, their structure is not.
            self._text(" ".join(str(piece) for piece in node.itertext()), style)
        else:
            self._text(node.text or "", style)
            for child in node:
                if isinstance(child.tag, str):
                    self._element(child, style, level=level)
                self._text(child.tail or "", style)
        self.depth -= 1

    def _text(self, text: str, style: Style) -> None:
        self.run.add(text.translate(_SPACES), style)

    def _element(self, node: HtmlElement, style: Style, *, level: int) -> None:
        tag = str(node.tag)
        if tag == "br":
            self.run.line_break()
        elif tag in SILENT:
            return
        elif is_furniture(node):
            self._set_aside(node)
        elif tag in INLINE or ":" in tag:
            self._inside(node, style_of(node, style), level=level)
        elif tag in _HEADINGS:
            # A heading inside a span came with pasted text: it stands below the page's own of its level.
            pasted = next(node.iterancestors("span"), None) is not None
            self._block(node, style, Line("", shape=Shape.HEADING, level=_HEADINGS[tag] + pasted))
        elif tag in {"ul", "ol", "menu"}:
            self._list(node, level=level + 1)
        elif tag == "table":
            self._table(node, style)
        elif tag == "dl":
            self._definitions(node, style)
        elif is_word_list(node) and self.frame.shape is not Shape.LIST:
            self._word_list(node, style)
        else:
            self._boundary()
            self._inside(node, style_of(node, style), level=level)
            self._boundary()

    def _block(self, node: HtmlElement, style: Style, frame: Line) -> None:
        outer = self.frame
        self._flush()
        self.frame = frame
        self._inside(node, style, level=-1)
        self._flush()
        self.frame = outer

    def _boundary(self) -> None:
        """The edge of a block; inside a list entry only a new line of it."""
        if self.frame.shape is Shape.LIST:
            self.run.new_line()
        else:
            self._flush()

    def _flush(self) -> None:
        """End the block that is being gathered."""
        lines = self.run.lines()
        if self.frame.shape is Shape.LIST and lines:
            first = lines[0]
            text = "\n".join(line.text for line in lines)
            styled = any(line.html for line in lines)
            html = (
                "<br>".join(line.html or html_tables.escaped(line.text) for line in lines)
                if styled
                else ""
            )
            stretches = tuple(stretch for line in lines for stretch in line.stretches)
            strong = all(line.strong for line in lines)
            lines = [InlineLine(text, html, True, strong, first.href, stretches)]
            if self.closed:
                # What follows a nested list is no entry of its own.
                self._emit(lines[0], Line(""))
                return
            self.closed = True
        for line in lines:
            self._emit(line, self.frame)

    def _emit(self, inline: InlineLine, frame: Line) -> None:
        self.number += 1
        line = replace(
            frame,
            text=inline.text,
            html=inline.html,
            number=self.number,
            gap=inline.gap,
            bold=inline.strong,
            url=link_of(inline),
        )
        if self.prefix and not line.text[:1].isdigit():  # "1 Titel" prints a number of its own
            line.text = f"{self.prefix} {line.text}"
            line.html = f"{html_tables.escaped(self.prefix)} {line.html}" if line.html else ""
        self.prefix = ""
        if is_button(line.text) or (is_page_number(line.text) and line.shape is Shape.TEXT):
            self.sheet.furniture.append(line)
            return
        if line.shape is Shape.TEXT:
            _take_bullet_off(line)
        self.sheet.lines.append(line)

    def _set_aside(self, node: HtmlElement) -> None:
        text = text_of(node)
        # A button inside running text ends no paragraph.
        if text:
            self.number += 1
            self.sheet.furniture.append(Line(text, number=self.number))

    def _list(self, node: HtmlElement, *, level: int) -> None:
        self._flush()
        outer, closed = self.frame, self.closed
        self.frame = Line("")
        self._text(node.text or "", PLAIN)
        counter = Counter(
            node.get("type", "1"), html_tables.whole_number(node.get("start"), default=1)
        )
        for child in node:
            if child.tag == "li":
                marker = counter.marker(child.get("value")) if node.tag == "ol" else ""
                self._entry(child, marker, level=level)
            elif isinstance(child.tag, str):
                self.frame = Line("")
                self._element(child, PLAIN, level=level)
            self._text(child.tail or "", PLAIN)
        self._flush()
        self.frame, self.closed = outer, closed or outer.shape is Shape.LIST

    def _entry(self, node: HtmlElement, marker: str, *, level: int) -> None:
        """One ``li``: an entry, or, where it holds headings and tables, a part of the page that a number stands before."""
        self._flush()
        self.closed = False
        if is_structural(node) or is_section_entry(node):
            self.frame, self.prefix = Line(""), marker
            self._inside(node, PLAIN, level=-1)
        else:
            self.frame = Line("", shape=Shape.LIST, level=level, marker=marker or "•")
            self._inside(node, style_of(node, PLAIN), level=level)
        self._flush()
        self.frame, self.prefix = Line(""), ""

    def _word_list(self, node: HtmlElement, style: Style) -> None:
        """A paragraph that a word processor made a list entry of: the mark is printed as text."""
        self._flush()
        before = len(self.sheet.lines)
        self._block(node, style_of(node, style), Line(""))
        for line in self.sheet.lines[before:]:
            number = WORD_NUMBER.match(line.text)
            if line.shape is Shape.TEXT and number:
                line.text, line.html = (
                    line.text[number.end() :],
                    html_tables.without(number[0], line.html),
                )
                line.shape, line.marker = Shape.LIST, number[1]
            if line.shape is Shape.LIST:
                line.level = word_level(node)

    def _definitions(self, node: HtmlElement, style: Style) -> None:
        self._flush()
        parts = [
            part
            for part in node.iterdescendants("dt", "dd")
            if next(part.iterancestors("dl")) is node
        ]
        if html_tables.holds_stray_text(node, parts):
            self._inside(node, style, level=-1)
            return
        term: HtmlElement | None = None
        for part in parts:
            simple = not is_structural(part) and part.find(".//ul") is None
            if part.tag == "dd" and simple and term is not None and text_of(term):
                cells = [html_tables.cell_text(term), html_tables.cell_text(part)]
                self._row(cells, first=True)
                term = None
                continue
            if term is not None:
                self._block(term, style, Line(""))
            term = part if part.tag == "dt" else None
            if term is None:
                self._block(part, style, Line(""))
        if term is not None:
            self._block(term, style, Line(""))

    def _table(self, node: HtmlElement, style: Style) -> None:
        self._flush()
        cells = [cell for row in html_tables.rows_of(node) for cell in row]
        captions = list(node.iterchildren("caption"))
        if html_tables.holds_stray_text(node, [*cells, *captions]):
            self._inside(node, style, level=-1)
            return
        layout = html_tables.is_layout(node)
        for block in [*captions, *(cells if layout else [])]:
            self._block(block, style, Line(""))
        if layout:
            return
        for index, row in enumerate(html_tables.read_rows(node)):
            self._row(row.cells, first=not index, row=row)

    def _row(self, cells: list[str], *, first: bool, row: html_tables.Row | None = None) -> None:
        self.number += 1
        filled = [cell for cell in cells if cell]
        if not filled:
            return
        shape = Shape.ROW if len(cells) > 1 else Shape.TEXT
        line = Line("\t".join(cells), number=self.number, shape=shape, gap=first)
        if row is not None:
            line.header, line.bold, line.url = row.header, row.bold, row.url
        if all(is_button(cell) for cell in filled):
            self.sheet.furniture.append(line)
        else:
            self.sheet.lines.append(line)


def _take_bullet_off(line: Line) -> None:
    """A paragraph that begins with a typed bullet is a list entry."""
    bullet = BULLET.match(line.text)
    if bullet and line.text[bullet.end() :].strip():
        line.shape, line.marker = Shape.LIST, bullet[1]
        line.text, line.html = line.text[bullet.end() :], html_tables.without(bullet[0], line.html)
