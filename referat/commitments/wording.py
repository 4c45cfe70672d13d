"""A commitment's action in words that stand alone on a list, taken from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.commitments.candidates import Candidate
from referat.commitments.vocabulary import ASIDE, PRESENTS, SENSES
from referat.commitments.words import Form, Token, Verb
from referat.danish.times import FoundTime

_LONGEST = 240  # characters of an action on a list
_AND_VERB = re.compile(r"\b(og|samt|,)\s+(\w+r)\b")
_BRACKETS = re.compile(r"\s*\([^()]*\)?[\s.]*$")
_LEFT_OVER = re.compile(r"(?:\s+(?:senest|inden|i|på|til|og|samt|,|ved|med))+$", re.IGNORECASE)
_ENDS = " .,;:–-()"


def worded(found: Candidate, text: str, when: FoundTime | None) -> str:
    """What is to be done: an infinitive where somebody does it, else the clause as it stands."""
    words = _without(found, text, when)
    if found.verb is not None and found.verb.form is Form.ACTIVE:
        words = _AND_VERB.sub(_infinitive_behind, words)
    words = " ".join(_BRACKETS.sub("", words).split()).strip(_ENDS)
    words = words if when is None else _LEFT_OVER.sub("", words).strip(_ENDS)
    return (
        words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0].strip(_ENDS)} …"
    )


def _without(found: Candidate, text: str, when: FoundTime | None) -> str:
    """The words, their verb as an infinitive where that reads well, without the deadline."""
    begin, opening = found.said, ""
    if found.verb is not None:
        begin, opening = _opening(found, found.verb, text)
    if when is None or when.start < begin:
        return opening + text[begin : found.end]
    last = text[begin : when.start].rpartition(",")[2].split()
    if last and last[0].lower() in ASIDE:
        return opening + text[begin : found.end]
    behind = text[when.end : found.end].strip(_ENDS)
    between = text[begin : when.start].strip(_ENDS)
    if not behind:
        return opening + text[begin : when.start]
    if not between and opening:
        return f"{opening} {text[when.end : found.end]}"
    return opening + text[begin : found.end]


def _opening(found: Candidate, verb: Verb, text: str) -> tuple[int, str]:
    """Where the words behind the verb begin, and the verb as it opens the action."""
    tokens = found.clause.tokens
    if verb.form is Form.ACTIVE:
        return _active(found, verb, text)
    if _is_there(tokens, verb) and verb.infinitive in SENSES:
        last = verb.last + 1
        if last < len(tokens) and tokens[last].low == "der":
            last += 1
        return tokens[last - 1].end, verb.infinitive
    return found.said, ""


def _is_there(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether the clause has only "der" for a subject."""
    near = tokens[max(0, verb.first - 1) : verb.last + 2]
    return any(token.low == "der" for token in near)


def _active(found: Candidate, verb: Verb, text: str) -> tuple[int, str]:
    tokens = found.clause.tokens
    behind = tokens[verb.first].end
    if verb.must:
        start = next(
            (t.start for t in tokens[verb.first : verb.last] if t.low == "have"),
            tokens[verb.last].start,
        )
        return start, ""
    if _is_object_first(found, verb):
        return tokens[found.clause.begin].start, ""
    rest = text[behind : found.end]
    if found.subject and rest.lstrip().startswith(found.subject):
        behind += rest.index(found.subject) + len(found.subject)
    return behind, verb.infinitive


def _is_object_first(found: Candidate, verb: Verb) -> bool:
    """As “Den øvrige proces varetager vi selv”: what is done stands before the verb."""
    tokens, begin = found.clause.tokens, found.clause.begin
    return begin < verb.first - 1 and tokens[begin].low in {"den", "det", "de", "resten", "selve"}


def _infinitive_behind(match: re.Match[str]) -> str:
    verb = PRESENTS.get(match[2])
    return f"{match[1]} {verb}" if verb else match[0]
