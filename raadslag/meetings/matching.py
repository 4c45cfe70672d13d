"""Which item of a newer version is which item of the older one, so that addresses stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SIMILAR = 0.8  # of two titles under the same number
UNLIKELIER = 0.01  # the same case at the same meeting is the same item, whatever its title


@dataclass(frozen=True, slots=True)
class Known:
    """What an item is recognised by."""

    number: str
    title: str
    case_number: str = ""


Rule = Callable[[Known, Known], float]


def match(old: Sequence[Known], new: Sequence[Known]) -> list[int | None]:
    """For each new item the index of the old one that it is, or None; no old one twice.

    The surest rule goes first over all items, so that a renumbered item does not take the place
    of one that has kept everything.
    """
    found: list[int | None] = [None] * len(new)
    free = set(range(len(old)))
    for rule in _RULES:
        pairs = [
            (-score, there, here)
            for here, item in enumerate(new)
            if found[here] is None
            for there in free
            if (score := rule(old[there], item)) > 0
        ]
        for _, there, here in sorted(pairs):
            if there in free and found[here] is None:
                found[here] = there
                free.remove(there)
    return found


def folded(text: str) -> str:
    """The text as titles are compared: no case, spacing or closing full stop."""
    return " ".join(text.split()).casefold().rstrip(". ")


def is_akin(one: Known, other: Known) -> bool:
    """Whether the two may be the same: number, case or title is enough. For caution, not to match."""
    return (
        one.number == other.number
        or (one.case_number != "" and one.case_number == other.case_number)
        or folded(one.title) == folded(other.title)
    )


def likeness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1."""
    one, other = folded(one), folded(other)
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same_number_and_case(old: Known, new: Known) -> float:
    same = old.number == new.number and old.case_number == new.case_number != ""
    return 1 + likeness(old.title, new.title) if same else 0


def _same_number_and_title(old: Known, new: Known) -> float:
    return float(old.number == new.number and folded(old.title) == folded(new.title))


def _same_case(old: Known, new: Known) -> float:
    if not new.case_number or old.case_number != new.case_number:
        return 0
    return UNLIKELIER + likeness(old.title, new.title)


def _same_title(old: Known, new: Known) -> float:
    contradicted = old.case_number and new.case_number and old.case_number != new.case_number
    return float(not contradicted and folded(old.title) == folded(new.title) != "")


def _same_number_and_similar_title(old: Known, new: Known) -> float:
    contradicted = old.case_number and new.case_number and old.case_number != new.case_number
    if contradicted or old.number != new.number:
        return 0
    alike = likeness(old.title, new.title)
    return alike if alike >= SIMILAR else 0


_RULES: tuple[Rule, ...] = (
    _same_number_and_case,
    _same_number_and_title,
    _same_case,
    _same_title,
    _same_number_and_similar_title,
)
