"""What one version of a meeting's paper says otherwise than another, item by item and word by word."""

from __future__ import annotations

from dataclasses import dataclass

from raadslag.core.wordwise import Change, Stretch, changes_between
from raadslag.meetings.documents import known_of
from raadslag.meetings.matching import match
from referat.document import Item, Minutes
from referat.prose import text_of


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
        stretches = changes_between(_text(old) if old else "", _text(item))
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
