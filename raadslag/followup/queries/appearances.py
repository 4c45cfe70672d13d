"""Which commitments stand on an agenda, which ought to, and what the item says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.utils import timezone

from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import ItemState, Stage
from raadslag.followup.models import (
    Appearance,
    Commitment,
    CommitmentQuerySet,
    Evidence,
    HistoryLine,
    Responsible,
)
from raadslag.followup.rules import (
    OPEN_STATES,
    EvidenceKind,
    Happening,
    Purpose,
    Standing,
    State,
    standing,
)
from raadslag.followup.telling import Matter, Origin, Proof
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Organization, Reader

_OVER = (Stage.CLOSED, Stage.PUBLISHED)
_FINISHED = (Happening.STATE, Happening.OCCURRED)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One commitment that the meeting may take up. ``is_late``: its time is over today."""

    id: int
    matter: Matter
    is_late: bool


@dataclass(frozen=True, slots=True)
class ForMeeting:
    """What a meeting may take up: due by then or already late, and what is done and not reported."""

    due: tuple[DueLine, ...] = ()
    done: tuple[DueLine, ...] = ()

    def __len__(self) -> int:
        return len(self.due) + len(self.done)


def live() -> QuerySet[Appearance]:
    """Appearances on items that were, or are to be, treated."""
    gone = Q(draft_item__state=ItemState.WITHDRAWN)
    cancelled = Q(draft_item__draft__meeting__status=MeetingStatus.CANCELLED)
    return Appearance.objects.exclude(gone).exclude(cancelled)


def coming() -> QuerySet[Appearance]:
    """Those on items that no meeting has treated yet."""
    return live().exclude(draft_item__draft__stage__in=_OVER)


def to_take_up(meeting: Meeting, *, today: date) -> CommitmentQuerySet:
    """Of the forum, or put off to its next meeting: open, due by the meeting, on no agenda yet."""
    day = max(meeting.start_date, today)
    mine = Q(organization=meeting.organization_id) & Q(due__lte=day)
    sent_here = Q(meeting_of=meeting.organization_id)
    rows = Commitment.objects.filter(mine | sent_here, state__in=OPEN_STATES, stopped=False)
    return rows.exclude(Exists(coming().filter(commitment=OuterRef("pk"))))


def to_report(rows: CommitmentQuerySet | None = None) -> CommitmentQuerySet:
    """Done, of a recurring one a round, and the forum has not been told since."""
    lines = HistoryLine.objects.filter(commitment=OuterRef("pk"), happening__in=_FINISHED)
    finished = Subquery(lines.order_by("-at", "-id").values("at")[:1])
    told = live().filter(commitment=OuterRef("pk"), purpose=Purpose.REPORT)
    found = Commitment.objects.all() if rows is None else rows
    return (
        found.filter(Q(state=State.DONE) | Q(repeats=True, done_on__isnull=False))
        .alias(finished=finished)
        .exclude(Exists(told.filter(created_at__gte=OuterRef("finished"))))
        .exclude(Exists(told), finished__isnull=True)
    )


def reportable_ids(rows: Iterable[Commitment]) -> frozenset[int]:
    """Of which the forum can be told that they are done, and has not been."""
    mine = Commitment.objects.filter(pk__in=[row.pk for row in rows])
    return frozenset(to_report(mine).values_list("pk", flat=True))


def for_meeting(user: Reader, meeting: Meeting, *, now: datetime) -> ForMeeting:
    """What the one who prepares the meeting is offered, the longest overdue first."""
    today = timezone.localdate(now)
    due = to_take_up(meeting, today=today).editable_by(user).order_by("due", "id")
    done = to_report(Commitment.objects.filter(organization=meeting.organization_id))
    done = done.exclude(Exists(coming().filter(commitment=OuterRef("pk"))))
    return ForMeeting(
        due=_lines(due, today=today),
        done=_lines(done.editable_by(user).order_by("-done_on", "id"), today=today),
    )


def next_meeting(organization: Organization, *, today: date) -> Meeting | None:
    """The forum's next meeting that still takes items."""
    rules = rules_seen(organization)
    called = Draft.objects.filter(meeting=OuterRef("pk")).exclude(stage=Stage.PREPARING)
    meetings = (
        Meeting.objects.filter(organization=organization, start_date__gte=today)
        .exclude(status=MeetingStatus.CANCELLED)
        .exclude(Exists(called))
        .order_by("start_date", "start_time", "id")
    )
    takes = (one for one in meetings if rules.deadlines(one.start_date).items >= today)
    return next(takes, None)


