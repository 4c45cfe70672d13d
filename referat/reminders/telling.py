"""Tells times from other words in the cells and lines of a list."""

from __future__ import annotations

import re
from datetime import date

from referat.danish.times import NoSuchTime, read_time

_ANY_DAY = date(2021, 1, 1)  # whether words are a time does not hang on when they are said
_BRACKETS_BEHIND = re.compile(r"^(?P<text>.*\S)\s+(?P<time>\([^()]{2,80}\))\.?$", re.DOTALL)
_LEAD_END = re.compile(r":\s+|\s+[–—-]\s+")


def is_time(words: str) -> bool:
    """Whether the words name a time, be it one that the calendar does not have."""
    try:
        read_time(words, said_on=_ANY_DAY)
    except NoSuchTime as problem:
        return problem.code == "impossible"
    return True


def apart(line: str) -> tuple[str, str]:
    """The time and the rest of a line: "24. september: Kommuneplan", "Boligområdet (evt. november)"."""
    if is_time(line):
        return line, ""
    for mark in _LEAD_END.finditer(line):
        if is_time(line[: mark.start()]):
            return line[: mark.start()], line[mark.end() :]
    bare = line.removesuffix(":")
    if bare != line and is_time(bare):
        return bare, ""
    behind = _BRACKETS_BEHIND.match(line)
    if behind and is_time(behind["time"]):
        return behind["time"], behind["text"]
    return "", line


def together(time: str, text: str) -> str:
    """The line that :func:`apart` takes apart: a time in brackets stands behind the text."""
    if not time or not text:
        return time or text
    return f"{text} {time}" if time.startswith("(") else f"{time}: {text}"
