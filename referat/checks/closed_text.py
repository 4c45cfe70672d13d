"""Does a closed item carry anything but its number and title?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.examined import Examined
from referat.finding import Remark, Severity, check

_SHOWN = 60  # characters


@check(code="R103", severity=Severity.BLOCKS)
def closed_text(examined: Examined) -> Iterator[Remark]:
    """A closed item carries text or attachments.

    Problem: What stands below the title of a closed item would be published with the file. Only number and title, and what
    secrecy allows of the decision, belong in the public edition (kommunestyrelsesloven § 10, forvaltningsloven § 27).

    Remedy: Publish an edition without it, or open the item if it was marked closed by mistake.
    """
    for title in examined.items:
        assert title.item is not None
        below = examined.spots_of(title)[1:]
        if title.item.public or not below:
            continue
        first = below[0]
        yield Remark(
            first,
            "The closed item carries {count} paragraphs, headings or attachments.",
            {"count": len(below)},
            evidence=first.text[:_SHOWN],
        )
