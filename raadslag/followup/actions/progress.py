"""How it goes with a commitment: under way, done, dropped, taken up again, and notes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from raadslag.followup.actions.history import happened
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment
from raadslag.followup.rules import NEXT_STATES, SECOND_CLICK, Happening, State
from raadslag.followup.said import BadCommitment
from raadslag.followup.timing import settle_again
from raadslag.people.models import User

_CARRIED_OUT = frozenset({State.UNDER_WAY, State.DONE})


@transaction.atomic
def set_state(
    commitment: Commitment,
    state: State,
    *,
    note: str = "",
    done_on: date | None = None,
    round_due: date | None = None,
    by: User,
    now: datetime,
) -> Commitment:
    """Say how it goes; a state that it has already changes nothing. Gives the stored row.

    Of a recurring one DONE is said of the round that is due on ``round_due``, as the caller saw it
    (by default as ``commitment`` has it), and its next round becomes due; said twice of one round
    it counts once. Raises :class:`~raadslag.followup.said.BadCommitment`.
    """
    row = locked(commitment)
    if state is State.DONE and row.repeats and State(row.state) is not State.DONE:
        _finish_round(row, round_due or commitment.due, note=note, done_on=done_on, by=by, now=now)
    elif State(row.state) is not state:
        _move(row, state, note=note.strip(), done_on=done_on, by=by, now=now)
    return row


@transaction.atomic
def add_note(commitment: Commitment, text: str, *, by: User, now: datetime) -> Commitment:
    """A word for those who follow it, once where it is sent twice; raises :class:`~raadslag.followup.said.BadCommitment`."""
    if not text.strip():
        raise BadCommitment("note", "empty", "There is nothing in the note. Write one.")
    row = locked(commitment)
    same = row.history.filter(happening=Happening.NOTE, by=by, note=text.strip())
    if not same.filter(at__gt=now - SECOND_CLICK).exists():
        happened(row, Happening.NOTE, by=by, now=now, note=text.strip())
    return row


def _move(
    row: Commitment, state: State, *, note: str, done_on: date | None, by: User, now: datetime
) -> None:
    before = State(row.state)
    if state not in NEXT_STATES[before]:
        raise BadCommitment("state", "not_from_here", "It cannot become that from what it is.")
    if state is State.DROPPED and before is not State.PROPOSED and not note:
        raise BadCommitment("note", "reason", "It was agreed. Say why it is dropped.")
    day = _day_done(row, done_on, now) if state is State.DONE else None
    _refuse_stopped(row, state)
    row.state, row.done_on = state, day
    _agree_on_the_way(row, before, by=by, now=now)
    row.save()
    happening = Happening.AGREED if _is_yes(before, state) else Happening.STATE
    happened(
        row,
        happening,
        by=by,
        now=now,
        field="state",
        before=before.value,
        after=state.value,
        note=note,
        day=day,
    )


def _finish_round(
    row: Commitment,
    round_due: date | None,
    *,
    note: str,
    done_on: date | None,
    by: User,
    now: datetime,
) -> None:
    """The round is done and the next one due; where there is none, all of it is done."""
    if row.due is None:
        _move(row, State.DONE, note=note.strip(), done_on=done_on, by=by, now=now)
        return
    if round_due != row.due:
        return
    before = State(row.state)
    day = _day_done(row, done_on, now)
    _refuse_stopped(row, State.DONE)
    row.state, row.done_on, row.round_done = State.AGREED, day, row.due
    _agree_on_the_way(row, before, by=by, now=now)
    settle_again(row, today=localdate(now))
    if row.due is None:
        row.state, row.due = State.DONE, row.round_done
    row.save()
    happened(row, Happening.OCCURRED, by=by, now=now, note=note.strip(), day=day)


def _day_done(row: Commitment, done_on: date | None, now: datetime) -> date:
    today = localdate(now)
    day = done_on or today
    if day > today:
        raise BadCommitment(
            "done_on", "future", "That day has not been yet. Choose today or before."
        )
    if row.agenda_item is not None and day < row.agenda_item.meeting.start_date:
        raise BadCommitment("done_on", "before_meeting", "It was decided later than that day.")
    return day


def _refuse_stopped(row: Commitment, state: State) -> None:
    if row.stopped and state in _CARRIED_OUT:
        text = "Execution of the decision is stopped (§ 23). Lift the stop first."
        raise BadCommitment("state", "stopped", text)


def _agree_on_the_way(row: Commitment, before: State, *, by: User, now: datetime) -> None:
    """Whoever reports on a proposal says yes to it, too."""
    if before is not State.PROPOSED or row.state == State.DROPPED:
        return
    row.agreed_by, row.agreed_at = by, now
    settle_again(row, today=localdate(now))


def _is_yes(before: State, state: State) -> bool:
    return before is State.PROPOSED and state is State.AGREED
