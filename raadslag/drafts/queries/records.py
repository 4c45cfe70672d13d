"""What was noted at a meeting as frozen values: who was there, and each item's record."""

from __future__ import annotations

from raadslag.drafts import tally
from raadslag.drafts.models import Draft, DraftAttendance, DraftItem, DraftText, VoteEvent
from raadslag.drafts.recording import Attendee, CastVote, ItemRecord, Point, Statement, VoteTaken
from raadslag.drafts.rules import Choice, ItemState, Part
from raadslag.people.rules import MembershipRole
from referat.document import Outcome, Presence
from referat.prose import passage_from_html


def attendees(draft: Draft) -> tuple[Attendee, ...]:
    """Who was at the meeting as a whole."""
    return tuple(
        attendee_of(row)
        for row in draft.attendance.select_related("membership")
        if row.item_id is None
    )


def record_of(item: DraftItem) -> ItemRecord:
    """What was noted at one item; use :func:`records_of` for a whole meeting."""
    if item.draft is None:
        return ItemRecord()
    return records_of(item.draft, only=item)[item.pk]


def records_of(draft: Draft, *, only: DraftItem | None = None) -> dict[int, ItemRecord]:
    """Each item's record by the item's id, in a fixed number of queries."""
    rows = list(draft.attendance.select_related("membership"))
    meeting = [attendee_of(row) for row in rows if row.item_id is None]
    items = draft.items.prefetch_related("texts", "points", "vote_events__votes")
    found = {}
    for item in items.filter(pk=only.pk) if only else items:
        own = tuple(attendee_of(row) for row in rows if row.item_id == item.pk)
        found[item.pk] = _record(item, own, tally.room_of(meeting, own).voters)
    return found


def attendee_of(row: DraftAttendance) -> Attendee:
    """The row as a value. One votes who has a seat that votes, or sits in for one."""
    seat = row.membership
    votes = bool(row.substitute_for) or (
        seat is not None and MembershipRole(seat.role) in tally.VOTING_ROLES
    )
    return Attendee(
        row.name,
        Presence(row.presence),
        row.party,
        row.role,
        row.arrived,
        row.left,
        row.substitute_for,
        row.disqualified,
        row.reason,
        votes=votes,
    )


def _record(item: DraftItem, own: tuple[Attendee, ...], voters: tuple[Attendee, ...]) -> ItemRecord:
    texts = list(item.texts.all())
    outcome = Outcome(item.outcome) if item.outcome else None
    if ItemState(item.state) is ItemState.WITHDRAWN:
        outcome = Outcome.WITHDRAWN
    return ItemRecord(
        decision=tuple(
            block
            for text in texts
            if text.part == Part.DECISION
            for block in passage_from_html(text.html)
        ),
        outcome=outcome,
        points=tuple(
            Point(row.point, row.text, Outcome(row.outcome) if row.outcome else None)
            for row in item.points.all()
        ),
        votes=tuple(vote_taken(row) for row in item.vote_events.all()),
        statements=tuple(_statement(text) for text in texts if text.part == Part.STATEMENT),
        attendance=own,
        voters=voters,
    )


def _statement(text: DraftText) -> Statement:
    return Statement(text.person, passage_from_html(text.html))


def vote_taken(row: VoteEvent) -> VoteTaken:
    """The row as a value."""
    return VoteTaken(
        row.proposal,
        tuple(CastVote(one.name, Choice(one.choice), one.count) for one in row.votes.all()),
        row.by_group,
        amendment=row.order < tally.MAIN_VOTE,
        carried=row.carried,
    )
