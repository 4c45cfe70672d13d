"""Finds the headings of the agenda's items among all lines that look like one.

A line can look like an item heading and be a list entry, a date or an amount. So every line that could be one gets a
score from what stands in and around it, and the best chain of rising numbers in one style of numbering wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from referat.document import TocEntry
from referat.reading import vocabulary
from referat.reading.blocks import Line, Shape, is_rest

_WORDED = re.compile(
    r"^(?:(?P<mark>lukket|åbent|åben)\s+)?(?P<word>dagsordenspunkt|punkt|pkt\.?|ad punkt|sag\s?nr\.?|sag|nr\.?)\s*(?P<nr>nr\.?)?\s*:?\s*"
    r"(?P<number>\d{1,4}[a-zA-Z]?)(?![\d/.-]*\d|\w)\s*(?P<sep>[.:)\-–]*)\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"^(?P<number>\d{1,4}[a-zA-Z]?)(?P<sep>\s?[.:)]|\s[-–](?=\s)|(?=\s))\s*(?P<title>(?=\D|\d+[^\d.,)]).+)$",
    re.DOTALL,
)
_CODED = re.compile(r"^[A-ZÆØÅ]{1,2}\s+(?=\d{1,4}[a-z]?\.?\s+[A-ZÆØÅ])")
_ROW_HEAD = re.compile(r"^\d{1,4}[a-z]?\.?\t[A-ZÆØÅ][^\t]{2,}$")
_MARKED = re.compile(
    r"^(?P<mark>åbent|åben|lukket)\s+(?:punkt\s+)?(?P<number>\d{1,4}[a-zA-Z]?)(?P<sep>[.:]?)\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b"
    r"|(?:kvartal\b|behandling\b|halvår\b|etape\b|fase\b|kr\b|mio|pct|procent|%|års\b|år\b|stk\b|timer\b|dage\b|uger\b|måneder\b|m2|ha\b|km\b|klasse\b|sal\b|etage\b)"
    r"|(?:at|og|til|samt|medlemmer|stemmer|stemte)\s)",
    re.IGNORECASE,
)
_ENDS_LIKE_TEXT = re.compile(r"[,;]$|\b(?:og|at|til|samt|eller)$")
_THRESHOLD = 3.0
_AVERAGE = 3.0  # a chain of weaker candidates is a list in the text
_TITLE_REST = 80  # characters
_SURE = 8.0
_NEAR = 6


@dataclass(frozen=True, slots=True)
class ItemHead:
    """Where an item starts: the line of its heading, its number and title as printed, and the first line of its body."""

    index: int
    number: str
    title: str
    body: int
    mark: str = ""


@dataclass(slots=True)
class _Candidate:
    index: int
    number: int
    suffix: str
    printed: str
    title: str
    style: str
    mark: str
    score: float
    body: int
    best: float = 0.0
    previous: _Candidate | None = None


def find_items(
    lines: list[Line], skip: range, toc: tuple[TocEntry, ...], structure: frozenset[int]
) -> list[ItemHead]:
    """The items' headings in order; ``structure`` are the lines known as section headings or case numbers."""
    titles = {vocabulary.key(entry.title): entry for entry in toc}
    chains: dict[str, list[_Candidate]] = {}
    for index, line in enumerate(lines):
        if (
            is_rest(lines, index)
            or index in skip
            or (line.shape is Shape.ROW and not _ROW_HEAD.match(line.text))
        ):
            continue
        for candidate in _candidates(lines, index):
            _rate(candidate, lines, titles, structure)
            if candidate.score > 0:
                chains.setdefault(candidate.style, []).append(candidate)
    groups = [i for i, line in enumerate(lines) if i not in skip and _is_closed_group(line.text)]
    best = max(
        (_best_chain(chain, groups) for chain in chains.values()),
        key=lambda c: c[0],
        default=(0.0, []),
    )
    if best[0] < _THRESHOLD or best[0] / len(best[1]) < _AVERAGE:
        return []
    return [_head(candidate, lines, titles, structure) for candidate in best[1]]


def _is_closed_group(text: str) -> bool:
    return len(text) < 60 and vocabulary.key(text) in vocabulary.CLOSED_GROUPS


