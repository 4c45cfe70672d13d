"""The links under a list that goes on over several pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from raadslag.web.numbers import number_in

PARAMETER = "side"
_NEAR = 2  # pages shown on each side of this one


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page's link; a gap has no address."""

    number: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """All links; ``previous`` and ``next`` are empty at the ends."""

    count: int
    previous: str
    next: str
    steps: tuple[PageLink, ...]


def page_of(query: QueryDict) -> int:
    """The page asked for, 1 where that is no page."""
    asked = query.get(PARAMETER, "")
    return max(1, number_in(asked)) if len(asked) < 7 else 1


def pages_of(query: QueryDict, *, page: int, count: int) -> Pages:
    """The links from page ``page`` of ``count``, keeping everything else that was asked."""
    page = min(page, count)

    def address(number: int) -> str:
        kept = query.copy()
        kept[PARAMETER] = str(number)
        if number == 1:
            del kept[PARAMETER]
        return f"?{kept.urlencode()}"

    near = range(max(1, page - _NEAR), min(count, page + _NEAR) + 1)
    numbers = sorted({1, count, *near})
    steps: list[PageLink] = []
    for number in numbers:
        if steps and number > steps[-1].number + 1:
            steps.append(PageLink(number - 1, "", is_here=False))
        steps.append(PageLink(number, address(number), is_here=number == page))
    return Pages(
        count=count,
        previous=address(page - 1) if page > 1 else "",
        next=address(page + 1) if page < count else "",
        steps=tuple(steps),
    )
