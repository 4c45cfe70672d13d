"""What the decisions propose and nobody has answered: for those who run the meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from raadslag.followup.excerpts import Excerpt, excerpt, joined
from raadslag.followup.models import Commitment
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import State
from raadslag.followup.seen import SeenCommitment
from raadslag.meetings.models import Decision, Meeting
from raadslag.meetings.seen import SeenMeeting
from raadslag.people.models import Reader, Role
from raadslag.people.rules import Right


@dataclass(frozen=True, slots=True)
class SeenProposal:
    """A proposal and the words that it is taken from. ``is_gone``: the decision no longer says it."""

    seen: SeenCommitment
    excerpt: Excerpt
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A municipality, forum or meeting with proposals that wait, to look at alone.

    ``within`` is the forum's municipality, or the meeting's forum.
    """

    id: int
    name: str
    within: int
    count: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals; all where nothing is said."""

    body: int | None = None
    forum: int | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody may say yes or no, and to how many."""

    waiting: int


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """Some of the proposals in the order of the meetings, the newest meeting first."""

    proposals: tuple[SeenProposal, ...]
    total: int
    bodies: tuple[Choice, ...]
    forums: tuple[Choice, ...]
    meetings: tuple[Choice, ...]


def proposals_page(
    user: Reader, wanted: Wanted, *, today: date, limit: int = 20, offset: int = 0
) -> ProposalsPage:
    """What waits for the user's yes or no."""
    rows = _of(_waiting(user), wanted)
    bodies, forums, meetings = _choices(user)
    return ProposalsPage(
        proposals=tuple(_seen(user, list(rows[offset : offset + limit]), today)),
        total=rows.count(),
        bodies=bodies,
        forums=tuple(one for one in forums if wanted.body in {None, one.within}),
        meetings=tuple(one for one in meetings if one.within == wanted.forum),
    )


def proposal(user: Reader, uuid: UUID, *, today: date) -> SeenProposal | None:
    """One that waits, as the page shows it."""
    rows = list(_waiting(user).filter(uuid=uuid))
    return next(_seen(user, rows, today), None) if rows else None


def answered(user: Reader, uuid: UUID) -> Commitment | None:
    """The row for an action: proposed by a text, waiting or not, where the user may say yes or no."""
    rows = Commitment.objects.editable_by(user).exclude(key="").filter(uuid=uuid)
    return rows.select_related("body", "organization", "agenda_item").first()


def count(user: Reader, wanted: Wanted | None = None) -> int:
    """How many wait for the user's yes or no."""
    return _of(_waiting(user), wanted or Wanted()).count()


def meeting_to_read(user: Reader, meeting: int) -> Meeting | None:
    """The meeting itself, for those who may have its decisions read for proposals."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    rows = Meeting.objects.filter(pk=meeting, organization__body__in=bodies)
    return rows.select_related("organization__body").first()


def asked_of(
    user: Reader, meeting: SeenMeeting, *, today: date, item: int | None = None
) -> Asked | None:
    """What waits at a meeting that has been, or at its item; None for those who are not asked."""
    if meeting.start_date > today:
        return None
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    if not bodies.filter(body=meeting.forum.body.id).exists():
        return None
    rows = _of(_waiting(user), Wanted(meeting=meeting.id))
    return Asked(rows.filter(agenda_item=item).count() if item else rows.count())


def _waiting(user: Reader) -> QuerySet[Commitment]:
    rows = Commitment.objects.editable_by(user).filter(state=State.PROPOSED)
    return rows.order_by(
        "-agenda_item__meeting__start_date",
        "agenda_item__meeting",
        "agenda_item__order",
        "start",
        "id",
    )


def _of(rows: QuerySet[Commitment], wanted: Wanted) -> QuerySet[Commitment]:
    said = {
        "body": wanted.body,
        "organization": wanted.forum,
        "agenda_item__meeting": wanted.meeting,
    }
    return rows.filter(**{field: pk for field, pk in said.items() if pk is not None})


def _choices(user: Reader) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...]]:
    """The municipalities, forums and meetings that have any; one query."""
    fields = (
        "body",
        "body__name",
        "organization",
        "organization__name",
        "agenda_item__meeting",
        "agenda_item__meeting__start_date",
    )
    rows = _waiting(user).order_by("body__name", "organization__name").values_list(*fields)
    bodies: dict[int, Choice] = {}
    forums: dict[int, Choice] = {}
    meetings: dict[int, Choice] = {}
    for body, body_name, forum, forum_name, meeting, day, many in rows.annotate(n=Count("pk")):
        _add(bodies, Choice(body, body_name, 0, many))
        _add(forums, Choice(forum, forum_name, body, many))
        if meeting is not None:
            _add(meetings, Choice(meeting, "", forum, many, day))
    newest = sorted(meetings.values(), key=lambda one: one.day or date.min, reverse=True)
    return tuple(bodies.values()), tuple(forums.values()), tuple(newest)


def _add(known: dict[int, Choice], one: Choice) -> None:
    before = known[one.id].count if one.id in known else 0
    known[one.id] = Choice(one.id, one.name, one.within, before + one.count, one.day)


def _seen(user: Reader, rows: Sequence[Commitment], today: date) -> Iterator[SeenProposal]:
    texts = _texts(user, rows)
    for row, one in zip(rows, seen(user, rows, today=today), strict=True):
        text = texts.get(row.agenda_item_id, "")
        yield SeenProposal(
            seen=one,
            excerpt=excerpt(text, row.start, row.end, sentence=row.sentence),
            is_gone=bool(row.sentence) and not row.end,
        )


def _texts(user: Reader, rows: Sequence[Commitment]) -> dict[int | None, str]:
    """The items' decisions in force, as the sentences were found in them."""
    items = {row.agenda_item_id for row in rows}
    decisions = Decision.objects.visible_to(user).filter(item__in=items, is_current=True)
    found: dict[int | None, list[str]] = defaultdict(list)
    for item, text in decisions.order_by("item", "order").values_list("item", "text"):
        found[item].append(text)
    return {item: joined(tuple(texts))[0] for item, texts in found.items()}
