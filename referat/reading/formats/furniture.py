"""What a page or a portal prints around the minutes: page numbers, running heads, navigation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

# Words that portals print as links and buttons; only a line that says nothing else is set aside.
_BUTTONS = {
    "til toppen", "til indholdsfortegnelse", "til indholdsfortegnelsen", "tilbage til toppen", "kopier link til punktet",
    "kopiér link til punktet", "kopier link", "print", "udskriv", "udskriv punkt",
    "udskriv siden", "fold dette punkt ind", "fold dette punkt ud", "fold alle ind", "fold alle ud", "fold ud", "fold ind",
    "vis mere", "vis mindre", "læs højt", "hent som fil", "hent som pdf", "del på facebook", "spring til indhold",
    "gå til hovedindhold", "spring til hovedindhold", "accepter alle", "accepter alle cookies", "afvis alle",
    "kun nødvendige", "tillad alle", "luk menu", "åbn menu",
}  # fmt: skip
_ONLY_BUTTONS = re.compile(
    rf"(?:(?:{'|'.join(re.escape(words) for words in sorted(_BUTTONS, key=len, reverse=True))})[\s\-–|·»›>^↑,/]*)+"
)
_PAGE_NUMBER = re.compile(
    r"(?i)(?:side|page|s\.) ?:? ?\d{1,4}(?: ?(?:af|/|of) ?\d{1,4})?\.?|[-–] ?\d{1,4} ?[-–]"
)
_EDGE = 3  # lines from the top or the bottom of a page in which a running head can stand
_ITEM_WORD = re.compile(r"(?i)(?:punkt|pkt|sag|nr|bilag|ad|§)\b")


def is_button(text: str) -> bool:
    """Whether a line is nothing but a portal's links and buttons."""
    words = " ".join(text.casefold().replace("\u00a0", " ").split()).strip(" »›>^↑")
    return len(words) < 120 and _ONLY_BUTTONS.fullmatch(words) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number that says it is one."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def running_lines(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Page and line index (from 0) of running heads and feet.

    A line is one when it stands near the edge of at least three pages and of four out of five (the first page may
    differ), the same but for a number that counts with the pages.
    """
    if len(pages) < 3:
        return set()
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for index in _edges(lines):
            places[re.sub(r"\d+", "#", lines[index])].append((page, index))
    running: set[tuple[int, int]] = set()
    for key, found in places.items():
        count = len({page for page, _ in found})
        if count < 3 or count * 5 < (len(pages) - 1) * 4 or key.endswith((".", ":")):
            continue
        if _counts_with_pages((page, pages[page][index]) for page, index in found):
            # On the first page the same words without a number are the title.
            running.update(place for place in found if place[0] > 0 or "#" in key)
    return running


def _edges(lines: Sequence[str]) -> list[int]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _counts_with_pages(found: Iterable[tuple[int, str]]) -> bool:
    """Whether each number is the same on every page or counts with it. An item's number may do that too: not for us."""
    pages, texts = zip(*found, strict=True)
    columns = zip(
        *([int(number) for number in re.findall(r"\d+", text)] for text in texts), strict=True
    )
    for column in columns:
        same = len(set(column)) == 1
        counts = len({number - page for number, page in zip(column, pages, strict=True)}) == 1
        if not same and (not counts or _ITEM_WORD.match(texts[0])):
            return False
    return True
