"""The tags of a PDF that this library wrote: they say what every text is and are read instead of the layout."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from referat.interchange import SCHEMA
from referat.prose.inline import PLAIN, Run, Style
from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats import pdf_engine as engine

# What the writer sets at a line's end where the line was meant to end; see referat/writing/page.typ.
_MEANT = "\u2060"
_UNSEEN = {
    ord("\u200b"): None,
    ord("\u200c"): None,
    ord(_MEANT): None,
    ord("\ufffe"): "-",
    ord("\x02"): "-",
}
_LAYOUT_HYPHENS = ("\x02", "\ufffe", "\u00ad")
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_BULLET = "•"
_WHITE = {ord(" "), ord("\r"), ord("\n")}
_WHOLE = "Document"  # the element that holds all others, and no text itself


@dataclass(slots=True)
class _Text:
    """The text of one marked content; its weight and slant are None where a font of one look shows it."""

    text: str
    strong: bool | None
    em: bool | None


@dataclass(slots=True)
class _Node:
    """One element of the structure tree, over all pages. ``size`` counts its kids, those without text too."""

    kind: str
    page: int
    size: int = 0
    url: str = ""
    kids: dict[int, _Node | _Text] = field(default_factory=dict)

    def nodes(self) -> Iterator[_Node]:
        """The kids that are elements, in order."""
        return (self.kids[at] for at in sorted(self.kids) if isinstance(self.kids[at], _Node))  # type: ignore[misc]


def is_ours(document: Any) -> bool:
    """Whether the file says that this library wrote and tagged it."""
    return SCHEMA in engine.meta_of(document, b"Keywords") and bool(
        pdfium.FPDFCatalog_IsTagged(document)
    )


def read_tags(document: Any, sheet: Sheet) -> bool:
    """Fill ``sheet`` with what the tags say.

    False, and nothing done, where they do not speak for every page: somebody has put other papers into the file.
    """
    root = _Node("", 0)
    for index in range(sheet.pages or 0):
        with engine.page_of(document, index) as (page, text_page):
            tags = _PageTags(document, page, text_page, index + 1)
            if not tags.add_to(root):
                return False
    lines = [line for node in root.nodes() for line in _lines(node)]
    if not any(line.shape is Shape.HEADING for line in lines):
        return False
    for number, line in enumerate(lines, start=1):
        line.number = number
    sheet.lines = lines
    sheet.certain = sheet.knows_paragraphs = True
    return True


class _PageTags:
    """Adds one page's part of the tree to the whole."""

    def __init__(self, document: Any, page: Any, text_page: Any, number: int) -> None:
        self._document = document
        self._page = page
        self._number = number
        self._fonts: dict[int, tuple[bool | None, bool | None]] = {}
        self._boxes: dict[int, int] = {}  # the text object that begins each marked content
        self._texts = self._read_texts(engine.address(text_page))

    def add_to(self, root: _Node) -> bool:
        """Take in everything that stands on this page; False where the page has no tags."""
        tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return False
        try:
            handle = engine.address(tree)
            count = pdfium.FPDF_StructTree_CountChildren(tree)
            tops = [(at, top) for at in range(count) if (top := engine.top_at(handle, at))]
            for at, top in tops:
                self._add(top, root, at)
            return bool(tops)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _add(self, handle: int, parent: _Node, at: int, link: _Node | None = None) -> None:
        known = parent.kids.get(at)
        node = known if isinstance(known, _Node) else _Node(_kind_of(handle), self._number)
        parent.kids[at] = node
        node.size = engine.count_kids(handle)
        link = node if node.kind == "Link" else link
        for index in range(node.size):
            kid = engine.kid_at(handle, index)
            if kid:
                self._add(kid, node, index, link)
                continue
            content = -1 if node.kind == _WHOLE else engine.kid_content(handle, index)
            if content >= 0:
                node.kids[index] = self._texts.get(content, _Text(" ", None, None))
                if link is not None and not link.url:
                    link.url = self._address_at(content)

    def _read_texts(self, handle: int) -> dict[int, _Text]:
        """The text of each marked content, what PDFium adds left out and what it leaves out added: lone spaces."""
        letters: dict[int, list[int]] = {}
        for at in range(engine.count_chars(handle)):
            letter = engine.char_at(handle, at)
            if letter in _WHITE and engine.is_generated(handle, at) > 0:
                continue
            thing = engine.text_object(handle, at)
            if thing:
                letters.setdefault(thing, []).append(letter)
        page = engine.address(self._page)
        found: dict[int, _Text] = {}
        for index in range(engine.count_objects(page)):
            thing = engine.get_object(page, index)
            content = engine.content_of(thing)
            if content < 0 or engine.object_type(thing) != engine.TEXT:
                continue
            text = _decoded(letters[thing]) if thing in letters else " "
            if content in found:
                found[content].text += text
            else:
                self._boxes[content] = thing
                found[content] = _Text(text, *self._look(engine.object_font(thing)))
        return found

    def _look(self, font: int) -> tuple[bool | None, bool | None]:
        if font not in self._fonts:
            buffer = ctypes.create_string_buffer(128)
            engine.font_name(font, ctypes.addressof(buffer), 128)
            name = buffer.value
            slanted = b"Italic" in name or b"Oblique" in name
            self._fonts[font] = (None, None) if b"Math" in name else (b"Bold" in name, slanted)
        return self._fonts[font]

    def _address_at(self, content: int) -> str:
        thing = self._boxes.get(content)
        if thing is None:
            return ""
        box = (ctypes.c_float * 4)()
        at = ctypes.addressof(box)
        engine.object_bounds(thing, at, at + 4, at + 8, at + 12)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        link = pdfium.FPDFLink_GetLinkAtPoint(self._page, x, y)
        return engine.link_address(self._document, link) if link else ""


