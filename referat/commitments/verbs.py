"""The verbs of a sentence: which they are, in what voice and tense, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from referat.commitments.guessing import infinitive_of, sense_of
from referat.commitments.vocabulary import (
    BETWEEN,
    FLAT,
    LEADS,
    NOBODY,
    NOT_VERBS,
    PARTICIPLES,
    PASSIVES,
    PASTS,
    PRESENTS,
    SENSES,
    Sense,
    is_role,
)

_WORD = re.compile(r"\w(?:[\w'’]|[-–/.&](?=\w)|-(?=,?\s+(?:og|samt)\s))*|[^\w\s]|§")


class Form(StrEnum):
    """``STATE`` is anything that commits nobody: past, perfect, "kan", "er"."""

    ACTIVE = "active"
    PASSIVE = "passive"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a sentence; ``start`` and ``end`` count within the sentence."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalnum() or self.text[:1] == "§"

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb: tokens ``first`` to ``last`` ("skal", …, "udarbejdes").

    ``must`` where it is said with *skal* or *vil*; ``past`` where it tells what has happened.
    """

    infinitive: str
    form: Form
    sense: Sense
    first: int
    last: int
    must: bool = False
    past: bool = False


def tokens_of(sentence: str) -> tuple[Token, ...]:
    return tuple(Token(m[0], m.start(), m.end()) for m in _WORD.finditer(sentence))


_MUST = frozenset(["skal", "vil"])
_MAY = frozenset(["kan", "må", "bør", "burde", "kunne", "skulle", "ville", "måtte", "tør", "gider"])
_IS = frozenset(
    [
        "er",
        "var",
        "har",
        "havde",
        "blev",
        "bliver",
        "hedder",
        "hed",
        "ligger",
        "lå",
        "stod",
        "gælder",
    ]
)
_NOUN_BEFORE = frozenset(["en", "et", "flere", "nye", "to", "tre", "fire", "fem", "alle", "mange"])
_OF_ADJECTIVES = ("ige", "iske", "ede", "ende", "bare", "somme", "elle")
_REACH = 9  # words between "skal" and its infinitive


def verbs_of(tokens: Sequence[Token]) -> tuple[Verb, ...]:
    """The finite verbs in order; an infinitive after *at* is none."""
    found: list[Verb] = []
    index = 0
    while index < len(tokens):
        verb = _verb_at(tokens, index)
        if verb is None:
            index += 1
            continue
        found.append(verb)
        index = (verb.last if verb.last == index or verb.form is not Form.STATE else verb.first) + 1
    return tuple(_without_consumed(found))


def _without_consumed(found: list[Verb]) -> list[Verb]:
    """No verb twice: the infinitive that *kan* took is not a verb of its own."""
    kept: list[Verb] = []
    for verb in found:
        if not kept or verb.first > kept[-1].last:
            kept.append(verb)
    return kept


def _verb_at(tokens: Sequence[Token], index: int) -> Verb | None:
    token = tokens[index]
    word, before = token.low, tokens[index - 1].low if index else ""
    if not token.is_word or (before == "at" and _is_infinitive(word)):
        return None
    if word in _MUST:
        return _with_infinitive(tokens, index)
    if word in _MAY:
        last = _infinitive_after(tokens, index) or index
        return Verb("kunne", Form.STATE, Sense.NEVER, index, last)
    if word in _IS:
        return _of_being(tokens, index)
    if word in NOT_VERBS or (before in _NOUN_BEFORE and word not in PASSIVES):
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
        if token.low in _IS or token.low in _MUST or token.low in _MAY:
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
        if not _looks_passive(word):
            return None
        infinitive = word[:-1]
    sense = Sense.NEVER if infinitive in FLAT else _passive_sense(infinitive)
    return Verb(infinitive, Form.PASSIVE, sense, index, index)


def _passive_sense(infinitive: str) -> Sense:
    """A guess is not enough where nobody is named: "bygningen placeres ved skel"."""
    guess = sense_of(infinitive)
    return guess if infinitive in SENSES or guess is Sense.NEVER else Sense.UNKNOWN


def _looks_passive(word: str) -> bool:
    """An unknown word that can be no noun's genitive ("kommunernes", "ordningens")."""
    return (
        len(word) > 5
        and word.endswith("es")
        and not word.endswith("proces")
        and not word.endswith(("ernes", "enes", "ses", "gernes", "elses", "andes", "ndes"))
    )


def _is_infinitive(word: str) -> bool:
    return word in SENSES or word in PASSIVES or _ends_as_infinitive(word)


def _ends_as_infinitive(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("e")
        and not word.endswith(("erne", "ene", "ede", "ere", "ige", "iske", "ske"))
        and word not in {"alle", "begge", "nogle", "disse", "denne", "dette", "hele", "flere", "mange", "ingen", "unge", "børnene", "eleverne", "samme", "både", "gerne"}
    )  # fmt: skip


def _infinitive_after(tokens: Sequence[Token], index: int) -> int | None:
    """The infinitive that a modal verb takes, before the clause ends."""
    for at in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        token = tokens[at]
        if token.text in ",;:" or token.low in {"at", "som", "hvor"}:
            return None
        if token.low in SENSES or token.low in PASSIVES or token.low in {"være", "have", "blive"}:
            if tokens[at - 1].low not in _NOUN_BEFORE:
                return at
        elif (_looks_passive(token.low) and not token.capital) or _may_be_infinitive(
            tokens, index, at
        ):
            return at
    return None


def _may_be_infinitive(tokens: Sequence[Token], modal: int, at: int) -> bool:
    """A word that no table knows: made as a verb is, or right behind its modal ("skal snart briefe")."""
    word = tokens[at].text
    may_be = word.islower() and _ends_as_infinitive(word) and not word.endswith("ende")
    if not may_be or word in BETWEEN or at + 1 == len(tokens):
        return False
    close = all(token.low in BETWEEN or token.capital for token in tokens[modal + 1 : at])
    return close and tokens[at - 1].low not in _NOUN_BEFORE


def _with_infinitive(tokens: Sequence[Token], index: int) -> Verb:
    at = _infinitive_after(tokens, index)
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
        sense = Sense.NEVER if infinitive in FLAT - set(SENSES) else _passive_sense(infinitive)
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


def _of_being(tokens: Sequence[Token], index: int) -> Verb:
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
