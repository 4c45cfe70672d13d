"""What a secretary should look at first in a reading: the doubts, then the reader's warnings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise

from raadslag.intake.doubts import Doubt, DoubtCode
from raadslag.intake.queries import ReviewPage
from raadslag.web import labels
from referat.document import Minutes, Warning

_SAID_TWICE = "closed_with_text"  # there is a doubt for every item that has it
_QUOTED = re.compile(r"“(.+)”", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``item`` is its place counted from 1, 0 where it is about no item."""

    text: Promise | str
    quote: str = ""
    item: int = 0
    number: str = ""
    page: int = 0
    line: int = 0
    holds_back: bool = False


def of(page: ReviewPage) -> list[Finding]:
    """The findings of a reading, those that hold it back first."""
    if page.minutes is None:
        return []
    minutes = page.minutes
    doubts = [_of_doubt(doubt, minutes) for doubt in page.line.doubts]
    warnings = [_of_warning(one, minutes) for one in minutes.warnings if one.code != _SAID_TWICE]
    return doubts + warnings


def _of_doubt(doubt: Doubt, minutes: Minutes) -> Finding:
    text = labels.DOUBTS[doubt.code]
    if doubt.code is DoubtCode.OTHER_BODY:
        return Finding(text, quote=minutes.body, holds_back=True)
    if doubt.item is None or doubt.item >= len(minutes.items):
        return Finding(text, holds_back=True)
    item = minutes.items[doubt.item]
    place = item.place
    return Finding(
        text,
        quote=item.title,
        item=doubt.item + 1,
        number=item.number,
        page=place.page,
        line=place.first_line,
        holds_back=True,
    )


def _of_warning(warning: Warning, minutes: Minutes) -> Finding:
    numbers = [item.number for item in minutes.items]
    quoted = _QUOTED.search(warning.message)
    code = "repaired" if warning.code.startswith("repaired_") else warning.code
    return Finding(
        text=labels.WARNINGS.get(code, warning.message),
        quote=quoted[1] if quoted and code in labels.WARNINGS else "",
        item=numbers.index(warning.item) + 1 if warning.item in numbers else 0,
        number=warning.item,
        page=warning.page,
        line=warning.line,
    )
