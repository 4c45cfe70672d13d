"""Does an open item give away a closed one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.examined import Examined, Part, Spot
from referat.finding import Remark, Severity, check

_RUN = 7  # words that two texts hardly share by chance
_WORD = re.compile(r"\w+")
# A person or an address in the title of a closed item: what must not be named elsewhere.
_TELLING = re.compile(
    r"\b[A-ZÆØÅ][a-zæøå]+(?:vej|gade|allé|stræde|vænget)(?:en)? \d+\w?\b|\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]*)? [A-ZÆØÅ][a-zæøåé]*sen\b"
)


@check(code="R104", severity=Severity.BLOCKS)
def closed_words(examined: Examined) -> Iterator[Remark]:
    """An open item repeats what belongs to a closed one.

    Problem: Words of a closed item stand in an open one: a stretch of its text (blocks), its case number, or the person or
    address that its title names (warns). Words that an open item of the same case says anyway are left alone.

    Remedy: Take the words out of the open item, or move it behind closed doors as well.
    """
    closed = [title for title in examined.items if title.item and not title.item.public]
    if not closed:
        return
    openly = [spot for spot in examined.open_spots if spot.part is not Part.LINK and _open(spot)]
    cases = {title.item.case_number for title in examined.items if title.item and title.item.public}
    for title in closed:
        yield from _repeated(examined, title, openly)
        telling = [match[0] for match in _TELLING.finditer(title.text)]
        case = title.item.case_number if title.item else ""
        if case and case not in cases:
            telling.append(case)
        for word in telling:
            pattern = re.compile(rf"(?<![\w/-]){re.escape(word)}(?![\w/-])")
            for spot in openly:
                if pattern.search(spot.text):
                    yield _remark(title, spot, word, Severity.WARNS)


def _open(spot: Spot) -> bool:
    return spot.item is not None and spot.item.public


def _repeated(examined: Examined, title: Spot, openly: list[Spot]) -> Iterator[Remark]:
    secret = {
        run
        for spot in examined.spots_of(title, Part.SECTION, Part.DECISION)
        for run in _runs(spot.text)
    }
    for spot in openly if secret else ():
        shared = next((run for run in _runs(spot.text) if run in secret), None)
        if shared:
            yield _remark(title, spot, " ".join(shared), Severity.BLOCKS)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    yield from zip(*(words[start:] for start in range(_RUN)), strict=False)


def _remark(title: Spot, spot: Spot, words: str, severity: Severity) -> Remark:
    number = title.item.number if title.item else ""
    return Remark(
        spot,
        "“{words}” belongs to the closed item {closed}.",
        {"words": words, "closed": number},
        evidence=words,
        severity=severity,
    )
