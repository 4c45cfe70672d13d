"""Tasks that a clause tells: "X udarbejder …", "der udarbejdes …", "skal laves …"."""

from __future__ import annotations

import re

from referat.commitments.actors import Actor, decides, is_thing
from referat.commitments.candidates import Candidate
from referat.commitments.clauses import Clause
from referat.commitments.contexts import Mode, words_of
from referat.commitments.subjects import agent_of, antecedent_of, host_of, returned_to, subject_of
from referat.commitments.vocabulary import (
    CROWDS,
    EVENTS,
    FIRM,
    HARMLESS,
    PAPERS_DO,
    SENSES,
    Sense,
)
from referat.commitments.words import Form, Verb

# A deadline that no calendar knows: "frem mod processtart", "inden den endelige udmøntning".
_BEFORE = re.compile(r"\b(?:inden|frem mod|forud for) (?!for\b)\w", re.IGNORECASE)
_EVERY = ("hver ", "hvert ", "alle ", "samtlige ")
_ANYBODY = frozenset(["man", "alle", "begge"])


def told_in(clause: Clause, mode: Mode, sentence: str, head: str) -> Candidate | None:
    """What the clause says somebody does or that is done; ``head`` is who stands before a colon."""
    verb = clause.verb
    if verb is None or verb.sense is Sense.ASKING or HARMLESS.search(words_of(clause, sentence)):
        return None
    if verb.form is Form.ACTIVE:
        return _active(clause, verb, sentence, head) or _event(clause, sentence)
    if verb.form is Form.PASSIVE and not (mode is Mode.WISHED and verb.sense is not Sense.TASK):
        return _passive(clause, verb, sentence) or _event(clause, sentence)
    return _event(clause, sentence)


def _active(clause: Clause, verb: Verb, sentence: str, head: str) -> Candidate | None:
    if verb.sense is Sense.NEVER:
        return None
    relative = clause.tie in {"som", "der"}
    refers = relative and clause.begin == verb.first
    if refers:
        actor = antecedent_of(clause, sentence)
    elif clause.begin == verb.first and (head or clause.tie in {"og", "samt", "men"}):
        actor = None
    else:
        actor = subject_of(clause, verb, sentence)
    who = actor.text if actor else head if clause.begin == verb.first and not refers else ""
    if not who or who.lower() in _ANYBODY:
        return None
    if actor is not None and _is_no_one(actor, verb):
        return None
    words = words_of(clause, sentence)
    crowd = who.lower() in CROWDS and verb.infinitive not in SENSES
    unknown = actor is not None and not actor.known and verb.sense is Sense.UNKNOWN
    everyone = actor is not None and not actor.known and who.lower().startswith(_EVERY)
    guess = crowd or unknown or everyone
    need = guess or (decides(who) and verb.sense in {Sense.DECIDING, Sense.UNKNOWN})
    firm = not need or verb.must or bool(FIRM.search(words) or _BEFORE.search(words))
    said = clause.tokens[verb.first].start
    return Candidate(clause, said, clause.end, who, firm=firm, with_time=not firm, verb=verb)


def _is_no_one(actor: Actor, verb: Verb) -> bool:
    """A thing where a thing can be the subject too ("Ordningen følger …")."""
    known = verb.sense is Sense.TASK and verb.infinitive in SENSES
    if known and verb.infinitive not in PAPERS_DO:
        return False
    return is_thing(actor)


def _passive(clause: Clause, verb: Verb, sentence: str) -> Candidate | None:
    if verb.sense is Sense.NEVER and not FIRM.search(words_of(clause, sentence)):
        return None
    agent = agent_of(clause, verb, sentence) or returned_to(clause, sentence)
    words = words_of(clause, sentence)
    firm = verb.sense is Sense.TASK or bool(FIRM.search(words) or _BEFORE.search(words))
    said = clause.tokens[clause.begin].start
    return Candidate(clause, said, clause.end, agent.text if agent else "", firm=firm, verb=verb)


def _event(clause: Clause, sentence: str) -> Candidate | None:
    """As “Hjemmesiden går i luften i juni”: only a day makes it a plan."""
    if not EVENTS.search(words_of(clause, sentence)):
        return None
    said, host = clause.tokens[clause.begin].start, host_of(clause, sentence)
    return Candidate(
        clause, said, clause.end, host.text if host else "", firm=False, with_time=True
    )


def headed(sentence: str) -> tuple[str, str]:
    """Who stands before a colon, and what is said behind it: "Lone: booker lokale"."""
    match = re.match(r"^([^:.,;()]{2,60}):\s+(.+)$", sentence)
    return (match[1].strip(), match[2]) if match else ("", sentence)
