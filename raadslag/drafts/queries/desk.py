"""What waits for the one who logs in: items, meetings with their deadlines, packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from raadslag.core import clock
from raadslag.drafts.models import Comment, Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import SEEN_BY_MEMBERS, ItemState, Stage
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people import queries as people
from raadslag.people.models import Membership, Reader
from raadslag.people.rules import Classification, Right

_OPEN_ITEMS = (ItemState.DRAFT, ItemState.SUBMITTED)
_UNFINISHED = (Stage.OPEN, Stage.CLOSED)
MEETINGS_SHOWN = 12
HELD_SHOWN = 5  # of the user's own meetings that are over
SOON = 3  # days left at which a deadline is pointed out


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item that somebody works on."""

    uuid: UUID
    title: str
    forum: str
    state: ItemState
    author: str
    wanted: date | None
    due: date | None
    days_left: int | None
    open_comments: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something must be done. ``is_soon`` from a few days before."""

    day: date
    days_left: int

    @property
    def is_soon(self) -> bool:
        return 0 <= self.days_left <= SOON

    @property
    def is_past(self) -> bool:
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class DeskMeeting:
    """A meeting that the secretary prepares, holds or finishes."""

    id: int
    forum: str
    day: date
    start_time: time | None
    stage: Stage | None
    items_due: Deadline
    agenda_due: Deadline
    waiting: int
    accepted: int


@dataclass(frozen=True, slots=True)
class DeskPackage:
    """A called meeting of a forum in which the user sits."""

    id: int
    forum: str
    day: date
    start_time: time | None
    location: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class DeskForum:
    """A forum whose rules, seats and plan the user looks after."""

    id: int
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it; the flags say which parts concern the user at all."""

    sent_back: tuple[DeskItem, ...]
    drafts: tuple[DeskItem, ...]
    waiting: tuple[DeskItem, ...]
    submitted: tuple[DeskItem, ...]
    meetings: tuple[DeskMeeting, ...]
    packages: tuple[DeskPackage, ...]
    held: tuple[DeskPackage, ...]
    forums: tuple[DeskForum, ...]
    writes: bool
    runs: bool
    sits: bool


def has_desk(user: Reader) -> bool:
    """Whether the user has any right or seat, and so a workbench."""
    if not user.is_authenticated:
        return False
    if people.bodies_where(user, Right.SEE_CLOSED).exists():
        return True
    if people.bodies_where(user, Right.WRITE_ITEMS).exists():
        return True
    return Membership.objects.organizations_of(user, on=clock.today()).exists()


def desk(user: Reader, *, today: date) -> Desk:
    """What waits for the user, the most pressing first."""
    writes = people.bodies_where(user, Right.WRITE_ITEMS).exists()
    runs = people.bodies_where(user, Right.RUN_MEETINGS)
    seats = Membership.objects.organizations_of(user, on=today)
    own = _own(user) if writes else []
    back = [item for item in own if item.state is ItemState.DRAFT and item.open_comments]
    return Desk(
        sent_back=tuple(back),
        drafts=tuple(one for one in own if one.state is ItemState.DRAFT and one not in back),
        waiting=tuple(one for one in own if one.state is ItemState.SUBMITTED),
        submitted=_submitted(user, today=today),
        meetings=_meetings(user, today=today),
        packages=_packages(user, today=today),
        held=_held(user, today=today),
        forums=tuple(
            DeskForum(one.pk, one.name, one.body.name) for one in people.forums_run_by(user)
        ),
        writes=writes,
        runs=runs.exists(),
        sits=seats.filter(organization__classification=Classification.FORUM).exists(),
    )


def _own(user: Reader) -> list[DeskItem]:
    rows = DraftItem.objects.editable_by(user).filter(author=user.pk, state__in=_OPEN_ITEMS)
    return _items(rows.filter(draft__isnull=True), user, today=clock.today())


