"""Finds the commitments in a passage: its sentences read one by one, then what ties them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from referat.commitments.actors import apart
from referat.commitments.contexts import Mode, mode_of
from referat.commitments.labels import Labels, labels_of
from referat.commitments.reading import Read, read_sentence
from referat.commitments.sentences import Sentence, sentences_of
from referat.commitments.value import FoundCommitment
from referat.danish.times import FuzzyTime, NoSuchTime, find_times, read_time
from referat.document import Passage
from referat.prose import text_of

_WHAT_WAS_ASKED = re.compile(r"\b(?:det|de) (?:efterspurgte|ønskede|bestilte|udbedte)\b", re.IGNORECASE)


def find_commitments(
    passage: Passage, *, held_on: date, organization: str = ""
) -> tuple[FoundCommitment, ...]:
    """The commitments that were decided on that day, in the order of the text.

    ``organization`` is the forum that decided; "næste møde" without a forum's name is its own.
    """
    del organization  # the words alone say who acts; times name their own forum
    text = text_of(passage)
    _, sentences = sentences_of(passage)
    found: list[_Placed] = []
    waiting = Labels()
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        labels = labels_of(sentence.text)
        if labels.alone:
            waiting = _labelled(found, sentence, before, labels, waiting, held_on)
            continue
        if before is None or before.group != sentence.group:
            waiting = Labels()
        found += _of(sentence, before, _both(labels, waiting), held_on, forced=bool(waiting.who))
    return tuple(_finished(one, text) for one in _asked_and_answered(found))


class _Placed:
    """A commitment and where it stands, while its neighbours may still add to it."""

    __slots__ = ("action", "actors", "asked_for", "end", "group", "start", "time")

    def __init__(self, read: Read, sentence: Sentence, actors: tuple[str, ...]) -> None:
        self.action, self.actors, self.time = read.action, actors, read.time
        self.asked_for = read.asked_for
        self.start, self.end, self.group = sentence.start, sentence.end, sentence.group


def _of(
    sentence: Sentence, before: Sentence | None, labels: Labels, held_on: date, *, forced: bool
) -> list[_Placed]:
    text = sentence.text
    first = mode_of(sentence.lead) or Mode.OPEN if sentence.entry else Mode.OPEN
    reads: Sequence[Read] = read_sentence(text, held_on, first, entry=sentence.entry)
    if not reads and (forced or (labels.who and labels.explicit)):
        reads = (Read(_topic(text, labels), "", _time(text, held_on)),)
    placed = []
    for read in reads:
        one = _Placed(read, sentence, apart(read.actors))
        if labels.explicit or not labels.who or _spans(read, labels, reads):
            _add(one, labels, held_on)
        if read.refers_back and before is not None and before.group == sentence.group:
            one.action = f"{before.text.rstrip(' .')}; {_small(read.action)}"
            one.start = before.start
        placed.append(one)
    return placed


def _spans(read: Read, labels: Labels, reads: Sequence[Read]) -> bool:
    """A name in brackets belongs to what is said around or right before it."""
    return len(reads) == 1 or read.start < labels.start <= read.end + 2


def _topic(text: str, labels: Labels) -> str:
    words = text[: labels.start] if labels.start > 0 else text
    return words.strip(" .,;:(–-")


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _both(labels: Labels, waiting: Labels) -> Labels:
    if not waiting.who and not waiting.when:
        return labels
    return replace(
        labels,
        who=labels.who or waiting.who,
        when=labels.when or waiting.when,
        explicit=labels.explicit or waiting.explicit,
    )


def _add(one: _Placed, labels: Labels, held_on: date) -> None:
    """Who is said to be responsible goes before who does it; a name in brackets is only added."""
    if labels.who and (labels.explicit or not one.actors or not labels.who.isupper()):
        one.actors = apart(labels.who)
    if labels.when:
        one.time = _time(labels.when, held_on) or one.time


def _labelled(
    found: list[_Placed], sentence: Sentence, before: Sentence | None, labels: Labels, waiting: Labels, held_on: date
) -> Labels:
    """Labels that stand alone belong to the sentence before them, at a paragraph's beginning to the next."""
    if before is None or before.group != sentence.group or labels_of(before.text).alone and not _last_of(found, sentence.group):
        return _both(labels, waiting if before is not None and before.group == sentence.group else Labels())
    of_before = [one for one in found if one.group == sentence.group and one.end == before.end]
    of_before = of_before or _last_of(found, sentence.group)
    if not of_before and labels.who:
        found.append(_Placed(Read(before.text.rstrip(" ."), "", _time(before.text, held_on)), before, ()))
        of_before = [found[-1]]
    for one in of_before:
        _add(one, labels, held_on)
    return Labels()


def _last_of(found: Sequence[_Placed], group: int) -> list[_Placed]:
    return [one for one in found[-1:] if one.group == group]


def _time(words: str, held_on: date) -> FuzzyTime | None:
    try:
        return read_time(words, said_on=held_on)
    except NoSuchTime:
        times = find_times(words, said_on=held_on)
        return times[0].time if times else None


def _asked_and_answered(found: Sequence[_Placed]) -> list[_Placed]:
    """What was asked for before "X udarbejder det efterspurgte" is told there, once."""
    kept: list[_Placed] = []
    for one in found:
        if _WHAT_WAS_ASKED.search(one.action):
            asked = []
            while kept and kept[-1].asked_for:
                asked.insert(0, kept.pop().action)
            if asked:
                one.action = f"{one.action}: {'; '.join(asked)}"
        kept.append(one)
    return kept


def _finished(one: _Placed, text: str) -> FoundCommitment:
    return FoundCommitment(
        one.action, one.actors, one.time, text[one.start : one.end], one.start, one.end
    )
