"""Compares a reading with what the document says, fact by fact; both are ``referat.minutes/1`` objects.

A fact is one field of the meeting, a participant, an item's title, case number or openness, a section, this meeting's
decision, its outcome, an earlier decision, an attachment. Texts agree when they are 97 % alike, word by word.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Reading = dict[str, Any]
Key = tuple[str, ...]
Facts = dict[Key, str]

_ALIKE = 0.97
_LIST_MARK = re.compile(r"^\s*(?:[-•·*o]|\d+[.)])\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Score:
    """How far a reading agrees with the truth."""

    hits: int
    missed: tuple[
        tuple[Key, str, str], ...
    ]  # the fact, what it says, what was read (— for nothing)
    extra: tuple[tuple[Key, str], ...]

    @property
    def facts(self) -> int:
        """How many facts the document has."""
        return self.hits + len(self.missed)

    @property
    def read(self) -> int:
        """How many facts were read, right or wrong."""
        wrong = sum(got != "—" for _, _, got in self.missed)
        return self.hits + wrong + len(self.extra)

    @property
    def f1(self) -> float:
        return f1(self.hits, self.facts, self.read)


def f1(hits: int, facts: int, read: int) -> float:
    """The harmonic mean of precision and recall; 1.0 for nothing to be found and nothing read."""
    return 2 * hits / (facts + read) if facts + read else 1.0


def compare(truth: Reading, reading: Reading) -> Score:
    """The score of ``reading`` against ``truth``."""
    want, got = dict(facts(truth)), dict(facts(reading))
    # Where the truth leaves an outcome open, any reading of it will do.
    got = {key: text for key, text in got.items() if key in want or key[-1] != "outcome"}
    missed = tuple(
        (key, text, got.get(key, "—"))
        for key, text in want.items()
        if key not in got or not alike(text, got[key])
    )
    extra = tuple((key, text) for key, text in got.items() if key not in want)
    return Score(len(want) - len(missed), missed, extra)


def plain(text: str) -> str:
    """Text without list marks, emphasis and differences of spacing."""
    text = _LIST_MARK.sub("", text)
    return re.sub(r"[\s\u00a0*_]+", " ", re.sub(r"</?u>", "", text)).strip()


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, but for a word in thirty."""
    one, other = plain(one), plain(other)
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 0.9 * longer or not shorter:
        return False
    words = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return words.ratio() >= _ALIKE


def facts(reading: Reading) -> Iterator[tuple[Key, str]]:
    """Every fact with its text; the same key means the same fact."""
    meeting = reading["meeting"]
    yield ("kind",), reading["kind"]
    yield ("organization",), reading["organization"]["name"]
    yield ("start",), meeting["start"][:16]
    if meeting.get("end"):
        yield ("end",), meeting["end"][:16]
    if meeting.get("location"):
        yield ("location",), meeting["location"]
    for person in reading["participants"]:
        yield ("participant", plain(person["name"])), person["attendance"]
    for item in reading["items"]:
        yield from _item_facts(item, reading)


def _item_facts(item: Reading, reading: Reading) -> Iterator[tuple[Key, str]]:
    at = ("item", item["number"])
    yield (*at, "title"), item["title"]
    yield (*at, "public"), str(item["public"])
    if item.get("case_number"):
        yield (*at, "case_number"), item["case_number"]
    seen: Counter[str] = Counter()
    for section in item["sections"]:
        if plain(section["text"]):
            seen[section["kind"]] += 1
            yield (*at, "section", section["kind"], str(seen[section["kind"]])), section["text"]
    for key, text in _decision_facts(item["decisions"], reading):
        yield (*at, *key), text
    for attachment in item["attachments"]:
        yield (*at, "attachment", plain(attachment["title"]).casefold()), ""


def _decision_facts(decisions: list[Reading], reading: Reading) -> Iterator[tuple[Key, str]]:
    own = [one for one in decisions if is_current(one, reading)]
    own = [one for one in own if plain(one["text"]) not in ("", "-")]
    if own:
        yield ("decision",), "\n".join(one["text"] for one in own)
        if own[0].get("outcome", "unknown") != "unknown":
            yield ("outcome",), own[0]["outcome"]
    for one in decisions:
        if not is_current(one, reading):
            forum = plain(one.get("organization", "")).casefold()
            yield ("earlier", forum, one.get("date", "")), one["text"]


def is_current(decision: Reading, reading: Reading) -> bool:
    """Whether a decision is the meeting's own: it names no other forum and no other day."""
    forum = plain(decision.get("organization", "")).casefold()
    own = plain(reading["organization"]["name"]).casefold()
    return forum in ("", own) and decision.get("date", "") in ("", reading["meeting"]["start"][:10])
