"""What may be done to an agenda when, and how its items are put in order; pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from raadslag.drafts.forum_rules import Position, StandingItem
from raadslag.drafts.rules import Stage

CHANGEABLE = frozenset({Stage.PREPARING, Stage.CALLED, Stage.OPEN})


class Refusal(StrEnum):
    """Why an agenda is not changed."""

    HELD = "held"  # the meeting is over
    CALLED = "called"  # the agenda is out: its numbers are known, an item can only be withdrawn
    OTHER_FORUM = "other_forum"
    ON_AN_AGENDA = "on_an_agenda"
    NO_LATE_REASON = "no_late_reason"
    NO_CLOSED_REASON = "no_closed_reason"
    NO_PUBLIC_TITLE = "no_public_title"
    NO_TITLE = "no_title"
    CHANGED_MEANWHILE = "changed_meanwhile"


class Placed(Protocol):
    """What must be known of an item to give it a place."""

    @property
    def title(self) -> str: ...
    @property
    def standing(self) -> bool: ...
    @property
    def is_public(self) -> bool: ...
    @property
    def supplementary(self) -> bool: ...


P = TypeVar("P", bound=Placed)


def closing_from(items: Sequence[Placed], standing: Sequence[StandingItem]) -> int:
    """The index of the first of the items that the rules put last; the number of items where there are none."""
    opening = {one.title for one in standing if one.position is Position.FIRST}
    index = len(items)
    while index and items[index - 1].standing and items[index - 1].title not in opening:
        index -= 1
    return index


def closed_last(items: Sequence[P], standing: Sequence[StandingItem]) -> list[P]:
    """The closed items after the open ones, yet before those that the rules put last.

    Each keeps its place among its own. What stands on a supplementary agenda stays on it.
    """
    called = [item for item in items if not item.supplementary]
    added = [item for item in items if item.supplementary]
    end = closing_from(called, standing)
    body, closing = called[:end], called[end:]
    return [*_parted(body), *closing, *_parted(added)]


def keeps_numbers(before: Sequence[Placed], after: Sequence[Placed]) -> bool:
    """Whether all that stood on the agenda when it was called stands where it stood."""
    return all(old is new for old, new in zip(before, after, strict=True) if not old.supplementary)


def _parted(items: Sequence[P]) -> list[P]:
    return sorted(items, key=lambda item: not item.is_public)
