"""What came of decisions: their commitments with how they stand, and the later items that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, QuerySet
from django.utils.timezone import localdate

from raadslag.followup.models import Commitment, Evidence, HistoryLine
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import KNOWN_STATES, EvidenceKind, Happening, State
from raadslag.followup.seen import Address, SeenCommitment
from raadslag.meetings.models import AgendaItem, reads_item
from raadslag.people.models import Reader

_NO_CHANGE = (Happening.REMINDED, Happening.NOTE)


@dataclass(frozen=True, slots=True)
class LaterItem:
    """A published item that tells what came of a commitment, and whose inside the reader may see."""

    id: int
    day: date
    forum: str
    number: str
    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class CameOf:
    """A commitment of a decision, when it last changed, and where one can read what came of it."""

    seen: SeenCommitment
    changed_on: date
    later: tuple[LaterItem, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments an item has that the reader may see, and how many are done."""

    total: int
    done: int


def what_came_of(
    user: Reader, item_ids: Iterable[int], *, today: date
) -> dict[int, tuple[CameOf, ...]]:
    """The commitments decided at the items, by item: those that the reader may see, the next due first."""
    rows = list(_decided(user, item_ids).order_by(F("due").asc(nulls_last=True), "id"))
    changed = _changed_on(rows)
    later = later_items(user, rows)
    found: dict[int, list[CameOf]] = defaultdict(list)
    for row, one in zip(rows, seen(user, rows, today=today), strict=True):
        assert row.agenda_item_id is not None, "filtered by it"
        found[row.agenda_item_id].append(
            CameOf(one, changed.get(row.pk, row.said_on), tuple(later[row.pk]))
        )
    return {item: tuple(ones) for item, ones in found.items()}


def tallies_of(user: Reader, item_ids: Iterable[int]) -> dict[int, Tally]:
    """Counts alone, by item; what was dropped does not count, and an item with nothing is not there."""
    rows = _decided(user, item_ids).exclude(state=State.DROPPED)
    states: dict[int | None, list[str]] = defaultdict(list)
    for item, state in rows.order_by().values_list("agenda_item", "state"):
        states[item].append(state)
    return {
        item: Tally(len(found), found.count(State.DONE)) for item, found in states.items() if item
    }


def later_items(user: Reader, rows: Sequence[Commitment]) -> dict[int, list[LaterItem]]:
    """The later items that are evidence of commitments which the user may see, by commitment.

    A history is for those who work with it, but a published item is everybody's to read.
    """
    proofs = Evidence.objects.filter(
        reads_item(user, "agenda_item__"),
        commitment__in=[row.pk for row in rows],
        kind=EvidenceKind.ITEM,
    )
    found: dict[int, list[LaterItem]] = defaultdict(list)
    joined = proofs.select_related(
        "agenda_item__meeting__organization__body", "agenda_item__detail"
    )
    for one in joined.order_by("agenda_item__meeting__start_date", "pk"):
        assert one.agenda_item is not None, "filtered by it above"
        found[one.commitment_id].append(_later(one.agenda_item))
    return found


def _decided(user: Reader, item_ids: Iterable[int]) -> QuerySet[Commitment]:
    rows = Commitment.objects.visible_to(user)
    return rows.filter(agenda_item__in=list(item_ids), state__in=KNOWN_STATES)


def _changed_on(rows: Sequence[Commitment]) -> dict[int, date]:
    """When what is known of each last changed; the day alone tells nothing of what it was."""
    lines = HistoryLine.objects.filter(commitment__in=[row.pk for row in rows])
    lines = lines.exclude(happening__in=_NO_CHANGE)
    grouped = lines.order_by().values("commitment").annotate(last=Max("at"))
    return {one["commitment"]: localdate(one["last"]) for one in grouped}


def _later(item: AgendaItem) -> LaterItem:
    meeting = item.meeting
    forum = meeting.organization
    return LaterItem(
        id=item.pk,
        day=meeting.start_date,
        forum=forum.name,
        number=item.number,
        title=item.detail.title,
        address=Address(forum.body.slug, forum.slug, meeting.slug, item.slug),
    )
