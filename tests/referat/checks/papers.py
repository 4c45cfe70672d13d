"""Small invented minutes for the tests of the checks, and what a check says of them."""

from __future__ import annotations

from datetime import date

from referat.danish import names
from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Presence,
    Section,
    SectionKind,
)
from referat.examined import DEFAULT_RULES, Examined
from referat.finding import all_checks
from referat.prose import passage_from_text
from referat.reading.decisions import outcome_of

MONDAY = date(2026, 3, 2)


def item(title="Ny legeplads", *, number="1", text="", ask="", decided="", **fields):
    """An item with a presentation, a recommendation and a decision, as far as they are given."""
    sections = []
    if text:
        sections.append(
            Section(SectionKind.PRESENTATION, "Sagsfremstilling", passage_from_text(text))
        )
    if ask:
        sections.append(Section(SectionKind.RECOMMENDATION, "Indstilling", passage_from_text(ask)))
    decisions = []
    if decided:
        passage = passage_from_text(decided)
        decisions.append(Decision(passage, "Beslutning", outcome=outcome_of(passage)))
    return Item(
        number, title, **{"sections": tuple(sections), "decisions": tuple(decisions)} | fields
    )


def minutes(*items, kind=Kind.MINUTES, **fields):
    return Minutes(kind=kind, organization="Skoleudvalget", start=MONDAY, items=items, **fields)


def people(listed, presence=Presence.PRESENT):
    """``Anna Bo (A), Carl Dam (V)`` as attendance."""
    return tuple(
        Attendance(one.name, presence, one.party, one.role, one.note)
        for one in names.split_persons(listed)
    )


def findings(check, paper, rules=DEFAULT_RULES):
    """What the named check finds."""
    one = next(one for one in all_checks() if one.name == check)
    return list(one.findings(Examined(paper, rules)))


def said(check, paper, rules=DEFAULT_RULES):
    """What the named check finds, each as its severity and its words."""
    return [f"{one.severity.value}: {one.wrong}" for one in findings(check, paper, rules)]
