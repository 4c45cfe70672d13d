"""Do the tables name their columns?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Table
from referat.examined import Examined
from referat.finding import Remark, Severity, check

# Where a header can be marked, and its absence therefore says something. Plain text and PDF without tags cannot.
_CAN_MARK = (
    "",
    "text/html",
    "application/json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
_COLUMNS_MIN = 3
_SHOWN = 80  # characters


@check(code="R601", severity=Severity.WARNS)
def table_header(examined: Examined) -> Iterator[Remark]:
    """A table has no header row.

    Problem: A screen reader reads every cell with the name of its column; this table has none marked (WCAG 1.3.1). Tables of
    two columns, where the first names the row, are left alone, as are formats that cannot mark a header.

    Remedy: Mark the first row as header (Word: “Repeat header rows”; HTML: th), or add a row that names the columns.
    """
    if examined.minutes.source.media_type not in _CAN_MARK:
        return
    for spot in examined.open_spots:
        table = spot.block
        if not isinstance(table, Table) or table.has_header or len(table.rows) < 2:
            continue
        if max(map(len, table.rows)) >= _COLUMNS_MIN:
            yield Remark(
                spot,
                "A table of {rows} rows has no header row.",
                {"rows": len(table.rows)},
                evidence=" | ".join(table.rows[0])[:_SHOWN],
            )
