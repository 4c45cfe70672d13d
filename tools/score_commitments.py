"""Scores the commitments found in labelled texts (samples/commitments) against what a person reads in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from referat.commitments import FoundCommitment, find_commitments
from referat.danish.times import FuzzyTime
from referat.prose import passage_from_text, text_of

LABELLED = Path(__file__).resolve().parent.parent / "samples" / "commitments"


@dataclass(frozen=True, slots=True)
class Expected:
    """A commitment as labelled: the words of its action as quoted from the text."""

    action: str
    actors: tuple[str, ...]
    due: date | list[date] | str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what a careful person reads in it."""

    text: str
    style: str
    held_on: date
    expected: tuple[Expected, ...]


@dataclass(slots=True)
class Tally:
    """Counts over texts; a hit has the place, the actors and the deadline right."""

    expected: int = 0
    found: int = 0
    hits: int = 0
    placed: int = 0
    actors: int = 0
    deadlines: int = 0
    actions: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.expected if self.expected else 1.0


def labelled_in(path: Path) -> Iterator[Labelled]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for one in data["text"]:
        expected = tuple(
            Expected(e["action"], tuple(e["actors"]), e.get("due")) for e in one["expected"]
        )
        held_on = one.get("held_on", data["held_on"])
        yield Labelled(one["text"].strip(), one["style"], held_on, expected)


def tallies(texts: Sequence[Labelled]) -> Mapping[str, Tally]:
    """What was found, for each style and for all."""
    by_style: dict[str, Tally] = {}
    for one in texts:
        for style in ("all", one.style):
            _count(one, by_style.setdefault(style, Tally()))
    return by_style


def _count(one: Labelled, tally: Tally) -> None:
    passage = passage_from_text(one.text)
    found = list(find_commitments(passage, held_on=one.held_on))
    tally.expected += len(one.expected)
    tally.found += len(found)
    flat = re.sub(r"\s", " ", text_of(passage))
    for want in one.expected:
        start = flat.find(want.action)
        near = [got for got in found if got.start <= start < got.end]
        got = max(near, key=lambda each: _likeness(want, each), default=None)
        if got is None:
            tally.misses.append(f"missed  {want.action!r} {want.actors}")
            continue
        found.remove(got)
        _compare(want, got, tally)
    tally.misses += [f"extra   {got.action!r} {got.actors}" for got in found]


def _compare(want: Expected, got: FoundCommitment, tally: Tally) -> None:
    actors, due = same_actors(want.actors, got.actors), same_due(want.due, got.time)
    tally.placed += 1
    tally.actors += actors
    tally.deadlines += due
    tally.actions += same_action(want.action, got.action)
    tally.hits += actors and due
    if not (actors and due):
        when = got.time and (got.time.words, str(got.time.earliest), str(got.time.latest))
        said = f"{got.actors} {when}"
        tally.misses.append(f"differs {want.action!r}: {want.actors} {want.due} | found {said}")


def _likeness(want: Expected, got: FoundCommitment) -> tuple[float, bool, bool]:
    share = _share(want.action, got.action)
    return (share, same_actors(want.actors, got.actors), same_due(want.due, got.time))


def same_actors(want: Sequence[str], got: Sequence[str]) -> bool:
    return {name.casefold() for name in want} == {name.casefold() for name in got}


def same_due(want: date | list[date] | str | None, got: FuzzyTime | None) -> bool:
    """Of one day the last (or only) bound, of two days both; of words that they are the time's."""
    if want is None or got is None:
        return want is None and got is None
    if isinstance(want, str):
        return want.casefold() in got.words.casefold() or got.words.casefold() in want.casefold()
    if isinstance(want, list):
        return [got.earliest or want[0], got.latest] == want
    return (got.latest or got.earliest) == want


def same_action(want: str, got: str) -> bool:
    """Whether most words of the labelled action are in the one found, whatever their form."""
    return _share(want, got) >= 0.6


def _share(want: str, got: str) -> float:
    words = {word[:5] for word in re.findall(r"\w{4,}", want.casefold())}
    there = {word[:5] for word in re.findall(r"\w{4,}", got.casefold())}
    return len(words & there) / len(words) if words else 1.0


def print_scores(*, misses: bool = False) -> None:
    """A table for each labelled file: the measures of all and the hits of each style."""
    head = f"{'precision':>10}{'recall':>8}{'place':>8}{'actor':>8}{'deadline':>10}{'action':>8}"
    for path in sorted(LABELLED.glob("*.toml")):
        texts = tuple(labelled_in(path))
        without = sum(not one.expected for one in texts)
        print(f"\n{f'commitments, {path.stem}: {len(texts)} texts, {without} without':<48}{head}")
        for style, tally in sorted(tallies(texts).items()):
            print(_row(style, tally))
            if misses and style == "all" and path.stem != "kept":
                print("\n".join(f"    {line}" for line in tally.misses))


def _row(style: str, tally: Tally) -> str:
    def share(count: int) -> float:
        return count / tally.placed if tally.placed else 1.0

    return (
        f"  {style:<46}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.placed:>8}"
        f"{share(tally.actors):>8.3f}{share(tally.deadlines):>10.3f}{share(tally.actions):>8.3f}"
    )


def all_of(path: Path) -> Tally:
    """The tally over one labelled file."""
    return tallies(tuple(labelled_in(path)))["all"]
