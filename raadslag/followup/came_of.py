"""What came of a case, as facts that one sentence can be made of; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from raadslag.followup.rules import Standing
from referat.document import Outcome


class Result(StrEnum):
    """What can be said of the commitments as a whole."""

    NOTHING = "nothing"  # none that the reader may see, and the decision called for none
    NONE_YET = "none_yet"  # it was adopted, and nobody has been given anything to do
    STOPPED = "stopped"  # the decision may not be carried out
    ALL_DONE = "all_done"
    ONE_LEFT = "one_left"
    SEVERAL_LEFT = "several_left"
    DROPPED = "dropped"  # nothing is left, and nothing was done


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest decision: whose, when and with what outcome."""

    forum: str
    day: date | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Coming:
    """Where the case comes up next."""

    forum: str
    day: date


@dataclass(frozen=True, slots=True)
class Task:
    """A commitment, as far as the sentence needs it."""

    standing: Standing
    due: date | None = None


@dataclass(frozen=True, slots=True)
class CameOfCase:
    """All that the sentence says. ``left`` is the one that remains, or the one that is due next.

    ``decided`` is the newest decision that settled the case, ``latest`` a newer one that did not; where
    none has settled it, ``decided`` is simply the newest.
    """

    decided: Decided | None
    latest: Decided | None
    coming: Coming | None
    result: Result
    total: int = 0
    done: int = 0
    overdue: int = 0
    left: Task | None = None


_SETTLES = frozenset(
    {
        Outcome.ADOPTED,
        Outcome.ADOPTED_AMENDED,
        Outcome.REJECTED,
        Outcome.LAPSED,
        Outcome.ELECTED,
        Outcome.SEVERAL,
    }
)
_CALLS_FOR_WORK = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_AMENDED, Outcome.SEVERAL})


def came_of_case(
    *,
    decisions: Sequence[Decided],
    coming: Coming | None,
    tasks: Iterable[Task],
    is_stopped: bool = False,
) -> CameOfCase:
    """The facts of ``decisions``, the oldest first.

    Proposals are guesses and do not count; what was dropped counts only alone.
    """
    newest = decisions[-1] if decisions else None
    settled = next((one for one in reversed(decisions) if one.outcome in _SETTLES), newest)
    known = [one for one in tasks if one.standing is not Standing.PROPOSED]
    counted = [one for one in known if one.standing is not Standing.DROPPED]
    left = [one for one in counted if one.standing is not Standing.DONE]
    return CameOfCase(
        decided=settled,
        latest=None if newest is settled else newest,
        coming=coming,
        result=_result(settled, known, counted, left, is_stopped=is_stopped),
        total=len(counted),
        done=len(counted) - len(left),
        overdue=sum(one.standing is Standing.OVERDUE for one in left),
        left=min(left, key=lambda one: one.due or date.max, default=None),
    )


def _result(
    decided: Decided | None,
    known: list[Task],
    counted: list[Task],
    left: list[Task],
    *,
    is_stopped: bool,
) -> Result:
    if is_stopped:
        return Result.STOPPED
    if not known:
        called = decided is not None and decided.outcome in _CALLS_FOR_WORK
        return Result.NONE_YET if called else Result.NOTHING
    if not counted:
        return Result.DROPPED
    if not left:
        return Result.ALL_DONE
    return Result.ONE_LEFT if len(left) == 1 else Result.SEVERAL_LEFT
