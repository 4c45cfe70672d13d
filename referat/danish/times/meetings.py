"""Reads "næste møde i Økonomiudvalget" and "på kommende direktionsmøde": a forum's next meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from referat.danish.times.meaning import Loose, Stretch
from referat.danish.times.patterns import END
from referat.danish.times.reading import Reading, dated_at, hedged
from referat.danish.times.value import Precision

_BEFORE = r"(?:(?:senest|allerede|inden|før|forud\sfor|efter)\s)?(?:(?:på|til|ved|i|ifm\.?)\s)?"
_NEXT = r"(?:næste|næstkommende|førstkommende|kommende|(?:efter|på)?følgende)"
_OWNER = r"[a-zæøåA-ZÆØÅ][\wæøå-]{1,40}s"
_MEETING = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?:(?P<owner>{_OWNER})\s)?(?:(?:et|det|dets|den|sit|vores)\s)?(?:{_NEXT}\s)(?:ordinære\s)?"
    r"(?:(?P<of>[\wæøå/-]{1,40}?))?(?P<m>møde|mødet|møder)"
    r"|et\saf\sde\s(?:næste|kommende)\s(?P<of2>[\wæøå/-]{0,40}?)(?P<m2>møder)"
    rf"){END}",
    re.IGNORECASE,
)
_BODY = (
    r"(?i:[\w-]*(?:udvalget|udvalg|rådet|råd|forum|forummet|direktionen|direktion|bestyrelsen"
    r"|bestyrelse|ledelsen|gruppen|nævnet|kommissionen)|[\w-]*(?-i:MED))"
)
_FORUM = re.compile(
    r"\s(?:i|for)\s(?P<forum>"
    rf"(?:[A-ZÆØÅ][\wæøå-]*\s){{0,2}}{_BODY}(?:\s(?:for|om)\s[\wæøåÆØÅ-]+(?:(?:,\s|\sog\s)[A-ZÆØÅ][\wæøå-]*){{0,3}})?"
    r"|[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s(?:og\s)?[A-ZÆØÅ][\wæøåÆØÅ-]*){0,3})(?!\w)"
)
_ON_A_DAY = re.compile(r",?\s(?=(?:den|d\.)\s?\d|i\suge\s\d|\w+dag\s(?:den|d\.))")
# "Næste møde" and "vores næste møde" are the speaker's own.
_OWN = frozenset({"vores", "dets", "kommunens", "årets"})


def meetings_at(text: str, small: str, at: int, said_on: date) -> Iterator[Reading]:
    """The next meetings that begin here; one whose day is said is that day."""
    certain, start = hedged(small, at)
    found = _MEETING.match(text, start)
    if found is None:
        return
    end = found.end()
    said, forum = _said_of(found)
    behind = _FORUM.match(text, end)
    if behind:
        end, forum = behind.end(), " ".join(behind["forum"].split())
        said = f"næste møde i {forum}"
    yield Reading(Loose(Precision.MEETING, said, forum, certain), end)
    gap = _ON_A_DAY.match(small, end)
    if gap is None:
        return
    for reading in dated_at(small, gap.end(), said_on):
        if isinstance(reading.meaning, Stretch):
            yield reading


def _said_of(found: re.Match[str]) -> tuple[str, str]:
    """The meeting in plain words, and the forum that it is of."""
    compound = found["of"] or found["of2"] or ""
    if compound:
        return f"næste {compound}møde", _without_joint(compound.strip("-"))
    owner = found["owner"] or ""
    if not owner or owner.casefold() in _OWN:
        return "næste møde", ""
    return f"{owner} næste møde", owner.removesuffix("s")


def _without_joint(compound: str) -> str:
    """The forum in "direktionsmøde": without the s that joins the words."""
    joined = compound.endswith(("ions", "råds", "valgs", "forums", "elses", "nævns", "byråds"))
    return compound[:-1] if joined else compound
