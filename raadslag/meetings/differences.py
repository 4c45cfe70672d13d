"""What one version of a meeting's paper says otherwise than another, item by item and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from raadslag.meetings.documents import known_of
from raadslag.meetings.matching import match
from referat.document import Item, Minutes
from referat.prose import text_of

_WORDS = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    """What became of a stretch of text, or of an item."""

    SAME = "same"
    ADDED = "added"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item that is not as it was. ``change`` is SAME where the item is in both."""

    number: str
    title: str
    change: Change
    stretches: tuple[Stretch, ...]


def differences(before: Minutes, after: Minutes) -> tuple[ItemDifference, ...]:
    """The items that differ, in the order of the newer one, those taken out last."""
    found = match(
        [known_of(item) for item in before.items], [known_of(item) for item in after.items]
    )
    changed = []
    for item, index in zip(after.items, found, strict=True):
        old = None if index is None else before.items[index]
        stretches = tuple(_stretches(_text(old) if old else "", _text(item)))
        if any(one.change is not Change.SAME for one in stretches):
            kind = Change.SAME if old else Change.ADDED
            changed.append(ItemDifference(item.number, item.title, kind, stretches))
    kept = {index for index in found if index is not None}
    for index, item in enumerate(before.items):
        if index not in kept:
            stretch = Stretch(Change.TAKEN_OUT, _text(item))
            changed.append(ItemDifference(item.number, item.title, Change.TAKEN_OUT, (stretch,)))
    return tuple(changed)


def _text(item: Item) -> str:
    heads = [f"{item.number} {item.title}".strip()]
    for section in item.sections:
        heads += [section.heading, text_of(section.content)]
    for decision in item.decisions:
        heads += [decision.heading, text_of(decision.content)]
    heads += [attachment.title for attachment in item.attachments]
    heads += [f"{one.name}: {one.presence.value} {one.note}".strip() for one in item.attendance]
    return "\n\n".join(filter(None, heads))


def _stretches(before: str, after: str) -> Iterator[Stretch]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stretch(Change.SAME, "".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Stretch(Change.TAKEN_OUT, "".join(old[i1:i2]))
        if j1 < j2:
            yield Stretch(Change.ADDED, "".join(new[j1:j2]))
