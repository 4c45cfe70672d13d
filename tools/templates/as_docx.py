"""Prints a page as a Word document: styles or bold lines for headings, real lists and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from referat.document import Block, ListItem, Paragraph, Subheading, Table
from tools.templates.as_text import Printed, estimated_pages
from tools.templates.patterns import Value, fill
from tools.templates.pieces import (
    Body,
    ContentsLine,
    Field,
    Heading,
    Line,
    NewPage,
    Piece,
    Titles,
)
from tools.templates.template import Markup, Template

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_WRITTEN_AT = datetime(2024, 1, 1, tzinfo=UTC)


def write_docx(pieces: Sequence[Piece], template: Template, values: dict[str, Value]) -> Printed:
    """The page as a DOCX file, the same bytes every time."""
    pages = estimated_pages(pieces)
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title = "", str(values["forum"])
    properties.created = properties.modified = _WRITTEN_AT
    _furniture(document, template, values)
    for piece in pieces:
        _piece(document, piece, template, pages)
    data = io.BytesIO()
    document.save(data)
    return Printed(_repacked(data.getvalue()), pages)


def _furniture(document: Document, template: Template, values: dict[str, Value]) -> None:
    section = document.sections[0]
    if template.running_head:
        section.header.paragraphs[0].text = fill(template.running_head, values)
    foot = section.footer.paragraphs[0]
    before, _, after = template.page_number.partition("{page}")
    foot.add_run(before)
    _page_field(foot)
    foot.add_run(after.replace("{pages}", "12"))


def _page_field(paragraph: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no word for fields


def _piece(document: Document, piece: Piece, template: Template, pages: dict[int, int]) -> None:
    if isinstance(piece, Heading):
        _heading(document, piece, template)
    elif isinstance(piece, Line):
        document.add_paragraph(piece.text)
    elif isinstance(piece, Field):
        _field(document, piece)
    elif isinstance(piece, ContentsLine):
        _contents_line(document, piece, pages)
    elif isinstance(piece, Titles):
        for title in piece.titles:
            document.add_paragraph(title, style="List Bullet" if piece.mark else None)
    elif isinstance(piece, NewPage):
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif isinstance(piece, Body):
        numbering = 0
        for n, block in enumerate(piece.passage):
            if isinstance(block, ListItem) and block.marker and not _follows_list(piece, n):
                numbering = _new_numbering(document)
            _block(document, block, numbering)


def _heading(document: Document, piece: Heading, template: Template) -> None:
    if template.markup is Markup.BOLD and piece.level > 1:
        document.add_paragraph().add_run(piece.text).bold = True
    else:
        document.add_heading(piece.text, piece.level)


def _field(document: Document, piece: Field) -> None:
    paragraph = document.add_paragraph()
    if piece.label:
        paragraph.add_run(piece.label).bold = True
    if piece.stacked:
        for value in piece.values:
            document.add_paragraph(value)
    else:
        paragraph.add_run(f"\t{', '.join(piece.values)}")


def _contents_line(document: Document, piece: ContentsLine, pages: dict[int, int]) -> None:
    paragraph = document.add_paragraph(piece.text)
    if piece.paged:
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        paragraph.add_run(f"\t{pages[piece.item]}")


def _follows_list(body: Body, place: int) -> bool:
    return place > 0 and isinstance(body.passage[place - 1], ListItem)


def _block(document: Document, block: Block, numbering: int) -> None:
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Subheading):
        document.add_paragraph().add_run(block.text).bold = True
    elif isinstance(block, ListItem):
        style = "List Number" if block.marker else "List Bullet"
        level = f" {block.level + 1}" if block.level else ""
        paragraph = document.add_paragraph(block.text, style=style + level)
        if block.marker:
            _number(paragraph, numbering, block.level)
    elif isinstance(block, Paragraph):
        document.add_paragraph(block.text)


def _table(document: Document, table: Table) -> None:
    rows = table.rows
    grid = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    if table.has_header:
        mark = OxmlElement("w:tblHeader")
        grid.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - no word for it either


def _new_numbering(document: Document) -> int:
    """A list of its own that starts with 1: the number of the new definition."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    old = style.pPr.numPr.numId.val
    abstract = next(num for num in numbering.num_lst if num.numId == old).abstractNumId.val
    new = numbering.add_num(abstract)
    new.add_lvlOverride(0).add_startOverride(1)
    return int(new.numId)


def _number(paragraph: WordParagraph, numbering: int, level: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - as above
    properties = properties.get_or_add_numPr()
    properties.get_or_add_numId().val = numbering
    properties.get_or_add_ilvl().val = level


def _repacked(data: bytes) -> bytes:
    """The same archive with fixed dates, so that equal content is equal bytes."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, source.read(entry))
    return target.getvalue()
