"""States of a document, and which of a meeting's versions count: tables and pure predicates."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from referat.document import Kind


class MeetingStatus(StrEnum):
    """``HELD`` as soon as minutes are published; ``CANCELLED`` stays until the meeting is planned anew."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MinutesState(StrEnum):
    """``HELD_BACK`` until a person has looked; ``REJECTED`` is kept, but never shown to the public.

    ``RETRACTED`` was published and was taken back with a reason that everybody may read.
    """

    HELD_BACK = "held"
    PUBLISHED = "published"
    REJECTED = "rejected"
    RETRACTED = "retracted"


NEXT_STATES: dict[MinutesState, frozenset[MinutesState]] = {
    MinutesState.HELD_BACK: frozenset({MinutesState.PUBLISHED, MinutesState.REJECTED}),
    MinutesState.PUBLISHED: frozenset({MinutesState.HELD_BACK, MinutesState.RETRACTED}),
    MinutesState.REJECTED: frozenset({MinutesState.HELD_BACK}),
    MinutesState.RETRACTED: frozenset({MinutesState.PUBLISHED}),
}


class Version(Protocol):
    """What has to be known of a version to say whether it counts."""

    @property
    def kind(self) -> str: ...
    @property
    def supplementary(self) -> bool: ...
    @property
    def corrected(self) -> bool: ...
    @property
    def version(self) -> int: ...


V = TypeVar("V", bound=Version)


def rank(version: Version) -> tuple[bool, bool, bool, int]:
    """Orders a meeting's versions: whole documents over supplements, minutes over agendas,
    corrected over first editions, and then the one that came in last.
    """
    return (
        not version.supplementary,
        version.kind == Kind.MINUTES,
        version.corrected,
        version.version,
    )


def current_versions(published: Sequence[V]) -> list[V]:
    """The versions that make up the meeting as it now reads: the best whole document first, then
    the supplements of its kind in the order they came.
    """
    if not published:
        return []
    best = max(published, key=rank)
    supplements = [
        version
        for version in sorted(published, key=lambda version: version.version)
        if version.supplementary and version is not best and version.kind == best.kind
    ]
    return [best, *supplements]