def _candidates(lines: list[Line], index: int) -> Iterable[_Candidate]:
    line = lines[index]
    text = line.text
    if len(text) > 300:
        return
    coded = _CODED.match(text)
    if coded:
        text = text[coded.end() :]  # "Ø 52. Titel": the portal's code of who decides
    first = text[:1]
    if line.marker and line.shape is Shape.LIST and line.marker[0].isdigit():
        text, first = f"{line.marker} {text}", line.marker[0]
    if first.isdigit():
        match = _PLAIN.match(text)
        if match:
            zero = "0" if text[0] == "0" else ""
            yield _candidate(index, match, f"plain{zero}{match['sep'].strip() or ' '}", "")
    elif first in "PpSsNnDdLlÅåAa":
        match = _MARKED.match(text)
        if match:
            yield _candidate(index, match, "marked", match["mark"])
            return
        match = _WORDED.match(text)
        if match:
            word = re.sub(r"[\s.]", "", match["word"].lower())
            if word == "sag" and not match["nr"] and not match["sep"]:
                return
            yield _candidate(
                index, match, "punkt" if word in ("punkt", "pkt") else word, match["mark"] or ""
            )


def _candidate(index: int, match: re.Match[str], style: str, mark: str) -> _Candidate:
    printed = match["number"].lstrip("0") or "0"  # "01." is 1, set in two digits
    digits = re.sub(r"\D", "", printed)
    return _Candidate(
        index,
        int(digits or "0"),  # "0a." holds no other digit
        printed[len(digits) :],
        printed,
        match["title"].strip(),
        style,
        mark,
        0.0,
        index + 1,
    )


def _rate(
    candidate: _Candidate, lines: list[Line], titles: dict[str, TocEntry], structure: frozenset[int]
) -> None:
    line, title = lines[candidate.index], candidate.title
    worded = not candidate.style.startswith("plain")
    score = 3.5 if worded else 0.0
    if title:
        first = title[0]
        score += -6 if first.islower() else 0.5
        score -= 8 if _NO_TITLE.match(title) else 0
        score -= 3 if _ENDS_LIKE_TEXT.search(title) else 0
        score -= 2 if len(title) > 150 else 0
        score -= 1.5 if title.endswith(".") and len(title) > 60 else 0
        listed = _in_contents(candidate, lines, titles)
        score += 5 if listed else 0
        # "1. Resume" heads a section: only the contents can say that an item bears that name.
        score -= 0 if listed or not vocabulary.heading_of(title) else 8
        score += (
            3 if re.match(r"lukket\b\s*(?:$|[:–-]|punkt|sag)|\(lukket", title, re.IGNORECASE) else 0
        )
    elif not worded:
        score -= 6
    if (
        not title
        and not _next_title(lines, candidate.index, structure)
        and not _title_before(candidate, structure)
    ):
        score -= 6
    score += 3 if line.shape is Shape.HEADING else -2.5 if line.shape is Shape.LIST else 0
    score += 1.5 if line.bold else 0
    score += 0.5 if line.gap else -1.5
    score += _surroundings(candidate, lines, structure)
    if candidate.style == "plain ":
        score -= 1.5
    candidate.score = score


def _in_contents(candidate: _Candidate, lines: list[Line], titles: dict[str, TocEntry]) -> bool:
    if not titles:
        return False
    folded = vocabulary.key(candidate.title)
    if folded in titles:
        return True
    stripped = re.sub(r"^lukket\b(?: punkt| sag)?\s?[:.-]?\s?", "", folded)
    joined = folded
    if candidate.index + 1 < len(lines):
        joined = vocabulary.key(f"{candidate.title} {lines[candidate.index + 1].text}")
    return (
        stripped in titles
        or joined in titles
        or any(len(folded) >= 15 and known.startswith(folded) for known in titles)
    )


def _surroundings(candidate: _Candidate, lines: list[Line], structure: frozenset[int]) -> float:
    """A heading, case number or open mark soon after speaks for an item; another number at once speaks for a list."""
    start = candidate.index + 1
    near = [i for i in range(start, min(start + _NEAR, len(lines))) if i in structure]
    score = 0.0
    if near:
        score += 4 if near[0] <= start + 2 else 2
    if candidate.index - 1 in structure and lines[candidate.index - 1].text[:1].isdigit():
        score += 2  # the case number stands above the title
    return score


def _next_title(lines: list[Line], index: int, structure: frozenset[int]) -> bool:
    following = index + 1
    return (
        following < len(lines) and following not in structure and len(lines[following].text) < 250
    )


