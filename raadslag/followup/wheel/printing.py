"""Prints the wheel as tagged PDF (PDF/UA-1 and PDF/A-2a): the drawing with its key, then the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from raadslag.followup.wheel.colours import palette
from raadslag.followup.wheel.svg import Text, draw_year, symbol
from raadslag.followup.wheel.table import Cell, key_of, months_of
from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import Entry, Year
from referat.writing.pdf_text import clean, printable
from referat.writing.typesetting import typeset

_HERE = Path(__file__).parent
_WORD = 14  # letters that a narrow column holds


class Paper(StrEnum):
    """The sheets it is made for, always lying."""

    A3 = "a3"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the sheets beside the drawing. ``legend`` says what each kind's sign means."""

    paper: Paper
    forum: str
    note: str
    decided_in: str
    language: str
    key_heading: str
    legend_heading: str
    table_heading: str
    corner: str  # the table's first heading: "Måned"
    page_of: str  # "Side {page} af {pages}"


def print_wheel(year: Year, words: Words, text: Text, sheet: Sheet) -> bytes:
    """The PDF's bytes, the same for the same wheel; raises :class:`CannotWrite`."""
    return typeset(
        _HERE / "print.typ",
        _given(year, words, text, sheet),
        day=date(year.year, 1, 1),
        otherwise="Download the drawing as SVG instead.",
    )


def _given(year: Year, words: Words, text: Text, sheet: Sheet) -> dict[str, Any]:
    rows = [row for row in months_of(year, words) if not row.is_empty or row.number]
    return {
        "paper": sheet.paper.value,
        "language": sheet.language,
        "name": printable(text.title).replace("\n", " ").strip() or "–",
        "forum": clean(sheet.forum),
        "note": clean(sheet.note),
        "decided_in": clean(sheet.decided_in),
        "svg": draw_year(year, words, text),
        "alt": printable(text.description),
        "legend_heading": sheet.legend_heading,
        "legend": [{"svg": symbol(kind), "text": words.kinds[kind]} for kind in year.kinds],
        "key_heading": sheet.key_heading,
        "key": [
            {
                "number": str(line.number),
                "text": clean(line.title),
                "fact": clean(f"{line.ring}, {line.when}"),
                "colour": palette(line.place).strong,
            }
            for line in key_of(year, words)
        ],
        "table_heading": sheet.table_heading,
        "corner": sheet.corner,
        "rings": [
            {"name": clean(ring.name, _WORD), "colour": palette(at).strong}
            for at, ring in enumerate(year.rings)
        ],
        "rows": [
            {"name": row.name, "cells": [_cell(cell, row.name, words) for cell in row.cells]}
            for row in rows
        ],
        "page_of": sheet.page_of,
    }


def _cell(cell: Cell, row: str, words: Words) -> list[dict[str, str]]:
    lines = [
        {"number": "", "text": clean(f"{one.label} {_days(one.entries)}", _WORD)}
        for one in cell.gathered
    ]
    for entry in cell.entries:
        when, what = words.when(entry), words.what(entry)
        said = what if when == row else f"{when}: {what}"
        lines.append({"number": str(entry.number), "text": clean(said, _WORD, hyphenates=True)})
    if cell.continued:
        numbers = ", ".join(str(one.number) for one in cell.continued)
        lines.append({"number": "", "text": f"{words.continued} {numbers}"})
    return lines


def _days(entries: tuple[Entry, ...]) -> str:
    return ", ".join(f"{one.period.earliest.day}." for one in entries)
