"""Verbs of more than one word: what *skal*, *vil*, *er*, *har* and *bliver* take with them."""

from __future__ import annotations

from collections.abc import Sequence

from referat.commitments.guessing import ends_as_infinitive, looks_passive, passive_sense, sense_of
from referat.commitments.vocabulary import BETWEEN, FLAT, PARTICIPLES, PASSIVES, SENSES, Sense
from referat.commitments.words import Form, Token, Verb

MUST = frozenset(["skal", "vil"])
MAY = frozenset(["kan", "må", "bør", "burde", "kunne", "skulle", "ville", "måtte", "tør", "gider"])
IS = frozenset(
    ["er", "var", "har", "havde", "blev", "bliver", "hedder", "hed", "ligger", "lå", "stod", "gælder"]
)  # fmt: skip
NOUN_BEFORE = frozenset(["en", "et", "flere", "nye", "to", "tre", "fire", "fem", "alle", "mange"])
_REACH = 9  # words between "skal" and its infinitive


def infinitive_after(tokens: Sequence[Token], index: int) -> int | None:
    """The infinitive that a modal verb takes, before the clause ends."""
    for at in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        token = tokens[at]
        if token.text in ",;:" or token.low in {"at", "som", "hvor"}:
            return None
        if token.low in SENSES or token.low in PASSIVES or token.low in {"være", "have", "blive"}:
            if tokens[at - 1].low not in NOUN_BEFORE:
                return at
        elif (looks_passive(token.low) and not token.capital) or _may_be_infinitive(
            tokens, index, at
        ):
            return at
    return None


def _may_be_infinitive(tokens: Sequence[Token], modal: int, at: int) -> bool:
    """A word that no table knows: made as a verb is, or right behind its modal ("skal snart briefe")."""
    word = tokens[at].text
    may_be = word.islower() and ends_as_infinitive(word) and not word.endswith("ende")
    if not may_be or word in BETWEEN or at + 1 == len(tokens):
        return False
    close = all(token.low in BETWEEN or token.capital for token in tokens[modal + 1 : at])
    return close and tokens[at - 1].low not in NOUN_BEFORE


def with_infinitive(tokens: Sequence[Token], index: int) -> Verb:
    at = infinitive_after(tokens, index)
    nothing = Verb("skulle", Form.STATE, Sense.NEVER, index, index)
    if at is None:
        return nothing
    word = tokens[at].low
    if any(token.low in {"gerne", "fortsat"} for token in tokens[index + 1 : at]):
        return Verb("ville", Form.STATE, Sense.NEVER, index, at)
    if word in {"have", "blive", "være"}:
        return _with_participle(tokens, index, at) or Verb(
            "være", Form.STATE, Sense.NEVER, index, at
        )
    if word not in SENSES and word.endswith("e"):
        return Verb(word, Form.ACTIVE, sense_of(word), index, at, must=True)
    if word in PASSIVES or word not in SENSES:
        infinitive = PASSIVES.get(word, word[:-1])
        sense = Sense.NEVER if infinitive in FLAT - set(SENSES) else passive_sense(infinitive)
        return Verb(infinitive, Form.PASSIVE, sense, index, at, must=True)
    return Verb(word, Form.ACTIVE, SENSES[word], index, at, must=True)


def _with_participle(tokens: Sequence[Token], first: int, auxiliary: int) -> Verb | None:
    """As “vil blive udarbejdet”, “skal have gennemgået”, “skal være indsendt”."""
    for at in range(auxiliary + 1, min(len(tokens), auxiliary + 6)):
        infinitive = PARTICIPLES.get(tokens[at].low)
        if infinitive:
            form = Form.ACTIVE if tokens[auxiliary].low == "have" else Form.PASSIVE
            return Verb(infinitive, form, SENSES[infinitive], first, at, must=True)
        if not tokens[at].is_word:
            return None
    return None


def of_being(tokens: Sequence[Token], index: int) -> Verb:
    word = tokens[index].low
    if word == "bliver":
        verb = _with_participle(tokens, index, index)
        if verb:
            return Verb(verb.infinitive, Form.PASSIVE, verb.sense, index, verb.last)
    last = index
    for at in range(index + 1, min(len(tokens), index + 5)):
        if not tokens[at].is_word:
            break
        if tokens[at].low in PARTICIPLES:
            last = at
            break
    past = word in {"var", "har", "havde", "blev"} or last > index
    infinitive = PARTICIPLES.get(tokens[last].low, "være")
    return Verb(infinitive, Form.STATE, SENSES.get(infinitive, Sense.NEVER), index, last, past=past)
