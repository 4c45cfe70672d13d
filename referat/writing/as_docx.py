"""Renders a paper as a Word document that Word itself could have made: styles, lists, contents, header rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml.etree import _Element as Element

from referat.document import Block, ListItem, Passage, Subheading, Table
from referat.interchange.seal import content_of, seal_of
from referat.prose.characters import legal
from referat.writing.arranging import Fact, Paper, PaperItem, Part
from referat.writing.docx_parts import (
    Numbering,
    field_end,
    field_start,
    link,
    made,
    paragraph,
    runs,
    table,
    text_run,
)
from referat.writing.runs import runs_of

_DAWN = (1980, 1, 1, 0, 0, 0)  # of zip archives; the same minutes give the same bytes
_NO_SEAL = "no seal yet"
_HEADINGS = {1: (20, 0, 6), 2: (16, 18, 6), 3: (13, 14, 4), 4: (11.5, 10, 3), 5: (11, 8, 3)}
_PLACES = re.compile(r"\{(page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def render(paper: Paper) -> bytes:
    """The document's bytes, the same for the same paper."""
    document = docx.Document()
    _set_up(document, paper)
    body = document.element.body
    section = body.find(qn("w:sectPr"))
    for element in _Writer(document, paper).elements():
        section.addprevious(element)
    return _sealed(document)


class _Writer:
    """Makes the elements of the document's body one after the other."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._numbering = Numbering(document.part.numbering_part.element)

    def elements(self) -> Iterator[Element]:
        """Everything, from the title to the last attachment."""
        yield paragraph("Heading1", text_run(self._paper.title))
        if self._paper.body:
            yield paragraph("ReferatBody", text_run(self._paper.body))
        yield from map(_fact, self._paper.cover)
        yield from _contents(self._paper)
        for place, item in enumerate(self._paper.items, start=1):
            yield from self._item(item, place)

    def _item(self, item: PaperItem, place: int) -> Iterator[Element]:
        name = _bookmark(place)
        start = made("bookmarkStart", id=str(place), name=name)
        end = made("bookmarkEnd", id=str(place))
        breaks = [made("pageBreakBefore")] if self._paper.layout.item_on_new_page else []
        yield paragraph("Heading2", start, text_run(item.heading), end, properties=breaks)
        yield from map(_fact, item.facts)
        for part in item.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[Element]:
        if part.heading:
            yield paragraph("Heading3", text_run(part.heading))
        yield from self._blocks(part.content, part.heading)
        yield from map(_fact, part.facts)
        for attachment in part.attachments:
            shown = link(self._document, attachment.url, text_run(attachment.text))
            bullet = self._numbering.properties("", 0)
            yield paragraph("ReferatAttachment", shown, properties=[bullet])

    def _blocks(self, passage: Passage, heading: str) -> Iterator[Element]:
        previous: Block | None = None
        self._numbering.close()
        for block in passage:
            if not isinstance(block, ListItem):
                self._numbering.close()
            if isinstance(block, Table) and isinstance(previous, Table):
                yield paragraph("ReferatGap")  # Word would make one table of both
            yield from self._block(block, heading)
            previous = block

    def _block(self, block: Block, heading: str) -> Iterator[Element]:
        match block:
            case Subheading():
                level = 5 if block.level >= 5 else 4
                yield paragraph(f"Heading{level}", text_run(block.text))
            case ListItem():
                number = self._numbering.properties(block.marker, block.level)
                content = runs(self._document, runs_of(block))
                yield paragraph("ListParagraph", *content, properties=[number])
            case Table():
                if any(block.rows):
                    yield table(block.rows, has_header=block.has_header, caption=heading)
            case _:
                yield paragraph("Normal", *runs(self._document, runs_of(block)))


def _fact(fact: Fact) -> Element:
    label = [text_run(fact.label, made("b")), text_run(" ")] if fact.label else []
    return paragraph("ReferatFact", *label, text_run(fact.value))


def _bookmark(place: int) -> str:
    return f"_Toc{place:09d}"


def _contents(paper: Paper) -> Iterator[Element]:
    """A field that Word can make anew, already filled with what it would find; without pages, which Word alone knows."""
    if not paper.items:
        return
    yield paragraph("TOCHeading", text_run(paper.layout.contents_heading))
    last = len(paper.items)
    for place, item in enumerate(paper.items, start=1):
        entry = made("hyperlink", text_run(item.heading), anchor=_bookmark(place), history="1")
        opening = field_start(' TOC \\o "2-2" \\n \\h \\z ') if place == 1 else []
        closing = [field_end()] if place == last else []
        yield paragraph("TOC2", *opening, entry, *closing)


def _set_up(document: Document, paper: Paper) -> None:
    """Styles, language, properties, page and foot."""
    for name, identity, base in (
        ("Referat Body", "ReferatBody", "Normal"),
        ("Referat Fact", "ReferatFact", "Normal"),
        ("Referat Gap", "ReferatGap", "Normal"),
        ("Referat Attachment", "ReferatAttachment", "List Paragraph"),
        ("toc 2", "TOC2", "Normal"),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        style.element.set(qn("w:styleId"), identity)
    document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    _set_looks(document)
    language = "da-DK" if paper.language == "da" else paper.language
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), language)
    _set_properties(document, paper, language)
    _set_foot(document, paper.layout.page_footer)
    _drop_picture(document)


def _set_looks(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    document.styles["Referat Fact"].paragraph_format.space_after = Pt(2)
    document.styles["Hyperlink"].font.underline = True
    document.styles["Hyperlink"].font.color.rgb = RGBColor(0, 0x4D, 0x99)
    for level, (size, before, after) in _HEADINGS.items():
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        style.paragraph_format.keep_with_next = True
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)


def _drop_picture(document: Document) -> None:
    """The template's thumbnail shows another document."""
    links = document.part.package.rels
    for identity in [key for key, one in links.items() if one.reltype.endswith("/thumbnail")]:
        del links[identity]


def _set_properties(document: Document, paper: Paper, language: str) -> None:
    start = paper.minutes.start
    noon = datetime(start.year, start.month, start.day, 12, tzinfo=UTC)
    properties = document.core_properties
    properties.title = legal(paper.title)[:255]
    properties.author = properties.last_modified_by = legal(paper.minutes.organization)[:255]
    properties.language = language
    properties.created = properties.modified = noon
    properties.comments = properties.keywords = ""
    properties.identifier = _NO_SEAL


def _set_foot(document: Document, pattern: str) -> None:
    foot = document.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 -- python-docx knows no fields
    for index, piece in enumerate(_PLACES.split(pattern)):
        if index % 2:
            foot.extend([*field_start(f" {_FIELDS[piece]} "), text_run("1"), field_end()])
        elif piece:
            foot.append(text_run(piece))


def _sealed(document: Document) -> bytes:
    """The file with its seal, every part dated alike."""
    written = io.BytesIO()
    document.save(written)
    sealed = io.BytesIO()
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(sealed, "w") as fresh:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
        seal = seal_of(content_of(parts))
        core = parts["docProps/core.xml"]
        parts["docProps/core.xml"] = core.replace(_NO_SEAL.encode(), seal.encode(), 1)
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _DAWN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            fresh.writestr(entry, part)
    return sealed.getvalue()
