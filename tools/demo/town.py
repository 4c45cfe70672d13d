"""An invented municipality as data: its forums, its people by term, its headings, its meetings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from referat.document import SectionKind


@dataclass(frozen=True, slots=True)
class Forum:
    """A council, committee or board. ``key`` is what stories call it; ``running`` numbers its items through the year."""

    key: str
    name: str
    slug: str
    place: str
    start: time
    chair_role: str
    opening: str
    news: str
    closing: str
    template: str
    running: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Who sat where, by initials; a forum's first is its chair. A council meets before its year."""

    first_day: date
    last_day: date
    parties: dict[str, str]
    forums: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting of the calendar and what is particular to it."""

    forum: str
    held_on: date
    format: str
    place: str = ""
    start: time | None = None
    excused: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    substitutes: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    news: str = ""
    any_other: str = ""
    agenda_too: bool = False
    supplement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """One municipality and what its papers share; ``headings`` are those that its template does not print as it should."""

    name: str
    slug: str
    templates: dict[date, str]
    headings: dict[SectionKind, str]
    forums: dict[str, Forum]
    people: dict[str, str]
    terms: tuple[Term, ...]
    gatherings: tuple[Gathering, ...]

    def template(self, forum: str, day: date) -> str:
        """The forum's own, else that of the system that the municipality had on that day."""
        bought = max(bought for bought in self.templates if bought <= day)
        return self.forums[forum].template or self.templates[bought]

    def term(self, day: date) -> Term:
        """Raises LookupError where nobody was elected."""
        for term in self.terms:
            if term.first_day <= day <= term.last_day:
                return term
        raise LookupError(f"{self.name} has no term that holds {day}: add one to town.toml")


def load(folder: Path) -> Town:
    """The municipality that ``folder``'s town.toml and calendar.toml describe."""
    data = tomllib.loads((folder / "town.toml").read_text(encoding="utf-8"))
    calendar = tomllib.loads((folder / "calendar.toml").read_text(encoding="utf-8"))
    return Town(
        name=data["name"],
        slug=data["slug"],
        templates={date.fromisoformat(day): name for day, name in data["templates"].items()},
        headings={SectionKind(kind): text for kind, text in data.get("headings", {}).items()},
        forums={key: _forum(key, entry) for key, entry in data["forums"].items()},
        people=data["people"],
        terms=tuple(_term(entry) for entry in data["term"]),
        gatherings=tuple(_gathering(entry) for entry in calendar["meeting"]),
    )


def place_in_time(at: str) -> tuple[str, date]:
    """``"TMU 2021-03-02"`` as forum and day."""
    forum, day = at.split(" ")
    return forum, date.fromisoformat(day)


def _forum(key: str, entry: Mapping[str, Any]) -> Forum:
    return Forum(
        key=key,
        name=entry["name"],
        slug=entry["slug"],
        place=entry["place"],
        start=time.fromisoformat(entry["start"]),
        chair_role=entry.get("chair_role", "Formand"),
        opening=entry.get("opening", ""),
        news=entry.get("news", "Meddelelser"),
        closing=entry.get("closing", ""),
        template=entry.get("template", ""),
        running=entry.get("running", False),
    )


def _term(entry: Mapping[str, Any]) -> Term:
    return Term(
        first_day=entry["from"],
        last_day=entry["until"],
        parties={who: party for party, line in entry["parties"].items() for who in line.split()},
        forums={forum: tuple(line.split()) for forum, line in entry["forums"].items()},
    )


def _gathering(entry: Mapping[str, Any]) -> Gathering:
    forum, held_on = place_in_time(entry["at"])
    start = entry.get("start")
    pairs = (pair.split(":") for pair in entry.get("substitutes", "").split())
    return Gathering(
        forum=forum,
        held_on=held_on,
        format=entry.get("format", "html"),
        place=entry.get("place", ""),
        start=time.fromisoformat(start) if start else None,
        excused=tuple(entry.get("excused", "").split()),
        absent=tuple(entry.get("absent", "").split()),
        substitutes=dict(pairs),
        opening=entry.get("opening", ""),
        news=entry.get("news", ""),
        any_other=entry.get("any_other", ""),
        agenda_too=entry.get("agenda_too", False),
        supplement=tuple(entry.get("supplement", "").split()),
    )
