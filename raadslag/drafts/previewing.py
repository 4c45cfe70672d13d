"""One item as it will be printed, before it is on any agenda."""

from __future__ import annotations

from dataclasses import dataclass

from raadslag.core import clock
from raadslag.drafts.composing import composed_item, layout_of, rules_of
from raadslag.drafts.models import DraftItem
from referat.document import Kind, Minutes
from referat.prose import html_of
from referat.writing import arrange


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One headed part; ``html`` is its text, ``attachments`` the lines below it."""

    heading: str
    html: str
    facts: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """The item, its facts, and its parts in the forum's order."""

    heading: str
    facts: tuple[str, ...]
    parts: tuple[PrintedPart, ...]


def printed(item: DraftItem) -> PrintedItem:
    """The item in its forum's layout, with all that is written in it."""
    rules = rules_of(item.organization)
    minutes = Minutes(
        kind=Kind.AGENDA,
        organization=item.organization.name,
        start=item.draft.meeting.start_date if item.draft else clock.today(),
        items=(composed_item(item, rules=rules),),
    )
    paper = arrange(minutes, layout_of(rules)).items[0]
    return PrintedItem(
        paper.heading,
        tuple(fact.text for fact in paper.facts),
        tuple(
            PrintedPart(
                part.heading,
                html_of(part.content),
                tuple(fact.text for fact in part.facts),
                tuple(one.text for one in part.attachments),
            )
            for part in paper.parts
        ),
    )
