"""Builds the tree of a passage's lists: the document holds each entry with its level, formats want lists in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from referat.document import Block, ListItem, Passage


@dataclass(slots=True)
class Entry:
    """One entry and the lists below it; ``item`` is None where a level is skipped."""

    item: ListItem | None
    lists: list[list[Entry]] = field(default_factory=list)

    @property
    def marker(self) -> str:
        """The printed marker, empty for a bullet."""
        return self.item.marker if self.item else ""

    @property
    def ordered(self) -> bool:
        """Whether its marker is its own rather than a bullet."""
        return bool(self.marker)


def nested(passage: Passage) -> list[Block | list[Entry]]:
    """The blocks in order; list items beside each other as lists, numbered and bulleted ones apart."""
    found: list[Block | list[Entry]] = []
    for is_list, blocks in groupby(passage, key=lambda block: isinstance(block, ListItem)):
        if is_list:
            found += _lists((block for block in blocks if isinstance(block, ListItem)), 0)
        else:
            found += blocks
    return found


def _lists(items: Iterable[ListItem], level: int) -> list[list[Entry]]:
    lists: list[list[Entry]] = []
    for deeper, group in groupby(items, key=lambda item: item.level > level):
        if not deeper:
            for item in group:
                _add(lists, Entry(item))
            continue
        if not lists:
            lists.append([Entry(None)])
        lists[-1][-1].lists += _lists(group, level + 1)
    return lists


def _add(lists: list[list[Entry]], entry: Entry) -> None:
    last = lists[-1][-1] if lists else None
    if last is not None and last.item is not None and last.ordered == entry.ordered:
        lists[-1].append(entry)
    else:
        lists.append([entry])
