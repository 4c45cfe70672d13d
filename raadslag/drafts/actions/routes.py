"""A case's planned way through the forums, and what each decision does to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.actions.agenda import place_item
from raadslag.drafts.actions.carrying import carry, fresh_item
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import Draft, DraftItem, Treatment
from raadslag.drafts.queries.records import record_of
from raadslag.drafts.recording import decision_passage, outcome_of
from raadslag.drafts.rules import AFTER, After, ItemState, Purpose, Stage, TreatmentState
from raadslag.meetings.models import Case, Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.unfolding import find_or_create_case
from raadslag.people.models import Organization, User
from referat.document import Outcome

_OPEN = (TreatmentState.PLANNED, TreatmentState.SKIPPED)


class AlreadyTreated(ValueError):  # noqa: N818 -- reads as CannotRead does
    """A leg that has been walked stays as it was."""


class ClosedToThem(ValueError):  # noqa: N818 -- reads as CannotRead does
    """An item is begun with the words of one that its author may not read."""


def case_for(organization: Organization, case_number: str) -> Case:
    """The municipality's case of that number, so that a route can be planned for it."""
    return find_or_create_case(body=organization.body, case_number=case_number.strip())


@transaction.atomic
def plan_leg(
    *,
    case: Case,
    organization: Organization,
    by: Actor,
    now: datetime,
    purpose: Purpose = Purpose.DECIDE,
    meeting: Meeting | None = None,
    expected: str = "",
    item: DraftItem | None = None,
) -> Treatment:
    """A new leg at the end of the case's route."""
    leg = Treatment.objects.create(
        case=case,
        organization=organization,
        order=_last_place(case) + 1,
        purpose=purpose,
        meeting=meeting,
        expected=" ".join(expected.split()),
        item=item,
    )
    if item is not None:
        tie(item, case)
    _log(case, verb="plan_leg", by=by, now=now)
    return leg


@transaction.atomic
def begin_route(
    *,
    case: Case,
    item: DraftItem,
    by: Actor,
    now: datetime,
    purpose: Purpose = Purpose.DECIDE,
) -> None:
    """The item walks the next leg that was planned for its forum, or a new one."""
    if Treatment.objects.filter(item=item).exists():
        return
    planned = Treatment.objects.filter(
        case=case,
        organization=item.organization_id,
        item__isnull=True,
        state=TreatmentState.PLANNED,
    ).first()
    if planned is not None:
        _give(planned, item)
        return
    plan_leg(
        case=case,
        organization=item.organization,
        meeting=item.wanted,
        purpose=purpose,
        item=item,
        by=by,
        now=now,
    )


@transaction.atomic
def change_leg(
    *,
    leg: Treatment,
    purpose: Purpose,
    meeting: Meeting | None,
    expected: str,
    by: Actor,
    now: datetime,
) -> None:
    """What for and when. Raises :class:`AlreadyTreated`."""
    _not_treated(leg)
    leg.purpose, leg.meeting, leg.expected = purpose, meeting, " ".join(expected.split())
    leg.save(update_fields=["purpose", "meeting", "expected"])
    _log(leg.case, verb="change_leg", by=by, now=now)


@transaction.atomic
def remove_leg(*, leg: Treatment, by: Actor, now: datetime) -> None:
    """Not that way after all; an item that was begun for it stays. Raises :class:`AlreadyTreated`."""
    _not_treated(leg)
    case = leg.case
    leg.delete()
    _log(case, verb="remove_leg", by=by, now=now)


@transaction.atomic
def put_legs_in_order(*, case: Case, order: Sequence[int], by: Actor, now: datetime) -> None:
    """The legs that are still to be walked, in the order of their ids, after those that have been."""
    legs = list(Treatment.objects.select_for_update().filter(case=case))
    places = {pk: place for place, pk in enumerate(order)}
    walked = [leg for leg in legs if leg.state not in _OPEN]
    ahead = sorted(
        (leg for leg in legs if leg.state in _OPEN), key=lambda leg: places.get(leg.pk, len(places))
    )
    _number(case, [*walked, *ahead])
    _log(case, verb="order_legs", by=by, now=now)


