"""Turns a document's lines into minutes: contents, front page, items, and what to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from referat.danish import dates
from referat.document import Item, Kind, Minutes, TocEntry, Warning
from referat.errors import CannotRead
from referat.reading import (
    casenumbers,
    certain,
    forums,
    front,
    headings,
    items,
    labels,
    parts,
    vocabulary,
)
from referat.reading.blocks import Line, Note, Shape, Sheet, is_rest
from referat.reading.contents import Contents, find_contents
from referat.reading.itemheads import ItemHead, find_items
from referat.reading.paragraphs import Layout
from referat.reading.preparing import prepare

_RECURS = 2
_BEFORE_DATE = re.compile(r"(?<!\d)[-_]|_")  # in a file's name
_FEW = 3
_SHORT = 60
_CHAPTER = re.compile(r"^(?:[A-Z]\.\s+|TEMA:\s*|[IVX]+\.\s+|SAGER )\S")
_FRONT = 5  # lines in which a heading with a date is the document's own
_STANDALONE = re.compile(r"^[A-ZÆØÅ][^.!?;]{2,58}[^.!?;,]$")


def build_minutes(sheet: Sheet, filename: str = "") -> Minutes:
    """Read a sheet as an agenda or minutes.

    Raises :class:`referat.CannotRead` (``not_minutes``) where neither a date nor an item can be found.
    """
    if sheet.certain:
        return certain.build_minutes(sheet)
    lines, notes = prepare(sheet)
    layout = Layout.of(sheet)
    structure = _structure(lines)
    contents, heads = _contents_and_items(lines, structure)
    skip = range(contents.first, contents.end)
    first = heads[0].index if heads else len(lines)
    first = _with_case_number_above(lines, first)
    found = front.read_front(
        [line for i, line in enumerate(lines[:first]) if i not in skip], sheet.title
    )
    _end_from_tail(found, lines, heads)
    if found.day is None:
        _date_from_elsewhere(found, sheet, lines, filename, notes)
    people = frozenset(one.name.casefold() for one in found.people)
    meeting = items.Meeting(found.organization, found.starts, people)
    style = _style(lines, heads, structure)
    read = _read_items(lines, heads, meeting, layout, style, start=contents.end)
    if found.starts is None or not (heads or found.organization):
        raise CannotRead(
            "not_minutes",
            "No meeting date, forum or agenda item could be found in it.",
            "Check that it is a meeting's agenda or minutes; if it is, enter the meeting by hand and report the template.",
        )
    warnings = [
        Warning(note.code, note.message, page=note.page, line=note.line)
        for note in [*sheet.notes, *notes]
    ]
    warnings += _front_warnings(found)
    warnings += [warning for one in read for warning in one.warnings]
    warnings += _contents_warnings(contents.entries, [one.item for one in read])
    return Minutes(
        kind=found.kind or _kind_from_decisions([one.item for one in read]),
        organization=found.organization or "Ukendt forum",
        start=found.starts,
        end=found.ends,
        location=found.location,
        body=found.body or forums.body_in_text(lines),
        participants=tuple(found.people),
        toc=contents.entries,
        items=tuple(one.item for one in read),
        warnings=tuple(warnings),
    )


def _contents_and_items(
    lines: list[Line], structure: frozenset[int]
) -> tuple[Contents, list[ItemHead]]:
    """The table of contents and the items' headings; what looks like contents inside an item is its text."""
    none = Contents((), 0, 0)
    for contents in (find_contents(lines) or none, none):
        skip = range(contents.first, contents.end)
        heads = find_items(lines, skip, contents.entries, structure)
        heads = heads or _unnumbered(lines, skip, structure)
        if not contents.entries or not heads or contents.first < heads[0].index:
            break
    return contents, heads


def _structure(lines: list[Line]) -> frozenset[int]:
    """The lines that only stand inside an item: section headings, case numbers, open and closed marks."""
    found = set()
    for index, line in enumerate(lines):
        if is_rest(lines, index) or len(line.text) > 110:
            continue
        if (
            _is_known(line)
            or casenumbers.facts_of(line.text.replace("\t", " ")) is not None
            or (line.text[:10].lower() == "beslutning" and headings.read_heading(line))
        ):
            found.add(index)
    return frozenset(found)


