"""A span of a decision's text with enough around it to be understood; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

LINES_AROUND = 2  # of a list or a table: what stands farther off says nothing of this entry
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``marked`` is the span, ``before`` and ``after`` what stands around it in its paragraph."""

    before: str
    marked: str
    after: str


def joined(texts: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """An item's decisions as one text, and where in it each of them begins."""
    lengths = (len(text) + len(BETWEEN) for text in texts)
    starts = tuple(accumulate(lengths, initial=0))[: len(texts)]
    return BETWEEN.join(texts), starts


def excerpt(text: str, start: int, end: int, *, sentence: str) -> Excerpt:
    """The span in its paragraph; the sentence alone where the text has no such span any more."""
    if not 0 <= start < end <= len(text):
        return Excerpt("", sentence, "")
    first = text.rfind(BETWEEN, 0, start)
    last = text.find(BETWEEN, end)
    before = text[0 if first < 0 else first + len(BETWEEN) : start]
    after = text[end : len(text) if last < 0 else last]
    *far, near = before.split("\n")
    rest, *farther = after.split("\n")
    return Excerpt(
        before="\n".join([*far[-LINES_AROUND:], near]),
        marked=text[start:end],
        after="\n".join([rest, *farther[:LINES_AROUND]]),
    )
