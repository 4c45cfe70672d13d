"""A case as one readable chain: what was decided, what it led to, and what became of that.

The chain is a row of lines in the order of their days. What is to join it later is one more kind of
line: a dataclass with a ``day`` here, and its template beside the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from raadslag.drafts.queries.routes import PlannedLeg, planned_legs
from raadslag.followup.came_of import CameOfCase, Coming, Decided, Task, came_of_case
from raadslag.followup.queries.outcome import CameOf, LaterItem, what_came_of
from raadslag.meetings.seen import CasePage, SeenAttachment, Treatment
from raadslag.people.models import Reader


@dataclass(frozen=True, slots=True)
class TreatmentLine:
    """The case at a forum: decisions, supplements, what is to be done, and the attachments new there."""

    day: date
    treatment: Treatment
    came_of: tuple[CameOf, ...]
    attachments: tuple[SeenAttachment, ...]
    is_stopped: bool
    kind: str = field(default="treatment", init=False)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item outside the case that tells what came of one of its commitments."""

    day: date
    item: LaterItem
    tells_of: tuple[str, ...]
    kind: str = field(default="item", init=False)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A treatment that is planned and not announced: for those who plan it alone."""

    day: date
    leg: PlannedLeg
    kind: str = field(default="planned", init=False)


Line = TreatmentLine | ItemLine | PlannedLine


@dataclass(frozen=True, slots=True)
class Trail:
    """The chain, and what the sentence on top says."""

    lines: tuple[Line, ...]
    came_of: CameOfCase


def case_trail(
    user: Reader, page: CasePage, *, today: date, stopped: Collection[int] = ()
) -> Trail:
    """The chain of a case that the reader may know of, cut as its page is.

    ``stopped`` are the ids of items whose decisions may not be carried out (§ 23).
    """
    known = what_came_of(user, items_of(page), today=today)
    treatments = list(_treatments(page.treatments, known, stopped))
    came_of = [one for line in treatments for one in line.came_of]
    lines: list[Line] = [
        *treatments,
        *_items(came_of, page.treatments),
        *_planned(user, page, today),
    ]
    return Trail(
        lines=tuple(sorted(lines, key=lambda line: line.day)),  # keeps the order within a day
        came_of=_facts(treatments, came_of, today),
    )


def items_of(page: CasePage) -> list[int]:
    """The ids of the items at which the case was treated."""
    return [one.item.id for one in page.treatments if one.item]


def _treatments(
    treatments: Iterable[Treatment],
    known: dict[int, tuple[CameOf, ...]],
    stopped: Collection[int],
) -> Iterator[TreatmentLine]:
    shown: set[tuple[str, str]] = set()
    for one in treatments:
        attachments = one.item.attachments if one.item else ()
        new = tuple(part for part in attachments if (part.title, part.url) not in shown)
        shown.update((part.title, part.url) for part in new)
        yield TreatmentLine(
            day=_day(one),
            treatment=one,
            came_of=known.get(one.item.id, ()) if one.item else (),
            attachments=new,
            is_stopped=one.item is not None and one.item.id in stopped,
        )


def _day(treatment: Treatment) -> date:
    """Its date, or that of the meeting which printed it where it has none."""
    if treatment.held_on:
        return treatment.held_on
    assert treatment.printed_in is not None, "a treatment without a date was printed somewhere"
    return treatment.printed_in[0].start_date


def _items(came_of: Iterable[CameOf], treatments: Iterable[Treatment]) -> list[ItemLine]:
    """Later items that are not the case's own, each once with all that it tells of."""
    own = {one.item.id for one in treatments if one.item}
    told: dict[LaterItem, list[str]] = {}
    for one in came_of:
        for item in one.later:
            if item.id not in own:
                told.setdefault(item, []).append(one.seen.text)
    return [ItemLine(item.day, item, tuple(texts)) for item, texts in told.items()]


def _planned(user: Reader, page: CasePage, today: date) -> list[PlannedLine]:
    """What is planned and not on a published agenda; without a day at the end."""
    held = {one.meeting.id for one in page.treatments if one.meeting}
    legs = planned_legs(user, page.case.id)
    return [
        PlannedLine(max(leg.day, today) if leg.day else date.max, leg)
        for leg in legs
        if leg.meeting_id not in held
    ]


def _facts(lines: Sequence[TreatmentLine], came_of: Iterable[CameOf], today: date) -> CameOfCase:
    held = [line for line in lines if line.day <= today and line.treatment.decisions]
    ahead = [line for line in lines if line.day > today]
    return came_of_case(
        decisions=[_decided(line) for line in held],
        coming=Coming(ahead[0].treatment.organization, ahead[0].day) if ahead else None,
        tasks=[Task(one.seen.standing, one.seen.due) for one in came_of],
        is_stopped=any(line.is_stopped for line in held),
    )


def _decided(line: TreatmentLine) -> Decided:
    outcomes = [one.outcome for one in line.treatment.decisions if one.outcome]
    return Decided(
        forum=line.treatment.organization,
        day=line.treatment.held_on,
        outcome=outcomes[-1] if outcomes else None,
    )