@transaction.atomic
def start_leg(*, leg: Treatment, author: User, by: Actor, now: datetime) -> DraftItem:
    """The item for this leg, begun by hand: with what came of the leg before it, if anything did.

    Raises :class:`ClosedToThem`.
    """
    rows = Treatment.objects.select_for_update(of=("self",))
    leg = rows.select_related("case", "organization", "item").get(pk=leg.pk)
    if leg.item is not None:
        return leg.item
    before = Treatment.objects.filter(case=leg.case, order__lt=leg.order, item__isnull=False)
    source = before.order_by("-order").values_list("item", flat=True).first()
    title = leg.case.title or leg.case.case_number
    if source is None:
        item = fresh_item(leg.organization, title, case=leg.case, author=author, by=by, now=now)
    else:
        seen = DraftItem.objects.visible_to(author).select_related("organization", "draft__meeting")
        row = seen.filter(pk=source).first()
        if row is None:
            raise ClosedToThem
        item = carry(row, to=leg.organization, author=author, by=by, now=now)
        item.state, item.version = ItemState.DRAFT, item.version + 1  # the author's from now on
        item.save(update_fields=["state", "version"])
    _give(leg, item)
    return item


@transaction.atomic
def send_on(draft: Draft, *, by: Actor, now: datetime) -> None:
    """Send every item of a closed meeting where its decision says.

    Again after the meeting was opened once more: what follows is brought up to date where nobody
    has written in it, and is never written over.
    """
    rows = draft.items.filter(state__in=[ItemState.ACCEPTED, ItemState.WITHDRAWN], standing=False)
    for item in rows.select_related("organization", "draft__meeting", "author"):
        outcome = _outcome(item)
        if outcome is None:
            continue
        leg = Treatment.objects.filter(item=item).first()
        if leg is not None:
            _walk(leg, item, outcome, by=by, now=now)
        elif AFTER[outcome] in (After.AGAIN_HERE, After.TO_AUTHOR):
            _again(item, AFTER[outcome], by=by, now=now)
        else:
            _call_back(item, but=None)


def _outcome(item: DraftItem) -> Outcome | None:
    """What was decided; None where nothing was noted at all."""
    if item.state == ItemState.WITHDRAWN:
        return Outcome.WITHDRAWN
    record = record_of(item)
    found = outcome_of(record)
    return found or (Outcome.UNKNOWN if decision_passage(record) else None)


def _walk(leg: Treatment, item: DraftItem, outcome: Outcome, *, by: Actor, now: datetime) -> None:
    after = AFTER[outcome]
    leg.state = TreatmentState.WITHDRAWN if after is After.STAY else TreatmentState.TREATED
    leg.outcome = outcome.value
    leg.meeting = item.draft.meeting if item.draft else leg.meeting
    leg.save(update_fields=["state", "outcome", "meeting"])
    walks_again = after in (After.AGAIN_HERE, After.TO_AUTHOR, After.STAY)
    repeat = _repeat(leg) if walks_again else None
    if not walks_again:
        _drop_repeat(leg)
    ahead = Treatment.objects.filter(case=leg.case, order__gt=leg.order)
    if after is After.STOP:
        _call_back(item, but=None)
        ahead.filter(state=TreatmentState.PLANNED).update(state=TreatmentState.SKIPPED)
        return
    ahead.filter(state=TreatmentState.SKIPPED).update(state=TreatmentState.PLANNED)
    if after is After.SEND_ON:
        following = ahead.filter(state=TreatmentState.PLANNED).order_by("order").first()
        _call_back(item, but=following.organization_id if following else None)
        if following is not None:
            _send(item, following, by=by, now=now)
    elif after is After.STAY:
        _call_back(item, but=None)
    else:
        new = _again(item, after, by=by, now=now)
        if repeat is not None:
            _give(repeat, new)


def _send(item: DraftItem, leg: Treatment, *, by: Actor, now: datetime) -> None:
    """The next forum gets the item: on its planned agenda where that is open, else it waits."""
    if leg.item is not None and leg.item.follows_id != item.pk:
        return  # begun by hand for this leg: its author has it
    new = carry(item, to=leg.organization, author=item.author, by=by, now=now)
    _give(leg, new)
    if new.draft_id is None and leg.meeting is not None:
        new.wanted = leg.meeting
        new.save(update_fields=["wanted"])
        draft = Draft.objects.filter(meeting=leg.meeting, stage=Stage.PREPARING).first()
        if draft is not None:
            place_item(item=new, draft=draft, by=by, now=now)


