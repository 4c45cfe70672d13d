"""Which of the times in a sentence is a commitment's deadline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from referat.danish.times import FoundTime, Precision, find_times

# What stands before a time that is no deadline: "pr. 31. marts", "brev af 3. maj", "Budget 2028", "for 2027".
_NO_DEADLINE = re.compile(
    r"(?:\bpr\.?|\baf|\bsiden|\bbudget\w*|\bregnskab\w*|\bstrategi\w*|\bplan|\bhandleplan\w*|\bpolitik\w*|\bfor|\blov\w*|"
    r"\bårgang\w*|\bbrev\w*|\bnotat|\bmål\w*|\bprognose\w*|\bresultat\w*|\bi perioden|\bårshjul\w*|\bkl\.?|\bkurs\w*|\bgenåbning\w* i|\båbning\w* i)(?: den| d\.?)?\s*$",
    re.IGNORECASE,
)
_LED_IN = re.compile(r"(?:på|til|i|inden|senest|ved|frem|fra|efter|den)\b", re.IGNORECASE)
_FROM_NEXT = re.compile(r"\bfra(?: og med)?(?: den| d\.?)?\s*$", re.IGNORECASE)
_LATEST = re.compile(
    r"(?:senest|inden|frist\w*:?|frem mod|til|på mødet|møde)(?: \w+){0,2}\s*$", re.IGNORECASE
)


def times_in(sentence: str, held_on: date) -> tuple[FoundTime, ...]:
    """The times of a sentence that can be deadlines, in order."""
    return tuple(
        found
        for found in find_times(sentence, said_on=held_on)
        if _may_be(sentence, found, held_on)
    )


def _may_be(sentence: str, found: FoundTime, held_on: date) -> bool:
    before = sentence[max(0, found.start - 30) : found.start]
    time = found.time
    if _FROM_NEXT.search(before):
        return time.earliest is not None and time.earliest > held_on
    led_in = _LED_IN.match(time.words)
    if not led_in and _NO_DEADLINE.search(before):
        return False
    if time.recurrence is not None:
        return True
    return time.latest is None or time.latest >= held_on


def deadline_among(
    times: Iterable[FoundTime], sentence: str, start: int, end: int
) -> FoundTime | None:
    """The deadline of what is said from ``start`` to ``end``.

    A time that says how it recurs or that is led in by *senest* or *inden* goes before others, a day
    before "snarest" and the like; then the first.
    """
    within = [found for found in times if start <= found.start and found.end <= end]
    return min(within, key=lambda found: (_rank(found, sentence), found.start), default=None)


def _rank(found: FoundTime, sentence: str) -> int:
    if found.time.recurrence is not None:
        return 0
    unbounded = found.time.latest is None and found.time.earliest is None
    if unbounded and found.time.precision is not Precision.MEETING:
        return 3
    before = sentence[max(0, found.start - 30) : found.start]
    return 1 if _LATEST.search(before) else 2
