"""States of a commitment and what leads from one to another: tables, free of Django."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """How far a commitment has come, as it is stored."""

    PROPOSED = "proposed"  # found in a decision's text; nobody has said yes
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Standing(StrEnum):
    """How a commitment stands on a day: its state, unless it is late or may not be carried out."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    OVERDUE = "overdue"
    STOPPED = "stopped"  # kommunestyrelsesloven § 23


NEXT_STATES: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.AGREED, State.UNDER_WAY, State.DONE, State.DROPPED}),
    State.AGREED: frozenset({State.UNDER_WAY, State.DONE, State.DROPPED}),
    State.UNDER_WAY: frozenset({State.AGREED, State.DONE, State.DROPPED}),
    State.DONE: frozenset({State.AGREED, State.UNDER_WAY}),
    State.DROPPED: frozenset({State.AGREED, State.PROPOSED}),
}
OPEN_STATES = frozenset({State.AGREED, State.UNDER_WAY})
"""Somebody has said yes, and it is not over."""

UNFINISHED_STATES = OPEN_STATES | {State.PROPOSED}
"""What is not over, whether or not somebody has said yes."""

KNOWN_STATES = frozenset(State) - {State.PROPOSED}
"""What others than those who confirm may know of: a proposal is only a guess."""


SECOND_CLICK = timedelta(seconds=10)
"""The same written again by the same person within this time is written once."""


class Happening(StrEnum):
    """What a line of a commitment's history tells."""

    PROPOSED = "proposed"
    WRITTEN = "written"  # by a person, with no text to find it in
    AGREED = "agreed"
    CHANGED = "changed"  # what, who or when; ``field`` says which
    STATE = "state"
    OCCURRED = "occurred"  # one round of a recurring one is done
    NOTE = "note"
    EVIDENCE = "evidence"
    TAKEN_UP = "taken_up"  # put on an agenda because it is due
    REPORTED = "reported"  # put on an agenda to tell the forum that it is done
    NOTED = "noted"  # the forum has taken the report as read
    STOPPED = "stopped"
    RESUMED = "resumed"
    REMINDED = "reminded"


class EvidenceKind(StrEnum):
    """What shows that something was done."""

    LINK = "link"
    FILE = "file"
    ITEM = "item"  # of a later meeting


class Purpose(StrEnum):
    """Why a commitment stands on an agenda."""

    DUE = "due"
    REPORT = "report"


class ThemeKind(StrEnum):
    """What is written on a wheel or below a reminder list."""

    THEME = "theme"
    DEADLINE = "deadline"
    MILESTONE = "milestone"


def standing(state: State, *, due: date | None, stopped: bool, today: date) -> Standing:
    """How it stands today: what is stopped is not late, and what is over is neither."""
    if state not in OPEN_STATES:
        return Standing(state.value)
    if stopped:
        return Standing.STOPPED
    if due is not None and due < today:
        return Standing.OVERDUE
    return Standing(state.value)