def _again(item: DraftItem, after: After, *, by: Actor, now: datetime) -> DraftItem:
    """The same forum takes it up again: put off it is ready, sent back it is its author's."""
    _call_back(item, but=item.organization_id)
    new = carry(item, to=item.organization, author=item.author, by=by, now=now)
    if new.draft_id is None and new.version == 0:
        sent_back = after is After.TO_AUTHOR
        new.state = ItemState.DRAFT if sent_back else ItemState.SUBMITTED
        new.wanted = None if sent_back else _next_meeting(item)
        new.save(update_fields=["state", "wanted"])
    return new


def _next_meeting(item: DraftItem) -> Meeting | None:
    if item.draft is None:
        return None
    later = Meeting.objects.filter(
        organization=item.organization_id, start_date__gt=item.draft.meeting.start_date
    ).exclude(status=MeetingStatus.CANCELLED)
    return later.order_by("start_date").first()


def _call_back(item: DraftItem, *, but: int | None) -> None:
    """An earlier sending-on no longer holds: what nobody has touched goes, the rest is withdrawn.

    What somebody has worked on and put on an agenda stays there: the secretary sees to it.
    """
    followers = DraftItem.objects.filter(follows=item).select_related("draft")
    for follower in followers.exclude(organization=but) if but else followers:
        draft = follower.draft
        if draft is not None and draft.stage != Stage.PREPARING:
            continue
        if is_untouched(follower, source=item):
            follower.delete()
            touch(draft)
        elif draft is None and follower.state != ItemState.WITHDRAWN:
            follower.state = ItemState.WITHDRAWN
            follower.version += 1
            follower.save(update_fields=["state", "version"])


def is_untouched(item: DraftItem, *, source: DraftItem | None = None) -> bool:
    """Whether no person has written, commented, attached or saved anything in it.

    The files of the ``source`` that it was made of are nobody's doing.
    """
    files = source.attachments.values("original") if source else []
    attached = item.attachments.exclude(original__in=files).exists()
    return not (item.version or item.is_written_in or attached or item.comments.exists())


def _repeat(leg: Treatment) -> Treatment | None:
    """The leg that walks this one again, right after it."""
    known = Treatment.objects.filter(repeats=leg).first()
    if known is not None:
        return known if known.state == TreatmentState.PLANNED else None
    legs = list(Treatment.objects.filter(case=leg.case))
    new = Treatment.objects.create(
        case=leg.case,
        organization=leg.organization,
        order=_last_place(leg.case) + 1,
        purpose=leg.purpose,
        repeats=leg,
    )
    place = [one.pk for one in legs].index(leg.pk) + 1
    _number(leg.case, [*legs[:place], new, *legs[place:]])
    leg.refresh_from_db(fields=["order"])
    return new


def _drop_repeat(leg: Treatment) -> None:
    """It was decided after all: the leg that would have walked it again is not needed."""
    Treatment.objects.filter(repeats=leg, state=TreatmentState.PLANNED).delete()


def _give(leg: Treatment, item: DraftItem) -> None:
    if leg.item_id != item.pk:
        leg.item = item
        leg.save(update_fields=["item"])
    tie(item, leg.case)


def tie(item: DraftItem, case: Case) -> None:
    """The item is the case's."""
    if item.case_id != case.pk:
        item.case = case
        item.save(update_fields=["case"])


def _number(case: Case, legs: Sequence[Treatment]) -> None:
    """In this order from 1; by way of free places, since two legs never have the same."""
    beyond = _last_place(case) + 1
    for start in (beyond, 1):
        for place, leg in enumerate(legs, start=start):
            Treatment.objects.filter(pk=leg.pk).update(order=place)
            leg.order = place


def _last_place(case: Case) -> int:
    return Treatment.objects.filter(case=case).aggregate(last=Max("order"))["last"] or 0


def _not_treated(leg: Treatment) -> None:
    if leg.state not in _OPEN:
        raise AlreadyTreated


def _log(case: Case, *, verb: str, by: Actor, now: datetime) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("case", case.pk, ""),
        body_id=case.body_id,
        now=now,
    )
