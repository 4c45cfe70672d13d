"""What a verb that no table holds is likely to say, told by how the word is made."""

from __future__ import annotations

from referat.commitments.vocabulary import LOANED_STATES, NO_BASES, PREFIXES, SENSES, TASKS, Sense

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
