"""Do the counted votes agree with who was there and who is named?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from referat.danish.names import looks_like_name
from referat.danish.votes import Side, Vote, find_votes
from referat.document import Attendance, Item, Presence
from referat.examined import Examined, Spot, decision_spots
from referat.finding import Remark, Severity, check
from referat.prose import text_of

_BETWEEN = re.compile(r",\s*(?![^(]*\))|\s+(?:og|samt)\s+(?![^(]*\))")
_PARTY = re.compile(r"(?:liste |gruppe )?([A-ZÆØÅ]{1,2})", re.IGNORECASE)
_EXCESS_MAX = 0.5  # with votes far beyond those listed, the list is one of some members only


@check(code="R401", severity=Severity.WARNS)
def vote_tally(examined: Examined) -> Iterator[Remark]:
    """The votes do not agree with the attendance.

    Problem: More votes are counted than members were present at the item, or a count differs from the members and groups
    named beside it. The minutes must show how the members voted.

    Remedy: Compare the count with the list of those present, with substitutes and those who left for the item.
    """
    for title in examined.items:
        item = title.item
        assert item is not None
        voters = _voters(examined.minutes.participants, item)
        for decision in examined.own_decisions(item) if item.public else ():
            spot = next(decision_spots(title, decision))
            for vote in find_votes(text_of(decision.content)):
                yield from _remarks(spot, vote, voters)


def _remarks(spot: Spot, vote: Vote, voters: dict[str, str]) -> Iterator[Remark]:
    excess = vote.total - len(voters)
    if 0 < excess <= len(voters) * _EXCESS_MAX:
        yield Remark(
            spot,
            "{votes} votes are counted, but {present} members were present.",
            {"votes": vote.total, "present": len(voters)},
            evidence=vote.text,
        )
    for side in vote.sides if excess <= 0 else ():
        named = _named(side, voters)
        if named is not None and named != side.count:
            yield Remark(
                spot,
                "“{side}” is {count}, but those named are {named}: {who}.",
                {"side": side.name, "count": side.count, "named": named, "who": side.who},
                evidence=vote.text,
            )


def _voters(people: tuple[Attendance, ...], item: Item) -> dict[str, str]:
    """Those who could vote on the item, with their party; officials are told by having none where others have one."""
    there = {one.name: one.party for one in people if one.presence is Presence.PRESENT}
    for one in item.attendance:
        if one.presence is Presence.PRESENT:
            there[one.name] = one.party or there.get(one.name, "")
        elif not one.note or one.note == "inhabil":
            there.pop(one.name, None)
    partial = [one.name for one in people if one.note and one.presence is not Presence.PRESENT]
    there |= dict.fromkeys(partial, "")
    with_party = {name: party for name, party in there.items() if party or name in partial}
    return with_party if any(there.values()) else there


def _named(side: Side, voters: dict[str, str]) -> int | None:
    """How many the named people and groups are; None where that cannot be told."""
    entries = [entry.strip() for entry in _BETWEEN.split(side.who) if entry.strip()]
    if not entries:
        return None
    parties = Counter(voters.values())
    counted = 0
    for entry in entries:
        group = _PARTY.fullmatch(entry)
        if group:
            if not parties[group[1]] or parties[""]:
                return None
            counted += parties[group[1]]
        elif looks_like_name(entry):
            counted += 1
        else:
            return None
    return counted
