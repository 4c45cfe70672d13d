"""Finds the printed table of contents and reads its entries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from referat.document import TocEntry
from referat.reading import vocabulary
from referat.reading.blocks import Line, Shape

_LEADERS = re.compile(
    r"^(?P<title>.*?)\s*(?:\.{3,}|(?:\s\.){3,}|…+|_{3,})[\s.…]*(?P<page>\d{1,4}|[ivxlIVXL]+)?\s*$"
)
_PAGE_AT_END = re.compile(
    r"^(?P<title>.*\S)(?:[\t ]\s*(?P<page>\d{1,3})|(?:\t|\s{2,})(?P<roman>[IVX]{1,5}|[ivx]{1,5}))$"
)
_NUMBERED = re.compile(
    r"^(?:(?:punkt|pkt\.?|sag nr\.?|sag|nr\.?|åbent|åben|lukket)\s*)?(?P<number>\d{1,4}[a-zA-Z]?)\s?(?:[.:)]|\s-)?\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_ITEM_WORD = re.compile(r"^(?:punkt|pkt|sag|nr)\b[.:]?\s*(?:nr\.?)?$", re.IGNORECASE)
_GROUPS = (
    vocabulary.OPEN_GROUPS
    | vocabulary.CLOSED_GROUPS
    | vocabulary.OPEN_MARKS
    | vocabulary.CLOSED_MARKS
)
_LOOK_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries and the lines (half-open range) that print them, the heading included."""

    entries: tuple[TocEntry, ...]
    first: int
    end: int


def find_contents(lines: list[Line]) -> Contents | None:
    """The table of contents in the front of the document, if it prints one."""
    for index, line in enumerate(lines[:_LOOK_AHEAD]):
        if len(line.text) < 120 and _is_heading(line.text):
            found = _read(lines, index, index + 1)
            if found.entries:
                return found
        elif _dotted(line.text) and index + 1 < len(lines) and _any_dotted(lines, index + 1):
            return _read(lines, index, index)
    return _without_heading(lines)


def _without_heading(lines: list[Line]) -> Contents | None:
    """A run of numbered titles in the front that all come again further down is a table of contents too."""
    for index, line in enumerate(lines[:80]):
        if not _NUMBERED.match(line.text) or len(line.text) > 150:
            continue
        found = _read_numbered(lines, index, index)
        titles = {vocabulary.key(entry.title) for entry in found.entries}
        later = {
            vocabulary.key(m["title"])
            for after in lines[found.end :]
            if (m := _NUMBERED.match(after.text))
        }
        if len(titles) >= 3 and len(titles & later) >= 0.6 * len(titles):
            return found
    return None


def _is_heading(text: str) -> bool:
    folded = re.sub(r"[\s:]+(?:side|sag nr\.?|nr\.?|pkt\.?)$", "", vocabulary.key(text))
    return folded in vocabulary.CONTENTS_HEADINGS or folded in vocabulary.CONTENTS_COLUMNS


def _dotted(text: str) -> re.Match[str] | None:
    if "..." not in text and "…" not in text and " . ." not in text and "___" not in text:
        return None
    match = _LEADERS.match(text)
    return match if match and match["page"] else None


def _any_dotted(lines: list[Line], index: int) -> bool:
    return any(_dotted(line.text) for line in lines[index : index + 3])


def _read(lines: list[Line], first: int, at: int) -> Contents:
    while at < len(lines) and _is_heading(lines[at].text):
        at += 1
    if any(_dotted(line.text) for line in lines[at : at + 4]):
        return _read_dotted(lines, first, at)
    paged = [_page_at_end(line) is not None for line in lines[at : at + 4]]
    if sum(paged) >= min(2, len(paged)):
        return _read_paged(lines, first, at)
    return _read_numbered(lines, first, at)


def _entry(text: str, page: str | None) -> TocEntry:
    text = text.replace("\t", " ").strip()
    numbered = _NUMBERED.match(text)
    number, title = (numbered["number"], numbered["title"]) if numbered else ("", text)
    if numbered and re.match(
        r"^(?:(?:kvartal|behandling)\b|januar|februar|marts|april|maj|juni|juli|august|sept|okto|nov|dec)",
        title,
        re.IGNORECASE,
    ):
        number, title = "", text
    return TocEntry(title, number, int(page) if page and page.isdigit() else None)


