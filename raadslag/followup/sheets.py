"""A list as a sheet that a spreadsheet opens: CSV as Danish Excel wants it, and XLSX."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SHEET_NAME_MAX = 31  # of Excel
_HEADER_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    address: str


Cell = str | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; ``width`` is in characters, for the sheet."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """What is written: every row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]


def as_csv(table: Table) -> bytes:
    """Semicolons, CRLF and quotes (RFC 4180), and the mark by which Excel knows UTF-8.

    A text that a spreadsheet would reckon as a formula gets an apostrophe before it. A link is its
    address.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, *, now: datetime) -> bytes:
    """One sheet: the headings stand still and filter, dates are dates, links lead somewhere.

    Texts are written as texts, which no spreadsheet reckons.
    """
    out = BytesIO()
    said = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, said) as book:
        book.set_properties(
            {"title": table.name, "created": now.astimezone(UTC).replace(tzinfo=None)}
        )
        sheet = book.add_worksheet(table.name[:_SHEET_NAME_MAX])
        _head(sheet, table, book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"}))
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})
        for number, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                _write(sheet, (number, place), cell, plain=plain, day=day)
    return out.getvalue()


def _head(sheet: Worksheet, table: Table, style: Format) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, style)
    sheet.set_row(0, _HEADER_HEIGHT)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: Cell, *, plain: Format, day: Format
) -> None:
    if isinstance(cell, Link):
        sheet.write_url(*place, cell.address, string=cell.text)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time()), day)
    elif cell:
        sheet.write_string(*place, cell, plain)


def _text(cell: Cell) -> str:
    if isinstance(cell, Link):
        return _inert(cell.address)
    if isinstance(cell, date):
        return cell.isoformat()
    return _inert(cell or "")


def _inert(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_SIGNS) else text
