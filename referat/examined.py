"""Minutes laid out for examination: every stretch of text with where it stands and whether it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from referat.document import (
    Attachment,
    Attendance,
    Block,
    Decision,
    Item,
    Kind,
    Minutes,
    Passage,
    Place,
    SectionKind,
)
from referat.prose import text_of
from referat.reading.decisions import is_this_meetings

# Items that ask for nothing: to be heard, or about the meeting itself.
_ASKS_NOTHING = re.compile(
    r"orienter|meddelelse|eventuelt|godkendelse af (?:dagsorden|referat)|dagsorden|underskrift|drøftelse|tema|status|siden sidst"
    r"|bordet rundt|huskeliste|kommende|gensidig|nyt fra|spørge|spørgsmål|pause|program|næste møde|velkom|fravær|afbud|indkaldelse|lukket",
    re.IGNORECASE,
)


class Part(StrEnum):
    """Which part of the minutes a text stands in."""

    FRONT = "front"
    FILE = "file"
    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    DECISION = "decision"
    ATTACHMENT = "attachment"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a forum asks of its papers.

    ``required`` are the sections that every item with a presentation needs; None asks an agenda for its recommendations
    and minutes for nothing.
    """

    required: tuple[SectionKind, ...] | None = None
    sentence_words_max: int = 40
    lix_max: int = 60

    def sections_for(self, kind: Kind) -> tuple[SectionKind, ...]:
        """The kinds of section that ``kind`` of paper must have."""
        if self.required is not None:
            return self.required
        return (SectionKind.RECOMMENDATION,) if kind is Kind.AGENDA else ()


DEFAULT_RULES = Rules()
_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch of text. ``index`` counts the items from 1 and is 0 outside them; ``where`` is the printed heading."""

    text: str
    part: Part
    item: Item | None = None
    index: int = 0
    where: str = ""
    place: Place = _NOWHERE
    block: Block | None = None
    attachment: Attachment | None = None

    @property
    def is_open(self) -> bool:
        """Whether everybody may read it: titles of closed items are printed, what stands below them is not."""
        return self.item is None or self.item.public or self.part is Part.TITLE


class Examined:
    """Minutes and the rules they are held against, walked through once for all checks."""

    def __init__(self, minutes: Minutes, rules: Rules = DEFAULT_RULES) -> None:
        self.minutes = minutes
        self.rules = rules

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every text, in the order of the document."""
        return (*_front(self.minutes), *self._items())

    @cached_property
    def open_spots(self) -> tuple[Spot, ...]:
        """Every text that everybody may read."""
        return tuple(spot for spot in self.spots if spot.is_open)

    @property
    def items(self) -> Iterator[Spot]:
        """The items, each as the spot of its title."""
        for index, item in enumerate(self.minutes.items, start=1):
            yield Spot(item.title, Part.TITLE, item, index, place=item.place)

    @property
    def day(self) -> date:
        """The day of the meeting."""
        start = self.minutes.start
        return start.date() if isinstance(start, datetime) else start

    def is_own(self, decision: Decision) -> bool:
        """Whether a decision is this meeting's, not an earlier one that the item prints."""
        minutes = self.minutes
        unknown = any(warning.code == "forum_unknown" for warning in minutes.warnings)
        forum = "" if unknown else minutes.organization
        return is_this_meetings(decision.organization, decision.held_on, forum, minutes.start)

    def own_decisions(self, item: Item) -> tuple[Decision, ...]:
        """The decisions of an item that are this meeting's and say something."""
        return tuple(one for one in item.decisions if one.content and self.is_own(one))

    def spots_of(self, title: Spot, *parts: Part) -> tuple[Spot, ...]:
        """The texts of one item, of all its parts or of those named."""
        spots = self._by_item.get(title.index, [])
        return tuple(spot for spot in spots if not parts or spot.part in parts)

    @cached_property
    def _by_item(self) -> dict[int, list[Spot]]:
        grouped: dict[int, list[Spot]] = {}
        for spot in self.spots:
            grouped.setdefault(spot.index, []).append(spot)
        return grouped

    def _items(self) -> Iterator[Spot]:
        for title in self.items:
            assert title.item is not None
            yield title
            for section in title.item.sections:
                yield from _passage(
                    title, Part.SECTION, section.heading, section.place, section.content
                )
            for decision in title.item.decisions:
                yield from _passage(
                    title, Part.DECISION, decision.heading, decision.place, decision.content
                )
            yield from _attachments(title)


def asks_nothing(item: Item) -> bool:
    """Whether an item's title says that it only informs, or is about the meeting itself."""
    return _ASKS_NOTHING.search(item.title) is not None


def decision_spots(title: Spot, decision: Decision) -> Iterator[Spot]:
    """The texts of one decision of an item."""
    yield from _passage(title, Part.DECISION, decision.heading, decision.place, decision.content)


def _passage(
    title: Spot, part: Part, heading: str, place: Place, content: Passage
) -> Iterator[Spot]:
    if heading:
        yield Spot(heading, Part.HEADING, title.item, title.index, heading, place)
    for block in content:
        yield Spot(text_of((block,)), part, title.item, title.index, heading, place, block)


def _attachments(title: Spot) -> Iterator[Spot]:
    assert title.item is not None
    for attachment in title.item.attachments:
        for part, text in ((Part.ATTACHMENT, attachment.title), (Part.LINK, attachment.url)):
            if text:
                yield Spot(
                    text, part, title.item, title.index, place=title.place, attachment=attachment
                )


def _front(minutes: Minutes) -> Iterator[Spot]:
    if minutes.source.filename:
        yield Spot(minutes.source.filename, Part.FILE)
    for text in (minutes.organization, minutes.location, *map(_person, minutes.participants)):
        if text:
            yield Spot(text, Part.FRONT)


def _person(one: Attendance) -> str:
    return ", ".join(filter(None, (one.name, one.role, one.note)))
