"""Reading the change log."""

from __future__ import annotations

from dataclasses import dataclass

from raadslag.core.models import Change, ChangeCounter
from raadslag.core.rules import Subject


@dataclass(frozen=True, slots=True)
class LogPosition:
    """How far a change log has come, or been followed; ``log_id`` is empty before the first change."""

    log_id: str
    number: int


def last_change() -> LogPosition:
    """The newest committed change."""
    counter = ChangeCounter.objects.filter(pk=1).first()
    return LogPosition(str(counter.log_id), counter.last) if counter else LogPosition("", 0)


def changed_since(number: int, *, subject: Subject, up_to: int) -> list[int]:
    """The ids of what has changed after ``number``, each once, oldest change first."""
    rows = Change.objects.filter(subject=subject, number__gt=number, number__lte=up_to)
    return list(dict.fromkeys(rows.order_by("number").values_list("subject_id", flat=True)))
