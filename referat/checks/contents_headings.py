"""Do the printed contents agree with the headings?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from referat.examined import Examined, Spot
from referat.finding import Remark, Severity, check
from referat.reading.items import clean_title
from referat.reading.vocabulary import key

_ALIKE = 0.6
_NOT_WORDS = re.compile(r"[\W_]+")


@check(code="R301", severity=Severity.WARNS)
def contents_headings(examined: Examined) -> Iterator[Remark]:
    """The contents and the headings do not agree.

    Problem: The printed contents list a title that no item has, or an item is missing from them. Contents that list less than half
    of the items (one group of several, say) are not asked to be complete.

    Remedy: Make the contents anew from the headings, or give the item the title it should have.
    """
    titles = list(examined.items)
    entries = {_folded(entry.title): entry.title for entry in examined.minutes.toc}
    headings = {_folded(title.text): title for title in titles}
    if not entries:
        return
    unlisted = [title for folded, title in headings.items() if not _listed(folded, entries)]
    for folded, printed in entries.items():
        if _listed(folded, headings):
            continue
        alike = _most_alike(folded, unlisted)
        if alike is None:
            yield Remark(
                None,
                "The contents list “{entry}”, but no item has that title.",
                {"entry": printed},
                evidence=printed,
            )
            continue
        unlisted.remove(alike)
        yield Remark(
            alike,
            "The contents say “{entry}”, the heading “{heading}”.",
            {"entry": printed, "heading": alike.text},
            evidence=printed,
        )
    for title in unlisted if len(entries) > len(titles) / 2 else ():
        yield Remark(
            title,
            "“{heading}” is not in the contents.",
            {"heading": title.text},
            evidence=title.text,
        )


def _folded(title: str) -> str:
    return _NOT_WORDS.sub(" ", key(clean_title(title)[0])).strip()


def _listed(folded: str, others: dict[str, str] | dict[str, Spot]) -> bool:
    """Whether a title is among others, or is one of them cut short by a narrow column, or stands beside the next."""
    return folded in others or any(
        (len(short) > 15 and long.startswith(short)) or long.endswith(f" {short}")
        for other in others
        for short, long in [sorted((folded, other), key=len)]
    )


def _most_alike(folded: str, titles: list[Spot]) -> Spot | None:
    rated = [
        (SequenceMatcher(None, folded, _folded(title.text)).ratio(), -title.index, title)
        for title in titles
    ]
    best = max(rated, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] >= _ALIKE else None
