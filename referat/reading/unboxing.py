"""Takes apart the tables that only lay a page out: an item's head, a heading beside its text, who was there."""

from __future__ import annotations

import re
from dataclasses import replace

from referat.reading import casenumbers, headings, vocabulary
from referat.reading.blocks import Line, Shape

_ITEM_CELL = re.compile(
    r"^(?:punkt|pkt\.?|sag nr\.?|dagsordenspunkt)\s*:?\s*\d{1,4}[a-z]?\b", re.IGNORECASE
)
_COLUMN = re.compile(r"\t|(?<=\S)\s{3,}(?=\S)")
_NUMBER_CELL = re.compile(r"^\d{1,4}[a-z]?\.?$")
_ITEM_COLUMNS = frozenset(
    {
        "punkt",
        "pkt",
        "nr",
        "sag",
        "titel",
        "overskrift",
        "emne",
        "sagsnr",
        "åben/lukket",
        "status",
        "side",
    }
)
_LEVEL = 4
_PRESENT = frozenset({"mødt", "til stede", "fremmøde", "tilstede", "deltog"})


def without_layout_tables(lines: list[Line]) -> list[Line]:
    """The same lines, with such rows as the headings, facts and names that they are."""
    rows = [line.shape is Shape.ROW or "\t" in line.text or "   " in line.text for line in lines]
    if not any(rows):
        return lines
    apart: list[Line] = []
    waiting: list[Line] = []  # an item's facts that stand before its title
    people: list[str] = []  # the columns of an attendance table that goes on
    for index, line in enumerate(lines):
        if not rows[index]:
            apart += [line, *waiting] if waiting else [line]
            waiting, people = [], []
            continue
        cells = [cell.strip() for cell in _COLUMN.split(line.text)]
        people = people or _attendance_columns(line, cells)
        if people and len(cells) == len(people):
            apart.append(_person(line, cells, people))
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        head = _item_head(line, cells)
        if head is not None:
            title, *facts = head
            bare = not title.text[-1:].isalpha()
            apart += [title] if bare else [title, *facts]
            waiting = facts if bare else []
        elif _is_column_row(cells, following):
            continue
        elif beside := _heading_beside(line, cells, following):
            apart += [*waiting, *beside]
            waiting = []
        else:
            apart += [line, *waiting]
            waiting = []
    return apart + waiting


def _item_head(line: Line, cells: list[str]) -> list[Line] | None:
    """*Punkt: 18 | Sagsnr. 08/5521 | Åben*, *7 | Titel | Åben sag 01.02.05-P16-21-24*, *Pkt. 2 | Titel*."""
    filled = [cell for cell in cells if cell]
    if line.shape is not Shape.ROW or len(filled) < 2:
        return None
    if _ITEM_CELL.match(filled[0]) and all(map(casenumbers.facts_of, filled[1:])):
        head, *facts = (replace(line, text=cell, shape=Shape.TEXT) for cell in filled)
        return [replace(head, bold=True), *facts]
    numbered = _NUMBER_CELL.match(filled[0]) and len(filled) > 2
    if not (numbered or _ITEM_CELL.fullmatch(filled[0])):
        return None
    said = [fact for cell in filled[2:] for fact in _facts(cell)]
    known = [casenumbers.facts_of(one) for one in said]
    if not all(known) or len(filled[1]) < 3:
        return None
    if numbered and not any(fact and fact.case_number for fact in known):
        return None  # "1 | Budgetnotat | Åben" is a row of the attachments
    word = "" if _ITEM_CELL.match(filled[0]) else "Punkt "
    title = f"{word}{filled[0].rstrip('.')}: {filled[1]}"
    return [
        replace(line, text=title, shape=Shape.HEADING, level=2, html=""),
        *(replace(line, text=fact, shape=Shape.TEXT, html="") for fact in said),
    ]


def _facts(cell: str) -> list[str]:
    """*Åben sag 01.02.05-P16-21-24* is two facts in one cell."""
    if casenumbers.facts_of(cell):
        return [cell]
    front, _, number = cell.rpartition(" ")
    return [front, number] if casenumbers.is_case_number(number) else [cell]


def _is_column_row(cells: list[str], following: Line | None) -> bool:
    """*Punkt | Titel | Sagsnr. | Åben/lukket* above a row that is an item's head."""
    named = [vocabulary.key(cell) in _ITEM_COLUMNS for cell in cells if cell]
    if len(named) < 3 or not all(named) or following is None:
        return False
    return _item_head(following, following.text.split("\t")) is not None


def _heading_beside(line: Line, cells: list[str], following: Line | None) -> list[Line] | None:
    """A heading in the left column and its text in the right one; a row of a table with figures is none."""
    while len(cells) > 2 and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != 2 or not cells[1]:
        return None
    alone = replace(line, text=cells[0], shape=Shape.TEXT, html="")
    heading = headings.read_heading(alone)
    if heading is None or heading.rest:
        return None
    if heading.meaning != vocabulary.DECISION and _opens_table(cells, following):
        return None
    texts = cells[1].split("\n")
    return [
        replace(alone, shape=Shape.HEADING, level=_LEVEL, wraps=False),
        *(replace(line, text=text, shape=Shape.TEXT, html="", gap=True) for text in texts),
    ]


def _opens_table(cells: list[str], following: Line | None) -> bool:
    """*Økonomi | Beløb* over *Skoler | 1.200*: two words that name columns."""
    if following is None or following.shape is not Shape.ROW or len(cells[1]) > 30:
        return False
    below = following.text.split("\t")
    return (
        len(below) == 2
        and headings.read_heading(replace(following, text=below[0], shape=Shape.TEXT)) is None
    )


def _attendance_columns(line: Line, cells: list[str]) -> list[str]:
    """The folded names of an attendance table's columns, nothing where the row names none."""
    folded = [vocabulary.key(cell) for cell in cells]
    if (
        line.shape is not Shape.ROW
        or len(cells) < 3
        or folded[0] not in ("navn", "medlem", "medlemmer")
    ):
        return []
    return folded if _PRESENT & set(folded) else []


def _person(line: Line, cells: list[str], columns: list[str]) -> Line:
    """One row of an attendance table as a name with what its columns say of it."""
    if vocabulary.key(cells[0]) == columns[0]:
        return replace(line, text="Medlemmer:", shape=Shape.TEXT, html="")
    said = dict(zip(columns, cells, strict=True))
    words = [
        f"({said['parti']})" if said.get("parti") else "",
        f"({said['rolle']})" if said.get("rolle") else "",
    ]
    ticked = next((name for name in columns[1:] if said[name].casefold() in ("x", "ja", "✓")), "")
    if "afbud" in ticked:
        words.append("(afbud)")
    elif "fravær" in ticked:
        words.append("(fraværende)")
    text = " ".join([cells[0], *filter(None, words)])
    return replace(line, text=text, shape=Shape.TEXT, html="", gap=False)
