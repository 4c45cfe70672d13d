"""What is said of a seat in a forum, checked: who, as what, for whom, from when to when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from raadslag.people.rules import MembershipRole


class BadSeat(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """A seat that cannot be; ``code`` is a key of the page's messages, ``field`` its place."""

    def __init__(self, code: str, field: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class SeatSaid:
    """``on_behalf_of`` is the seat that a substitute stands in for; both days are included."""

    name: str
    role: MembershipRole = MembershipRole.MEMBER
    party: str = ""
    email: str = ""
    user_id: int | None = None
    on_behalf_of: int | None = None
    start_date: date | None = None
    end_date: date | None = None


@dataclass(frozen=True, slots=True)
class SeenSeat:
    """A seat as its page shows it."""

    id: int
    name: str
    role: MembershipRole
    party: str
    email: str
    username: str
    stands_in_for: str
    start_date: date | None
    end_date: date | None


@dataclass(frozen=True, slots=True)
class Seats:
    """A forum's seats: held on the day asked for, before it, and from later on."""

    held: tuple[SeenSeat, ...]
    past: tuple[SeenSeat, ...]
    coming: tuple[SeenSeat, ...]


def checked(said: SeatSaid) -> SeatSaid:
    """What was said, evened out; raises :class:`BadSeat`."""
    said = replace(said, name=" ".join(said.name.split()), party=said.party.strip())
    if not said.name:
        raise BadSeat("name", "name", "A seat needs somebody. Write a name.")
    if said.start_date and said.end_date and said.end_date < said.start_date:
        raise BadSeat("end", "end_date", "It ends before it begins. Choose a later day.")
    if said.on_behalf_of is not None and said.role is not MembershipRole.SUBSTITUTE:
        raise BadSeat("substitute", "role", "Only a substitute stands in for somebody.")
    return said
