"""What stands before a clause in its sentence and decides whether the clause can commit anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from referat.commitments.clauses import Clause
from referat.commitments.vocabulary import ASIDE, BLOCKING, OPENING, WISHING, Sense


class Mode(StrEnum):
    """``BLOCKED`` behind advice, news and opinions, ``WISHED`` behind a wish, else ``OPEN``."""

    OPEN = "open"
    WISHED = "wished"
    BLOCKED = "blocked"


def mode_of(words: str) -> Mode | None:
    """What ``words`` make of the clause behind them; None where they say nothing of it."""
    last = {
        mode: max((match.start() for match in pattern.finditer(words)), default=-1)
        for mode, pattern in (
            (Mode.OPEN, OPENING),
            (Mode.WISHED, WISHING),
            (Mode.BLOCKED, BLOCKING),
        )
    }
    mode = max(last, key=lambda one: last[one])
    return mode if last[mode] >= 0 else None


def with_modes(
    sentence: str, clauses: Sequence[Clause], first: Mode
) -> Iterator[tuple[Clause, Mode | None]]:
    """Each clause with the mode it stands in; None for an aside (when, why, on what condition).

    What begins anew with a verb of asking or deciding is open again, whatever stood before it.
    """
    mode, aside = first, False
    for clause in clauses:
        aside = clause.tie in ASIDE or _is_question(clause) or (aside and not clause.after_comma)
        if aside:
            yield clause, None
            continue
        words = words_of(clause, sentence)
        own = mode_of(words)
        again = (
            clause.verb is not None
            and clause.tie not in {"at", "som", "der"}
            and _begins_anew(clause, own)
        )
        yield clause, Mode.OPEN if again else mode
        if own is not None and (own is not Mode.WISHED or mode is not Mode.BLOCKED):
            mode = own


def _is_question(clause: Clause) -> bool:
    """As “hvilke tal, der skal meldes ind”."""
    near = clause.tokens[max(0, clause.first - 4) : clause.first]
    return clause.tie in {"som", "der"} and any(
        token.low in ASIDE and token.low[:2] == "hv" for token in near
    )


def _begins_anew(clause: Clause, own: Mode | None) -> bool:
    assert clause.verb is not None
    return clause.verb.sense is Sense.ASKING or own in {Mode.OPEN, Mode.WISHED}


def words_of(clause: Clause, sentence: str) -> str:
    return sentence[clause.start : clause.end]
