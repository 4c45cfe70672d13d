"""Is somebody named as voting who was not there or must not vote?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.document import Attendance, Item, Presence
from referat.examined import Examined, Spot, decision_spots
from referat.finding import Remark, Severity, check

_SENTENCE = re.compile(r"(?<=[^A-ZÆØÅ][.!?])\s+(?=[A-ZÆØÅ])|\n")
_VOTES = re.compile(r"\bstem(?:te|mer|t)\b|\b(?:for|imod|undlod)[\w ]*:\s*\d", re.IGNORECASE)
_NOT_VOTING = re.compile(
    r"habil|deltog ikke|ikke deltage|forlod|gik |fravær|afbud|suppleant|stedfortræder|i stedet",
    re.IGNORECASE,
)
_DISQUALIFIED = re.compile(r"\binhabil", re.IGNORECASE)


@check(code="R402", severity=Severity.WARNS)
def absent_voter(examined: Examined) -> Iterator[Remark]:
    """Somebody is named as voting who was absent or disqualified.

    Problem: A member who was absent, excused or disqualified (kommunestyrelsesloven § 14) stands among those who voted.

    Remedy: Correct the list of those present or the names beside the votes.
    """
    people = examined.minutes.participants
    for title in examined.items:
        item = title.item
        assert item is not None
        for decision in examined.own_decisions(item) if item.public else ():
            spots = [spot for spot in decision_spots(title, decision) if spot.block]
            out = dict.fromkeys(_absent(people, item), "absent") | dict.fromkeys(
                _disqualified(people, spots), "disqualified"
            )
            for spot in spots:
                for name, sentence in _voting(spot, out):
                    yield Remark(
                        spot,
                        "{name} was {why}, but is named as voting.",
                        {"name": name, "why": out[name]},
                        evidence=sentence,
                    )


def _voting(spot: Spot, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE.split(spot.text):
        if _VOTES.search(sentence) and not _NOT_VOTING.search(sentence):
            yield from ((name, sentence) for name in names if name in sentence)


def _absent(people: tuple[Attendance, ...], item: Item) -> list[str]:
    """Those absent throughout: a note (“fra punkt 4”) says that somebody came or left."""
    here = {one.name for one in item.attendance if one.presence is Presence.PRESENT}
    listed = [*people, *item.attendance]
    return [
        one.name
        for one in listed
        if one.presence is not Presence.PRESENT
        and one.note in ("", "inhabil")
        and one.name not in here
    ]


def _disqualified(people: tuple[Attendance, ...], spots: list[Spot]) -> list[str]:
    sentences = [
        sentence
        for spot in spots
        for sentence in _SENTENCE.split(spot.text)
        if _DISQUALIFIED.search(sentence) and "ikke inhabil" not in sentence
    ]
    return [one.name for one in people if any(one.name in sentence for sentence in sentences)]
