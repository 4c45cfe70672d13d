"""Cuts a passage's text into sentences that know their place, their list and what introduces it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from referat.document import ListItem, Passage, Subheading, Table
from referat.prose import text_of

_SPACES = re.compile(r"\s")
_ENDS = re.compile(r"[.!?:;]+[)\"”»']*(?=\s+[\"“«(]?[A-ZÆØÅ0-9(]|\s*$)|(?<=[.)])\s+(?=\()")
# Whole words before a full stop that ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(/])(?:jf|pkt|stk|nr|mio|mia|kr|d|kl|bl\.?a|f\.?eks|ift|ifm|mhp|ca|evt|inkl|ekskl|pr|vedr|m\.?fl|"
    r"hhv|tlf|dvs|iht|ang|afd|adr|eks|fx|feks|p\.?t|t\.?o\.?m|f\.?s\.?v|p\.?g\.?a|i\.?f\.?t|i\.?f\.?m|m\.?h\.?p|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|ad|red|sml|st|max|min|gl)$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:^|[A-ZÆØÅ][\w.]*\s)[A-ZÆØÅ]$")
_MONTH = re.compile(r"\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
_NUMBER = re.compile(r"\d$")
_ENTRY = re.compile(r"^\s*[-–•*o]\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start`` and ``end`` in the whole text, which may have more white space than ``text``. ``lead`` introduces the list that it stands in.

    ``group`` numbers the paragraphs and list entries, so that what belongs together is known.
    """

    text: str
    start: int
    end: int
    group: int
    lead: str = ""
    entry: bool = False


def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of ``text_of(passage)``, white space in them one blank."""
    flat = _SPACES.sub(" ", text_of(passage))
    found: list[Sentence] = []
    cursor, lead = 0, ""
    for group, block in enumerate(passage):
        entry = isinstance(block, ListItem)
        if not entry:
            lead = ""
        for start, end in _stretches(block, flat, cursor):
            found += [
                Sentence(" ".join(flat[a:b].split()), a, b, group, lead, entry)
                for a, b in _cut(flat, start, end)
            ]
            cursor = end
        if not entry and not isinstance(block, Subheading | Table):
            lead = found[-1].text if found and found[-1].group == group else ""
    return tuple(found)


def _stretches(block: object, flat: str, cursor: int) -> list[tuple[int, int]]:
    """Where the block's words stand: one stretch, or one for each line that begins anew."""
    if isinstance(block, Table):
        lines = [cell for row in block.rows for cell in row]
    else:
        lines = _lines(getattr(block, "text", ""))
    stretches = []
    for line in lines:
        words = [_SPACES.sub(" ", part) for part in line.split("\n")]
        start = flat.find(words[0], cursor)
        end = start
        for part in words:
            end = flat.find(part, end) + len(part)
        if line.strip() and start >= 0:
            stretches.append((start, end))
            cursor = end
    return stretches


def _lines(text: str) -> list[str]:
    """Lines of a paragraph, those joined that only wrap: the next goes on in small letters."""
    lines: list[str] = []
    for line in text.split("\n"):
        wraps = (
            lines
            and lines[-1].strip()
            and not _ENTRY.match(line)
            and (line.strip()[:1].islower() or not re.search(r"[.!?:;)]\s*$", lines[-1]))
        )
        if wraps:
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    return lines


def _cut(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, begin = [], start
    for match in _ENDS.finditer(flat, start, end):
        if match.end() > begin and _closes(flat, begin, match):
            pieces.append((begin, match.end()))
            begin = match.end()
    pieces.append((begin, end))
    return [trimmed for piece in pieces if (trimmed := _trimmed(flat, *piece))]


def _closes(flat: str, begin: int, match: re.Match[str]) -> bool:
    mark = match[0].strip()[:1]
    if mark in (":", ";"):
        return mark == ";"
    if mark != ".":
        return True
    before = flat[max(begin, match.start() - 12) : match.start()]
    if _NUMBER.search(before):
        return (
            not _MONTH.match(flat, match.end())
            and flat[begin : match.start()].strip("0123456789 ") != ""
        )
    return not (_ABBREVIATED.search(before) or _INITIAL.search(before))


def _trimmed(flat: str, start: int, end: int) -> tuple[int, int] | None:
    piece = flat[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return (start, end) if re.search(r"\w", flat[start:end]) else None
