"""Gathers commitments sentence by sentence: labels, brackets and pronouns tie neighbours together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from referat.commitments.actors import apart
from referat.commitments.candidates import Read
from referat.commitments.contexts import Mode, mode_of
from referat.commitments.labels import Labels, labels_of
from referat.commitments.reading import read_sentence
from referat.commitments.sentences import Sentence
from referat.danish.times import FuzzyTime, NoSuchTime, find_times, read_time

_WHAT_WAS_ASKED = re.compile(
    r"\b(?:det|de) (?:efterspurgte|ønskede|bestilte|udbedte)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Placed:
    """A commitment and where it stands in the text, while its neighbours may still add to it."""

    action: str
    actors: tuple[str, ...]
    time: FuzzyTime | None
    asked_for: bool
    start: int
    end: int
    group: int


@dataclass(slots=True)
class Gathering:
    """What was found so far; ``waiting`` are labels that stand before what they are about."""

    held_on: date
    found: list[Placed] = field(default_factory=list)
    waiting: Labels = field(default_factory=Labels)
    before: Sentence | None = None

    def take(self, sentence: Sentence) -> None:
        """Add what the next sentence says."""
        before = self.before
        if before is not None and before.group != sentence.group:
            before, self.waiting = None, Labels()
        labels = labels_of(sentence.text)
        if labels.alone:
            self._label(sentence, before, labels)
        else:
            self._read(sentence, before, labels)
        self.before = sentence

    def _read(self, sentence: Sentence, before: Sentence | None, labels: Labels) -> None:
        mode = (mode_of(sentence.lead) or Mode.OPEN) if sentence.entry else Mode.OPEN
        reads = read_sentence(sentence.text, self.held_on, mode, entry=sentence.entry)
        said = _both(labels, self.waiting)
        if not reads and said.who:
            time = self._time(sentence.text)
            dated = time is not None and (sentence.entry or ":" in sentence.text[:20])
            words = sentence.text[: labels.start] if labels.start > 0 else sentence.text
            reads = (Read(_bare(words), "", time),) if said.explicit or dated else ()
        for read in reads:
            one = _placed(read, sentence)
            if said.explicit or len(reads) == 1 or _spans(read, labels):
                self._add(one, said)
            if read.refers_back and before is not None:
                one.action = f"{before.text.rstrip(' .')}; {one.action[:1].lower()}{one.action[1:]}"
                one.start = before.start
            self.found.append(one)

    def _label(self, sentence: Sentence, before: Sentence | None, labels: Labels) -> None:
        """Labels alone are about the sentence before them, at a paragraph's beginning the next."""
        about = [one for one in self.found if before is not None and one.end == before.end]
        about = about or [one for one in self.found[-1:] if one.group == sentence.group]
        opens = before is None or (labels_of(before.text).alone and not about)
        if opens:
            self.waiting = _both(labels, self.waiting)
            return
        if not about and before is not None and labels.who:
            read = Read(_bare(before.text), "", self._time(before.text))
            about = [_placed(read, before)]
            self.found += about
        for one in about:
            self._add(one, labels)

    def _add(self, one: Placed, labels: Labels) -> None:
        """Who is said to be responsible goes before who does it; initials are only a second name."""
        if labels.who and (labels.explicit or not one.actors or not labels.who.isupper()):
            one.actors = apart(labels.who)
        if labels.when:
            one.time = self._time(labels.when) or one.time

    def _time(self, words: str) -> FuzzyTime | None:
        try:
            return read_time(words, said_on=self.held_on)
        except NoSuchTime:
            times = find_times(words, said_on=self.held_on)
            return times[0].time if times else None


def _placed(read: Read, sentence: Sentence) -> Placed:
    return Placed(
        read.action,
        apart(read.actors),
        read.time,
        read.asked_for,
        sentence.start,
        sentence.end,
        sentence.group,
    )


def _spans(read: Read, labels: Labels) -> bool:
    """A name in brackets belongs to what is said around or right before it."""
    return read.start < labels.start <= read.end + 2


def _bare(words: str) -> str:
    return words.strip(" .,;:(–-")


def _both(labels: Labels, waiting: Labels) -> Labels:
    return replace(
        labels,
        who=labels.who or waiting.who,
        when=labels.when or waiting.when,
        explicit=labels.explicit or waiting.explicit,
    )


def asked_and_answered(found: Sequence[Placed]) -> list[Placed]:
    """What was asked for before "X udarbejder det efterspurgte" is told there, once."""
    kept: list[Placed] = []
    for one in found:
        if _WHAT_WAS_ASKED.search(one.action):
            asked: list[str] = []
            while kept and kept[-1].asked_for:
                asked.insert(0, kept.pop().action)
            if asked:
                one.action = f"{one.action}: {'; '.join(asked)}"
        kept.append(one)
    return kept
