"""Votes by name or by group; whether the proposal is carried follows from them each time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor
from raadslag.drafts import tally
from raadslag.drafts.actions.items import log_item
from raadslag.drafts.actions.stages import recording
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import DraftItem, Vote, VoteEvent
from raadslag.drafts.queries.records import vote_taken
from raadslag.drafts.recording import CastVote
from raadslag.drafts.rules import Choice
from raadslag.drafts.tally import MAIN_VOTE, Room


@transaction.atomic
def add_vote(
    *, item: DraftItem, amendment: bool, proposal: str, by_group: bool, by: Actor, now: datetime
) -> VoteEvent:
    """A vote without votes; amendments come before the main proposal in the order they were put."""
    recording(item.draft)
    side = item.vote_events.filter(order__lt=MAIN_VOTE)
    if not amendment:
        side = item.vote_events.filter(order__gte=MAIN_VOTE)
    last = side.aggregate(last=Max("order"))["last"]
    first = 1 if amendment else MAIN_VOTE
    event = VoteEvent.objects.create(
        item=item,
        order=first if last is None else last + 1,
        proposal=proposal.strip(),
        by_group=by_group,
    )
    _changed(event, verb="add_vote", by=by, now=now)
    return event


@transaction.atomic
def cast(
    *, event: VoteEvent, name: str, choice: Choice | None, by: Actor, now: datetime
) -> VoteEvent:
    """How one person votes; None takes the vote back."""
    recording(event.item.draft)
    event.votes.filter(name=name).delete()
    if choice is not None:
        Vote.objects.create(event=event, name=name, choice=choice)
    _changed(event, verb="cast_vote", by=by, now=now)
    return event


@transaction.atomic
def cast_group(
    *, event: VoteEvent, name: str, choice: Choice, count: int, by: Actor, now: datetime
) -> VoteEvent:
    """How many of a group vote so; 0 takes them back."""
    recording(event.item.draft)
    event.votes.filter(name=name, choice=choice).delete()
    if count:
        Vote.objects.create(event=event, name=name, choice=choice, count=count)
    _changed(event, verb="cast_vote", by=by, now=now)
    return event


@transaction.atomic
def all_for(*, event: VoteEvent, room: Room, by: Actor, now: datetime) -> VoteEvent:
    """Everybody who can vote votes for; the exceptions are then noted one by one."""
    recording(event.item.draft)
    event.votes.all().delete()
    Vote.objects.bulk_create(
        _row(event, one) for one in tally.all_for(room, by_group=event.by_group)
    )
    _changed(event, verb="cast_votes", by=by, now=now)
    return event


@transaction.atomic
def set_proposal(*, event: VoteEvent, proposal: str, by: Actor, now: datetime) -> None:
    """What is voted on."""
    recording(event.item.draft)
    event.proposal = proposal.strip()
    event.save(update_fields=["proposal"])
    _changed(event, verb="set_proposal", by=by, now=now)


@transaction.atomic
def remove_vote(*, event: VoteEvent, by: Actor, now: datetime) -> None:
    """Take away a vote that was not held."""
    recording(event.item.draft)
    log_item(event.item, verb="remove_vote", by=by, now=now)
    touch(event.item.draft)
    event.delete()


def _row(event: VoteEvent, one: CastVote) -> Vote:
    return Vote(event=event, name=one.name, choice=one.choice, count=one.count)


def _changed(event: VoteEvent, *, verb: str, by: Actor, now: datetime) -> None:
    event.carried = tally.carried(vote_taken(VoteEvent.objects.get(pk=event.pk)))
    event.save(update_fields=["carried"])
    log_item(event.item, verb=verb, by=by, now=now, details={"vote": event.order})
    touch(event.item.draft)
