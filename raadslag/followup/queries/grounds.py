"""Whether what a commitment rests on still stands: its sentence in the decision, and the decision itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from raadslag.followup.models import Commitment
from raadslag.meetings.models import Decision, Minutes
from raadslag.meetings.rules import MinutesState


class Ground(StrEnum):
    """What a commitment rests on."""

    STANDS = "stands"
    SENTENCE_GONE = "sentence_gone"  # the decision was corrected and no longer says it
    DECISION_GONE = "decision_gone"  # the minutes were taken back, or the item left out of them


def grounds_of(ids: Iterable[int]) -> dict[int, Ground]:
    """By commitment; that they may be seen is settled before."""
    decisions = Decision.objects.filter(item=OuterRef("agenda_item"), is_current=True)
    retracted = Minutes.objects.filter(
        meeting=OuterRef("agenda_item__meeting"), state=MinutesState.RETRACTED
    )
    rows = Commitment.objects.filter(pk__in=list(ids)).annotate(
        is_decided=Exists(decisions),
        was_decided=Exists(retracted) | ~Q(sentence=""),
    )
    values = rows.values_list(
        "pk",
        "agenda_item",
        "agenda_item__is_current",
        "is_decided",
        "was_decided",
        "sentence",
        "end",
    )
    found: dict[int, Ground] = {}
    for pk, item, is_current, is_decided, was_decided, sentence, end in values:
        gone = not is_current or (was_decided and not is_decided)
        if item is not None and gone:
            found[pk] = Ground.DECISION_GONE
        elif sentence and not end:
            found[pk] = Ground.SENTENCE_GONE
        else:
            found[pk] = Ground.STANDS
    return found