def report_item(commitment: Commitment) -> DraftItem | None:
    """The item that tells the forum, or has told it, that the commitment is done."""
    if to_report(Commitment.objects.filter(pk=commitment.pk)).exists():
        return None
    rows = live().filter(commitment=commitment, purpose=Purpose.REPORT)
    found = rows.select_related("draft_item__draft__meeting").order_by("-id").first()
    return found.draft_item if found else None


def matters_of(rows: Iterable[Commitment], *, today: date) -> dict[int, Matter]:
    """What an item would say of each; the same number of queries whatever the number."""
    commitments = list(rows)
    told = Commitment.objects.filter(pk__in=[one.pk for one in commitments]).open_to_all()
    is_open = frozenset(told.values_list("pk", flat=True))
    public = public_items([one.agenda_item_id for one in commitments])
    proofs = _proofs(commitments)
    names = names_of(commitments, in_full=True)
    return {
        one.pk: Matter(
            text=one.text,
            who=names[one.pk],
            time_words=one.time_words,
            due=one.due,
            standing=standing(State(one.state), due=one.due, stopped=one.stopped, today=today),
            origin=_origin(one, public),
            done_on=one.done_on,
            proofs=tuple(proofs.get(one.pk, ())),
            is_public=one.pk in is_open,
        )
        for one in commitments
    }


def public_items(ids: Iterable[int | None]) -> dict[int, AgendaItem]:
    """Those of the items that everybody may read today."""
    wanted = {one for one in ids if one is not None}
    rows = AgendaItem.objects.readable_by(AnonymousUser()).filter(pk__in=wanted, is_public=True)
    return {row.pk: row for row in rows}


def _lines(rows: QuerySet[Commitment], *, today: date) -> tuple[DueLine, ...]:
    found = list(rows.select_related("organization", "agenda_item__meeting__organization"))
    matters = matters_of(found, today=today)
    return tuple(
        DueLine(one.pk, matters[one.pk], matters[one.pk].standing is Standing.OVERDUE)
        for one in found
    )


def _origin(row: Commitment, public: dict[int, AgendaItem]) -> Origin | None:
    item = row.agenda_item
    if item is None:
        return None
    shown = public.get(item.pk)
    return Origin(
        forum=item.meeting.organization.name,
        held_on=item.meeting.start_date,
        number=item.number,
        title=shown.title if shown else "",
    )


def names_of(rows: Sequence[Commitment], *, in_full: bool = False) -> dict[int, tuple[str, ...]]:
    """Who is responsible: a list's narrow column has short names, everything else whole ones.

    The decision's own words stand where nobody is named.
    """
    prefetch_related_objects(rows, "responsible__person", "responsible__organization")
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        named = tuple(_name(one, in_full=in_full) for one in row.responsible.all())
        found[row.pk] = named or tuple(filter(None, [row.actor_words.strip()]))
    return found


def _name(one: Responsible, *, in_full: bool) -> str:
    if one.organization is not None:
        short = "" if in_full else one.organization.short_name
        return short or one.organization.name
    return str(one.person)


def _proofs(rows: Sequence[Commitment]) -> dict[int, list[Proof]]:
    """Links, files by name, and later items that everybody may read."""
    evidence = Evidence.objects.filter(commitment__in=rows).select_related(
        "original", "agenda_item__meeting__organization"
    )
    lines = list(evidence.order_by("at", "id"))
    public = public_items([one.agenda_item_id for one in lines])
    found: dict[int, list[Proof]] = {}
    for one in lines:
        proof = _proof(one, public)
        if proof is not None:
            found.setdefault(one.commitment_id, []).append(proof)
    return found


def _proof(row: Evidence, public: dict[int, AgendaItem]) -> Proof | None:
    if row.kind == EvidenceKind.LINK:
        return Proof(row.title, row.url)
    if row.kind == EvidenceKind.FILE:
        return Proof(row.title or (row.original.filename if row.original else ""))
    item = public.get(row.agenda_item_id or 0)
    if item is None or row.agenda_item is None:
        return None
    meeting = row.agenda_item.meeting
    return Proof(
        str(Origin(meeting.organization.name, meeting.start_date, item.number, item.title))
    )
