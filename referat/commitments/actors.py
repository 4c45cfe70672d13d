"""Finds who is named at a place in a sentence, and takes several apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from referat.commitments.vocabulary import (
    DECIDERS,
    FIRST_NAMES,
    HEADS,
    NOBODY,
    PRONOUNS,
    is_role,
)
from referat.commitments.words import Token

_ARTICLES = frozenset(["den", "det", "de", "hver", "alle", "hvert", "begge", "enkelte", "øvrige", "relevante", "berørte", "ansvarlige", "samtlige", "kommunens", "udvalgets", "direktionens", "skolens", "bestyrelsens", "nye", "lokale", "respektive", "faglige", "to", "tre", "pågældende", "politiske", "tekniske", "administrative", "afgående", "daglig", "fungerende", "konstituerede", "en", "et", "ekstern",
        "teknisk",
        "administrerende",
        "administrativ", "eksterne", "intern", "uvildig", "privat", "kommende", "lokal", "kommunal"])  # fmt: skip
_OF = frozenset(["for", "i", "af", "på", "fra", "ved"])
_SPLIT_ALWAYS = re.compile(r"\s*[/;]\s*|\s*,\s+(?!og\b)")
_AND = re.compile(r"\s*,?\s+(?:og|samt|&)\s+")
_THING = re.compile(r"(?:en|et|erne|ene)$")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at tokens ``first`` to ``last`` (not included).

    ``known`` where the words are a role, a unit's or a person's; else it is only a name in a subject's place.
    """

    text: str
    first: int
    last: int
    known: bool


def actor_at(tokens: Sequence[Token], at: int, sentence: str) -> Actor | None:
    """Who is named from token ``at`` on; None where nobody is."""
    last, known = _one(tokens, at, sentence)
    if last == at:
        return None
    while last + 1 < len(tokens) and tokens[last].low in {"og", "samt", "/", "&"}:
        more, also = _one(tokens, last + 1, sentence)
        if more == last + 1:
            break
        last, known = more, known or also
    return Actor(sentence[tokens[at].start : tokens[last - 1].end], at, last, known)


def _one(tokens: Sequence[Token], at: int, sentence: str) -> tuple[int, bool]:
    if at >= len(tokens) or not tokens[at].is_word:
        return at, False
    head = HEADS.match(sentence, tokens[at].start)
    if head:
        return _after_head(tokens, at, head.end()), True
    if tokens[at].low in PRONOUNS and not (
        tokens[at].low in {"alle", "begge"} and _noun_follows(tokens, at)
    ):
        return at + 1, True
    role = at
    while role < len(tokens) and tokens[role].low in _ARTICLES and role < at + 3:
        role += 1
    if role < len(tokens) and is_role(tokens[role].low) and not tokens[role].text.isupper():
        return _with_place(tokens, role + 1), True
    every = tokens[at].low in {"hver", "hvert", "alle", "samtlige"} and at + 1 < len(tokens)
    if every and tokens[at + 1].text.islower():
        return at + 2, False
    return _name(tokens, at)


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and is_role(tokens[at + 1].low)


def _after_head(tokens: Sequence[Token], at: int, end: int) -> int:
    """What "Center for" takes with it: names with a capital, or the one word behind it."""
    last = at
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    first = last
    while last < len(tokens) and (tokens[last].capital or _joins(tokens, last, first)):
        last += 1
    return last if last > first else min(last + 1, len(tokens))


def _joins(tokens: Sequence[Token], at: int, first: int) -> bool:
    return (
        at > first
        and tokens[at].low in {"og", ",", "&"}
        and at + 1 < len(tokens)
        and tokens[at + 1].capital
    )


def _with_place(tokens: Sequence[Token], last: int) -> int:
    """As “næstformanden i HovedMED”, “Team Vej”, “formanden Jens Holt”."""
    if last + 1 < len(tokens) and tokens[last].low in _OF and tokens[last + 1].capital:
        last += 1
    while last < len(tokens) and tokens[last].capital:
        last += 1
    return last


def _name(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """A run of words with a capital, "og" between them included where a capital follows."""
    last = at
    while last < len(tokens) and (
        (tokens[last].capital and tokens[last].is_word) or _joins_name(tokens, last, at)
    ):
        last += 1
    if last == at or (tokens[at].low in NOBODY and last == at + 1):
        return at, False
    words = [token.text for token in tokens[at:last]]
    if words[0].lower() in NOBODY:
        return at, False
    if last < len(tokens) and not tokens[last].capital and _heads(words[0], tokens[last].low):
        return last + 1, True  # "Økonomi- og Løn-afdelingen", "KMD konsulenten"
    return last, _is_name(words)


def _heads(first: str, word: str) -> bool:
    """Whether the word behind a capital is what the name stands for: "Pædagogisk leder"."""
    return is_role(word) or (first.endswith(("isk", "lig", "ende")) and word in {"leder", "chef"})


def _joins_name(tokens: Sequence[Token], at: int, first: int) -> bool:
    return (
        at > first
        and tokens[at].low in {"og", "&", "/"}
        and at + 1 < len(tokens)
        and tokens[at + 1].capital
    )


def _is_name(words: Sequence[str]) -> bool:
    return (
        len(words) > 1
        or words[0].split("-")[0] in FIRST_NAMES
        or words[0][1:2].isupper()
        or is_role(words[0].lower())
        or ("/" in words[0] and all(part[:1].isupper() for part in words[0].split("/")))
    )


def decides(name: str) -> bool:
    """Whether it is a forum that decides, called by its kind alone."""
    return name.lower().endswith(DECIDERS)


def is_thing(actor: Actor) -> bool:
    """A single word in the definite form that is no one we know: "Ordningen", "Projektet"."""
    return not actor.known and " " not in actor.text and bool(_THING.search(actor.text))


def apart(words: str) -> tuple[str, ...]:
    """Several actors named at once; a unit's own "og" stays ("Plan og Byg")."""
    found: list[str] = []
    for piece in _SPLIT_ALWAYS.split(words.strip(" .,:;()")):
        found += _at_and(piece)
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))


def _at_and(words: str) -> list[str]:
    parts = _AND.split(words)
    if len(parts) > 1 and (all(map(_is_somebody, parts)) or _are_people(parts)):
        return parts
    return [words]


def _is_somebody(words: str) -> bool:
    return words.split(" ", maxsplit=1)[0] in FIRST_NAMES or is_role(
        words.split(" ", maxsplit=1)[0].lower()
    )


def _are_people(parts: Sequence[str]) -> bool:
    """As many words beside a person's name are a person's name too."""
    words = [part.split(" ") for part in parts]
    alike = len({len(one) for one in words}) == 1 or all(len(one) > 1 for one in words)
    capital = all(word[:1].isupper() for one in words for word in one)
    return alike and capital and any(one[0] in FIRST_NAMES for one in words)
