"""A meeting while it is held, for those who run meetings: its list, who is there, and one item at a time."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Prefetch

from raadslag.drafts import tally
from raadslag.drafts.models import Draft, DraftAttendance, DraftItem, DraftText, VoteEvent
from raadslag.drafts.points import points_of
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.numbers import PRINTED, numbers_of
from raadslag.drafts.queries.records import attendee_of, records_of, vote_taken
from raadslag.drafts.recording import Attendee, ItemRecord, VoteTaken, decision_passage
from raadslag.drafts.rules import RECORDING, Choice, ItemState, Part, Stage
from raadslag.people import queries as people
from raadslag.people.models import Reader, Role
from raadslag.people.rules import MembershipRole, Right
from referat import prose
from referat.document import Outcome, SectionKind
from referat.reading import decisions


@dataclass(frozen=True, slots=True)
class Line:
    """An item in the list at the side."""

    uuid: uuid.UUID
    number: str
    title: str
    is_public: bool
    is_withdrawn: bool
    outcome: Outcome | None
    is_written: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One person in a list of those present, with the row that is saved."""

    id: int
    who: Attendee
    has_seat: bool


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting as a whole. ``substitutes`` are those with a seat as one."""

    meeting: int
    forum: str
    day: date
    start: time | None
    location: str
    stage: Stage
    revision: int
    opened_at: datetime | None
    closed_at: datetime | None
    people: tuple[Row, ...]
    substitutes: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def is_recording(self) -> bool:
        """Whether what happens can be written now."""
        return self.stage in RECORDING


@dataclass(frozen=True, slots=True)
class Box:
    """A box of text as it is saved."""

    id: int
    html: str
    version: int
    heading: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class HeldPoint:
    """A point of the recommendation, and what became of it."""

    number: str
    recommended: str
    text: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one voter votes; of a group of ``seats``, how many so and so."""

    name: str
    party: str = ""
    seats: int = 1
    choice: Choice | None = None
    votes_for: int = 0
    votes_against: int = 0
    votes_abstain: int = 0


@dataclass(frozen=True, slots=True)
class HeldVote:
    """A vote with everybody who can take part in it."""

    id: int
    proposal: str
    amendment: bool
    by_group: bool
    ballots: tuple[Ballot, ...]
    counts: tuple[int, int, int]
    carried: bool | None
    is_tie: bool
    findings: tuple[tally.Finding, ...]


@dataclass(frozen=True, slots=True)
class HeldItem:
    """Everything of one item that the secretary sees or writes. ``reads_as`` is what its words amount to."""

    line: Line
    closed_reason: str
    late_reason: str
    sections: tuple[Box, ...]
    decision: Box | None
    statements: tuple[Box, ...]
    points: tuple[HeldPoint, ...]
    votes: tuple[HeldVote, ...]
    attendance: tuple[Row, ...]
    seats: int
    printed: str
    reads_as: Outcome | None


def draft_to_hold(user: Reader, meeting: int) -> Draft | None:
    """The paper that the user may write what happens in; None for everybody else."""
    runs = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    rows = Draft.objects.filter(meeting=meeting, meeting__organization__body__in=runs)
    return rows.select_related("meeting__organization__body").first()


def item_to_hold(draft: Draft, item: uuid.UUID) -> DraftItem | None:
    """An item of the paper, as it is printed."""
    rows = draft.items.filter(uuid=item, state__in=PRINTED)
    return rows.select_related("draft__meeting__organization", "organization").first()


def held(draft: Draft) -> Held:
    """The meeting, its list and its people."""
    meeting = draft.meeting
    seats = people.members_of(meeting.organization, on=meeting.start_date)
    return Held(
        meeting=meeting.pk,
        forum=meeting.organization.name,
        day=meeting.start_date,
        start=meeting.start_time,
        location=meeting.location,
        stage=Stage(draft.stage),
        revision=draft.revision,
        opened_at=draft.opened_at,
        closed_at=draft.closed_at,
        people=tuple(
            _row(one) for one in draft.attendance.select_related("membership").filter(item=None)
        ),
        substitutes=tuple(
            seat.person.name for seat in seats if seat.role == MembershipRole.SUBSTITUTE
        ),
        lines=_lines(draft),
    )


