"""Reads the list of documents that goes with an item."""

from __future__ import annotations

import re

from referat.document import Attachment
from referat.reading.blocks import Line, Shape
from referat.reading.paragraphs import Layout, join
from referat.reading.vocabulary import ATTACHMENT_COLUMNS, key

_NONE = re.compile(
    r"^\W*(?:(?:der er |der foreligger )?ingen(?: (?:vedlagte |åbne )?bilag)?(?: til (?:sagen|punktet))?|intet|ikke relevant|n/?a|-+)\W*$",
    re.IGNORECASE,
)
_STRICT_NUMBER = re.compile(r"^(?:bilag\s)?\(?(?P<number>\d{1,2})[.):]+\s+(?=\S)", re.IGNORECASE)
_WITHHELD = re.compile(
    r"\s*(?:[-–:(\[]\s*)?\b(?:lukket bilag|lukket|ikke (?:til )?offentlig(?:t|gøres|gørelse|gjort)?|må ikke offentliggøres|fortroligt?|ej offentlig(?:t)?|offentliggøres ikke|publiceres ikke|ikke tilgængelig(?:t)?|undtaget fra (?:aktindsigt|offentlighed))\b\s*[)\]]?\.?",
    re.IGNORECASE,
)
_WITHHELD_AT = re.compile(r"^(?:lukket(?: bilag)?|fortrolig(?:t)?)\s*[:–-]\s*", re.IGNORECASE)
_MARK_AT_END = 45  # characters that the longest withholding mark takes
_OPEN_MARK = re.compile(
    r"\s*(?:[-–]\s*|[(\[])(?:åben|åbent|offentlig(?:t)?|åbent bilag)[)\]]?$", re.IGNORECASE
)
_PORTAL = re.compile(
    r"^(?:application/\S+|pdf) icon\s+|\s*\((?:pdf|docx?|xlsx?|pptx?)?,?\s*\d+(?:[.,]\d+)?\s?[kKmM]i?[bB]\)$|\s+\d+(?:[.,]\d+)?\s?[kKmM]i?[bB]$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{0,3}\.?")
_WORD = re.compile(r"[^\W\d_]{2}")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|zip|msg|txt)\b", re.IGNORECASE)


def read_attachments(
    lines: list[Line], layout: Layout, *, public: bool | None = None
) -> tuple[Attachment, ...]:
    """One attachment a line; a title broken over lines is one. What is listed twice counts once."""
    titles: list[tuple[str, str]] = []
    previous: Line | None = None
    for line in lines:
        for text in _titles_of(line):
            if previous is not None and titles and _goes_on(previous, line, layout):
                titles[-1] = (join(titles[-1][0], text), titles[-1][1])
            else:
                titles.append((text, line.url))
        previous = line
    numbered = _are_numbered([text for text, _ in titles])
    found: dict[str, Attachment] = {}
    for text, url in titles:
        attachment = _attachment(text, url, numbered=numbered, public=public)
        if attachment:
            found.setdefault(attachment.title.casefold(), attachment)
    return tuple(found.values())


def beside_titles(lines: list[Line]) -> str:
    """What a table of attachments says besides their titles: dates, document numbers, who wrote them."""
    rows = [_cells(line) for line in lines if line.shape is Shape.ROW and not line.header]
    extra = [cell for cells in rows for cell in cells if cell != _title_among(cells)]
    named = [cell for line in lines if line.header for cell in _cells(line)]
    if (
        not any(_WORD.search(cell) for cell in extra)
        and {key(cell) for cell in named} <= ATTACHMENT_COLUMNS
    ):
        return ""
    return ", ".join([*named, *extra])


def _cells(line: Line) -> list[str]:
    """The cells that say something else than a number in the list or that the document is withheld."""
    cells = [cell.strip() for cell in line.text.split("\t")]
    return [cell for cell in cells if not _NUMBER.fullmatch(cell) and not _WITHHELD.fullmatch(cell)]


def _title_among(cells: list[str]) -> str:
    return cells[0] if cells else ""


def _titles_of(line: Line) -> list[str]:
    if line.shape is Shape.ROW:
        if line.header:
            return []
        cells = [cell.strip() for cell in line.text.split("\t")]
        marks = " ".join(f"({cell})" for cell in cells[1:] if _WITHHELD.fullmatch(cell))
        title = _title_among(_cells(line))
        return [f"{title} {marks}".strip()] if title else []
    if ";" in line.text or (line.text.count(",") and len(_FILE.findall(line.text)) > 1):
        return [part.strip() for part in re.split(r";|,(?=\s)", line.text) if part.strip()]
    text = line.text.strip()
    if line.shape is Shape.LIST and line.marker[:1].isdigit():
        return [text]
    return [text] if text else []


def _goes_on(previous: Line, line: Line, layout: Layout) -> bool:
    if line.shape is not Shape.TEXT or line.url or previous.shape is Shape.ROW:
        return False
    if previous.wraps:
        return True
    if line.gap or layout.tells_wraps or not layout.width:
        return False
    return line.text[:1].islower() or (
        len(previous.text) >= layout.width * 0.85 and not _FILE.search(previous.text[-6:])
    )


def _are_numbered(titles: list[str]) -> bool:
    """Whether the numbers in front count the list, rather than belong to the titles."""
    numbers = [
        match["number"] if (match := _STRICT_NUMBER.match(title)) else None for title in titles
    ]
    return bool(titles) and numbers == [str(n) for n in range(1, len(titles) + 1)]


def _attachment(text: str, url: str, *, numbered: bool, public: bool | None) -> Attachment | None:
    if _NONE.match(text):
        return None
    if numbered:
        text = _STRICT_NUMBER.sub("", text, count=1)
    title = _PORTAL.sub("", text).strip()
    opened = _WITHHELD_AT.sub("", title)
    ends = [
        match
        for match in _WITHHELD.finditer(opened, max(len(opened) - _MARK_AT_END, 0))
        if match.end() == len(opened) and match.start()
    ]
    if opened != title or ends:
        # Inside a title the words are what the document is about; only at its edges do they withhold it.
        return Attachment(
            opened[: ends[-1].start()].strip(" -–") if ends else opened, url, public=False
        )
    title = _OPEN_MARK.sub("", title).strip()
    return Attachment(title, url, public) if title else None
