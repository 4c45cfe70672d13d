"""The tables of verbs, actors and contexts, with the forms that are made from them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from importlib import resources


class Sense(StrEnum):
    """What a verb says of a commitment; the tables explain each."""

    TASK = "task"
    EITHER = "either"
    DECIDING = "deciding"
    ASKING = "asking"
    NEVER = "never"
    UNKNOWN = "unknown"


def _load(name: str) -> dict[str, object]:
    source = resources.files("referat.commitments").joinpath("tables", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _words(table: dict[str, object], name: str) -> list[str]:
    value = table[name]
    words = value.split() if isinstance(value, str) else value
    assert isinstance(words, list)
    return [str(word) for word in words]


def any_of(patterns: Iterable[str], *, whole_words: bool = True) -> re.Pattern[str]:
    """One pattern for all of them, longest first, in any case."""
    joined = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})\b" if whole_words else joined, re.IGNORECASE)


_VERBS, ACTORS, CONTEXTS = _load("verbs"), _load("actors"), _load("contexts")

# How a participle and a past tense end where they do not end in -et, -t, -ede and -te.
_PARTICIPLES = {
    "lægge": "lagt", "tage": "taget", "sætte": "sat", "give": "givet", "skrive": "skrevet", "holde": "holdt",
    "gøre": "gjort", "finde": "fundet", "træffe": "truffet", "bringe": "bragt", "drage": "draget", "byde": "budt",
    "se": "set", "gå": "gået", "bede": "bedt", "få": "fået", "komme": "kommet", "spørge": "spurgt", "følge": "fulgt",
}  # fmt: skip
_PASTS = {
    "lægge": "lagde", "tage": "tog", "sætte": "satte", "give": "gav", "skrive": "skrev", "holde": "holdt",
    "gøre": "gjorde", "finde": "fandt", "træffe": "traf", "bringe": "bragte", "drage": "drog", "byde": "bød",
    "se": "så", "gå": "gik", "bede": "bad", "få": "fik", "komme": "kom", "spørge": "spurgte", "lade": "lod",
    "være": "var", "have": "havde", "blive": "blev", "følge": "fulgte", "stå": "stod", "ligge": "lå",
}  # fmt: skip


_PREFIXES = frozenset(
    ["", "gennem", "på", "efter", "om", "ud", "ind", "under", "til", "over", "ved", "frem", "for"]
)


def _irregular(infinitive: str, table: dict[str, str]) -> str:
    for ending, form in table.items():
        prefix = infinitive.removesuffix(ending)
        if prefix != infinitive and (len(ending) > 2 or prefix in _PREFIXES):
            return infinitive[: -len(ending)] + form
    return ""


def _irregular_presents() -> dict[str, str]:
    table = _VERBS["present"]
    assert isinstance(table, dict)
    return {str(verb): str(form) for verb, form in table.items()}


_PRESENTS_SAID = _irregular_presents()


def present_of(infinitive: str) -> str:
    if infinitive.endswith("gøre"):
        return infinitive[:-1]
    return _PRESENTS_SAID.get(infinitive, f"{infinitive}r")


def participles_of(infinitive: str) -> set[str]:
    """None of one in -s: "mødet" is no form of *mødes*."""
    if infinitive.endswith("s"):
        return set()
    special = _irregular(infinitive, _PARTICIPLES)
    return {special} if special else {infinitive + "t", infinitive[:-1] + "t"}


def pasts_of(infinitive: str) -> set[str]:
    special = _irregular(infinitive, _PASTS)
    return {special} if special else {infinitive + "de", infinitive[:-1] + "te"}


FLAT = set(_words(_VERBS, "flat"))
PAPERS_DO = frozenset(_words(_VERBS, "papers_do"))
NOT_VERBS = frozenset(_words(_VERBS, "not_verbs"))
EVENTS = any_of(_words(_VERBS, "event"))
PREFIXES = tuple(_words(_VERBS, "prefixes"))
NO_BASES = frozenset(_words(_VERBS, "no_bases"))
LOANED_STATES = frozenset(_words(_VERBS, "loaned_states"))


# A verb that stands in two of the tables has the sense that comes last here.
SENSES = {
    verb: sense
    for sense in (Sense.NEVER, Sense.TASK, Sense.EITHER, Sense.DECIDING, Sense.ASKING)
    for verb in _words(_VERBS, sense.value)
}
TASKS = frozenset([Sense.TASK, Sense.EITHER])
PRESENTS = {present_of(verb): verb for verb in SENSES}
PASSIVES = {f"{verb}s": verb for verb in SENSES | dict.fromkeys(FLAT)}
PARTICIPLES = {form: verb for verb in SENSES for form in participles_of(verb)}
PASTS = {form: verb for verb in SENSES for form in pasts_of(verb)}

ENDINGS = tuple(_words(ACTORS, "endings"))
DECIDERS = tuple(_words(ACTORS, "deciders"))
PRONOUNS = frozenset(_words(ACTORS, "pronouns"))
OWN_DOING = frozenset(_words(ACTORS, "own_doing"))
BETWEEN = frozenset(_words(ACTORS, "between"))
HEADS = any_of(_words(ACTORS, "heads"))
NOBODY = frozenset(_words(ACTORS, "nobody"))
NOT_DOERS = frozenset(_words(ACTORS, "not_doers"))
CROWDS = frozenset(_words(ACTORS, "crowds"))
LEADS = frozenset(_words(ACTORS, "leads"))
FIRST_NAMES = frozenset(_words(ACTORS, "first_names"))

NOT_HERE = any_of(_words(CONTEXTS, "sentence"), whole_words=False)
BLOCKING = any_of(_words(CONTEXTS, "blocking"))
OPENING = any_of(_words(CONTEXTS, "opening"))
WISHING = any_of(_words(CONTEXTS, "wishing"))
REQUESTS = any_of(_words(CONTEXTS, "requests"))
FIRM = any_of(_words(CONTEXTS, "firm"), whole_words=False)
HARMLESS = any_of(_words(CONTEXTS, "harmless"), whole_words=False)
ASIDE = frozenset(_words(CONTEXTS, "aside"))
PRODUCTS = tuple(_words(CONTEXTS, "products"))

_NO_ROLES = frozenset(_words(ACTORS, "no_roles"))


def is_role(word: str) -> bool:
    """Whether a word in small letters stands for somebody: "økonomichefen", "it-afdelingen"."""
    by_shape = word.endswith(_PERSONS) and not word.endswith(_NO_PERSONS)
    return (
        (by_shape or word.endswith(ENDINGS))
        and word not in _NO_ROLES
        and not word.startswith(_MEANT)
    )


_PERSONS = ("eren", "fogeden", "isten", "logen")
_NO_PERSONS = tuple(_words(ACTORS, "no_persons"))
_MEANT = ("målgrupp", "aldersgrupp", "borgergrupp", "varegrupp", "brugergrupp", "faggrupp")
