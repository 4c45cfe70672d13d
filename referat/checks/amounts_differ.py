"""Is one and the same pot of money given two amounts?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from referat.danish.amounts import Amount, find_amounts
from referat.examined import Examined, Part, Spot
from referat.finding import Remark, Severity, check

# A pot has a name of its own: a compound word. A mere "bevilling" or "udgift" can be any of several.
_POT = re.compile(
    r"\b(?P<name>[a-zæøå]{4,}(?:pulje|fond|budget|puljemidler))(?P<definite>n|en|et|s)?\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\s(?:på|er på|udgør)\s(?:i alt |samlet |kr\.? )?$", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"^\.?\s?(?:i\s|for\s)?(?P<year>20\d\d)\b", re.IGNORECASE)
_AND = re.compile(r"^\s?(?:samt|og)\s$", re.IGNORECASE)


class _Mention(NamedTuple):
    name: str
    year: str
    amount: Amount
    spot: Spot


@check(code="R202", severity=Severity.WARNS)
def amounts_differ(examined: Examined) -> Iterator[Remark]:
    """The same pot of money is given different amounts.

    Problem: One item names the same pool, fund or budget of the same year twice, with amounts that no rounding explains.

    Remedy: Find out which amount is right and write it in both places.
    """
    for title in examined.items:
        mentions = [
            mention
            for spot in examined.spots_of(title, Part.SECTION, Part.DECISION)
            if spot.is_open
            for mention in _mentions(spot)
        ]
        for first, second in combinations(mentions, 2):
            same = (first.name, first.year) == (second.name, second.year)
            if same and not first.amount.may_be(second.amount):
                yield Remark(
                    second.spot,
                    "“{name}” is {second} here and {first} elsewhere.",
                    {
                        "name": " ".join(filter(None, (first.name, first.year))),
                        "first": first.amount.text,
                        "second": second.amount.text,
                    },
                    evidence=f"{first.name}: {first.amount.text} / {second.amount.text}",
                )


def _mentions(spot: Spot) -> Iterator[_Mention]:
    """Each amount that is said of a pot, and those of further years that follow it: ``3,3 mio. kr. i 2013 samt 5 mio. kr. 2014``."""
    amounts = list(find_amounts(spot.text))
    for pot in _POT.finditer(spot.text):
        end = pot.end()
        for amount in amounts:
            if amount.start < end:
                continue
            between = spot.text[end : amount.start]
            if not (_ON.search(f" {between}") if end == pot.end() else _AND.match(between)):
                break
            if end == pot.end() and len(between) > len(" er på samlet "):
                break
            year = _YEAR_AFTER.match(spot.text[amount.end :])
            yield _Mention(pot["name"].casefold(), year["year"] if year else "", amount, spot)
            end = amount.end + (year.end() if year else 0)
            if not year:
                break