def held_item(draft: Draft, item: DraftItem, line: Line) -> HeldItem:
    """One item, whole."""
    rows = list(draft.attendance.select_related("membership"))
    meeting = [attendee_of(row) for row in rows if row.item_id is None]
    own = [row for row in rows if row.item_id == item.pk]
    room = tally.room_of(meeting, [attendee_of(row) for row in own])
    record = records_of(draft, only=item)[item.pk]
    texts = list(item.texts.all())
    passage = decision_passage(record)
    return HeldItem(
        line=line,
        closed_reason=item.closed_reason,
        late_reason=item.late_reason,
        sections=tuple(_box(one) for one in texts if one.part in _SHOWN and one.html),
        decision=next((_box(one) for one in texts if one.part == Part.DECISION), None),
        statements=tuple(_box(one) for one in texts if one.part == Part.STATEMENT),
        points=_points(texts, record),
        votes=tuple(
            _vote(event, room) for event in item.vote_events.prefetch_related("votes").all()
        ),
        attendance=tuple(_row(row) for row in own),
        seats=room.seats,
        printed=prose.html_of(passage),
        reads_as=decisions.outcome_of(passage),
    )


def room_at(item: DraftItem) -> tally.Room:
    """Who can vote on the item now."""
    assert item.draft is not None, "an item that waits for a meeting has no room"
    rows = list(item.draft.attendance.select_related("membership"))
    meeting = [attendee_of(row) for row in rows if row.item_id is None]
    return tally.room_of(meeting, [attendee_of(row) for row in rows if row.item_id == item.pk])


def revision_of(user: Reader, meeting: int) -> int | None:
    """How often the paper has changed, for one who runs its meetings: one query."""
    runs = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    rows = Draft.objects.filter(meeting=meeting, meeting__organization__body__in=runs)
    return rows.values_list("revision", flat=True).first()


_SHOWN = (Part.SECTION, Part.EARLIER_DECISION)


def _lines(draft: Draft) -> tuple[Line, ...]:
    rules = rules_seen(draft.meeting.organization)
    decisions_only = DraftText.objects.filter(part=Part.DECISION.value)
    rows = list(
        draft.items.filter(state__in=PRINTED).prefetch_related(Prefetch("texts", decisions_only))
    )
    numbers = numbers_of(draft, rows, rules.numbering)
    return tuple(
        Line(
            uuid=row.uuid,
            number=numbers[row.pk],
            title=row.title,
            is_public=row.is_public,
            is_withdrawn=row.state == ItemState.WITHDRAWN,
            outcome=Outcome(row.outcome) if row.outcome else None,
            is_written=any(text.html for text in row.texts.all()),
        )
        for row in rows
    )


def _row(row: DraftAttendance) -> Row:
    return Row(row.pk, attendee_of(row), row.membership_id is not None)


def _box(text: DraftText) -> Box:
    return Box(text.pk, text.html, text.version, text.heading, text.person)


def _points(texts: list[DraftText], record: ItemRecord) -> tuple[HeldPoint, ...]:
    """Those that are recommended, and those noted before the recommendation was changed."""
    kept = {point.number: point for point in record.points}
    recommended = [
        point
        for text in texts
        if text.part == Part.SECTION and text.kind == SectionKind.RECOMMENDATION
        for point in points_of(prose.passage_from_html(text.html))
    ]
    found = []
    for one in recommended:
        point = kept.pop(one.number, None)
        found.append(
            HeldPoint(one.number, one.text, point.text, point.outcome)
            if point
            else HeldPoint(one.number, one.text)
        )
    found += [HeldPoint(point.number, "", point.text, point.outcome) for point in kept.values()]
    return tuple(found)


def _vote(event: VoteEvent, room: tally.Room) -> HeldVote:
    taken = vote_taken(event)
    counts = (
        taken.count(Choice.FOR),
        taken.count(Choice.AGAINST),
        taken.count(Choice.ABSTAIN),
    )
    return HeldVote(
        id=event.pk,
        proposal=event.proposal,
        amendment=taken.amendment,
        by_group=event.by_group,
        ballots=_groups(taken, room) if event.by_group else _persons(taken, room),
        counts=counts,
        carried=tally.carried(taken),
        is_tie=counts[0] == counts[1] and counts[0] > 0,
        findings=tally.findings(taken, room),
    )


def _persons(taken: VoteTaken, room: tally.Room) -> tuple[Ballot, ...]:
    """Everybody who can vote, then those who stand there although they cannot."""
    choices = {vote.name: vote.choice for vote in taken.votes}
    voters = [
        Ballot(one.name, one.party, choice=choices.pop(one.name, None)) for one in room.voters
    ]
    return (*voters, *(Ballot(name, choice=choice) for name, choice in choices.items()))


def _groups(taken: VoteTaken, room: tally.Room) -> tuple[Ballot, ...]:
    counted = {(vote.name, vote.choice): vote.count for vote in taken.votes}
    names = dict.fromkeys([*room.groups, *(vote.name for vote in taken.votes)])
    return tuple(
        Ballot(
            name,
            seats=room.groups.get(name, 0),
            votes_for=counted.get((name, Choice.FOR), 0),
            votes_against=counted.get((name, Choice.AGAINST), 0),
            votes_abstain=counted.get((name, Choice.ABSTAIN), 0),
        )
        for name in names
    )
