"""Who and when where they are said apart: "Ansvarlig: X. Frist: Y", "(X/Y ansvarlige)", "X er tovholder"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from referat.commitments.actors import actor_at
from referat.commitments.verbs import verbs_of
from referat.commitments.vocabulary import FIRST_NAMES
from referat.commitments.words import tokens_of

_WHO = r"ansvarlige?|ansvarshaver|tovholdere?|opgaveansvarlig|udføres af|hvem|aktion|ansv\.?"
_WHEN = r"frist|tidsfrist|deadline|hvornår|tid|dato|senest"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;,(–-])|(?<=\s))\s*(?P<label>{_WHO}|{_WHEN})(?:\s*:|(?<=[,;(] frist)|(?<=[,;(] deadline)|(?<=\(frist))\s*(?P<value>(?:[^.;()]|\.(?=\s*(?-i:[a-zæøå0-9])|\w))+?)(?=\s*(?:[;)]|\.?\s*$|[.,]\s+(?:{_WHO}|{_WHEN})\s*:|\.\s+(?-i:[A-ZÆØÅ])|,\s+(?:{_WHEN}|{_WHO})))[.;)]?",
    re.IGNORECASE,
)
_WHO_LABEL = re.compile(_WHO, re.IGNORECASE)
_BRACKET = re.compile(r"\((?P<inside>[^()]{2,80})\)")
_BETWEEN_DASHES = re.compile(
    r"\s[–-]\s+(?P<inside>[^–-]{2,40}?)(?=\s+[–-]|\s*\.?$|,\s+(?:senest|inden|i|uge|medio|primo|ultimo|\d))"
)
_DAY_BEHIND = re.compile(
    rf"^(?P<who>[^,;]{{2,50}})[,;]\s*(?:(?:{_WHEN})\s*:?\s+)?(?P<day>(?:uge|primo|medio|ultimo|inden|i|til|den|Q\d|\d)\b.+|(?-i:[a-z]+(?:uar|ts|ril|maj|ni|li|ust|ber)\b.*))$",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(
    rf"^(?:(?:{_WHO})\s*:?\s+(?P<after>.+)|(?P<before>.+?)\s+(?:er\s+)?(?:{_WHO}|følger op|gør det))$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:^|,?\s+og\s+|,\s+)(?P<who>[A-ZÆØÅ](?:[^.,;]|,(?= og))*?)\s+(?:er|bliver|udpeges (?:som|til)|er udpeget som)\s+(?:ansvarlige?|tovholdere?)\b[^.,;]{0,40}[.]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What a sentence says apart of who and when; ``alone`` where it says nothing else."""

    who: str = ""
    when: str = ""
    alone: bool = False
    explicit: bool = False
    start: int = -1


def labels_of(sentence: str) -> Labels:
    """The labels, brackets and "X er tovholder" of a sentence; ``start`` is where the first stands."""
    who, when, spans, explicit = "", "", [], False
    for match in _LABEL.finditer(sentence):
        names = _WHO_LABEL.fullmatch(match["label"])
        if names and verbs_of(tokens_of(match["value"])):
            continue  # "Aktion: Kommunikation laver en nyhed"
        spans.append(match.span())
        if names:
            who, explicit = match["value"].strip(), True
        else:
            when = match["value"].strip()
    for match in _BRACKET.finditer(sentence):
        inside, day = _with_day(match["inside"].strip())
        named, said = _in_bracket(inside)
        named = named or (inside if day and inside[:1].isupper() else "")
        if named and not who:
            who, when, explicit = named, when or day, said or bool(day)
            spans.append(match.span())
    for match in _BETWEEN_DASHES.finditer(sentence):
        if not who and _is_only_somebody(match["inside"].strip()):
            who = match["inside"].strip()
            spans.append(match.span())
    said_so = _IS.search(sentence)
    if said_so and not who and _is_somebody(said_so["who"]):
        who, explicit = said_so["who"], True
        spans.append(said_so.span())
    rest = sentence
    for start, end in sorted(spans, reverse=True):
        rest = rest[:start] + rest[end:]
    alone = bool(spans) and not re.search(r"\w", rest)
    return Labels(who, when, alone, explicit, min((start for start, _ in spans), default=-1))


def _with_day(inside: str) -> tuple[str, str]:
    """As "(Ansvarlig: Bo Kjær, frist medio november)", "(Jura, uge 20)": who, and when."""
    match = _DAY_BEHIND.match(inside)
    return (match["who"].strip(), match["day"].strip()) if match else (inside, "")


def _in_bracket(inside: str) -> tuple[str, bool]:
    """Who a bracket names, and whether it says that they are responsible."""
    said = _IN_BRACKET.match(inside)
    if said:
        return (said["after"] or said["before"]).strip(" :"), True
    names = re.split(r"\s*(?:/|,|\bog\b|\bsamt\b|&)\s*", inside)
    if re.fullmatch(r"[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5})*", inside):
        return inside, False
    people = all(name.split(" ")[0] in FIRST_NAMES for name in names if name)
    return (inside, False) if people and names else ("", False)


def _is_only_somebody(words: str) -> bool:
    actor = actor_at(tokens_of(words), 0, words)
    return actor is not None and actor.last == len(tokens_of(words))


def _is_somebody(words: str) -> bool:
    actor = actor_at(tokens_of(words), 0, words)
    return actor is not None and actor.last >= len(tokens_of(words)) - 3