def _unnumbered(lines: list[Line], skip: range, structure: frozenset[int]) -> list[ItemHead]:
    """Items without numbers: headings of one level that are followed by what only items have; counted from 1."""
    levels: Counter[int] = Counter()
    for index, line in enumerate(lines):
        if (
            index not in skip
            and line.shape is Shape.HEADING
            and index not in structure
            and index + 1 in structure
        ):
            levels[line.level] += 1
    if not levels:
        return _by_case_number(lines, skip, structure)
    level = min(levels)
    heads = [
        ItemHead(index, "", line.text, index + 1)
        for index, line in enumerate(lines)
        if line.shape is Shape.HEADING
        and line.level == level
        and index not in skip
        and index not in structure
        and (index + 1 in structure or not _heads_document(line.text, index))
    ]
    heads = [head for head in heads if head.title]
    return [replace(head, number=str(n)) for n, head in enumerate(heads, start=1)]


def _heads_document(text: str, index: int) -> bool:
    return forums.kind_of(text) is not None or (
        index < _FRONT and dates.find_date(text) is not None
    )


def _by_case_number(lines: list[Line], skip: range, structure: frozenset[int]) -> list[ItemHead]:
    """Items that show only their case number, with the title on the line above or none at all."""
    heads: list[ItemHead] = []
    for index, line in enumerate(lines):
        if index in skip or index not in structure:
            continue
        facts = casenumbers.facts_of(line.text.replace("\t", " "))
        if not facts or not facts.case_number:
            continue
        above = index - 1
        titled = (
            above >= 0
            and above not in structure
            and above not in skip
            and len(lines[above].text) < 200
            and not lines[above].text.endswith(".")
        )
        start = above if titled else index
        if heads and start <= heads[-1].index:
            continue
        heads.append(
            ItemHead(
                start,
                str(len(heads) + 1),
                lines[above].text if titled else "",
                index,
            )
        )
    if heads:
        return heads
    known = (i for i in sorted(structure) if i not in skip and _is_known(lines[i]))
    first = next((i for i in known if not forums.names_kind(lines[i].text)), None)
    if first is None:
        return []
    if not first or first - 1 in skip or labels.is_labelled(lines[first - 1]):
        return [ItemHead(first, "1", "", first)]
    return [ItemHead(first - 1, "1", lines[first - 1].text, first)]


def _is_known(line: Line) -> bool:
    return line.shape is not Shape.ROW and vocabulary.heading_of(line.text) is not None


def _with_case_number_above(lines: list[Line], first: int) -> int:
    """Where the case number stands above the first title, it is not part of the front page."""
    return (
        first - 1
        if 0 < first < len(lines) and casenumbers.is_case_number(lines[first - 1].text)
        else first
    )


