"""The commitments of one sentence: every clause asked, what belongs together joined, deadlines set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from referat.commitments.actors import actor_at
from referat.commitments.asking import asked_in
from referat.commitments.candidates import Candidate, Read
from referat.commitments.clauses import Clause, clauses_of
from referat.commitments.contexts import Mode, with_modes
from referat.commitments.deadlines import deadline_among, times_in
from referat.commitments.subjects import subject_of
from referat.commitments.telling import headed, told_in
from referat.commitments.verbless import day_of, noun_line, verbless
from referat.commitments.vocabulary import NOT_HERE, Sense
from referat.commitments.wording import worded
from referat.commitments.words import Form, Verb, tokens_of
from referat.danish.times import FoundTime, Precision

_SEEING_TO = frozenset(
    ["for", "sikre", "sikrer", "påse", "påser", "foranledige", "foranlediger", "sikres"]
)
_AND = frozenset(["og", "samt", "men", "ligesom"])
_PRONOUN = re.compile(
    r"^(?:den|det|de|dette|disse|denne|her|heri)\b(?! (?:\w+ ){0,3}\w+(?:,)? (?:om|hvorvidt|hvordan|hvilke\w?|hvem|at)\b)",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"^(?:med|på|om|til|af|for|ind|frem|ud|op)\s+(?=\w+)", re.IGNORECASE)


def read_sentence(text: str, held_on: date, first: Mode, *, entry: bool) -> tuple[Read, ...]:
    """What the sentence commits to; ``entry`` where it is an entry of a list."""
    if NOT_HERE.search(text) or first is Mode.BLOCKED:
        return ()
    head, body = headed(text)
    times, day = times_in(body, held_on), None
    if head and not _is_somebody(head):
        day = day_of(head, held_on)
        line = noun_line(head, body, times, dated=day is not None, entry=entry)
        if line is not None:
            return (line,)
        head = ""
    found = _joined(body, first, head, times)
    kept = tuple(read for one in found if (read := _decided(one, body, times, head)) is not None)
    kept = kept or verbless(body, times, head, entry=entry)
    shift = len(text) - len(body)
    return tuple(
        replace(one, start=one.start + shift, end=one.end + shift, time=one.time or day)
        for one in kept
    )


def _is_somebody(head: str) -> bool:
    tokens = tokens_of(head)
    actor = actor_at(tokens, 0, head)
    return (
        actor is not None
        and (actor.known or actor.last == len(tokens))
        and len(tokens) < 8
        and not head.lower().endswith("følgende")
    )


def _joined(body: str, first: Mode, head: str, times: Sequence[FoundTime]) -> list[Candidate]:
    """The candidates in order, coordinated verbs of one subject joined, what depends on them taken in."""
    found: list[Candidate] = []
    goes_on, subject = False, head
    for clause, mode in with_modes(body, clauses_of(body), first):
        end = clause.end
        one = None if mode in {None, Mode.BLOCKED} else _candidate(clause, mode, body, subject)
        if one is None or (goes_on and _is_content(clause, found[-1])):
            goes_on = goes_on and _depends(clause)
            if goes_on:
                found[-1] = found[-1].until(end, timed=not _tells(clause))
        elif goes_on and _is_handed_on(one, found[-1], body):
            found[-1] = one
        elif (
            goes_on
            and _belongs_to(one, found[-1], clause)
            and not _both_dated(one, found[-1], times)
        ):
            found[-1] = replace(found[-1].until(one.end), firm=found[-1].firm or one.firm)
        else:
            found.append(one)
            goes_on = True
        subject = (one.subject if one is not None else "") or _subject(clause, body) or subject
    return found


def _is_content(clause: Clause, before: Candidate) -> bool:
    """As “sørger for, at planen offentliggøres”: what is seen to."""
    words = [token.low for token in clause.tokens[max(0, clause.first - 4) : clause.first]]
    seen_to = before.verb is None or before.verb.form is Form.ACTIVE
    return clause.tie == "at" and seen_to and bool(_SEEING_TO & set(words))


def _both_dated(one: Candidate, before: Candidate, times: Sequence[FoundTime]) -> bool:
    """As “inviterer i uge 40 og orienterer i november”: two tasks of the same."""
    days = [found.start for found in times if found.time.precision is not Precision.OPEN]
    return any(one.start <= day < one.end for day in days) and any(
        before.start <= day < before.end for day in days
    )


def _candidate(clause: Clause, mode: Mode | None, body: str, head: str) -> Candidate | None:
    if clause.verb is None or mode is None:
        return None
    return asked_in(clause, clause.verb, body, head) or told_in(clause, mode, body, head)


def _subject(clause: Clause, body: str) -> str:
    if clause.verb is None or clause.tie in {"som", "der"}:
        return ""
    subject = subject_of(clause, clause.verb, body)
    return subject.text if subject is not None and subject.known else ""


def _depends(clause: Clause) -> bool:
    return clause.tie not in _AND and clause.tie != ""


def _tells(clause: Clause) -> bool:
    """As “puljer, der udløber med udgangen af året”: a day that describes."""
    verb = clause.verb
    return clause.tie in {"som", "der", "hvor"} and (
        verb is None or verb.sense is Sense.NEVER or verb.past
    )


def _belongs_to(one: Candidate, before: Candidate, clause: Clause) -> bool:
    """As “… og fremlægger det”: the same subject goes on."""
    asked_for = before.verb is None and not before.actors
    if asked_for and clause.tie in {"som", "der"} and not one.actors:
        return True  # "en oversigt, som fremlægges i maj"
    if _is_way_on(one, before, clause):
        return True
    if before.verb is not None and one.verb is None and not one.actors:
        return clause.tie in _AND and clause.verb is not None and clause.begin == clause.verb.first
    if one.verb is None or before.verb is None:
        return False
    without_subject = clause.begin == one.verb.first and clause.tie in _AND
    return without_subject and one.verb.form is before.verb.form


def _is_way_on(one: Candidate, before: Candidate, clause: Clause) -> bool:
    """As “X udarbejder et oplæg, som forelægges direktionen i maj”: the same task, and its deadline."""
    passive = one.verb is not None and one.verb.form is Form.PASSIVE
    if passive and before.verb is not None and _is_of(one, before.verb):
        return True
    goes_on = clause.tie in {"som", "der"} or (
        clause.tie in _AND and passive and one.verb is not None and clause.begin == one.verb.first
    )
    if passive and clause.tie in {"som", "der"} and not one.actors:
        return True
    return bool(goes_on and passive and before.actors and not one.actors)


def _is_handed_on(one: Candidate, before: Candidate, body: str) -> bool:
    """As “sendes til Plan, der skal belyse …”: who is sent it has the task."""
    planned = before.with_time and before.verb is None and not before.actors
    if planned and one.clause.tie in {"som", "der"} and one.actors:
        return True  # "Næste skridt er en workshop den 5. maj, som Plan tilrettelægger"
    passive = before.verb is not None and before.verb.form is Form.PASSIVE and not before.actors
    handed = passive and one.clause.tie in {"som", "der"} and bool(one.actors)
    return handed and body[before.start : one.start].rstrip(" ,").endswith(f"til {one.actors}")


def _is_of(one: Candidate, verb: Verb) -> bool:
    """As “evalueres efter et år, og evalueringen forelægges”: the second tells of the first."""
    tokens, begin = one.clause.tokens, one.clause.begin
    stem = verb.infinitive[: max(5, len(verb.infinitive) - 2)]
    return one.clause.tie in _AND and not one.actors and tokens[begin].low.startswith(stem)


def _decided(one: Candidate, body: str, times: Sequence[FoundTime], head: str) -> Read | None:
    when = deadline_among(times, body, one.start, one.timed_until or one.end)
    there = one.clause.tie == "hvor" or one.clause.tokens[one.clause.begin].low == "dér"
    if when is None and (there or (one.clause.tie == "som" and one.actors)):
        when = next((time for time in reversed(times) if time.end <= one.start + 1), None)
    if not (one.firm or when is not None or (one.actors and not one.with_time)):
        return None
    action = worded(one, body, when)
    if not re.search(r"\w{3}", action):
        return None
    asked = one.verb is None and not one.actors and not one.with_time
    relative = one.clause.tie in {"som", "der"} and (
        not one.actors or (one.clause.verb is not None and one.clause.begin < one.clause.verb.first)
    )
    action = _with_antecedent(one, body, action) if relative else action
    passive = one.verb is None or one.verb.form is Form.PASSIVE
    return Read(
        action, one.actors or (head if passive else ""), when.time if when else None, asked,
        not relative and passive and not asked and _is_pronoun(one, body), one.start, one.end,
    )  # fmt: skip


def _is_pronoun(one: Candidate, body: str) -> bool:
    """Whether the subject is "det" alone, and not for what follows ("Det undersøges, om …")."""
    verb = one.clause.verb
    alone = verb is not None and verb.first <= one.clause.begin + 1
    return alone and bool(_PRONOUN.match(body[one.said : one.end]))


def _with_antecedent(one: Candidate, body: str, action: str) -> str:
    """As “oplægget, som indarbejdes”: what “som” refers to goes before it."""
    before = body[: one.start].rstrip(" ,")
    verbs = [clause.verb for clause in clauses_of(before) if clause.verb]
    tokens = tokens_of(before)
    start = tokens[verbs[-1].last].end if verbs and verbs[-1].last + 1 < len(tokens) else 0
    named = _PARTICLE.sub("", before[start:].strip(" ,("))
    return f"{named}, som {action}" if named else action
