"""A list as a sheet: it opens as it was meant, and reckons nothing that somebody wrote."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from raadslag.followup.sheets import Column, Link, Table, as_csv, as_xlsx

NOW = datetime(2026, 4, 21, 9, 0, tzinfo=UTC)
EVIL = ("=1+1", "+45 12345678", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', " =1+1", "＝1")
TABLE = Table(
    "Opgaver",
    (Column("Opgave", 40), Column("Senest", 12), Column("Punkt", 20)),
    [
        ('Mal; "molen"\nog kajen', date(2026, 10, 31), Link("Punkt 3", "https://x.test/a?b=1")),
        ("Ærø", None, None),
    ],
)


def opened(table):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(table, now=NOW))).active


def test_csv_is_what_danish_excel_opens():
    assert (
        as_csv(TABLE)
        == (
            "\ufeffOpgave;Senest;Punkt\r\n"
            '"Mal; ""molen""\nog kajen";2026-10-31;https://x.test/a?b=1\r\n'
            "Ærø;;\r\n"
        ).encode()
    )


@pytest.mark.parametrize("text", EVIL)
def test_nothing_that_somebody_wrote_is_a_formula(text):
    table = Table("Opgaver", (Column("Opgave", 40),), [(text,)])

    written = list(csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig")), delimiter=";"))
    cell = opened(table)["A2"]

    assert written[1] == [f"'{text}"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_the_workbook_has_dates_links_and_headings_that_stand_still():
    sheet = opened(TABLE)

    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["Opgave", "Senest", "Punkt"],
        ['Mal; "molen"\nog kajen', datetime(2026, 10, 31), "Punkt 3"],  # noqa: DTZ001
        ["Ærø", None, None],
    ]
    assert (sheet["B2"].is_date, sheet["B2"].number_format) == (True, "dd-mm-yyyy")
    assert sheet["C2"].hyperlink.target == "https://x.test/a?b=1"
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Opgaver", "A2", "A1:C3")
    assert [sheet.column_dimensions[name].width > 11 for name in "ABC"] == [True] * 3


def test_an_empty_list_is_a_sheet_of_headings():
    empty = Table("Opgaver", TABLE.columns, [])

    assert as_csv(empty).decode("utf-8-sig") == "Opgave;Senest;Punkt\r\n"
    assert opened(empty).max_row == 1
