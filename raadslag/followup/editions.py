"""A reminder list as it stood before a meeting: stored as data, compared with the next one; pure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from raadslag.followup.telling import day
from referat.document import ListItem, Paragraph, Passage
from referat.reminders import CHANGES, Entry, ListTheme, ReminderList, StrandOf

CHANGES_HEADING = CHANGES
_NOTHING_NEW = "Ingen ændringer siden {day}."


class Change(StrEnum):
    """What happened to a row of the list since last time."""

    NEW = "new"
    REWORDED = "reworded"
    MOVED = "moved"  # to another time
    REASSIGNED = "reassigned"
    DONE = "done"
    OFF = "off"  # taken off the list, not done
    THEME = "theme"  # a theme below the list is new
    THEME_MOVED = "theme_moved"
    THEME_OFF = "theme_off"


# Printed, so Danish whatever language the screens have.
_PRINTED: dict[Change, str] = {
    Change.NEW: "Nyt: {topic}",
    Change.REWORDED: "Ny ordlyd: {topic} (før: {before})",
    Change.MOVED: "Nyt tidspunkt: {topic}: {after} (før: {before})",
    Change.REASSIGNED: "Ny ansvarlig: {topic}: {after} (før: {before})",
    Change.DONE: "Udført: {topic}",
    Change.OFF: "Udgået: {topic}",
    Change.THEME: "Nyt under {topic}: {after}",
    Change.THEME_MOVED: "Nyt tidspunkt under {topic}: {after} (før: {before})",
    Change.THEME_OFF: "Udgået under {topic}: {before}",
}
_NOTHING = "ingen"
ThemeAt: TypeAlias = tuple[str, ListTheme]
"""A theme with the heading that it is printed below."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``key`` is the commitment's, empty where a person wrote the row into the text."""

    key: str
    topic: str
    time: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole list as it was, or is to be, printed."""

    title: str
    rows: tuple[Row, ...] = ()
    strands: tuple[StrandOf, ...] = ()

    @property
    def printed(self) -> ReminderList:
        """The list as the library reads and writes it."""
        entries = tuple(Entry(row.topic, row.time, row.responsible) for row in self.rows)
        return ReminderList(self.title, entries, self.strands)

    @property
    def themes(self) -> list[ThemeAt]:
        return [(one.heading, theme) for one in self.strands for theme in one.themes]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, with the words before and after where there are two.

    The topic of a theme is the heading that it stands below.
    """

    change: Change
    topic: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return _PRINTED[self.change].format(
            topic=self.topic, before=self.before or _NOTHING, after=self.after or _NOTHING
        )


def differences(
    before: Edition,
    after: Edition,
    *,
    done: Container[str] = frozenset(),
    hidden: Container[str] = frozenset(),
    removed: Container[ThemeAt] = frozenset(),
) -> tuple[Difference, ...]:
    """What is not as it was: what has come and what is changed, what is gone, then the themes.

    ``done`` are the keys of what is gone because it is carried out. Nothing is told of those
    ``hidden``: their origin has been closed since they were printed. Of the themes that are gone
    only those ``removed`` are told: of the others the time is over, or the origin closed.
    """
    old = {_key(row): row for row in before.rows}
    kept = {_key(row) for row in after.rows}
    found: list[Difference] = []
    for row in after.rows:
        found.extend(_of_row(old.get(_key(row)), row))
    for key, row in old.items():
        if key not in kept and row.key not in hidden:
            found.append(Difference(Change.DONE if row.key in done else Change.OFF, row.topic))
    return (*found, *_of_themes(before, after, removed))


def passage_of_changes(found: tuple[Difference, ...], *, since: date) -> Passage:
    """The changes as they are printed."""
    if not found:
        return (Paragraph(_NOTHING_NEW.format(day=day(since))),)
    return tuple(ListItem(str(one)) for one in found)


def data_of(edition: Edition) -> dict[str, Any]:
    """As it is stored."""
    return {
        "title": edition.title,
        "rows": [
            {"key": one.key, "topic": one.topic, "time": one.time, "responsible": one.responsible}
            for one in edition.rows
        ],
        "strands": [
            {
                "heading": strand.heading,
                "note": strand.note,
                "themes": [{"time": one.time, "text": one.text} for one in strand.themes],
            }
            for strand in edition.strands
        ],
    }


def edition_from(data: Mapping[str, Any]) -> Edition:
    """What :func:`data_of` stored."""
    return Edition(
        title=data["title"],
        rows=tuple(Row(**one) for one in data["rows"]),
        strands=tuple(
            StrandOf(
                strand["heading"],
                strand["note"],
                tuple(ListTheme(**one) for one in strand["themes"]),
            )
            for strand in data["strands"]
        ),
    )


def with_keys(printed: ReminderList, known: Edition) -> Edition:
    """The list as it was read from its text, each row with the key that it has by its topic."""
    keys = {_folded(row.topic): row.key for row in known.rows}
    rows = tuple(
        Row(keys.pop(_folded(one.topic), ""), one.topic, one.time, one.responsible)
        for one in printed.entries
    )
    return Edition(printed.title or known.title, rows, printed.strands)


def _of_row(old: Row | None, row: Row) -> Iterator[Difference]:
    if old is None:
        yield Difference(Change.NEW, row.topic)
        return
    if old.topic != row.topic:
        yield Difference(Change.REWORDED, row.topic, old.topic, row.topic)
    if old.time != row.time:
        yield Difference(Change.MOVED, row.topic, old.time, row.time)
    if old.responsible != row.responsible:
        yield Difference(Change.REASSIGNED, row.topic, old.responsible, row.responsible)


def _of_themes(
    before: Edition, after: Edition, removed: Container[ThemeAt]
) -> Iterator[Difference]:
    old, new = before.themes, after.themes
    came = [one for one in new if one not in old]
    gone = [one for one in old if one not in new]
    for heading, theme in came:
        moved = next((one for one in gone if _same_but_time(one, (heading, theme))), None)
        if moved is None:
            yield Difference(Change.THEME, heading, after=_said(theme))
        else:
            gone.remove(moved)
            yield Difference(
                Change.THEME_MOVED, heading, before=_said(moved[1]), after=_said(theme)
            )
    for place in gone:
        if place in removed:
            yield Difference(Change.THEME_OFF, place[0], before=_said(place[1]))


def _same_but_time(one: ThemeAt, other: ThemeAt) -> bool:
    """Only what is said in words can be known again; a time alone is another theme."""
    text = _folded(one[1].text)
    return bool(text) and (one[0], text) == (other[0], _folded(other[1].text))


def _said(theme: ListTheme) -> str:
    return ": ".join(filter(None, (theme.time, theme.text)))


def _key(row: Row) -> str:
    return row.key or _folded(row.topic)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
