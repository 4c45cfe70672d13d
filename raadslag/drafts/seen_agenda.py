"""What the page on which an agenda is put together is handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from raadslag.drafts.agenda_rules import CHANGEABLE
from raadslag.drafts.rules import DeliveryError, DeliveryState, ItemState, Stage
from raadslag.drafts.timetable import Slot


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item on the agenda; ``missing`` are the headings of sections it must have and has not."""

    id: int
    uuid: UUID
    number: str
    title: str
    state: ItemState
    is_public: bool
    closed_reason: str
    public_title: str
    minutes: int
    pause_after: int
    slot: Slot | None
    author: str
    case_number: str
    supplementary: bool
    late_reason: str
    standing: bool
    timetable: bool
    missing: tuple[str, ...]
    version: int
    is_fixed: bool  # its number is out: it stays where it stands

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is only printed as withdrawn."""
        return self.state is ItemState.WITHDRAWN


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An item of the forum that is on no agenda; ``wanted`` where its author has this meeting in mind."""

    id: int
    uuid: UUID
    title: str
    state: ItemState
    is_public: bool
    minutes: int
    author: str
    case_number: str
    missing: tuple[str, ...]
    wanted_on: date | None
    wanted: bool

    @property
    def is_submitted(self) -> bool:
        """Whether its author has let go of it."""
        return self.state is ItemState.SUBMITTED


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """Somebody to be sent the package; ``state`` None where nothing has been tried yet."""

    name: str
    email: str
    state: DeliveryState | None
    error: DeliveryError | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """``draft_id`` is None where nobody has begun; then all else is empty."""

    meeting_id: int
    forum_id: int
    forum: str
    body: str
    start_date: date
    start_time: time | None
    end: datetime | None
    location: str
    is_cancelled: bool
    draft_id: int | None
    stage: Stage
    item_deadline: date
    agenda_deadline: date
    is_late: bool
    asks_public_title: bool
    items: tuple[AgendaLine, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    deliveries: tuple[DeliveryLine, ...] = ()
    ends_at: time | None = None
    closed_stand_last: bool = True

    @property
    def can_change(self) -> bool:
        """Whether the meeting is still ahead or going on."""
        return self.stage in CHANGEABLE

    @property
    def is_called(self) -> bool:
        """Whether the agenda is out."""
        return self.stage is not Stage.PREPARING

    @property
    def unsent(self) -> int:
        """How many still lack the package."""
        return sum(one.state is not DeliveryState.SENT for one in self.deliveries)

    @property
    def missing_count(self) -> int:
        """How many items lack something."""
        return sum(bool(one.missing) for one in self.items if not one.is_withdrawn)
