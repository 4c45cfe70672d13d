"""One wish for many commitments: each gets all of it or none, and says why where it gets none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from raadslag.followup.actions import commitments, progress
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment
from raadslag.followup.queries.commitment import SeenLine, seen_lines
from raadslag.followup.rules import State
from raadslag.followup.said import BadCommitment, Who
from raadslag.people.models import User

ROWS_MAX = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of them all; None leaves what each has."""

    state: State | None = None
    note: str = ""
    who: tuple[Who, ...] | None = None
    time_words: str | None = None
    on_list: bool | None = None
    is_public: bool | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What became of one: ``lines`` of history, none where it was so already, or why not."""

    uuid: UUID
    text: str
    lines: tuple[SeenLine, ...] = ()
    refused: BadCommitment | None = None


class _Undone(Exception):  # noqa: N818 -- never seen outside
    """Takes back what was only tried."""


def change_all(
    rows: Sequence[Commitment], wish: Wish, *, by: User, now: datetime
) -> tuple[Came, ...]:
    """Do it; those that refuse stay as they are, the others are changed."""
    with transaction.atomic():
        return tuple(_changed(row, wish, by=by, now=now) for row in rows)


def try_all(rows: Sequence[Commitment], wish: Wish, *, by: User, now: datetime) -> tuple[Came, ...]:
    """What :func:`change_all` would do; nothing is stored."""
    came: tuple[Came, ...] = ()
    try:
        with transaction.atomic():
            came = change_all(rows, wish, by=by, now=now)
            raise _Undone  # noqa: TRY301 -- it takes the transaction back
    except _Undone:
        return came


def _changed(row: Commitment, wish: Wish, *, by: User, now: datetime) -> Came:
    try:
        with transaction.atomic():
            before, after = _apply(row, wish, by=by, now=now)
    except BadCommitment as refused:
        return Came(row.uuid, row.text, refused=refused)
    lines = after.history.select_related("by").order_by("-id")[: after.version - before]
    return Came(row.uuid, row.text, lines=seen_lines(reversed(lines)))


def _apply(row: Commitment, wish: Wish, *, by: User, now: datetime) -> tuple[int, Commitment]:
    """The version before, and the row after."""
    stored = locked(row)
    before = stored.version
    if wish.is_public and not stored.may_be_public:
        raise BadCommitment("is_public", "closed", "It was decided at a closed item.")
    said = commitments.said_of(stored)
    wanted = replace(
        said,
        who=said.who if wish.who is None else wish.who,
        time_words=said.time_words if wish.time_words is None else wish.time_words,
        on_list=said.on_list if wish.on_list is None else wish.on_list,
        is_public=said.is_public if wish.is_public is None else wish.is_public,
    )
    after = commitments.change(stored, wanted, by=by, now=now)
    if wish.state is not None:
        after = progress.set_state(after, wish.state, note=wish.note, by=by, now=now)
    return before, after
