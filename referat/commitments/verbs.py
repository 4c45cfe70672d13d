"""The finite verbs of a sentence: which they are, in what voice and tense, and where."""

from __future__ import annotations

from collections.abc import Sequence

from referat.commitments.auxiliaries import (
    IS,
    MAY,
    MUST,
    NOUN_BEFORE,
    infinitive_after,
    of_being,
    with_infinitive,
)
from referat.commitments.guessing import (
    infinitive_of,
    is_infinitive,
    looks_passive,
    passive_sense,
    sense_of,
)
from referat.commitments.vocabulary import (
    BETWEEN,
    FLAT,
    LEADS,
    NOBODY,
    NOT_VERBS,
    PASSIVES,
    PASTS,
    PRESENTS,
    SENSES,
    Sense,
    is_role,
)
from referat.commitments.words import Form, Token, Verb

_OF_ADJECTIVES = ("ige", "iske", "ede", "ende", "bare", "somme", "elle")


def verbs_of(tokens: Sequence[Token]) -> tuple[Verb, ...]:
    """The finite verbs in order; an infinitive after *at* is none."""
    found: list[Verb] = []
    index = 0
    while index < len(tokens):
        verb = _verb_at(tokens, index)
        if verb is None:
            index += 1
            continue
        if (
            not found or index > found[-1].last
        ):  # the infinitive that *kan* took is no verb of its own
            found.append(verb)
        index = (verb.first if verb.form is Form.STATE else verb.last) + 1
    return tuple(found)


def _verb_at(tokens: Sequence[Token], index: int) -> Verb | None:
    token = tokens[index]
    word, before = token.low, tokens[index - 1].low if index else ""
    if not token.is_word or (before == "at" and is_infinitive(word)):
        return None
    if word in MUST:
        return with_infinitive(tokens, index)
    if word in MAY:
        last = infinitive_after(tokens, index) or index
        return Verb("kunne", Form.STATE, Sense.NEVER, index, last)
    if word in IS:
        return of_being(tokens, index)
    if word in NOT_VERBS or (before in NOUN_BEFORE and word not in PASSIVES):
        return None
    if word in PRESENTS and not (token.capital and index > 0):
        infinitive = PRESENTS[word]
        return Verb(infinitive, Form.ACTIVE, SENSES[infinitive], index, index)
    if word.endswith("des") and word[:-1] in PASTS:
        infinitive = PASTS[word[:-1]]
        return Verb(infinitive, Form.STATE, SENSES[infinitive], index, index, past=True)
    if word in PASTS and not _is_participle_of_noun(tokens, index):
        infinitive = PASTS[word]
        return Verb(infinitive, Form.STATE, SENSES[infinitive], index, index, past=True)
    return _passive_at(tokens, index) or _unknown_by_place(tokens, index)


def _unknown_by_place(tokens: Sequence[Token], index: int) -> Verb | None:
    """A verb that no table knows, told by its place: "Projektlederen rykker …", "Herefter briefer IT …"."""
    token = tokens[index]
    infinitive = infinitive_of(token.text) if token.text.islower() else ""
    if not infinitive or _verb_follows(tokens, index):
        return None
    at = index - 1
    while at > 0 and tokens[at].low in BETWEEN:
        at -= 1
    if at >= 0 and (_ends_somebody(tokens, at) or _is_inverted(tokens, index)):
        return Verb(infinitive, Form.ACTIVE, sense_of(infinitive), index, index)
    return None


def _ends_somebody(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text == ")":
        return at > 1 and any(tokens[near].text == "(" for near in range(max(0, at - 4), at))
    if is_role(token.low) or token.low == "vi":
        return True
    if at == 1 and tokens[0].low in {"hver", "hvert", "alle", "samtlige"}:
        return token.is_word
    adjective = at == 0 and token.low.endswith(_OF_ADJECTIVES)
    return token.is_word and token.capital and token.low not in NOBODY and not adjective


def _is_inverted(tokens: Sequence[Token], index: int) -> bool:
    """Whether somebody stands right behind, and what sends the subject there begins the sentence."""
    if index + 1 >= len(tokens) or tokens[0].low not in LEADS:
        return False
    after = tokens[index + 1]
    named = after.capital and after.low not in NOBODY
    return after.low == "vi" or is_role(after.low) or (named and index < 8)


def _verb_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether the clause has its verb behind, so that this is a noun: "Aula beskeder er …"."""
    for token in tokens[index + 1 :]:
        if not token.is_word or token.low in {
            "og",
            "som",
            "der",
            "at",
            "om",
            "inden",
            "hvor",
            "så",
        }:
            return False
        if token.low in IS or token.low in MUST or token.low in MAY:
            return True
        if (token.low in PRESENTS or token.low in PASSIVES) and token.low not in NOT_VERBS:
            return True
    return False


def _is_participle_of_noun(tokens: Sequence[Token], index: int) -> bool:
    """As “De drøftede rettelser”: between an article and a noun it is an adjective."""
    before = tokens[index - 1].low if index else ""
    return before in {
        "de",
        "den",
        "det",
        "af",
        "disse",
        "denne",
        "dette",
        "alle",
        "fra",
        "med",
        "ovenstående",
        "på",
    }


def _passive_at(tokens: Sequence[Token], index: int) -> Verb | None:
    token = tokens[index]
    word = token.low
    if token.capital and index > 0:
        return None
    infinitive = PASSIVES.get(word) or PASSIVES.get(word.removeprefix("gen"))
    if infinitive is None:
        if not looks_passive(word):
            return None
        infinitive = word[:-1]
    sense = Sense.NEVER if infinitive in FLAT else passive_sense(infinitive)
    return Verb(infinitive, Form.PASSIVE, sense, index, index)
