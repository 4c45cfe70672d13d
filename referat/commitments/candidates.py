"""What a clause may commit somebody to: who, and from where to where its words stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from referat.commitments.clauses import Clause
from referat.commitments.words import Form, Verb
from referat.danish.times import FuzzyTime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible commitment in a sentence; ``start`` and ``end`` count within it.

    ``start`` is where its clause begins (its deadline may stand there), ``said`` where the words of
    what is to be done begin. ``actors`` is as the text names them, unsplit. ``firm`` where the words
    alone make it a commitment, else only with a deadline or somebody named. ``with_time`` where it
    takes a deadline, whoever is named. ``verb`` is the one that becomes an infinitive, None where the
    words are kept as they are.
    """

    clause: Clause
    said: int
    end: int
    actors: str = ""
    firm: bool = True
    with_time: bool = False
    verb: Verb | None = None
    timed_until: int = 0

    @property
    def start(self) -> int:
        return self.clause.start

    @property
    def subject(self) -> str:
        """Who is told to do it, where somebody is."""
        return self.actors if self.verb is not None and self.verb.form is Form.ACTIVE else ""

    def until(self, end: int, *, timed: bool = True) -> Candidate:
        """The same going on to ``end``; not ``timed`` where a deadline there would be another's."""
        return replace(self, end=end, timed_until=end if timed else self.timed_until or self.end)


@dataclass(frozen=True, slots=True)
class Read:
    """A commitment of a sentence before its neighbours are looked at.

    ``asked_for`` where only a thing is asked for ("efterspurgte en oversigt"); ``refers_back`` where its subject is a pronoun. ``start`` and ``end`` count within the sentence.
    """

    action: str
    actors: str
    time: FuzzyTime | None
    asked_for: bool = False
    refers_back: bool = False
    start: int = 0
    end: int = 0
