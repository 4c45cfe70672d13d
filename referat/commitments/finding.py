"""Finds the commitments in a passage, sentence by sentence."""

from __future__ import annotations

import re
from datetime import date

from referat.commitments.value import FoundCommitment
from referat.danish.times import FuzzyTime, NoSuchTime, read_time
from referat.document import Passage
from referat.prose import text_of

_SENTENCE = re.compile(r"[^\n.!?]+(?:\.(?!\s+[A-ZÆØÅ]|\s*\n|\s*$)[^\n.!?]*)*[.!?]?")
_DOES = re.compile(
    r"^[\s-]*(?P<actor>[A-ZÆØÅ]\w*(?:(?: og)? [A-ZÆØÅ]\w*)*)\s"
    r"(?P<action>(?:skal|udarbejder|undersøger|fremlægger|indkalder|sender|sikrer)\s.+)$"
)


def find_commitments(
    passage: Passage, *, held_on: date, organization: str = ""
) -> tuple[FoundCommitment, ...]:
    """The commitments that ``organization`` decided on that day, in the order of the text."""
    text = text_of(passage)
    found = []
    for match in _SENTENCE.finditer(text):
        said = _DOES.match(match[0])
        if said:
            action = said["action"].strip(" .")
            time = _time(action, held_on)
            start = match.end() - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            actors = (said["actor"],)
            found.append(FoundCommitment(action, actors, time, text[start:end], start, end))
    return tuple(found)


def _time(words: str, held_on: date) -> FuzzyTime | None:
    try:
        return read_time(words, said_on=held_on)
    except NoSuchTime:
        return None
