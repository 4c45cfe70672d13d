"""A Word document that this library wrote and nobody changed: its styles say what every text is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from referat.interchange.seal import content_of, fits
from referat.prose.inline import PLAIN, Run, Style
from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats import docx_numbers
from referat.reading.formats.docx_numbers import LABEL_END, LABEL_START, W
from referat.reading.formats.html_elements import safe_href

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_LABEL = re.compile(f"{LABEL_START}([^{LABEL_END}]*){LABEL_END}")
_PERCENT = "\uff05"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def is_sealed(parts: Mapping[str, bytes]) -> bool:
    """Whether the document bears a seal that still fits."""
    core = parts.get("docProps/core.xml")
    seal = docx_numbers.parsed(core).findtext(_IDENTIFIER) if core else None
    return seal is not None and fits(str(seal), content_of(parts))


def read_sealed(parts: dict[str, bytes]) -> Sheet:
    """The sheet of a sealed document."""
    numbered = docx_numbers.with_printed_numbers(parts)
    reader = _Reader(_targets(parts))
    body = docx_numbers.parsed(numbered["word/document.xml"]).find(f"{W}body")
    sheet = Sheet(media_type=MEDIA_TYPE, knows_paragraphs=True, certain=True)
    sheet.lines = [
        line for part in (body if body is not None else ()) for line in reader.lines(part)
    ]
    for number, line in enumerate(sheet.lines, start=1):
        line.number = number
    return sheet


def _targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    links = parts.get("word/_rels/document.xml.rels")
    nodes = docx_numbers.parsed(links) if links else []
    return {node.get("Id", ""): safe_href(node.get("Target", "")) for node in nodes}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the elements of the body; ``targets`` are the addresses of its links."""

    targets: Mapping[str, str]

    def lines(self, part: Element) -> Iterator[Line]:
        if part.tag == f"{W}tbl":
            yield from self._rows(part)
        elif part.tag == f"{W}p":
            yield from self._paragraph(part)

    def _paragraph(self, node: Element) -> Iterator[Line]:
        style = node.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        text, html = self._running(node)
        if name.startswith("Heading"):
            yield Line(text, shape=Shape.HEADING, level=int(name[-1]))
        elif name == "TOCHeading":
            yield Line(text, shape=Shape.HEADING, level=2)
        elif name == "TOC2":
            yield Line(f"{text}\t", shape=Shape.ENTRY)
        elif name == "ReferatFact":
            yield self._fact(node, text)
        elif name == "ReferatAttachment":
            yield Line(text, shape=Shape.LIST, url=self._address(node))
        elif name == "ListParagraph":
            label = _LABEL.match(text)
            level = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
            yield Line(
                text[label.end() :] if label else text,
                shape=Shape.LIST,
                level=int(level.get(f"{W}val", "0")) if level is not None else 0,
                marker=label[1].replace(_PERCENT, "%") if label else "",
                html=_LABEL.sub("", html, count=1),
            )
        elif name != "ReferatGap" and text:
            yield Line(text, html=html)

    def _fact(self, node: Element, text: str) -> Line:
        first = node.find(f"{W}r")
        if first is None or first.find(f"{W}rPr/{W}b") is None:
            return Line(text)
        label = _text(first)
        return Line(f"{label}\t{text.removeprefix(label).lstrip(' ')}", shape=Shape.FACT)

    def _rows(self, node: Element) -> Iterator[Line]:
        for index, row in enumerate(node.iterfind(f"{W}tr")):
            cells = [self._running(cell, styled=False)[0] for cell in row.iterfind(f"{W}tc")]
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            yield Line("\t".join(cells), shape=Shape.ROW, gap=not index, header=header)

    def _address(self, node: Element) -> str:
        link = node.find(f"{W}hyperlink")
        return self.targets.get(link.get(f"{_R}id", ""), "") if link is not None else ""

    def _running(self, node: Element, *, styled: bool = True) -> tuple[str, str]:
        run = Run()
        for piece in node.iter(f"{W}r"):
            style = self._style(piece) if styled else PLAIN
            for part in piece:
                if part.tag == f"{W}br":
                    run.line_break()
                elif part.tag in (f"{W}t", f"{W}tab"):
                    run.add(part.text or " ", style)
        return run.whole()

    def _style(self, piece: Element) -> Style:
        said = piece.find(f"{W}rPr")
        above = piece.getparent()
        href = ""
        if above is not None and above.tag == f"{W}hyperlink":
            href = self.targets.get(above.get(f"{_R}id", ""), "")
        if said is None:
            return Style(href=href)
        return Style(
            strong=said.find(f"{W}b") is not None,
            em=said.find(f"{W}i") is not None,
            href=href,
        )


def _text(run: Element) -> str:
    return "".join(str(part.text or "") for part in run.iterfind(f"{W}t"))
