"""A forum's rules as values, checked where they are made, and the templates that come with the house."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Any

from raadslag.drafts.case_numbers import checked as checked_pattern
from raadslag.drafts.deadlines import CLOSED_BY_CUSTOM, deadline
from raadslag.drafts.rules import ClosedTitles, Numbering
from referat.document import Outcome, SectionKind

TEMPLATE_NAMES = ("plain", "core_first", "decision_first", "presentation_first")
_MONTH_AND_DAY = re.compile(r"\d{2}-\d{2}")
_A_LEAP_YEAR = "2024"


class BadRules(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """Rules that contradict themselves; the message says what to change."""


class Position(StrEnum):
    """Where on the agenda a standing item stands."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One box of an item; an item is not done while a required one is empty.

    ``empty`` is what is printed where nothing is written in it: ``-``, or nothing and no heading.
    """

    kind: SectionKind
    heading: str
    required: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item on every agenda. ``timetable`` marks the one that lists when the others begin."""

    title: str
    position: Position = Position.FIRST
    minutes: int = 0
    text: str = ""
    timetable: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """What decisions of the forum often say, with what it amounts to."""

    text: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When items must be in the secretary's hands, and the agenda in the members'."""

    items: date
    agenda: date


@dataclass(frozen=True, slots=True)
class Rules:
    """All of it; the fields are those of :class:`raadslag.drafts.models.ForumRules`."""

    layout: str = "plain"
    sections: tuple[SectionRule, ...] = ()
    decision_first: bool = False
    numbering: Numbering = Numbering.MEETING
    case_number_pattern: str = ""
    standing_items: tuple[StandingItem, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    agenda_deadline_days: int = 4
    item_deadline_days: int = 8
    saturday_counts: bool = False
    also_closed: tuple[str, ...] = CLOSED_BY_CUSTOM
    closed_titles: ClosedTitles = ClosedTitles.TITLE
    lists_present: bool = True
    start_time: time | None = None
    end_time: time | None = None
    location: str = ""

    def deadlines(self, meeting_day: date) -> Deadlines:
        """The deadlines of a meeting on that day."""
        last = {
            days: deadline(
                meeting_day,
                days=days,
                saturday_counts=self.saturday_counts,
                also_closed=self.also_closed,
            )
            for days in (self.item_deadline_days, self.agenda_deadline_days)
        }
        return Deadlines(last[self.item_deadline_days], last[self.agenda_deadline_days])


def checked(rules: Rules) -> Rules:
    """The rules themselves; raises :class:`BadRules` or :class:`~case_numbers.BadPattern`."""
    if rules.layout not in TEMPLATE_NAMES:
        raise BadRules(f"There is no layout “{rules.layout}”: {', '.join(TEMPLATE_NAMES)}.")
    if not rules.sections:
        raise BadRules("An item needs at least one section. Add one.")
    headings = [section.heading.casefold() for section in rules.sections]
    if "" in headings or len(set(headings)) < len(headings):
        raise BadRules("Each section needs a heading of its own. Give two alike different ones.")
    if rules.item_deadline_days < rules.agenda_deadline_days:
        raise BadRules("Items are due before the agenda. Give them at least as many days.")
    if rules.start_time and rules.end_time and rules.end_time <= rules.start_time:
        raise BadRules("A meeting ends after it begins. Choose a later end.")
    if bad := [day for day in rules.also_closed if not is_closed_day(day)]:
        raise BadRules(f"“{bad[0]}” is no day. Write 12-24 or 2027-05-07.")
    checked_pattern(rules.case_number_pattern)
    return rules


def is_closed_day(text: str) -> bool:
    """Whether it names a day: ``"12-24"`` of each year, or ``"2027-05-07"``."""
    try:
        date.fromisoformat(f"{_A_LEAP_YEAR}-{text}" if _MONTH_AND_DAY.fullmatch(text) else text)
    except ValueError:
        return False
    return len(text) in {5, 10}


def rules_from(data: Mapping[str, Any]) -> Rules:
    """What a mapping of a template or a row says; raises as :func:`checked` does."""
    values = dict(data)
    lists = {"sections": _section, "standing_items": _standing_item, "phrases": _phrase}
    for name, make in lists.items():
        values[name] = tuple(make(one) for one in values.get(name, ()))
    values["numbering"] = Numbering(values.get("numbering", Numbering.MEETING))
    values["closed_titles"] = ClosedTitles(values.get("closed_titles", ClosedTitles.TITLE))
    values["also_closed"] = tuple(values.get("also_closed", CLOSED_BY_CUSTOM))
    return checked(Rules(**values))


def data_of_sections(sections: Sequence[SectionRule]) -> list[dict[str, object]]:
    """As they are stored."""
    return [
        {
            "kind": one.kind.value,
            "heading": one.heading,
            "required": one.required,
            "empty": one.empty,
        }
        for one in sections
    ]


def data_of_standing_items(items: Sequence[StandingItem]) -> list[dict[str, object]]:
    """As they are stored."""
    return [
        {
            "title": one.title,
            "position": one.position.value,
            "minutes": one.minutes,
            "text": one.text,
            "timetable": one.timetable,
        }
        for one in items
    ]


def data_of_phrases(phrases: Sequence[Phrase]) -> list[dict[str, object]]:
    """As they are stored."""
    return [
        {"text": one.text, "outcome": one.outcome.value if one.outcome else ""} for one in phrases
    ]


def _section(data: Mapping[str, Any]) -> SectionRule:
    return SectionRule(
        SectionKind(data["kind"]),
        data["heading"],
        bool(data.get("required", False)),
        data.get("empty", ""),
    )


def _standing_item(data: Mapping[str, Any]) -> StandingItem:
    return StandingItem(
        title=data["title"],
        position=Position(data.get("position", Position.FIRST)),
        minutes=int(data.get("minutes", 0)),
        text=data.get("text", ""),
        timetable=bool(data.get("timetable", False)),
    )


def _phrase(data: Mapping[str, Any]) -> Phrase:
    return Phrase(data["text"], Outcome(data["outcome"]) if data.get("outcome") else None)


def _load(name: str) -> Rules:
    source = resources.files("raadslag.drafts").joinpath("forum_templates", f"{name}.toml")
    return rules_from(tomllib.loads(source.read_text(encoding="utf-8")))


TEMPLATES: Mapping[str, Rules] = MappingProxyType({name: _load(name) for name in TEMPLATE_NAMES})
