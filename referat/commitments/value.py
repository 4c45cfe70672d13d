"""A commitment as a decision's text gives it: who does what by when, and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass

from referat.danish.times import FuzzyTime


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """What somebody is to do, in the text's own words.

    ``actors`` are empty where the text names nobody ("der udarbejdes et notat"), ``time`` is None
    where it says nothing of when. ``sentence`` is ``text_of(passage)[start:end]``.
    """

    action: str
    actors: tuple[str, ...]
    time: FuzzyTime | None
    sentence: str
    start: int
    end: int
