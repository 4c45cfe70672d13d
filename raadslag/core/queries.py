"""Reading the change log."""

from __future__ import annotations

from raadslag.core.models import Change, ChangeCounter
from raadslag.core.rules import Subject


def last_change() -> int:
    """The number of the newest committed change; 0 before the first."""
    return ChangeCounter.objects.values_list("last", flat=True).filter(pk=1).first() or 0


def changed_since(number: int, *, subject: Subject, up_to: int) -> list[int]:
    """The ids of what has changed after ``number``, each once, oldest change first."""
    rows = Change.objects.filter(subject=subject, number__gt=number, number__lte=up_to)
    return list(dict.fromkeys(rows.order_by("number").values_list("subject_id", flat=True)))
