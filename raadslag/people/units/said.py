"""What is said of a unit, and how a page is shown one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from raadslag.people.seats import Seats

NAME_MAX = 300  # as long as the columns
SHORT_NAME_MAX = 60


class BadUnit(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """What cannot be so; ``field`` is its place, ``code`` a key of the page's messages.

    ``known`` is the unit that stands in the way, where one does.
    """

    def __init__(self, field: str, code: str, text: str, *, known: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.code = code
        self.known = known


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What it is called, and what papers call it for short."""

    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class SeenUnit:
    """A unit as a line of the list. ``closed_on``: from that day it is no more, which may be ahead."""

    id: int
    name: str
    short_name: str
    body_id: int
    body: str
    heads: tuple[str, ...]
    people: int
    closed_on: date | None
    successor: str

    @property
    def called(self) -> str:
        """Its name, with the short one behind."""
        return f"{self.name} ({self.short_name})" if self.short_name else self.name


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit and everybody who works, has worked or will work there."""

    unit: SeenUnit
    seats: Seats
    is_closed: bool


def checked(said: UnitSaid) -> UnitSaid:
    """What was said, evened out; raises :class:`BadUnit`."""
    name, short = " ".join(said.name.split()), " ".join(said.short_name.split())
    if not name:
        raise BadUnit("name", "name", "A unit needs a name. Write it as papers do.")
    if len(name) > NAME_MAX:
        raise BadUnit("name", "long", "The name is too long.")
    if len(short) > SHORT_NAME_MAX:
        raise BadUnit("short_name", "long", "The short name is too long.")
    return UnitSaid(name, "" if short.casefold() == name.casefold() else short)
