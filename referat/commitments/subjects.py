"""Whose deed a clause tells: the subject before or behind its verb, and the agent of a passive."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.commitments.actors import Actor, actor_at, decides, is_thing
from referat.commitments.clauses import Clause
from referat.commitments.vocabulary import BETWEEN, NOBODY, NOT_DOERS, PRODUCTS, Sense
from referat.commitments.words import Token, Verb

_SOME = frozenset(
    [
        "nogle",
        "en",
        "et",
        "flere",
        "dele",
        "del",
        "enkelte",
        "to",
        "tre",
        "mange",
        "nogen",
        "resten",
    ]
)
_SUBORDINATE = frozenset(["at", "således", "ligesom", "idet", "hvor", "som", "hvorefter"])
_OF_A_THING = ("else", "ing", "ende", "ion", "hed", "skab", "hjælp", "form", "antal", "brug")
_OF_TIME = ("halvår", "kvartal", "uge", "uger", "år", "måned", "måneder", "sommer", "vinter", "forår", "efterår", "snart", "snarest", "løbende",
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december", "sommerferien", "jul", "påske")  # fmt: skip
_RETURNED = re.compile(
    r"\b(?:(?:sendes|går|overføres|gives) tilbage|tilbagesendes|hjemvises|overgår|overdrages|overlades) til\s",
    re.IGNORECASE,
)
_FARTHEST = 10  # words between a passive and its "af"
_LONGEST = 9  # words of a subject with what belongs to it
_OF = frozenset(["i", "på", "ved", "for", "fra", "af", "hos", "mellem"])


def subject_of(clause: Clause, verb: Verb, sentence: str) -> Actor | None:
    """Who does what the clause says, where it names somebody itself."""
    tokens, begin = clause.tokens, clause.begin
    if begin < verb.first:
        front = _front(tokens, begin, verb.first, sentence)
        if front is None and clause.tie in _SUBORDINATE:
            front = _leading(tokens, begin, verb.first, sentence)
        if front is not None and (
            front.known
            or _is_called(front, begin, verb)
            or not _behind_known(clause, verb, sentence)
        ):
            return front
    behind = _behind(clause, verb, sentence)
    return behind if begin < verb.first or (behind and behind.known) else None


def _is_called(front: Actor, begin: int, verb: Verb) -> bool:
    """As “Noor kontakter gymnasiet”: a name right before a deed, whoever is its object."""
    name = not is_thing(front) and not front.text.lower().endswith(PRODUCTS)
    return name and front.first == begin and front.last == verb.first and verb.sense is Sense.TASK


def _front(tokens: Sequence[Token], begin: int, verb: int, sentence: str) -> Actor | None:
    """The somebody that begins the clause, with what belongs to it up to the verb."""
    while (
        begin < verb and tokens[begin].low in BETWEEN and tokens[begin].low not in {"alle", "begge"}
    ):
        begin += 1
    actor = actor_at(tokens, begin, sentence)
    if actor is None or verb - begin > _LONGEST or actor.last > verb:
        return None
    last = verb
    while last > actor.last and tokens[last - 1].low in BETWEEN:
        last -= 1
    if last > actor.last and (
        not actor.known or tokens[actor.last].low not in _OF | {"(", "/", ",", "og"}
    ):
        return None
    if any(token.text == "," for token in tokens[actor.last : last]):
        last = actor.last
    if last > actor.last and tokens[actor.last].low == "(":
        last = actor.last
    return Actor(sentence[tokens[begin].start : tokens[last - 1].end], begin, last, actor.known)


def _leading(tokens: Sequence[Token], begin: int, verb: int, sentence: str) -> Actor | None:
    """As “at forvaltningen til næste møde redegør”: behind a tie the subject comes first."""
    actor = actor_at(tokens, begin, sentence)
    if actor is None or not actor.known or actor.last > verb:
        return None
    return actor


def _behind_known(clause: Clause, verb: Verb, sentence: str) -> bool:
    behind = _behind(clause, verb, sentence)
    return behind is not None and behind.known


def _behind(clause: Clause, verb: Verb, sentence: str) -> Actor | None:
    at = verb.first + 1
    while at < clause.last and clause.tokens[at].low in BETWEEN - {"alle", "begge"}:
        at += 1
    if at >= clause.last or (verb.last > verb.first and at >= verb.last):
        return None
    actor = actor_at(clause.tokens, at, sentence)
    return None if actor is None or actor.text.lower() in NOBODY or is_thing(actor) else actor


def antecedent_of(clause: Clause, sentence: str) -> Actor | None:
    """The somebody that "som" or "der" refers to: named right before the clause."""
    for at in range(max(0, clause.first - 7), clause.first):
        actor = actor_at(clause.tokens, at, sentence)
        if actor is not None and actor.last == clause.first and actor.known:
            return actor
    return None


def agent_of(clause: Clause, verb: Verb, sentence: str) -> Actor | None:
    """As “godkendes af formanden”: who is named with *af* behind a passive."""
    for at in range(verb.last + 1, clause.last - 1):
        before = clause.tokens[at - 1].low
        if (
            clause.tokens[at].low == "af"
            and before not in _SOME
            and not before.endswith(_OF_A_THING)
        ):
            actor = actor_at(clause.tokens, at + 1, sentence) or _definite(clause, at + 1)
            far = at - verb.last
            certain = actor is not None and (
                actor.known or far == 1 or _ends_time(clause.tokens, at)
            )
            if actor is not None and certain and far < _FARTHEST:
                return actor
    return None


def named_behind(clause: Clause, place: int, sentence: str) -> Actor | None:
    """Who is named right behind that place of the sentence."""
    within = range(clause.first, clause.last)
    at = next((at for at in within if clause.tokens[at].start >= place), None)
    return actor_at(clause.tokens, at, sentence) if at is not None else None


def returned_to(clause: Clause, sentence: str) -> Actor | None:
    """As “Sagen sendes tilbage til forvaltningen med henblik på …”, “overgår til Plan”."""
    match = _RETURNED.search(sentence, clause.tokens[clause.begin].start, clause.end)
    actor = named_behind(clause, match.end(), sentence) if match else None
    if actor is None or not actor.known or decides(actor.text):
        return None
    said_why = clause.tokens[actor.last : actor.last + 2]
    return (
        actor
        if any(token.low in {"med", "til", "for", "som", "der", "mhp"} for token in said_why)
        else None
    )


def _definite(clause: Clause, at: int) -> Actor | None:
    """Whoever does it: "besvares af beredskabet"; what pays for it or governs it is not asked here."""
    if at >= clause.last:
        return None
    word = clause.tokens[at].text
    named = word.islower() and len(word) > 5 and word.endswith(("en", "et", "erne"))
    return Actor(word, at, at + 1, known=False) if named and word not in NOT_DOERS else None


def _ends_time(tokens: Sequence[Token], at: int) -> bool:
    """As “forberedes i 1. halvår af Indkøb”."""
    before = tokens[at - 1].low
    return before.isdigit() or before.endswith(_OF_TIME)


def host_of(clause: Clause, sentence: str) -> Actor | None:
    """As “rundvisningen sker i august ved driftslederen”."""
    for at in range(clause.begin, clause.last - 1):
        if clause.tokens[at].low == "ved":
            actor = actor_at(clause.tokens, at + 1, sentence)
            if actor is not None and actor.known:
                return actor
    return None