def _read_dotted(lines: list[Line], first: int, at: int) -> Contents:
    """Entries with leaders; a title broken over lines ends at the line that has the leaders."""
    entries: list[TocEntry] = []
    pending: list[str] = []
    end = at
    for index in range(at, len(lines)):
        text = lines[index].text
        match = _dotted(text)
        if match:
            entries.append(_entry(" ".join([*pending, match["title"]]), match["page"]))
            pending, end = [], index + 1
        elif not _any_dotted(lines, index + 1):
            break
        elif _is_group(text) or _is_heading(text):
            pending = []
        else:
            pending.append(text)
    return Contents(tuple(entries), first, end)


def _is_group(text: str) -> bool:
    return vocabulary.key(text) in _GROUPS


def _page_at_end(line: Line) -> re.Match[str] | None:
    match = _PAGE_AT_END.match(line.text)
    return (
        match
        if match
        and (
            line.shape in (Shape.ROW, Shape.LIST) or _NUMBERED.match(line.text) or "\t" in line.text
        )
        else None
    )


def _read_paged(lines: list[Line], first: int, at: int) -> Contents:
    """Entries without leaders, each ending in its page number; pages never go back."""
    entries: list[TocEntry] = []
    pending: list[str] = []
    page, end = 0, at
    for index in range(at, len(lines)):
        line = lines[index]
        match = _PAGE_AT_END.match(line.text)
        if match and not _ITEM_WORD.match(match["title"]) and page <= _page(match) <= page + 60:
            page = _page(match)
            entries.append(_entry(" ".join([*pending, match["title"]]), match["page"]))
            pending, end = [], index + 1
        elif _is_group(line.text):
            continue
        elif (
            len(pending) < 2 and any(_page_at_end(later) for later in lines[index + 1 : index + 2])
        ) or _continues(lines, index):
            pending.append(line.text)
        else:
            break
    return Contents(tuple(entries), first, end)


def _page(match: re.Match[str]) -> int:
    if match["page"]:
        return int(match["page"])
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in match["roman"].lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _continues(lines: list[Line], index: int) -> bool:
    """A numbered title whose page number stands at the end of its next line."""
    if index + 1 >= len(lines) or not _NUMBERED.match(lines[index].text):
        return False
    following = lines[index + 1]
    return not _NUMBERED.match(following.text) and _PAGE_AT_END.match(following.text) is not None


def _read_numbered(lines: list[Line], first: int, at: int) -> Contents:
    """Numbered titles without pages, until the numbers start over with the items themselves."""
    entries: list[TocEntry] = []
    last, end = 0, at
    restarts = False  # a closed group's heading lets the numbers begin again
    for index in range(at, len(lines)):
        text = lines[index].text
        match = _NUMBERED.match(text.replace("\t", " "))
        if match:
            number = int(re.sub(r"\D", "", match["number"]))
            if entries and not (restarts and number == 1) and number != last + 1:
                break
            restarts, last, end = False, number, index + 1
            entries.append(_entry(text, None))
        elif _is_group(text):
            restarts = bool(entries) and vocabulary.key(text) in vocabulary.CLOSED_GROUPS
        elif entries and not lines[index].gap and text[:1].islower():
            entries[-1] = TocEntry(f"{entries[-1].title} {text}", entries[-1].number)
            end = index + 1
        else:
            break
    if len(entries) > 1 or (entries and _comes_again(lines, entries[0], end)):
        return Contents(tuple(entries), first, end)
    return Contents((), first, first)


def _comes_again(lines: list[Line], entry: TocEntry, end: int) -> bool:
    title = vocabulary.key(entry.title)
    return any(
        (match := _NUMBERED.match(line.text)) and vocabulary.key(match["title"]) == title
        for line in lines[end:]
        if len(line.text) < 300
    )
