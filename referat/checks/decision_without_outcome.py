"""Can what was decided be told from the decision's words?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Item, Outcome, SectionKind
from referat.examined import Examined, asks_nothing, decision_spots
from referat.finding import Remark, Severity, check

_SHOWN = 120  # characters


@check(code="R305", severity=Severity.INFORMS)
def decision_without_outcome(examined: Examined) -> Iterator[Remark]:
    """A decision does not say its outcome.

    Problem: Whether the matter was approved, noted, discussed, postponed or rejected cannot be told from the decision's
    words, though the item asks for a decision.

    Remedy: Open the decision with one of the forum's own phrases (“Godkendt.”, “Taget til efterretning.”).
    """
    for title in examined.items:
        item = title.item
        assert item is not None
        for decision in examined.own_decisions(item) if _asks(item) else ():
            if decision.outcome in (None, Outcome.UNKNOWN):
                spots = list(decision_spots(title, decision))
                said = spots[-1].text[:_SHOWN]
                yield Remark(
                    spots[-1],
                    "No outcome can be told from “{words}”.",
                    {"words": said},
                    evidence=said,
                )


def _asks(item: Item) -> bool:
    recommends = any(
        one.content and one.kind is SectionKind.RECOMMENDATION for one in item.sections
    )
    return item.public and recommends and not asks_nothing(item)