def _style(lines: list[Line], heads: list[ItemHead], structure: frozenset[int]) -> parts.Style:
    starts = {head.index for head in heads}
    levels = {
        lines[index].level
        for index in structure
        if lines[index].shape is Shape.HEADING and vocabulary.heading_of(lines[index].text)
    }
    seen: Counter[str] = Counter()
    current: set[str] = set()
    for index, line in enumerate(
        lines[heads[0].index :] if heads else [], start=heads[0].index if heads else 0
    ):
        if index in starts:
            seen.update(current)
            current = set()
        elif (
            line.shape is Shape.TEXT
            and line.gap
            and _STANDALONE.match(line.text)
            and _is_followed_by_text(lines, index)
        ):
            current.add(vocabulary.key(line.text))
    seen.update(current)
    known = {
        folded for folded in seen if folded in vocabulary.WEAK_HEADINGS and seen[folded] >= _RECURS
    }
    enough = max(_RECURS, len(heads) // 3)
    unknown = {
        folded
        for folded, count in seen.items()
        if count >= enough
        and folded not in vocabulary.HEADINGS
        and vocabulary.meaning_by_word(folded)
        and len(folded.split()) <= 5
    }
    return parts.Style(
        frozenset(levels),
        frozenset(known | unknown),
        _is_tight(lines, structure),
        _is_marked(lines, structure),
        _is_enumerated(lines, structure),
        proposes=_proposes(lines, structure),
        runs_in=_runs_in(lines),
    )


def _is_marked(lines: list[Line], structure: frozenset[int]) -> bool:
    """Whether the markup tells headings: nearly all known ones are set as such."""
    known = [lines[i] for i in structure if vocabulary.heading_of(lines[i].text)]
    marked = sum(1 for line in known if line.shape is Shape.HEADING)
    return marked >= 4 and marked >= 0.8 * len(known)


def _runs_in(lines: list[Line]) -> bool:
    """Whether several different headings stand on one line with their text: *Historik: Byrådet besluttede …*."""
    found = [
        heading
        for line in lines
        if line.gap
        and ":" in line.text[:50]
        and (heading := headings.read_heading(line))
        and heading.rest
    ]
    return (
        len({heading.meaning for heading in found if not headings.is_run_in(heading)}) >= _RECURS
        and len(found) > _FEW
    )


def _proposes(lines: list[Line], structure: frozenset[int]) -> bool:
    known = {vocabulary.heading_of(lines[i].text) for i in structure}
    return "recommendation" not in known


def _is_enumerated(lines: list[Line], structure: frozenset[int]) -> bool:
    known = [lines[i].text for i in structure if vocabulary.heading_of(lines[i].text)]
    return sum(1 for text in known if re.match(r"\d{1,2}\. \S", text)) >= 3


def _is_tight(lines: list[Line], structure: frozenset[int]) -> bool:
    """Whether headings stand after a blank line and right above their text, as hardly anything else does."""
    known = [i for i in structure if vocabulary.heading_of(lines[i].text) and i + 1 < len(lines)]
    plain = [i for i in known if lines[i].shape is Shape.TEXT]
    tight = [i for i in plain if lines[i].gap and not lines[i + 1].gap]
    return len(tight) >= 4 and len(tight) >= 0.7 * len(known)


def _is_followed_by_text(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].shape is not Shape.HEADING


def _read_items(
    lines: list[Line],
    heads: list[ItemHead],
    meeting: items.Meeting,
    layout: Layout,
    style: parts.Style,
    *,
    start: int,
) -> list[items.ReadItem]:
    read: list[items.ReadItem] = []
    closed = False
    stands_above = _stands_above(lines, heads)
    first = heads[0].index if heads else 0
    above = lines[first - 1 : first] if _with_case_number_above(lines, first) < first else []
    if first and not above and stands_above(lines[first - 1]):
        above = [lines[first - 1]]
    for position, head in enumerate(heads):
        closed = _group_before(
            lines, heads[position - 1].body if position else start, head.index, closed=closed
        )
        end = heads[position + 1].index if position + 1 < len(heads) else len(lines)
        body = [line for line in lines[head.body : end] if not _is_group(line)]
        following = [body.pop()] if end < len(lines) and body and stands_above(body[-1]) else []
        groups: list[Line] = []  # headings above the next item
        while len(body) > 1 and (_is_mark(body[-1]) or _is_sending_forum(body[-1])):
            groups.append(body.pop())
        body = [*(replace(line, shape=Shape.TEXT) for line in above), *body]
        item = items.read_item(head, body, meeting, layout, style, closed_group=closed)
        read.append(replace(item, warnings=(*item.warnings, *_group_warnings(groups))))
        above = following
    return read


def _stands_above(lines: list[Line], heads: list[ItemHead]) -> Callable[[Line], bool]:
    """Tells the lines that this document prints above its items' titles: the case number, *Åbent punkt*."""
    numbers, marks = _above_titles(lines, heads), _marks_above(lines, heads)
    return lambda line: (
        (numbers and casenumbers.is_case_number(line.text)) or (marks and _says_openness(line))
    )


def _says_openness(line: Line) -> bool:
    return vocabulary.key(line.text) in vocabulary.OPEN_MARKS | vocabulary.CLOSED_MARKS


def _marks_above(lines: list[Line], heads: list[ItemHead]) -> bool:
    """Whether this document prints *Åbent punkt* on the line above each title."""
    return sum(1 for head in heads if head.index and _says_openness(lines[head.index - 1])) >= max(
        2, len(heads) / 2
    )


def _above_titles(lines: list[Line], heads: list[ItemHead]) -> bool:
    """Whether this document prints the case number on the line above each title."""
    above = sum(
        1 for head in heads if head.index and casenumbers.is_case_number(lines[head.index - 1].text)
    )
    below = sum(
        1
        for head in heads
        if head.body < len(lines) and casenumbers.is_case_number(lines[head.body].text)
    )
    return above > below and above >= len(heads) / 2


def _group_before(lines: list[Line], start: int, end: int, *, closed: bool) -> bool:
    for line in lines[start:end]:
        if len(line.text) < 70:
            folded = vocabulary.key(line.text)
            if folded in vocabulary.CLOSED_GROUPS:
                closed = True
            elif folded in vocabulary.OPEN_GROUPS:
                closed = False
    return closed


def _is_group(line: Line) -> bool:
    if len(line.text) > 70 or line.shape is Shape.ROW:
        return False
    folded = vocabulary.key(line.text)
    return (
        folded in vocabulary.CLOSED_GROUPS or folded in vocabulary.OPEN_GROUPS
    ) and folded not in (vocabulary.CLOSED_MARKS | vocabulary.OPEN_MARKS)


def _is_mark(line: Line) -> bool:
    return (
        len(line.text) < 70
        and vocabulary.key(line.text) in vocabulary.CLOSED_GROUPS | vocabulary.OPEN_GROUPS
    )


def _is_sending_forum(line: Line) -> bool:
    """*ØKONOMIUDVALGET* above the items that this committee sends on (Ballerup's template)."""
    if not (line.gap and line.text.isupper() and len(line.text) < _SHORT) or vocabulary.heading_of(
        line.text
    ):
        return False
    return forums.is_forum(line.text.capitalize()) or _CHAPTER.match(line.text) is not None


def _group_warnings(groups: list[Line]) -> list[Warning]:
    return [
        Warning(
            "group_heading",
            f"A heading above several items: “{line.text}”.",
            "",
            line.page,
            line.number,
        )
        for line in groups
        if _is_sending_forum(line)
    ]


def _kind_from_decisions(read: list[Item]) -> Kind:
    decided = any(
        decision.content for item in read for decision in item.decisions if decision.held_on is None
    )
    return Kind.MINUTES if decided else Kind.AGENDA


def _end_from_tail(found: front.Front, lines: list[Line], heads: list[ItemHead]) -> None:
    """*Mødet hævet kl. 18.05* below the last item is the meeting's end, not the item's text."""
    if heads and len(lines) > heads[-1].body:
        end = labels.end_of_meeting(lines[-1])
        if end and found.end in (None, end):
            found.end = end
            lines.pop()


def _date_from_elsewhere(
    found: front.Front, sheet: Sheet, lines: list[Line], filename: str, notes: list[Note]
) -> None:
    """A front page without a date: running heads, the decisions' own headings or the file's name may tell it."""
    for text in (
        *(line.text for line in sheet.furniture[:20]),
        *(line.text for line in lines[:4]),
        _BEFORE_DATE.sub(" ", filename),
    ):
        day = dates.find_date(text)
        if day:
            found.day = day.day
            notes.append(
                Note(
                    "date_guessed",
                    f"No date on the front page; {day.day} was taken from “{text[:80]}”.",
                )
            )
            return


def _front_warnings(found: front.Front) -> list[Warning]:
    warnings = [
        Warning(
            "front_text",
            f"Text on the front page that no field takes: “{line.text}”",
            page=line.page,
            line=line.number,
        )
        for line in found.leftover
    ]
    if not found.organization:
        warnings.append(Warning("forum_unknown", "The document does not say which forum met."))
    return warnings


def _contents_warnings(entries: tuple[TocEntry, ...], read: list[Item]) -> list[Warning]:
    """Contents entries that no item's heading matches, and the other way round."""
    if not entries:
        return []
    titles = {vocabulary.key(item.title) for item in read}
    listed = {vocabulary.key(items.clean_title(entry.title)[0]) for entry in entries}
    missing = [
        Warning(
            "contents_differ",
            f"The contents list “{entry.title}”, but no item has that title.",
            entry.number,
        )
        for entry in entries
        if vocabulary.key(items.clean_title(entry.title)[0]) not in titles
    ]
    unlisted = [
        Warning("contents_differ", f"The item “{item.title}” is not in the contents.", item.number)
        for item in read
        if vocabulary.key(item.title) not in listed
    ]
    return missing + unlisted
