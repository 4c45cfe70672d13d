"""Cuts a sentence into clauses: each with its verb and the word that ties it to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from referat.commitments.verbs import verbs_of
from referat.commitments.vocabulary import ASIDE
from referat.commitments.words import Token, Verb, tokens_of

_AND = frozenset(["og", "samt", "men", "eller", "ligesom"])
_TIES = (
    frozenset(
        ["som", "hvor", "hvorefter", "hvorpå", "hvortil", "idet", "ligesom", "hvormed", "således"]
    )
    | ASIDE
)
_OPENERS = frozenset(["at", "idet", "hvorefter", "som", "der"])
_BEFORE_NOUNS = frozenset(["inden", "før", "om", "end", "indtil", "så"])  # "før sommerferien, …"
_MARKS = frozenset([",", ";", ":", "–", "-", "(", ")"])


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``first`` to ``last`` (not included) of ``tokens``.

    ``tie`` is the word that ties it to what stands before: "at", "som", "der", "hvor", "idet", "og", one of
    the words that begin an aside, or empty. ``after_comma`` where a mark stands before it.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    verb: Verb | None
    tie: str
    after_comma: bool

    @property
    def begin(self) -> int:
        """The first token that is not the tie itself."""
        at = self.first
        while at < self.last and self._is_tie(at):
            at += 1
        return at

    @property
    def start(self) -> int:
        """Where its words begin in the sentence, the tie counted in."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.tokens[self.last - 1].end

    def _is_tie(self, at: int) -> bool:
        word = self.tokens[at].low
        if word in {"der", "så"}:
            return word == self.tie
        return word in _SKIPPED


_SKIPPED = _AND | _TIES | {"at", ",", ";", ":", "-", "–", "(", ")"}


def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """The clauses in order; what holds no verb belongs to the clause beside it."""
    tokens = tokens_of(sentence)
    verbs = verbs_of(tokens)
    starts = _starts(tokens, verbs)
    clauses = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        verb = next((one for one in verbs if first <= one.first < last), None)
        comma = first > 0 and (tokens[first].text in _MARKS or tokens[first - 1].text in _MARKS)
        clauses.append(Clause(tokens, first, last, verb, _tie(tokens, first, last), comma))
    return tuple(clauses)


def _starts(tokens: Sequence[Token], verbs: Sequence[Verb]) -> list[int]:
    """Where clauses begin: at a mark or a tie between two verbs, as late as one stands there.

    Of several places between two verbs the first that is a tie with a mark before it counts, then a tie
    with its verb near, then a mark.
    """
    starts = [0]
    opening = _opening(tokens, verbs[0].first) if verbs else None
    if opening is not None:
        starts.append(opening)
    for before, after in pairwise(verbs):
        place = _place_between(tokens, before.last + 1, after.first)
        if place is not None and place > starts[-1]:
            starts.append(place)
    return starts


def _opening(tokens: Sequence[Token], verb: int) -> int | None:
    """Where a clause begins before the first verb: "Med bemærkning om, at forvaltningen …"."""
    for at in range(1, verb):
        if tokens[at].low in _OPENERS and tokens[at - 1].text in _MARKS:
            return at - 1
    return None


def _place_between(tokens: Sequence[Token], low: int, high: int) -> int | None:
    places = [
        at
        for at in range(low, high + 1)
        if at < len(tokens) and (_is_tie(tokens, at) or tokens[at].text in _MARKS)
    ]
    if not places:
        return None
    for at in reversed(places):
        word = tokens[at].low
        if word in _BEFORE_NOUNS and _is_preposition(tokens, at, places, high):
            continue
        if word in _TIES or word in {"at", "der"}:
            return _with_marks(tokens, at, low)
    for at in reversed(places):
        if tokens[at].low in _AND and _goes_on(tokens, at, high):
            return _with_marks(tokens, at, low)
    return next((at for at in reversed(places) if tokens[at].text in _MARKS), places[-1])


def _is_preposition(tokens: Sequence[Token], at: int, places: Sequence[int], verb: int) -> bool:
    """As “før sommerferien, og …”, “at Plan inden budgetåret sender …”: no clause begins there."""
    comma = any(token.text == "," for token in tokens[at:verb])
    tied = any(tokens[place].low in _OPENERS for place in places if place < at)
    return comma or (tied and tokens[at - 1].text not in _MARKS)


def _goes_on(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether "og" begins a clause and does not stand inside its subject ("Plan og Byg sender")."""
    return (
        at + 1 == verb or at == 0 or tokens[at - 1].text in _MARKS or not _inside_name(tokens, at)
    )


def _inside_name(tokens: Sequence[Token], at: int) -> bool:
    return bool(at + 1 < len(tokens) and tokens[at - 1].capital and tokens[at + 1].capital)


def _with_marks(tokens: Sequence[Token], at: int, low: int) -> int:
    """The tie with the marks and the "og" before it."""
    while at > low and (tokens[at - 1].text in _MARKS or tokens[at - 1].low in _AND):
        at -= 1
    return at


def _is_tie(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].low
    if word == "at":
        return True
    if word == "der":
        return at > 0 and tokens[at - 1].low not in {
            "at",
            "hvor",
            "idet",
            "skal",
            "hvorefter",
            "og",
            "så",
        }
    return word in _TIES or word in _AND


def _tie(tokens: Sequence[Token], first: int, last: int) -> str:
    for at in range(first, min(last, first + 4)):
        word = tokens[at].low
        there = word == "der" and (at == 0 or tokens[at - 1].low in _AND)
        if word in _TIES or (word in {"at", "der"} and first > 0 and not there):
            return word
        if word not in _MARKS and word not in _AND:
            break
    return next(
        (tokens[at].low for at in range(first, min(last, first + 2)) if tokens[at].low in _AND), ""
    )
