"""The commitments of a whole meeting: those of its own decisions, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from referat.commitments.finding import find_commitments
from referat.commitments.value import FoundCommitment
from referat.document import Decision, Item, Minutes


@dataclass(frozen=True, slots=True)
class ItemCommitments:
    """What an item's decision commits to; ``number`` and ``title`` as printed."""

    number: str
    title: str
    found: tuple[FoundCommitment, ...]


def commitments_in(minutes: Minutes) -> Iterator[ItemCommitments]:
    """Each item with a commitment; decisions of other bodies or days that it prints are left out."""
    held_on = _day(minutes.start)
    for item in minutes.items:
        found = tuple(
            one
            for decision in _own(item, minutes.organization, held_on)
            for one in find_commitments(
                decision.content, held_on=held_on, organization=minutes.organization
            )
        )
        if found:
            yield ItemCommitments(item.number, item.title, found)


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def _own(item: Item, organization: str, held_on: date) -> Iterator[Decision]:
    for decision in item.decisions:
        same_day = decision.held_on in {None, held_on}
        forum, own = decision.organization.casefold(), organization.casefold()
        if same_day and (not forum or forum in own or own in forum):
            yield decision
