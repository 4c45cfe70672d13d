"""Cuts minutes down to what everybody may see."""

from __future__ import annotations

from dataclasses import replace

from referat.document import Item, Minutes


def public_part(minutes: Minutes) -> Minutes:
    """The minutes for publication: of a closed item its number and title, and no closed attachment.

    Contents, warnings and source are left out: they may quote what is closed.
    """
    items = tuple(map(_public, minutes.items))
    return Minutes(
        kind=minutes.kind,
        organization=minutes.organization,
        start=minutes.start,
        end=minutes.end,
        location=minutes.location,
        body=minutes.body,
        participants=minutes.participants,
        items=items,
    )


def _public(item: Item) -> Item:
    if not item.public:
        return Item(item.number, item.title, public=False)
    kept = tuple(one for one in item.attachments if one.public is not False)
    return replace(item, attachments=kept)
