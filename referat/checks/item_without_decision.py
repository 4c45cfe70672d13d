"""Do the minutes say what was decided about every item?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.document import Kind
from referat.examined import Examined, Part, asks_nothing
from referat.finding import Remark, Severity, check

_NOT_TREATED = re.compile(r"udgå|udsat|udsættes|trukket|lukket", re.IGNORECASE)


@check(code="R304", severity=Severity.WARNS)
def item_without_decision(examined: Examined) -> Iterator[Remark]:
    """An item of the minutes has no decision.

    Problem: The minutes record decisions, but not for this item (kommunestyrelsesloven § 13). Items that only inform, items
    that were withdrawn, and closed items of which only the title stands there are left alone.

    Remedy: Write what was decided, or that the item was postponed or withdrawn.
    """
    if examined.minutes.kind is not Kind.MINUTES:
        return
    for title in examined.items:
        item = title.item
        assert item is not None
        texts = examined.spots_of(title, Part.SECTION)
        withdrawn = len(texts) <= 1 and any(_NOT_TREATED.search(one.text) for one in texts)
        withdrawn = withdrawn or _NOT_TREATED.search(item.title) is not None
        title_alone = not item.public and not texts
        if title_alone or withdrawn or asks_nothing(item):
            continue
        if not examined.own_decisions(item):
            yield Remark(
                title, "“{title}” has no decision.", {"title": item.title}, evidence=item.title
            )
