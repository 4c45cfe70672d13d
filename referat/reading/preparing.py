"""Evens out the lines that the formats deliver: mends text, and lets bold and table lines say what they are."""

from __future__ import annotations

import re
from dataclasses import replace

from referat.danish import damage
from referat.reading import headings, vocabulary
from referat.reading.blocks import Line, Note, Shape, Sheet
from referat.reading.columns import with_columns_as_rows
from referat.reading.pagebreaks import set_page_furniture_aside
from referat.reading.unboxing import without_layout_tables

_BOLD_LEVEL = 4
_RULE = re.compile(r"^[-_=*.~–—\s]{5,}$")


def prepare(sheet: Sheet) -> tuple[list[Line], list[Note]]:
    """The sheet's lines, ready for the outline, and what was repaired on the way."""
    rules = [line for line in sheet.lines if _RULE.match(line.text)]
    if rules:
        sheet.furniture += rules
        sheet.lines = [line for line in sheet.lines if not _RULE.match(line.text)]
    if sheet.media_type == "text/plain":
        set_page_furniture_aside(sheet)
    lines, notes = mend_lines(sheet.lines)
    if sheet.media_type == "text/plain":
        lines = with_columns_as_rows(lines)
    return _with_bold_headings(without_layout_tables(_with_entries_apart(lines))), notes


def mend_lines(lines: list[Line]) -> tuple[list[Line], list[Note]]:
    """The lines with damaged text mended and empty ones dropped; looks only at documents that need it."""
    lines = [line for line in lines if line.text.strip()]
    if not damage.looks_damaged("\n".join(line.text for line in lines)):
        return lines, []
    notes: list[Note] = []
    mended: list[Line] = []
    for line in lines:
        # A soft hyphen at a line's end is no damage: who joins the lines takes it out.
        if not damage.looks_damaged(line.text.removesuffix("\u00ad")):
            mended.append(line)
            continue
        result = damage.mend(line.text)
        if result.text.strip():
            html = damage.mend(line.html).text if line.html else ""
            mended.append(replace(line, text=result.text, html=html))
        for code in result.repairs:
            notes.append(
                Note(
                    f"repaired_{code}",
                    f"Damaged text was mended: “{result.text[:80]}”.",
                    line.page,
                    line.number,
                )
            )
    return mended, notes


def _with_entries_apart(lines: list[Line]) -> list[Line]:
    """A list entry that opens with a heading on a line of its own is a section, whatever its bullet says."""
    apart: list[Line] = []
    for line in lines:
        first, broken, rest = line.text.partition("\n")
        if (
            line.shape is not Shape.LIST
            or not broken
            or not headings.read_heading(replace(line, text=first, shape=Shape.TEXT))
        ):
            apart.append(line)
            continue
        apart.append(
            replace(line, text=first, html="", shape=Shape.HEADING, level=_BOLD_LEVEL, marker="")
        )
        apart += [
            replace(line, text=part, html="", shape=Shape.TEXT, level=0, marker="")
            for part in rest.split("\n")
        ]
    return apart


def _with_bold_headings(lines: list[Line]) -> list[Line]:
    """Where bold type is how the document sets its headings, its short bold lines are headings."""
    known = [line for line in lines if len(line.text) < 60 and vocabulary.heading_of(line.text)]
    bold = [line for line in known if line.bold and line.shape is Shape.TEXT]
    if len(bold) < 3 or len(bold) < 0.7 * len(known):
        return lines
    return [
        replace(line, shape=Shape.HEADING, level=_BOLD_LEVEL, html="")
        if line.bold
        and line.shape is Shape.TEXT
        and len(line.text) < 120
        and not line.text.endswith(".")
        else line
        for line in lines
    ]
