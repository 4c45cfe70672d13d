"""From commitments as rows to what a page is handed, in the same number of queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from raadslag.followup.models import Commitment, Responsible
from raadslag.followup.rules import State, standing
from raadslag.followup.seen import Address, Origin, SeenCommitment, SeenWho
from raadslag.meetings.loading import seen_forum
from raadslag.meetings.models import AgendaItem, ItemDetail, Meeting
from raadslag.people.models import Reader

MeetingDays = frozenset[tuple[int, date]]
"""Forums, and the days on which they meet."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rows need from other tables, as far as the reader may know it."""

    inside: frozenset[int]  # those whose persons and whose decision's words this reader may know
    who: Mapping[int, Sequence[SeenWho]]
    origins: Mapping[int, Origin]
    closed: frozenset[int]  # items
    meeting_days: MeetingDays


def seen(user: Reader, rows: Iterable[Commitment], *, today: date) -> list[SeenCommitment]:
    """The rows in their order as ``user`` may see them; that they may be seen is settled before."""
    found = list(rows)
    prefetch_related_objects(found, "organization__body")
    items = {row.agenda_item_id for row in found if row.agenda_item_id}
    inside = _inside(user, found)
    origins = origins_of(user, items)
    closed = _closed(items, origins)
    around = _Around(
        inside, _responsible(found, inside), origins, closed, meeting_days(user, found)
    )
    return [_seen(row, around, today=today) for row in found]


def _seen(row: Commitment, around: _Around, *, today: date) -> SeenCommitment:
    due_from, due = row.due_from, row.due
    if not knows_due(row, around.meeting_days):
        due_from = due = None
    state = State(row.state)
    return SeenCommitment(
        id=row.pk,
        uuid=row.uuid,
        text=row.text,
        who=tuple(around.who.get(row.pk, ())),
        actor_words=row.actor_words if row.pk in around.inside else "",
        time_words=row.time_words,
        said_on=row.said_on,
        due_from=due_from,
        due=due,
        repeats=row.repeats,
        done_on=row.done_on,
        state=state,
        standing=standing(state, due=due, stopped=row.stopped, today=today),
        is_public=row.is_public,
        on_list=row.on_list,
        forum=seen_forum(row.organization),
        is_decided=row.agenda_item_id is not None,
        is_closed_item=row.agenda_item_id in around.closed,
        origin=around.origins.get(row.agenda_item_id) if row.agenda_item_id else None,
        version=row.version,
    )


def _inside(user: Reader, rows: Sequence[Commitment]) -> frozenset[int]:
    if not user.is_authenticated:
        return frozenset()
    own = Commitment.objects.filter(pk__in=[row.pk for row in rows])
    return frozenset(own.inside_for(user).values_list("pk", flat=True))


def _responsible(rows: Sequence[Commitment], inside: Collection[int]) -> dict[int, list[SeenWho]]:
    found = Responsible.objects.filter(commitment__in=[row.pk for row in rows])
    who: dict[int, list[SeenWho]] = defaultdict(list)
    for one in found.select_related("person", "organization").order_by("order", "pk"):
        who[one.commitment_id].append(_who(one, is_named=one.commitment_id in inside))
    return who


def _who(row: Responsible, *, is_named: bool) -> SeenWho:
    if row.organization is not None:
        unit = row.organization
        return SeenWho(
            unit.name,
            unit.short_name,
            organization_id=unit.pk,
            closed_on=unit.dissolution_date,
        )
    if row.person is not None and is_named:
        return SeenWho(row.person.name, person_id=row.person.pk)
    return SeenWho("")


def origins_of(user: Reader, ids: Collection[int]) -> dict[int, Origin]:
    """The items by their ids, as far as ``user`` may know of them; two queries."""
    items = AgendaItem.objects.visible_to(user).filter(pk__in=ids)
    titles = dict(
        ItemDetail.objects.visible_to(user).filter(item__in=ids).values_list("item_id", "title")
    )
    return {
        row.pk: _origin(row, titles) for row in items.select_related("meeting__organization__body")
    }


def _closed(ids: Collection[int], origins: Mapping[int, Origin]) -> frozenset[int]:
    """Which of the items are closed; asked of the rows where the reader may not know the item."""
    known = {pk for pk, one in origins.items() if not one.is_public}
    hidden = set(ids) - origins.keys()
    if not hidden:
        return frozenset(known)
    rows = AgendaItem.objects.filter(pk__in=hidden, is_public=False)
    return frozenset(known | set(rows.values_list("pk", flat=True)))


def _origin(row: AgendaItem, titles: dict[int, str]) -> Origin:
    """``titles`` has those whose inside the reader may see."""
    forum = row.meeting.organization
    address = Address(forum.body.slug, forum.slug, row.meeting.slug, row.slug)
    return Origin(
        item_id=row.pk,
        held_on=row.meeting.start_date,
        forum=forum.name,
        number=row.number,
        title=titles.get(row.pk, "") if row.title_withheld else row.title,
        is_public=row.is_public,
        address=address if row.pk in titles else None,
    )


def meeting_days(user: Reader, rows: Iterable[Commitment]) -> MeetingDays:
    """Those of the meetings that are meant, as far as the reader may know of them."""
    forums = {row.meeting_of_id for row in rows if row.meeting_of_id}
    if not forums:
        return frozenset()
    meetings = Meeting.objects.visible_to(user).filter(organization__in=forums)
    meetings = meetings.filter(start_date__in={row.due for row in rows if row.due})
    return frozenset(meetings.values_list("organization_id", "start_date"))


def knows_due(row: Commitment, days: MeetingDays) -> bool:
    """Whether one who knows of the meetings on these days may know when it is due."""
    return row.meeting_of_id is None or (row.meeting_of_id, row.due) in days