def _title_before(candidate: _Candidate, structure: frozenset[int]) -> bool:
    before = candidate.index - 1
    return candidate.style.startswith("sagnr") and before >= 0 and before not in structure


def _best_chain(candidates: list[_Candidate], groups: list[int]) -> tuple[float, list[_Candidate]]:
    """The chain of rising numbers with the greatest sum; numbers may start over once after a closed group's heading."""
    best_by_number: dict[int, _Candidate] = {}
    closed_from = groups[0] if groups else None
    best: _Candidate | None = None
    for candidate in candidates:
        candidate.best = candidate.score - (0.5 if candidate.number != 1 else 0)
        for step, bonus in ((0, -0.5), (1, 2.0), (2, -2.0), (3, -3.0), (4, -4.0), (5, -5.0)):
            previous = best_by_number.get(candidate.number - step)
            if previous is None or (step == 0 and candidate.suffix <= previous.suffix):
                continue
            if previous.best + bonus + candidate.score > candidate.best:
                candidate.best, candidate.previous = (
                    previous.best + bonus + candidate.score,
                    previous,
                )
        if candidate.score >= _SURE:
            # Closed or skipped items leave holes in the numbers; a sure heading goes on after any of them.
            earlier = max(
                (c for c in best_by_number.values() if c.number < candidate.number),
                key=lambda c: c.best,
                default=None,
            )
            if earlier and earlier.best - 5 + candidate.score > candidate.best:
                candidate.best, candidate.previous = earlier.best - 5 + candidate.score, earlier
        if closed_from is not None and candidate.number == 1 and candidate.index > closed_from:
            earlier = max(
                (c for c in best_by_number.values() if c.index < closed_from),
                key=lambda c: c.best,
                default=None,
            )
            if earlier and earlier.best + candidate.score > candidate.best:
                candidate.best, candidate.previous = earlier.best + candidate.score, earlier
        known = best_by_number.get(candidate.number)
        if known is None or candidate.best >= known.best:
            best_by_number[candidate.number] = candidate
        if best is None or candidate.best > best.best:
            best = candidate
    chain: list[_Candidate] = []
    step_back = best
    while step_back is not None:
        chain.append(step_back)
        step_back = step_back.previous
    return (best.best if best else 0.0), chain[::-1]


def _head(
    candidate: _Candidate, lines: list[Line], titles: dict[str, TocEntry], structure: frozenset[int]
) -> ItemHead:
    index, title, body = candidate.index, candidate.title, candidate.index + 1
    if not title and candidate.style.startswith("sagnr") and index and index - 1 not in structure:
        return ItemHead(index - 1, candidate.printed, lines[index - 1].text, body, candidate.mark)
    if not title and _next_title(lines, index, structure):
        title, body = lines[index + 1].text, index + 2
    if (
        not title
        and body < len(lines)
        and vocabulary.key(lines[body].text) in vocabulary.CLOSED_MARKS
    ):
        title, body = lines[body].text, body + 1
    while body < len(lines) and _goes_on(title, lines, body, titles, structure):
        title = _join(title, lines[body].text)
        body += 1
    return ItemHead(index, candidate.printed, title, body, candidate.mark)


def _goes_on(
    title: str,
    lines: list[Line],
    index: int,
    titles: dict[str, TocEntry],
    structure: frozenset[int],
) -> bool:
    """Whether the line at ``index`` is the rest of a title that was broken over lines."""
    line = lines[index]
    folded = vocabulary.key(title)
    if line.shape in (Shape.ROW, Shape.LIST) or folded in titles:
        return False
    if (
        not line.gap
        and line.text[:1].islower()
        and len(line.text) < _TITLE_REST
        and len(title) > _TITLE_REST / 2
    ):
        return True
    if index in structure:
        return False
    joined = vocabulary.key(_join(title, line.text))
    if joined in titles or any(known.startswith(joined) for known in titles if len(joined) > 20):
        return True
    if lines[index - 1].wraps:
        return True
    if (
        line.gap
        or line.shape is not lines[index - 1].shape
        or line.bold is not lines[index - 1].bold
    ):
        return False
    return len(lines[index - 1].text) >= 55 and len(line.text) < 120


def _join(left: str, right: str) -> str:
    if left.endswith("\u00ad"):
        return left[:-1] + right
    if (
        left.endswith("-")
        and right[:1].islower()
        and not right.startswith(("og ", "eller ", "samt "))
    ):
        return left[:-1] + right
    return f"{left} {right}"
