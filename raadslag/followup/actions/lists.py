"""Keeping a forum's reminder list: begun, rows added and taken off, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import log_event
from raadslag.followup.actions import commitments, printed_list
from raadslag.followup.editions import Edition, data_of
from raadslag.followup.models import Commitment, ListEdition, ReminderList
from raadslag.followup.queries.lists import rows_of
from raadslag.followup.said import BadCommitment, Said
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from raadslag.people.models import Organization, User

TITLE = "Huskeliste"  # printed, so Danish whatever language the screens have
_TITLE_MAX = 200


@transaction.atomic
def begin_list(*, organization: Organization, by: User, now: datetime) -> ReminderList:
    """The forum's list, begun where there is none."""
    found, is_new = ReminderList.objects.get_or_create(
        organization=organization, defaults={"title": TITLE, "created_at": now}
    )
    if is_new:
        _log(found, verb="begin_reminder_list", by=by, now=now)
    return found


@transaction.atomic
def change_list(
    found: ReminderList, *, title: str, standing: bool, by: User, now: datetime
) -> None:
    """What it is called, and whether each agenda gets it. Raises ``BadCommitment`` for ``title``."""
    title = " ".join(title.split())
    if not title:
        raise BadCommitment("title", "empty", "The list has no name. Write one.")
    if len(title) > _TITLE_MAX:
        raise BadCommitment("title", "long", "Say it in fewer words.")
    found.title, found.standing = title, standing
    found.save(update_fields=["title", "standing"])
    _log(found, verb="change_reminder_list", by=by, now=now)
    printed_list.refresh(found.organization_id, now=now)


@transaction.atomic
def add_row(
    found: ReminderList,
    said: Said,
    *,
    said_on: date,
    agenda_item: AgendaItem | None = None,
    actor_words: str = "",
    by: User,
    now: datetime,
) -> Commitment:
    """A new last row; a second click finds the first one's. Raises :class:`~raadslag.followup.said.BadCommitment`."""
    ReminderList.objects.select_for_update().get(pk=found.pk)
    said = replace(said, on_list=True)
    known = agenda_item is None and commitments.just_written(
        found.organization, said, agenda_item=None, by=by, now=now
    )
    if known:
        return known
    row = commitments.write(
        organization=found.organization,
        said=said,
        said_on=said_on,
        agenda_item=agenda_item,
        actor_words=actor_words,
        by=by,
        now=now,
    )
    last = rows_of(found.organization_id).aggregate(last=Max("order"))["last"] or 0
    row.order = last + 1
    Commitment.objects.filter(pk=row.pk).update(order=row.order)
    return row


def take_off_list(row: Commitment, *, by: User, now: datetime) -> Commitment:
    """It stays agreed, and stands on the list no more."""
    said = replace(commitments.said_of(row), on_list=False)
    return commitments.change(row, said, by=by, now=now)


@transaction.atomic
def put_in_order(found: ReminderList, ids: Sequence[int], *, by: User, now: datetime) -> None:
    """The rows in the order of these ids; those not named come after, as they stood."""
    ReminderList.objects.select_for_update().get(pk=found.pk)
    rows = {one.pk: one for one in rows_of(found.organization_id)}
    wanted = [rows.pop(pk) for pk in dict.fromkeys(ids) if pk in rows]
    for order, row in enumerate([*wanted, *rows.values()], start=1):
        row.order = order
        row.save(update_fields=["order"])
    _log(found, verb="order_reminder_list", by=by, now=now)
    printed_list.refresh(found.organization_id, now=now)


def move(row: Commitment, *, steps: int, found: ReminderList, by: User, now: datetime) -> None:
    """One row up or down."""
    ids = [one.pk for one in rows_of(found.organization_id)]
    here = ids.index(row.pk)
    there = min(max(here + steps, 0), len(ids) - 1)
    ids.insert(there, ids.pop(here))
    put_in_order(found, ids, by=by, now=now)


def put_by_time(found: ReminderList, *, by: User, now: datetime) -> None:
    """What is due first comes first; what has no time comes last."""
    rows = rows_of(found.organization_id)
    ids = [one.pk for one in sorted(rows, key=lambda one: (one.due or date.max, one.order))]
    put_in_order(found, ids, by=by, now=now)


def keep_edition(
    found: ReminderList, item: AgendaItem, edition: Edition, *, now: datetime
) -> ListEdition:
    """The list as it stood in a paper from elsewhere: what the next one is compared with."""
    meeting = item.meeting
    return ListEdition.objects.create(
        reminder_list=found,
        meeting=meeting,
        agenda_item=item,
        held_on=meeting.start_date,
        data=data_of(edition),
        created_at=now,
    )


def _log(found: ReminderList, *, verb: str, by: User, now: datetime) -> None:
    """Which forum's list; never what stands on it."""
    log_event(
        by=actor_of(by),
        verb=verb,
        target=("organization", found.organization_id, found.organization.name),
        body_id=found.organization.body_id,
        now=now,
    )
