"""Lines that commit without a finite verb: "Nyt skilt: Park, uge 12", "Booke lokale", "Undersøg prisen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from referat.commitments.actors import actor_at
from referat.commitments.candidates import Read
from referat.commitments.deadlines import deadline_among, times_in
from referat.commitments.verbs import verbs_of
from referat.commitments.vocabulary import (
    NOT_VERBS,
    PASTS,
    PRESENTS,
    PRODUCTS,
    SENSES,
    TASKS,
    is_role,
)
from referat.commitments.words import Token, tokens_of
from referat.danish.times import FoundTime, FuzzyTime

_AGAIN = re.compile(
    r"\b(?:igen|på ny|tilbage|på dagsordenen|til drøftelse|til behandling|til beslutning|til godkendelse)\b",
    re.IGNORECASE,
)
# Heads behind which a name stands for no task.
_LISTS_PEOPLE = re.compile(
    r"\b(?:deltag\w*|til stede|tilstede|fravær\w*|afbud|valgt\w*|genvalgt\w*|udpeget\w*|medlem\w*|dirigent|inviteret\w*|gæst\w*|for|imod|stemte|kopi|fra|oplægsholder\w*)\b",
    re.IGNORECASE,
)
_BEHIND_NOUNS = frozenset(
    ["til", "af", "for", "om", "i", "på", "fra", "over", "ved", "mellem", "vedr", "og", "er", ":"]
)
_DOUBLED = re.compile(r"([bdfgklmnprst])$")


def noun_line(
    head: str, body: str, times: Sequence[FoundTime], *, dated: bool, entry: bool
) -> Read | None:
    """What a line says with a colon alone: a topic and its day, or a task and who has it.

    ``dated`` where what stands before the colon is itself a day.
    """
    when = next(iter(times), None)
    return _dated_topic(head, body, when) or _assigned(head, body, when, dated=dated, entry=entry)


def _assigned(
    head: str, body: str, when: FoundTime | None, *, dated: bool, entry: bool
) -> Read | None:
    """As “Booke lokale: Lis”, “- Nyt skilt ved rådhuset: Park og Vej, uge 12”."""
    task = SENSES.get(head.split(" ", maxsplit=1)[0].lower()) in TASKS
    people = _LISTS_PEOPLE.search(head) or is_role(head.lower().split(" ")[0])
    if not task and (not entry or people or dated):
        return None
    who = body if when is None else body[: when.start]
    if when is not None and re.search(r"\w", body[when.end :]):
        return None
    tokens = tokens_of(who.rstrip(" .,;–-("))
    actor = actor_at(tokens, 0, who) if tokens else None
    if actor is None or actor.last != len(tokens) or not (task or actor.known):
        return None
    return Read(head, actor.text, when.time if when else None)


def day_of(head: str, held_on: date) -> FuzzyTime | None:
    """The day of "Marts: Udkast sendes i høring"."""
    times = times_in(head, held_on)
    alone = times and not re.search(r"\w", head[: times[0].start] + head[times[0].end :])
    return times[0].time if alone else None


def _dated_topic(head: str, body: str, when: FoundTime | None) -> Read | None:
    """As “Evaluering af forsøget: juni 2028”."""
    first = head.split(" ", maxsplit=1)[0].lower()
    if (
        when is None
        or body[: when.start].strip()
        or body[when.end :].strip(" .")
        or not first.endswith(PRODUCTS)
    ):
        return None
    return Read(head, "", when.time)


def verbless(body: str, times: Sequence[FoundTime], head: str, *, entry: bool) -> tuple[Read, ...]:
    """Entries without a finite verb: "Emnet på dagsordenen igen i august", "Lone: booke lokale"."""
    tokens = tokens_of(body)
    if not tokens:
        return ()
    when = deadline_among(times, body, 0, len(body))
    if is_imperative(tokens):
        return (_whole(body, when, head),)
    if not (entry or head):
        return ()
    infinitive = SENSES.get(tokens[0].low) in TASKS and len(tokens) > 1
    again = when is not None and _AGAIN.search(body)
    if not (infinitive or again):
        return ()
    return (_whole(body, when, head),)


def _whole(body: str, when: FoundTime | None, head: str) -> Read:
    words = body if when is None or body[when.end :].strip(" .") else body[: when.start]
    return Read(words.strip(" .,;–-"), head, when.time if when else None, start=0, end=len(body))


def is_imperative(tokens: Sequence[Token]) -> bool:
    """As “Undersøg prisen”: a bare stem in front, with an object and no other verb behind it."""
    word = tokens[0].low
    if len(tokens) < 2 or not tokens[0].is_word or word in NOT_VERBS or word in PRESENTS:
        return False
    stems = (f"{word}e", _DOUBLED.sub(r"\1\1e", word))
    told = any(SENSES.get(stem) in TASKS and len(stem) > 3 for stem in stems)
    behind = tokens[1].low
    if not told or behind in _BEHIND_NOUNS or word in PASTS or not tokens[1].is_word:
        return False
    verbs = verbs_of(tokens[1:])
    return not verbs or verbs[0].first > 2
