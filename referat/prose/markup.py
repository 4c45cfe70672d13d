"""Sanitised HTML as a passage: paragraphs, sub-headings, list items and tables in reading order."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
from lxml.html import HtmlElement

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table
from referat.prose.inline import PLAIN, Run, Style
from referat.prose.markers import Counter

_INLINE = {"strong", "b", "em", "i", "a"}
_LEVELS = {"h1": 4, "h2": 4, "h3": 4, "h4": 4, "h5": 5, "h6": 5}


_MAX_DEPTH = 100


def passage_of_markup(clean: str) -> Passage:
    """The passage of HTML that holds only tags of which nothing bad is known."""
    if not clean.strip():
        return ()
    parser = lxml.html.HTMLParser(huge_tree=True)
    builder = _Builder()
    builder.walk(lxml.html.fragment_fromstring(clean, create_parent="div", parser=parser), PLAIN)
    builder.flush()
    return tuple(builder.blocks)


class _Builder:
    """Walks the tree once; ``item`` is the list entry whose text is being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run = Run()
        self.item: ListItem | None = None
        self.depth = 0

    def walk(self, node: HtmlElement, style: Style, level: int = -1) -> None:
        """Read everything inside ``node``, which stands in a list of this ``level`` (-1: in none)."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            # So deep that it is a mistake or an attack: the words are kept, their structure is not.
            self.run.add(" ".join(str(piece) for piece in node.itertext()), style)
        else:
            self.run.add(node.text or "", style)
            for child in node:
                if isinstance(child.tag, str):
                    self._element(child, style, level)
                self.run.add(child.tail or "", style)
        self.depth -= 1

    def flush(self) -> None:
        """End the block that is being gathered."""
        if self.item is None:
            self.blocks.extend(Paragraph(text, html) for text, html in self.run.paragraphs())
            return
        text, html = self.run.whole()
        if text:
            self.blocks.append(replace(self.item, text=text, html=html))
            self.item = None

    def _element(self, node: HtmlElement, style: Style, level: int) -> None:
        tag = node.tag
        if tag == "br":
            self.run.line_break()
        elif tag in _INLINE:
            self.walk(node, _styled(node, style), level)
        elif tag in {"ul", "ol"}:
            self._list(node, level + 1)
        elif tag in _LEVELS and self.item is None:
            self._heading(node)
        elif tag == "table":
            self.flush()
            self._table(node)
        else:
            self._boundary()
            self.walk(node, style, level)
            self._boundary()

    def _boundary(self) -> None:
        if self.item is None:
            self.flush()
        else:
            self.run.new_line()

    def _heading(self, node: HtmlElement) -> None:
        self.flush()
        text, _ = _content(node)
        if text:
            self.blocks.append(Subheading(text, _LEVELS[str(node.tag)]))

    def _list(self, node: HtmlElement, level: int) -> None:
        self.flush()
        outer, self.item = self.item, None
        self.run.add(node.text or "")
        counter = Counter(node.get("type", "1"), _integer(node.get("start", "")))
        for child in node:
            if child.tag == "li":
                self._entry(child, level, counter if node.tag == "ol" else None)
            elif child.tag in {"ul", "ol"}:
                self._list(child, level + 1)
            elif isinstance(child.tag, str):
                self._element(child, PLAIN, level)
            self.run.add(child.tail or "")
        self.flush()
        # What follows a nested list in the outer entry is a paragraph of its own, unless the entry began with the list.
        self.item = outer

    def _entry(self, node: HtmlElement, level: int, counter: Counter | None) -> None:
        self.flush()
        printed = counter.marker(node.get("value")) if counter else ""
        marker = node.get("data-marker", printed)
        entry = ListItem("", level, marker)
        if (
            "data-marker" in node.attrib
            and not (node.text or "").strip()
            and _begins_with_list(node)
        ):
            self.blocks.append(entry)
            self.item = None
        else:
            self.item = entry
        before = len(self.blocks)
        self.walk(node, PLAIN, level)
        self.flush()
        if self.item is not None and len(self.blocks) == before:
            self.blocks.append(entry)
        self.item = None

    def _table(self, node: HtmlElement) -> None:
        trs = [tr for tr in node.iter("tr") if next(tr.iterancestors("table")) is node]
        for caption in node.findall("caption"):
            self.blocks.extend([Paragraph(*_content(caption))] if _content(caption)[0] else [])
        rows = tuple(
            tuple(_content(cell)[0] for cell in tr if cell.tag in {"td", "th"}) for tr in trs
        )
        if not rows:
            return
        tags = [cell.tag for cell in trs[0] if cell.tag in {"td", "th"}]
        named = bool(tags) and set(tags) == {"th"}
        self.blocks.append(Table(rows, has_header=named or trs[0].getparent().tag == "thead"))


def _begins_with_list(node: HtmlElement) -> bool:
    return len(node) > 0 and node[0].tag in {"ul", "ol"}


def _content(node: HtmlElement) -> tuple[str, str]:
    """Text and HTML of all that stands in ``node``, blocks parted by line breaks."""
    builder = _Builder()
    builder.item = ListItem("")
    builder.walk(node, PLAIN)
    builder.flush()
    text = "\n".join(_text(block) for block in builder.blocks)
    only = builder.blocks[0] if len(builder.blocks) == 1 else None
    return text, only.html if isinstance(only, ListItem) else ""


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" ".join(row) for row in block.rows)
    return block.text


def _styled(node: HtmlElement, style: Style) -> Style:
    match node.tag:
        case "strong" | "b":
            return replace(style, strong=True)
        case "em" | "i":
            return replace(style, em=True)
        case _:
            return replace(style, href=node.get("href", "").strip())


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 6 else 1