def _submitted(user: Reader, *, today: date) -> tuple[DeskItem, ...]:
    """To the user as secretary, whoever wrote them."""
    runs = people.bodies_where(user, Right.RUN_MEETINGS)
    rows = DraftItem.objects.visible_to(user).filter(
        organization__body__in=runs, state=ItemState.SUBMITTED, draft__isnull=True
    )
    return tuple(_items(rows, user, today=today))


def _items(rows: Iterable[DraftItem], user: Reader, *, today: date) -> list[DeskItem]:
    queryset = DraftItem.objects.filter(pk__in=[row.pk for row in rows])
    theirs = Comment.objects.filter(item=OuterRef("pk"), resolved_at__isnull=True)
    chosen = queryset.annotate(commented=Exists(theirs.exclude(by=user.pk)))
    found = [
        _item(row, today=today) for row in chosen.select_related("organization", "author", "wanted")
    ]
    return sorted(found, key=lambda item: (item.due is None, item.due or today, item.title))


def _item(row: DraftItem, *, today: date) -> DeskItem:
    wanted = row.wanted.start_date if row.wanted else None
    due = rules_seen(row.organization_id).deadlines(wanted).items if wanted else None
    return DeskItem(
        row.uuid,
        row.title,
        row.organization.name,
        ItemState(row.state),
        str(row.author or ""),
        wanted,
        due,
        (due - today).days if due else None,
        int(getattr(row, "commented", False)),
        row.is_public,
    )


def _meetings(user: Reader, *, today: date) -> tuple[DeskMeeting, ...]:
    """Coming ones of the forums that the user runs, and those that are not finished."""
    runs = people.bodies_where(user, Right.RUN_MEETINGS)
    mine = Meeting.objects.filter(organization__body__in=runs)
    mine = mine.exclude(status=MeetingStatus.CANCELLED).select_related("organization")
    unfinished = Draft.objects.filter(stage__in=_UNFINISHED).values("meeting")
    behind = mine.filter(start_date__lt=today, pk__in=unfinished).order_by("start_date")
    ahead = mine.filter(start_date__gte=today).order_by("start_date", "start_time")
    rows = [*behind, *ahead[:MEETINGS_SHOWN]]
    drafts = {one.meeting_id: one for one in Draft.objects.filter(meeting__in=rows)}
    return tuple(_meeting(row, drafts.get(row.pk), today=today) for row in rows)


def _meeting(row: Meeting, draft: Draft | None, *, today: date) -> DeskMeeting:
    due = rules_seen(row.organization_id).deadlines(row.start_date)
    items = DraftItem.objects.filter(organization=row.organization_id)
    return DeskMeeting(
        row.pk,
        row.organization.name,
        row.start_date,
        row.start_time,
        Stage(draft.stage) if draft else None,
        Deadline(due.items, (due.items - today).days),
        Deadline(due.agenda, (due.agenda - today).days),
        waiting=items.filter(wanted=row, draft__isnull=True, state=ItemState.SUBMITTED).count(),
        accepted=items.filter(draft=draft, state=ItemState.ACCEPTED).count() if draft else 0,
    )


def _packages(user: Reader, *, today: date) -> tuple[DeskPackage, ...]:
    rows = _called(user, today=today).filter(meeting__start_date__gte=today)
    return tuple(_package(row) for row in rows.order_by("meeting__start_date"))


def _held(user: Reader, *, today: date) -> tuple[DeskPackage, ...]:
    """The latest that are over: what was decided behind closed doors is read nowhere else."""
    rows = _called(user, today=today).filter(meeting__start_date__lt=today)
    return tuple(_package(row) for row in rows.order_by("-meeting__start_date")[:HELD_SHOWN])


def _called(user: Reader, *, today: date) -> QuerySet[Draft]:
    seats = Membership.objects.organizations_of(user, on=today)
    rows = Draft.objects.filter(meeting__organization__in=seats, stage__in=SEEN_BY_MEMBERS)
    return rows.select_related("meeting__organization")


def _package(row: Draft) -> DeskPackage:
    return DeskPackage(
        row.meeting_id,
        row.meeting.organization.name,
        row.meeting.start_date,
        row.meeting.start_time,
        row.meeting.location,
        Stage(row.stage),
    )
