"""Finds the commitments in a passage."""

from __future__ import annotations

from datetime import date

from referat.commitments.gathering import Gathering, asked_and_answered
from referat.commitments.sentences import sentences_of
from referat.commitments.value import FoundCommitment
from referat.document import Passage
from referat.prose import text_of


def find_commitments(passage: Passage, *, held_on: date) -> tuple[FoundCommitment, ...]:
    """The commitments that were decided on that day, in the order of the text."""
    text = text_of(passage)
    gathering = Gathering(held_on)
    for sentence in sentences_of(passage):
        gathering.take(sentence)
    return tuple(
        FoundCommitment(
            one.action, one.actors, one.time, text[one.start : one.end], one.start, one.end
        )
        for one in asked_and_answered(gathering.found)
        if one.action
    )
