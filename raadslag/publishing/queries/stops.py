"""Which decisions are stopped (§ 23), for everybody and for those who may know why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from raadslag.core import clock
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Membership, Reader
from raadslag.people.rules import MembershipRole
from raadslag.publishing.models import Stop
from raadslag.publishing.rules import may_be_stopped
from referat.document import Outcome

VOTING = frozenset(MembershipRole) - {MembershipRole.SECRETARY, MembershipRole.OBSERVER}


@dataclass(frozen=True, slots=True)
class SeenStop:
    """A stop as the reader may see it: ``reason`` and ``person`` only for staff and members."""

    id: int
    at: datetime
    in_force: bool
    person: str = ""
    reason: str = ""
    lifted_at: datetime | None = None
    lifted_by: str = ""
    lifted_reason: str = ""


def is_stopped(agenda_item: AgendaItem | int) -> bool:
    """Whether the item's decision must not be executed now, whoever asks."""
    return Stop.objects.in_force().filter(agenda_item=agenda_item).exists()


def stops_of(user: Reader, item_ids: Iterable[int]) -> dict[int, tuple[SeenStop, ...]]:
    """The stops of the items, by item: all of them to those who may know why, else a bare note of
    the one in force, and of an open item only.
    """
    ids = list(item_ids)
    rows = list(Stop.objects.filter(agenda_item__in=ids).select_related("person", "lifted_by"))
    if not rows:
        return {}
    known = set(
        Stop.objects.visible_to(user).filter(agenda_item__in=ids).values_list("pk", flat=True)
    )
    open_now = set(
        AgendaItem.objects.readable_by(user).filter(pk__in=ids).values_list("pk", flat=True)
    )
    found: dict[int, tuple[SeenStop, ...]] = {}
    for row in rows:
        seen = (
            _seen(row)
            if row.pk in known
            else _noted(row)
            if row.agenda_item_id in open_now
            else None
        )
        if seen is not None:
            found[row.agenda_item_id] = (*found.get(row.agenda_item_id, ()), seen)
    return found


def stopping_seat(user: Reader, item_id: int) -> Membership | None:
    """The seat by which the reader may stop the item's decision now; None where there is none."""
    item = AgendaItem.objects.visible_to(user).filter(pk=item_id).select_related("meeting").first()
    if item is None or not user.is_authenticated or is_stopped(item):
        return None
    outcomes = item.decisions.filter(is_current=True).values_list("outcome", flat=True)
    if not may_be_stopped([Outcome(one or Outcome.UNKNOWN) for one in outcomes]):
        return None
    seats = Membership.objects.on(clock.today()).filter(
        organization=item.meeting.organization_id, person__user=user, role__in=VOTING
    )
    return seats.select_related("person").order_by("order").first()


def stop_for(user: Reader, stop_id: int) -> Stop | None:
    """The stop itself, for one who may know of it."""
    return Stop.objects.visible_to(user).filter(pk=stop_id).first()


def _noted(row: Stop) -> SeenStop | None:
    return SeenStop(id=row.pk, at=row.at, in_force=True) if row.lifted_at is None else None


def _seen(row: Stop) -> SeenStop:
    return SeenStop(
        id=row.pk,
        at=row.at,
        in_force=row.lifted_at is None,
        person=row.person.name,
        reason=row.reason,
        lifted_at=row.lifted_at,
        lifted_by=str(row.lifted_by) if row.lifted_by else "",
        lifted_reason=row.lifted_reason,
    )
