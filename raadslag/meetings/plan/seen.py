"""What the plan's pages are handed and hand in: values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.seen import SeenForum


@dataclass(frozen=True, slots=True)
class Slot:
    """When and where a meeting is to be."""

    day: date
    start_time: time | None = None
    end_time: time | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One line of the plan.

    ``is_fixed`` where minutes are published: the plan no longer changes it. ``may_go`` where
    nothing depends on it and nobody outside has been told of it.
    """

    id: int
    slot: Slot
    slug: str
    status: MeetingStatus
    status_reason: str
    is_announced: bool
    is_fixed: bool
    has_agenda: bool
    may_go: bool
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A forum's year, the first meeting first."""

    forum: SeenForum
    year: int
    meetings: tuple[PlannedMeeting, ...]
    years: tuple[int, ...]  # those with meetings

    @property
    def unannounced(self) -> int:
        """How many meetings nobody outside has been told of."""
        return sum(not meeting.is_announced for meeting in self.meetings)


class RemarkKind(StrEnum):
    """What should be looked at before a day is taken."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OFFICES_CLOSED = "offices_closed"
    SAME_FORUM = "same_forum"
    SAME_PEOPLE = "same_people"


@dataclass(frozen=True, slots=True)
class Remark:
    """``what`` names the holiday or the other forum; ``people`` those who sit in both."""

    kind: RemarkKind
    what: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """A day of the preview. ``is_taken`` where the forum meets that day already."""

    day: date
    remarks: tuple[Remark, ...] = ()

    @property
    def is_taken(self) -> bool:
        return any(one.kind is RemarkKind.SAME_FORUM for one in self.remarks)
