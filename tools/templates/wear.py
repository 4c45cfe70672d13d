"""What happens to text on its way: encoding accidents, ligatures, soft hyphens, letter-spacing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from referat.document import Block, Decision, Item, Minutes, Section, Table

Damage = Callable[[str], str]
Wear = Iterable[tuple[str, Damage]]
"""Item numbers (``*`` for all) and what happened to the running text of each."""

_LONG_WORD = re.compile(r"[a-zæøå]{11,}")
_WRONG_ALPHABET = str.maketrans({"ø": "Å,", "å": "Å¥", "Ø": "Å,"})


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252."""
    return text.encode().decode("cp1252", errors="replace")


def wrong_alphabet(text: str) -> str:
    """What a PDF's font table can make of Danish letters."""
    return text.translate(_WRONG_ALPHABET)


def ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def soft_hyphens(text: str) -> str:
    """An invisible break in every long word."""
    return _LONG_WORD.sub(lambda word: word[0][:6] + "\u00ad" + word[0][6:], text)


def hard_spaces(text: str) -> str:
    """A no-break space before every number and unit."""
    return re.sub(r" (?=\d|kr\.|mio\.)", "\u00a0", text)


def wear_minutes(minutes: Minutes, wear: Wear) -> Minutes:
    """The minutes with the text of the named items damaged."""
    damages = tuple(wear)
    items = list(minutes.items)
    for number, damage in damages:
        items = [
            _wear_item(item, damage) if number in ("*", item.number) else item for item in items
        ]
    return replace(minutes, items=tuple(items))


def _wear_item(item: Item, damage: Damage) -> Item:
    def section(one: Section) -> Section:
        return replace(one, content=tuple(_wear_block(block, damage) for block in one.content))

    def decision(one: Decision) -> Decision:
        return replace(one, content=tuple(_wear_block(block, damage) for block in one.content))

    return replace(
        item,
        sections=tuple(section(one) for one in item.sections),
        decisions=tuple(decision(one) for one in item.decisions),
    )


def _wear_block(block: Block, damage: Damage) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(damage(cell) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return replace(block, text=damage(block.text))
