"""Has every item the sections that the forum asks for?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Item, Kind, SectionKind
from referat.examined import Examined, asks_nothing
from referat.finding import Remark, Severity, check

_NEEDED_BESIDE = (SectionKind.PRESENTATION, SectionKind.SUMMARY, SectionKind.FINANCES)


@check(code="R303", severity=Severity.WARNS)
def required_section(examined: Examined) -> Iterator[Remark]:
    """A section that the paper must have is missing or empty.

    Problem: An item that presents a case lacks a section the forum asks for (an agenda: the recommendation), or has its heading
    with nothing under it. Items that only inform are left alone, as are headings that only open a group of sections.

    Remedy: Write the section, or take its empty heading out.
    """
    required = examined.rules.sections_for(examined.minutes.kind)
    agenda = examined.minutes.kind is Kind.AGENDA
    for title in examined.items:
        item = title.item
        assert item is not None
        if not item.public:
            continue
        for kind in required if _presents(item) else ():
            if kind not in {section.kind for section in item.sections}:
                yield Remark(
                    title,
                    "The section “{kind}” is missing.",
                    {"kind": kind.value},
                    evidence=kind.value,
                )
        following = [*item.sections[1:], None][: len(item.sections)]
        for section, after in zip(item.sections, following, strict=True):
            empty = not section.content and bool(section.heading)
            if empty and (section.kind in required or (agenda and after is None)):
                yield Remark(
                    title,
                    "Under “{heading}” stands nothing.",
                    {"heading": section.heading},
                    evidence=section.heading,
                )


def _presents(item: Item) -> bool:
    presents = any(section.kind in _NEEDED_BESIDE and section.content for section in item.sections)
    return presents and not asks_nothing(item)
