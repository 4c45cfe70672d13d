"""Prints a page as PDF with Typst; all text goes in as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typst

from referat.document import Block, ListItem, Subheading, Table
from tools.templates.as_text import Printed
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
from tools.templates.template import Template

_PAGE = Path(__file__).with_name("page.typ")
_EPOCH_S = 1_704_067_200  # 1 January 2024: the same bytes every time
# Fonts that Typst brings itself, so that every machine prints the same page.
_FONTS = {"serif": "Libertinus Serif", "book": "New Computer Modern", "mono": "DejaVu Sans Mono"}


def write_pdf(pieces: Sequence[Piece], template: Template, values: dict[str, Value]) -> Printed:
    """The page as PDF, and the page on which each item starts."""
    running_head = fill(template.running_head, values) if template.running_head else ""
    given = {
        "title": str(values["forum"]),
        "look": {
            "font": _FONTS[template.font],
            "size": 10.5,
            "hyphenate": template.hyphenate,
            "justify": template.hyphenate,
            "running_head": running_head,
            "page_number": template.page_number,
            "ruled": template.ruled,
            "tracking": 0,
        },
        "items": [
            piece.item for piece in pieces if isinstance(piece, Heading) and piece.item is not None
        ],
        "pieces": [_piece(piece, template) for piece in pieces],
    }
    inputs = {"given": json.dumps(given, ensure_ascii=False)}
    compiler = typst.Compiler(_PAGE, sys_inputs=inputs, ignore_system_fonts=True)
    data = compiler.compile(format="pdf", timestamp=_EPOCH_S)
    assert isinstance(data, bytes), "one PDF comes back as bytes"
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return Printed(data, dict(enumerate(pages)))


def _piece(piece: Piece, template: Template) -> dict[str, Any]:
    match piece:
        case Heading(text, level, item):
            place = -1 if item is None else item
            return {"kind": "heading", "text": text, "level": level, "item": place}
        case Line(text):
            return {"kind": "line", "text": text}
        case Field(label, values, stacked):
            return {"kind": "field", "label": label, "values": values, "stacked": stacked}
        case ContentsLine(text, item, paged):
            return {"kind": "contents", "text": text, "item": item, "paged": paged}
        case Titles(titles, _, mark):
            return {"kind": "titles", "titles": titles, "mark": mark}
        case Body(passage):
            return {"kind": "body", "blocks": list(_blocks(passage, template))}
        case NewPage():
            return {"kind": "new-page"}


def _blocks(passage: Sequence[Block], template: Template) -> Iterator[dict[str, Any]]:
    for block in passage:
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
            yield {"kind": "table", "columns": len(block.rows[0]), "cells": cells}
        elif isinstance(block, ListItem):
            marker = block.marker or template.bullet.strip()
            yield {"kind": "list", "marker": marker, "text": block.text, "level": block.level}
        elif isinstance(block, Subheading):
            yield {"kind": "subheading", "text": block.text}
        else:
            yield {"kind": "paragraph", "text": block.text}
