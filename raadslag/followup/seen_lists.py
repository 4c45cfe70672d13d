"""What the page of a reminder list is handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from raadslag.followup.editions import Difference
from raadslag.followup.seen import SeenCommitment


@dataclass(frozen=True, slots=True)
class ListTheme:
    """One thing below a heading. ``due_from`` and ``due`` as in :class:`~raadslag.followup.models.Timed`."""

    id: int
    time_words: str
    due_from: date | None
    due: date | None
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class ListStrand:
    """A heading below the list."""

    id: int
    title: str
    note: str
    themes: tuple[ListTheme, ...]


@dataclass(frozen=True, slots=True)
class ListOnAgenda:
    """Where the list stands on an agenda that is being prepared. ``is_edited``: somebody wrote in it."""

    id: int
    meeting_id: int
    item: UUID
    held_on: date
    is_edited: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list. ``kept_back`` are the ids of rows that are not printed, because not all may read them.

    ``last_on`` is the day of the meeting that had the list before it last; ``changes`` since then.
    """

    id: int
    title: str
    standing: bool
    may_edit: bool
    rows: tuple[SeenCommitment, ...]
    kept_back: frozenset[int]
    strands: tuple[ListStrand, ...]
    changes: tuple[Difference, ...]
    last_on: date | None
    agendas: tuple[ListOnAgenda, ...]
