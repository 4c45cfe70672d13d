"""What a page is handed of commitments: values that hold only what the one who looks may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from raadslag.followup.rules import OPEN_STATES, Standing, State
from raadslag.meetings.seen import SeenForum


@dataclass(frozen=True, slots=True)
class SeenWho:
    """Somebody responsible. A person has no name for those who see only what the public may.

    Officials' names in a public list of what is late would be personal data for no purpose; the
    unit that answers for it is not. ``closed_on``: the unit is no more from that day.
    """

    name: str
    short_name: str = ""
    person_id: int | None = None
    organization_id: int | None = None
    closed_on: date | None = None

    @property
    def called(self) -> str:
        """As a list calls it: by its short name where it has one."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a published item's address."""

    body: str
    forum: str
    meeting: str
    item: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where it was decided. ``title`` is the one that this reader may see, empty where it is withheld.

    ``address`` is set where this reader may open the item.
    """

    item_id: int
    held_on: date
    forum: str
    number: str
    title: str
    is_public: bool
    address: Address | None


@dataclass(frozen=True, slots=True)
class SeenCommitment:
    """A commitment as a line of a list.

    ``due_from`` and ``due`` are as in :class:`~raadslag.followup.models.Timed`, empty where they are
    the day of a meeting that this reader may not know of. ``actor_words``, the decision's own words
    for who, are for those who see more than the public does. ``is_decided``: at an item, which has
    an ``origin`` where this reader may know of it; ``is_closed_item``: that item is closed, and so
    this is not for everybody's eyes.
    """

    id: int
    uuid: UUID
    text: str
    who: tuple[SeenWho, ...]
    actor_words: str
    time_words: str
    said_on: date
    due_from: date | None
    due: date | None
    repeats: bool
    done_on: date | None
    state: State
    standing: Standing
    is_public: bool
    on_list: bool
    forum: SeenForum
    is_decided: bool
    is_closed_item: bool
    origin: Origin | None
    version: int

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def lacks_somebody(self) -> bool:
        """Whether it is to be done and nobody is to do it."""
        return self.is_open and not self.who
