"""An HTML page that this library wrote and nobody changed: its elements say what every text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

from referat.document import ListItem, Paragraph, Passage, Subheading, Table
from referat.interchange.seal import fits
from referat.prose import passage_from_html
from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats.html_elements import safe_href

_SEAL = re.compile(r'<meta name="generator" content="([^"]*)">')
_LOOKED_AT = 1000  # characters; the seal stands near the top
_SPACE = " \t\r\n"


def is_sealed(markup: str) -> bool:
    """Whether the page bears a seal that still fits."""
    found = _SEAL.search(markup[:_LOOKED_AT])
    return found is not None and "</body>" in markup and fits(found[1], _body(markup))


def _body(markup: str) -> str:
    markup = markup.replace("\r\n", "\n")
    return markup[markup.find("<body") : markup.rfind("</body>") + len("</body>")]


def read_sealed(markup: str) -> Sheet:
    """The sheet of a sealed page."""
    parser = lxml.html.HTMLParser(huge_tree=True, no_network=True)
    root = lxml.html.document_fromstring(_body(markup), parser=parser)
    sheet = Sheet(media_type="text/html", knows_paragraphs=True, certain=True)
    sheet.lines = [line for part in root.iterfind("body/main/*") for line in _part(part)]
    for number, line in enumerate(sheet.lines, start=1):
        line.number = number
    return sheet


def _part(part: HtmlElement) -> Iterator[Line]:
    if part.tag == "header":
        yield from _front(part)
    elif part.tag == "nav":
        yield from map(_heading, part.iterfind("h2"))
        for entry in part.iterfind("ul/li"):
            yield Line(f"{_text(entry)}\t", shape=Shape.ENTRY)
    else:
        yield from map(_heading, part.iterfind("h2"))
        yield from map(_fact, part.iterfind("p"))
        for section in part.iterfind("section"):
            yield from _section(section)


def _front(header: HtmlElement) -> Iterator[Line]:
    yield from map(_heading, header.iterfind("h1"))
    for paragraph in header.iterfind("p"):
        yield Line(_text(paragraph))
    for pair in header.iterfind("dl/div"):
        said = [_text(node) for node in pair.iterfind("*")]
        yield Line("\t".join(said), shape=Shape.FACT)


def _section(section: HtmlElement) -> Iterator[Line]:
    heading = section.find("h3")
    yield Line("", shape=Shape.HEADING, level=3) if heading is None else _heading(heading)
    for inner in section:
        if inner.tag == "div":
            markup = lxml.html.tostring(inner, encoding="unicode", with_tail=False)
            yield from lines_of(passage_from_html(markup))
        elif inner.tag == "p":
            yield _fact(inner)
        elif inner.tag == "ul":
            yield from map(_attachment, inner)


def _heading(node: HtmlElement) -> Line:
    return Line(_text(node), shape=Shape.HEADING, level=int(str(node.tag)[1]))


def _fact(node: HtmlElement) -> Line:
    label = node.find("b")
    if label is None:
        return Line(_text(node))
    return Line(f"{_text(label)}\t{(label.tail or '').strip(_SPACE)}", shape=Shape.FACT)


def _attachment(entry: HtmlElement) -> Line:
    link = entry.find("a")
    url = safe_href(link.get("href", "")) if link is not None else ""
    return Line(_text(entry), shape=Shape.LIST, url=url)


def _text(node: HtmlElement) -> str:
    return str(node.text_content()).strip(_SPACE)


def lines_of(passage: Passage) -> Iterator[Line]:
    """The blocks as lines again, each with what it is."""
    for block in passage:
        match block:
            case Paragraph():
                yield Line(block.text, html=block.html)
            case Subheading():
                yield Line(block.text, shape=Shape.HEADING, level=block.level)
            case ListItem():
                yield Line(
                    block.text,
                    shape=Shape.LIST,
                    level=block.level,
                    marker=block.marker,
                    html=block.html,
                )
            case Table():
                for index, row in enumerate(block.rows):
                    header = block.has_header and not index
                    text = "\t".join(row)
                    yield Line(text, shape=Shape.ROW, gap=not index, header=header)
