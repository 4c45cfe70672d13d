"""Do the tables add up?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.danish.amounts import danish, number_in
from referat.danish.sums import Line, find_mismatches
from referat.document import Table
from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

_ROUNDED = re.compile(
    r"1\.?000 kr|\bt\.?kr\b|\bmio\b|\bmia\b|\bmillion|afrund|\bpct\b|%|\bandel|\bprocent",
    re.IGNORECASE,
)
_ROUNDED_BELOW = re.compile(
    r"\b(?:i|er|hele) (?:hele )?(?:1\.?000|tusind|mio|million)|\bt\.?kr\b|afrund", re.IGNORECASE
)
_NO_SUM = re.compile(
    r"gennemsnit|\bsnit\b|indeks|pris pr|\bprocent\b|\bpct\b|^%|andel|pr\. (?:time|elev|plads)",
    re.IGNORECASE,
)
_LINES_MIN = 3


@check(code="R201", severity=Severity.WARNS)
def table_sums(examined: Examined) -> Iterator[Remark]:
    """A sum in a table is not what its lines make.

    Problem: A total, or a main line of a budget, differs from the lines that belong to it. Rounded columns may differ
    by half a digit a line; whole kroner must add up to the krone. Tables that can be read so that they add up are left alone.

    Remedy: Compare the sum and its lines with the accounts and correct the one that is wrong.
    """
    for spot in examined.open_spots:
        if spot.part not in (Part.SECTION, Part.DECISION) or not isinstance(spot.block, Table):
            continue
        around = "\n".join(
            one.text
            for one in examined.spots_of(spot)
            if one.where == spot.where and not isinstance(one.block, Table)
        )
        all_rounded = _ROUNDED_BELOW.search(around) is not None
        for head, lines in _columns(spot.block):
            rounded = all_rounded or _ROUNDED.search(head) is not None
            for wrong in find_mismatches(lines, rounded=rounded):
                yield Remark(
                    spot,
                    "“{label}” is {stated}, but its lines make {made}.",
                    {
                        "label": wrong.label,
                        "stated": danish(wrong.stated),
                        "made": danish(wrong.made),
                    },
                    evidence=f"{wrong.label}: {danish(wrong.stated)}",
                )


def _columns(table: Table) -> Iterator[tuple[str, list[Line]]]:
    """The columns of numbers: what the head says of each, and its lines with the words of their rows."""
    if not table.rows:
        return
    rows = table.rows[1:] if table.has_header or _names_years(table.rows[0]) else table.rows
    for column in range(1, max(map(len, table.rows))):
        lines = []
        for row in rows:
            number = number_in(row[column]) if column < len(row) else None
            label = next((cell for cell in row if cell.strip() and number_in(cell) is None), "")
            if number is not None and label:
                lines.append(Line(" ".join(label.split()), number))
        if len(lines) >= _LINES_MIN and not all(_is_year(line.value) for line in lines):
            head = " ".join([*table.rows[0][:1], *table.rows[0][column : column + 1]])
            if not _NO_SUM.search(head):
                yield head, lines


def _names_years(row: tuple[str, ...]) -> bool:
    return any(_is_year(number.value) for cell in row if (number := number_in(cell)))


def _is_year(value: object) -> bool:
    return value in range(1980, 2070)
