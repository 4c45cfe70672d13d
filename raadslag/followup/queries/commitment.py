"""One commitment as its page shows it: what happened to it, what shows that it is done, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from raadslag.followup.models import Commitment, Evidence, HistoryLine
from raadslag.followup.queries.commitments import origins_of, seen
from raadslag.followup.rules import NEXT_STATES, EvidenceKind, Happening, State
from raadslag.followup.seen import Origin, SeenCommitment
from raadslag.meetings.models import AgendaItem, ItemDetail
from raadslag.people.models import Organization, Reader

ITEMS_MAX = 200  # of the latest meetings, to choose one that shows what was done


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One thing that happened. ``by`` is empty where it happened by itself."""

    at: datetime
    by: str
    happening: Happening
    field: str
    before: str
    after: str
    note: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SeenEvidence:
    """What shows that it was done; ``item`` is None where this reader may not know of that item."""

    id: int
    kind: EvidenceKind
    title: str
    url: str
    item: Origin | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """A later item that can be evidence."""

    id: int
    held_on: date
    label: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """``sentence`` is the decision's own, for those who may read the item. ``next_states`` are those
    that the one who looks may set.
    """

    seen: SeenCommitment
    sentence: str
    history: tuple[SeenLine, ...]
    evidence: tuple[SeenEvidence, ...]
    next_states: frozenset[State]
    may_edit: bool
    may_report: bool


def commitment_row(user: Reader, uuid: UUID) -> Commitment | None:
    """The row, for one who may see it."""
    rows = Commitment.objects.visible_to(user).select_related("organization__body", "agenda_item")
    return rows.filter(uuid=uuid).first()


def row_to_edit(user: Reader, uuid: UUID) -> Commitment | None:
    """The row, for one who may change what, who and when."""
    rows = Commitment.objects.editable_by(user).select_related("organization__body", "agenda_item")
    return rows.filter(uuid=uuid).first()


def row_to_report(user: Reader, uuid: UUID) -> Commitment | None:
    """The row, for one who may tell how it goes."""
    return Commitment.objects.reportable_by(user).filter(uuid=uuid).first()


def rows_to_edit(user: Reader, uuids: Iterable[UUID]) -> list[Commitment]:
    """Those of the rows that the user may change, the one that is due first first."""
    rows = Commitment.objects.editable_by(user).filter(uuid__in=list(uuids))
    return list(rows.select_related("organization__body", "agenda_item").order_by("due", "pk"))


def evidence_row(user: Reader, uuid: UUID, evidence: int) -> Evidence | None:
    """One thing that shows it, for one who may see it."""
    rows = Evidence.objects.visible_to(user).select_related("commitment", "original")
    found: Evidence | None = rows.filter(commitment__uuid=uuid, pk=evidence).first()
    return found


def commitment_page(user: Reader, row: Commitment, *, today: date) -> CommitmentPage:
    """The whole page of a row that the user may see."""
    one = seen(user, [row], today=today)[0]
    same = Commitment.objects.filter(pk=row.pk)
    may_edit = same.editable_by(user).exists()
    may_report = same.reportable_by(user).exists()
    readable = one.origin is not None and one.origin.address is not None
    return CommitmentPage(
        seen=one,
        sentence=row.sentence if readable or may_edit else "",
        history=seen_lines(_history(user, row)),
        evidence=_evidence(user, row),
        next_states=NEXT_STATES[one.state] if may_report else frozenset(),
        may_edit=may_edit,
        may_report=may_report,
    )


def seen_lines(lines: Iterable[HistoryLine]) -> tuple[SeenLine, ...]:
    """Lines of a history as values."""
    return tuple(_line(line) for line in lines)


def later_items(user: Reader, row: Commitment) -> tuple[ItemChoice, ...]:
    """Items of the same forum, or of the same case elsewhere, from the day it was said on."""
    items = AgendaItem.objects.readable_by(user).filter(
        meeting__organization__body=row.body_id, meeting__start_date__gte=row.said_on
    )
    own = items.filter(meeting__organization=row.organization_id)
    if row.agenda_item_id:
        case = ItemDetail.objects.filter(item=row.agenda_item_id, case__isnull=False)
        own = own | items.filter(detail__case__in=case.values("case"))
        own = own.exclude(pk=row.agenda_item_id)
    return _choices(user, own)


def item_to_show(user: Reader, row: Commitment, item: int) -> AgendaItem | None:
    """The item, where it is one of the later ones."""
    if item not in {one.id for one in later_items(user, row)}:
        return None
    return AgendaItem.objects.select_related("meeting__organization").get(pk=item)


def items_decided(user: Reader, forum: Organization, *, today: date) -> tuple[ItemChoice, ...]:
    """The forum's published items of meetings that have been; the latest first."""
    return _choices(user, _decided(user, forum, today))


def item_decided(user: Reader, forum: Organization, item: str, *, today: date) -> AgendaItem | None:
    """One of them by its id; None where it is none of them, or where nothing is said."""
    if not item.isdecimal():
        return None
    rows = _decided(user, forum, today).filter(pk=int(item))
    return rows.select_related("meeting__organization").first()


def _decided(user: Reader, forum: Organization, today: date) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.readable_by(user).filter(
        meeting__organization=forum, meeting__start_date__lte=today
    )


def _choices(user: Reader, items: QuerySet[AgendaItem]) -> tuple[ItemChoice, ...]:
    ordered = items.order_by("-meeting__start_date", "meeting", "order")
    ids = list(ordered.values_list("pk", flat=True)[:ITEMS_MAX])
    origins = origins_of(user, ids)
    return tuple(_choice(origins[pk]) for pk in ids if pk in origins)


def _choice(origin: Origin) -> ItemChoice:
    words = f"{origin.number}. {origin.title}" if origin.number else origin.title
    return ItemChoice(origin.item_id, origin.held_on, f"{origin.forum}: {words}")


def _history(user: Reader, row: Commitment) -> Iterable[HistoryLine]:
    rows = HistoryLine.objects.visible_to(user).filter(commitment=row)
    return rows.select_related("by").order_by("-at", "-id")


def _line(row: HistoryLine) -> SeenLine:
    return SeenLine(
        at=row.at,
        by=str(row.by or ""),
        happening=Happening(row.happening),
        field=row.field,
        before=row.before,
        after=row.after,
        note=row.note,
        day=row.day,
    )


def _evidence(user: Reader, row: Commitment) -> tuple[SeenEvidence, ...]:
    rows = list(Evidence.objects.visible_to(user).filter(commitment=row).select_related("by"))
    origins = origins_of(user, [one.agenda_item_id for one in rows if one.agenda_item_id])
    return tuple(
        SeenEvidence(
            id=one.pk,
            kind=EvidenceKind(one.kind),
            title=one.title,
            url=one.url,
            item=origins.get(one.agenda_item_id or 0),
            by=str(one.by or ""),
            at=one.at,
        )
        for one in rows
    )
