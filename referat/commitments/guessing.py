"""Verbs told by how the word is made: what they are likely to say, and in what form they stand."""

from __future__ import annotations

from referat.commitments.vocabulary import (
    LOANED_STATES,
    NO_BASES,
    PASSIVES,
    PREFIXES,
    SENSES,
    TASKS,
    Sense,
)

_NOUN_ENDINGS = (
    "heder", "inger", "elser", "ioner", "skaber", "teter", "erier", "dommer", "arer",
    "nister", "logier", "mænder",
)  # fmt: skip
_SHORTEST = 4  # letters of a verb that a prefix stands before: "rund-vise", not "op-stå"


def sense_of(infinitive: str) -> Sense:
    """Of a verb in the tables what they say; a loan word in -ere and "gen-", "rund-", "ajour-" are deeds."""
    if infinitive in SENSES:
        return SENSES[infinitive]
    if infinitive in LOANED_STATES:
        return Sense.NEVER
    if len(infinitive) > 5 and infinitive.endswith("ere"):
        return Sense.TASK
    return Sense.TASK if _is_composed(infinitive) else Sense.UNKNOWN


def _is_composed(infinitive: str) -> bool:
    bases = {infinitive.removeprefix(prefix) for prefix in PREFIXES} - {infinitive} - NO_BASES
    return any(len(base) >= _SHORTEST and SENSES.get(base) in TASKS for base in bases)


def infinitive_of(word: str) -> str:
    """The infinitive if the word may be a present ("scanner"), else nothing."""
    present = len(word) > 3 and word.endswith("er") and not word.endswith(_NOUN_ENDINGS)
    return word[:-1] if present else ""


def passive_sense(infinitive: str) -> Sense:
    """A guess is not enough where nobody is named: "bygningen placeres ved skel"."""
    guess = sense_of(infinitive)
    return guess if infinitive in SENSES or guess is Sense.NEVER else Sense.UNKNOWN


def looks_passive(word: str) -> bool:
    """An unknown word that can be no noun's genitive ("kommunernes", "ordningens")."""
    return (
        len(word) > 5
        and word.endswith("es")
        and not word.endswith("proces")
        and not word.endswith(("ernes", "enes", "ses", "ndes"))
    )


def is_infinitive(word: str) -> bool:
    return word in SENSES or word in PASSIVES or ends_as_infinitive(word)


def ends_as_infinitive(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("e")
        and not word.endswith(("erne", "ene", "ede", "ere", "ige", "ske"))
        and word not in {"alle", "begge", "nogle", "disse", "denne", "dette", "hele", "mange", "unge", "samme", "både"}
    )  # fmt: skip
