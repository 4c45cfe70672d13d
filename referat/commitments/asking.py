"""Tasks that somebody is asked for: "pålægger X at …", "ønsker at …", "efterspurgte en oversigt"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.commitments.actors import Actor, actor_at, decides
from referat.commitments.candidates import Candidate
from referat.commitments.clauses import Clause
from referat.commitments.subjects import antecedent_of, named_behind, subject_of
from referat.commitments.vocabulary import (
    OWN_DOING,
    PARTICIPLES,
    PRODUCTS,
    REQUESTS,
    SENSES,
    Sense,
)
from referat.commitments.words import Form, Token, Verb

_FAR = 14  # words between the asking and the infinitive
_TO_WHOM = frozenset(
    ["til", "hos", "om", "også", "samtidig", "derfor", "desuden", "endvidere", "herudover"]
)
_DECIDES_TO = frozenset(
    [
        "ønske",
        "beslutte",
        "vedtage",
        "aftale",
        "ville",
        "planlægge",
        "forpligte",
        "love",
        "huske",
        "tilbyde",
        "påtage",
    ]
)
_TASKED = re.compile(
    r"\b(?:(?:får|fik|gives|har|påtager sig|påtog sig|tager) (?:til opgave|opgaven|mandat|bemyndigelse|ansvaret? for|bemyndigelse til|mandat til|på sig)|(?:har|får|fik) (?:ansvaret|opgaven)|er ansvarlig|står) (?:med |for |til )?at\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"\b(?:er|bliver) (?:ansvarlige?|tovholdere?) for\b|\bhar ansvaret for\b", re.IGNORECASE
)
_INCUMBENT = re.compile(
    r"\b(?:(?:påhviler|pålægges|tilkommer|tilfalder)(?: det)?|overlades(?: det)? til|(?:er|bliver) op til)\s",
    re.IGNORECASE,
)
_INVITING = frozenset(["invitere", "indbyde", "indkalde", "tilbyde"])
_UNWANTED = frozenset(["ikke", "ingen", "hverken", "fokus", "opmærksomhed"])
_ASKED_PASSIVELY = re.compile(
    r"\b(?:bedt|anmodet|pålagt|opfordret|bemyndiget|instrueret)\b", re.IGNORECASE
)


def asked_in(clause: Clause, verb: Verb, sentence: str, head: str) -> Candidate | None:
    """What the clause asks somebody to do, or says that somebody wants to do."""
    invited = verb.form is Form.PASSIVE and verb.infinitive in _INVITING
    if verb.sense is Sense.ASKING or invited:
        found = _asked(clause, verb, sentence)
    elif verb.infinitive in _DECIDES_TO and (not verb.must or verb.infinitive == "huske"):
        found = _wanted(clause, verb, sentence, head)
    else:
        found = (
            _tasked(clause, sentence)
            or _answering_for(clause, sentence)
            or _incumbent(clause, sentence)
        )
    return found or _asked_for_by_name(clause, verb, sentence)


def _answering_for(clause: Clause, sentence: str) -> Candidate | None:
    """As “Cheferne er ansvarlige for, at …”."""
    match = _ANSWERING.search(sentence, clause.start, clause.end)
    who = actor_at(clause.tokens, clause.begin, sentence) if match else None
    if match is None or who is None or not who.known:
        return None
    return Candidate(clause, match.end(), clause.end, who.text)


def _incumbent(clause: Clause, sentence: str) -> Candidate | None:
    """As “Det påhviler den enkelte leder at …”, “det overlades til Plan at …”."""
    match = _INCUMBENT.search(sentence, clause.start, clause.end)
    who = named_behind(clause, match.end(), sentence) if match else None
    return _doing(clause, who.last, who, sentence) if who is not None and who.known else None


def _tasked(clause: Clause, sentence: str) -> Candidate | None:
    """As “Projektlederen får til opgave at …”."""
    tokens = clause.tokens
    match = _TASKED.search(sentence, clause.start, clause.end)
    who = actor_at(tokens, clause.begin, sentence)
    if match is None or who is None or not who.known:
        return None
    at = next(i for i in range(clause.first, clause.last) if tokens[i].end >= match.end())
    return _doing(clause, at, who, sentence)


def _asked(clause: Clause, verb: Verb, sentence: str) -> Candidate | None:
    if clause.tokens[verb.first].low in {"har", "havde"}:
        return None  # it was asked before
    passive = verb.form is Form.PASSIVE or (
        verb.form is Form.STATE and _ASKED_PASSIVELY.search(clause.tokens[verb.last].text)
    )
    if passive:
        who = subject_of(clause, verb, sentence) or antecedent_of(clause, sentence)
        if who is None and clause.begin == verb.first:
            who = actor_at(clause.tokens, verb.last + 1, sentence)
    else:
        who = _whom(clause, verb.last + 1, sentence)
    if who is None:
        return None
    begin = max(verb.last + 1, who.last)
    return _doing(clause, begin, who, sentence) or _thing(clause, begin, who)


def _whom(clause: Clause, at: int, sentence: str) -> Actor | None:
    tokens = clause.tokens
    while at < clause.last and tokens[at].low in _TO_WHOM:
        at += 1
    if at >= clause.last:
        return None
    return actor_at(tokens, at, sentence) or _unknown(tokens, at)


def _unknown(tokens: Sequence[Token], at: int) -> Actor | None:
    """Who is asked is somebody, whatever they are called: "pålagde magistraten at …"."""
    word = tokens[at].text
    if word.islower() and len(word) > 4 and word.endswith(("en", "et", "erne", "ene")):
        return Actor(word, at, at + 1, known=False)
    return None


def _doing(clause: Clause, begin: int, who: Actor, sentence: str) -> Candidate | None:
    """The infinitive, with *at* or right behind who is asked ("bad Plan undersøge")."""
    tokens = clause.tokens
    at = _infinitive(tokens, begin, min(len(tokens), begin + _FAR))
    if at is None:
        return None
    if SENSES.get(tokens[at].low) is Sense.ASKING:  # "at anmode forvaltningen om at …"
        return _passed_on(clause, at, sentence)
    return Candidate(clause, tokens[at].start, clause.end, who.text)


def _infinitive(tokens: Sequence[Token], begin: int, end: int) -> int | None:
    for at in range(begin, end):
        word = tokens[at].low
        bare = at == begin and word in SENSES and not tokens[at].capital
        if bare or (at > 0 and tokens[at - 1].low == "at" and _is_infinitive(word)):
            return at
        if word in {",", ";", "som", "hvor"} and at > begin and tokens[at].text != ",":
            return None
    return None


def _is_infinitive(word: str) -> bool:
    return word in SENSES or (
        len(word) > 3 and word.endswith("e") and not word.endswith(("erne", "ene"))
    )


def _passed_on(clause: Clause, at: int, sentence: str) -> Candidate | None:
    who = _whom(clause, at + 1, sentence)
    if who is None:
        return None
    return _doing(clause, who.last, who, sentence) or _thing(clause, who.last, who)


def _thing(clause: Clause, begin: int, who: Actor) -> Candidate | None:
    """As “anmoder X om et notat”."""
    tokens = clause.tokens
    for at in range(begin, min(clause.last - 1, begin + 3)):
        if tokens[at].low == "om" and tokens[at + 1].low != "at":
            start = tokens[at + 1].start
            return Candidate(clause, start, clause.end, who.text)
    return None


def _wanted(clause: Clause, verb: Verb, sentence: str, head: str) -> Candidate | None:
    """As “Børn og Kultur ønsker at gennemføre …”, “Byrådet besluttede at nedsætte …”."""
    tokens = clause.tokens
    at = _infinitive(tokens, verb.last + 1, min(len(tokens), verb.last + 7))
    if at is None or tokens[at - 1].low != "at":
        return None
    infinitive = tokens[at].low
    if SENSES.get(infinitive) is Sense.ASKING:
        return _passed_on(clause, at, sentence)
    if SENSES.get(infinitive) in {Sense.NEVER, Sense.DECIDING, None} and infinitive not in {
        "drøfte",
        "behandle",
        "blive",
    }:
        return None
    who = subject_of(clause, verb, sentence)
    if infinitive == "blive":
        return _kept_informed(clause, at)
    name = who.text if who else head if clause.begin == verb.first else ""
    if not name:
        return None
    name = "" if name.lower() == "man" else name
    own = not decides(name) or infinitive in OWN_DOING
    return Candidate(clause, tokens[at].start, clause.end, name, firm=own, with_time=not own)


def _kept_informed(clause: Clause, at: int) -> Candidate | None:
    """As “ønsker at blive orienteret kvartalsvis”."""
    for near in clause.tokens[at + 1 : min(at + 4, clause.last)]:
        if near.low in {"orienteret", "informeret", "underrettet", "holdt", "inddraget", "hørt"}:
            return Candidate(clause, near.start, clause.end)
    return None


def _asked_for_by_name(clause: Clause, verb: Verb, sentence: str) -> Candidate | None:
    """As “ønsker en status i september”, “efterspurgte en oversigt over …”: whose task it is stays open."""
    tokens = clause.tokens
    match = REQUESTS.search(sentence, clause.start, clause.end)
    if match is None or tokens[verb.first].start > match.end():
        return None
    inside = [at for at in range(clause.first, clause.last) if tokens[at].start >= match.end()][:9]
    if any(tokens[at].low in _UNWANTED for at in inside[:4]):
        return None
    for at in inside:
        word = tokens[at].low
        names = at + 1 < clause.last and tokens[at + 1].low.endswith(PRODUCTS)
        done = word in PARTICIPLES and SENSES[PARTICIPLES[word]] is Sense.TASK
        if done and at > inside[0] and not names:
            return Candidate(clause, tokens[inside[0]].start, clause.end)
        if word in {"om", "at", "for", "over", "af", "vedrørende"} and at > inside[0]:
            return None
        if word.endswith(PRODUCTS) and not word.endswith(("tilbud", "forbud", "notater")):
            who = _from_whom(clause, at + 1, sentence)
            return Candidate(clause, tokens[inside[0]].start, clause.end, who.text if who else "")
    return None


def _from_whom(clause: Clause, at: int, sentence: str) -> Actor | None:
    """As “en redegørelse fra forvaltningen”."""
    if at + 1 >= clause.last or clause.tokens[at].low != "fra":
        return None
    who = actor_at(clause.tokens, at + 1, sentence)
    return who if who is not None and who.known else None