def _decoded(codes: list[int]) -> str:
    text = "".join(map(chr, codes))
    if any(0xD800 <= code < 0xE000 for code in codes):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _kind_of(handle: int) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = engine.kid_kind(handle, ctypes.addressof(buffer), 64)
    return buffer.raw[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")


def _lines(node: _Node) -> Iterator[Line]:
    if node.kind in _HEADINGS:
        text, _ = _running(node, styled=False)
        if text:
            yield Line(text, node.page, shape=Shape.HEADING, level=_HEADINGS[node.kind])
    elif node.kind == "P":
        yield from _paragraph(node)
    elif node.kind == "L":
        yield from _list(node, 0)
    elif node.kind == "Table":
        yield from _table(node)
    elif node.kind == "TOCI":
        yield _contents_entry(node)
    else:
        for kid in node.nodes():
            yield from _lines(kid)


def _paragraph(node: _Node) -> Iterator[Line]:
    text, html = _running(node)
    if text:
        links = [kid for kid in node.kids.values() if isinstance(kid, _Node) and kid.url]
        whole = len(links) == len(node.kids) == 1
        yield Line(text, node.page, html=html, url=links[0].url if whole else "")


def _list(node: _Node, level: int) -> Iterator[Line]:
    for kid in node.nodes():
        if kid.kind == "L":
            yield from _list(kid, level + 1)
        elif kid.kind == "LI":
            yield from _entry(kid, level)


def _entry(node: _Node, level: int) -> Iterator[Line]:
    """An entry with the lists inside it; one without a label is only there for those."""
    label = next((kid for kid in node.nodes() if kid.kind == "Lbl"), None)
    body = next((kid for kid in node.nodes() if kid.kind == "LBody"), _Node("", node.page))
    if label is not None:
        yield _labelled(label, body, level)
    for kid in body.nodes():
        if kid.kind == "L":
            yield from _list(kid, level + 1)


def _labelled(label: _Node, body: _Node, level: int) -> Line:
    """A bold label names a fact; any other is a list's marker."""
    marker, _ = _running(label, styled=False)
    if any(text.strong for text in _texts_of(label)):
        text, _ = _running(body, styled=False)
        return Line(f"{marker}\t{text}", label.page, shape=Shape.FACT)
    text, html = _running(body)
    sign = "" if marker == _BULLET else marker
    return Line(text, label.page, shape=Shape.LIST, level=level, marker=sign, html=html)


def _table(node: _Node) -> Iterator[Line]:
    rows = list(_rows(node, header=False))
    columns = max((row.size for row, _ in rows), default=0)
    for index, (row, header) in enumerate(rows):
        cells = [""] * columns
        for at, cell in row.kids.items():
            if isinstance(cell, _Node):
                cells[at], _ = _running(cell, styled=False)
        yield Line("\t".join(cells), row.page, shape=Shape.ROW, gap=not index, header=header)


def _rows(node: _Node, *, header: bool) -> Iterator[tuple[_Node, bool]]:
    for kid in node.nodes():
        if kid.kind == "TR":
            yield kid, header
        else:
            yield from _rows(kid, header=kid.kind == "THead")


def _contents_entry(node: _Node) -> Line:
    """The title and the page's number, which is the last that a line of contents says."""
    *title, page = [text.text for text in _texts_of(node)] or [""]
    joined = "".join(title).translate(_UNSEEN).strip()
    return Line(f"{joined}\t{page.strip()}", node.page, shape=Shape.ENTRY)


def _texts_of(node: _Node) -> Iterator[_Text]:
    for at in sorted(node.kids):
        kid = node.kids[at]
        if isinstance(kid, _Text):
            yield kid
        else:
            yield from _texts_of(kid)


def _running(node: _Node, *, styled: bool = True) -> tuple[str, str]:
    """Text and inline HTML of a node, without the lists inside it."""
    run = Run()
    _gather(node, run, PLAIN, styled=styled)
    return run.whole()


def _gather(node: _Node, run: Run, style: Style, *, styled: bool) -> None:
    if styled and node.url:
        style = Style(style.strong, style.em, node.url)
    for at in sorted(node.kids):
        kid = node.kids[at]
        if isinstance(kid, _Node):
            if kid.kind != "L":
                _gather(kid, run, style, styled=styled)
            continue
        if kid.text in _LAYOUT_HYPHENS and not styled and 0 < at < node.size - 1:
            continue
        if styled:
            strong = style.strong if kid.strong is None else kid.strong
            em = style.em if kid.em is None else kid.em
            style = Style(strong, em, style.href)
        run.add(kid.text.translate(_UNSEEN), style)
        if kid.text.endswith(_MEANT):
            run.line_break()
