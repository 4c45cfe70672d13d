"""A case's planned and walked way through the forums, for its page on the workbench."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from raadslag.drafts.models import DraftItem, Treatment
from raadslag.drafts.queries.items import MeetingChoice, meeting_choices
from raadslag.drafts.rules import ItemState, Purpose, TreatmentState
from raadslag.meetings.models import Case
from raadslag.people import queries as people
from raadslag.people.models import Reader
from raadslag.people.rules import Right
from referat.document import Outcome

CASES_FOUND = 20


@dataclass(frozen=True, slots=True)
class ItemLink:
    """An item that the user may open."""

    uuid: UUID
    title: str
    state: ItemState


@dataclass(frozen=True, slots=True)
class Leg:
    """One forum on the way. ``meetings`` are those that it can be planned for. ``outcome`` is told
    to those alone who may open the item.
    """

    id: int
    forum: str
    purpose: Purpose
    state: TreatmentState
    outcome: Outcome | None
    held_on: date | None
    meeting_id: int | None
    expected: str
    item: ItemLink | None
    meetings: tuple[MeetingChoice, ...]
    repeats: bool

    @property
    def is_ahead(self) -> bool:
        """Whether it can still be changed."""
        return self.state in (TreatmentState.PLANNED, TreatmentState.SKIPPED)


@dataclass(frozen=True, slots=True)
class CaseRoute:
    """The case's route; ``starts`` is the leg whose item can be begun now."""

    id: int
    case_number: str
    title: str
    body_slug: str
    slug: str
    is_published: bool
    legs: tuple[Leg, ...]
    starts: int | None
    forums: tuple[tuple[int, str], ...]
    items: tuple[ItemLink, ...]


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case to choose when an item is begun."""

    id: int
    case_number: str
    title: str


def _cases(user: Reader) -> QuerySet[Case]:
    """Those that the user works with: known to the public, or to them through an item."""
    bodies = people.bodies_where(user, Right.WRITE_ITEMS)
    drafted = DraftItem.objects.visible_to(user).filter(case__isnull=False).values("case")
    published = Case.objects.visible_to(user).values("pk")
    return Case.objects.filter(Q(pk__in=drafted) | Q(pk__in=published), body__in=bodies)


def case_row(user: Reader, case: int) -> Case | None:
    """The case for an action, where the user writes items in its municipality and may know of it."""
    return _cases(user).select_related("body").filter(pk=case).first()


def leg_row(user: Reader, case: int, leg: int) -> Treatment | None:
    """The leg for an action."""
    row = case_row(user, case)
    legs = Treatment.objects.filter(case=row, pk=leg).select_related("case", "organization", "item")
    return legs.first() if row else None


def case_route(user: Reader, case: int, *, today: date) -> CaseRoute | None:
    """The case's way; None where the user does not write items there."""
    row = case_row(user, case)
    if row is None:
        return None
    items = {
        one.pk: ItemLink(one.uuid, one.title, ItemState(one.state))
        for one in DraftItem.objects.visible_to(user).filter(case=row).order_by("-id")
    }
    legs = Treatment.objects.filter(case=row).select_related("organization", "meeting", "item")
    seen = tuple(_leg(one, items, today=today) for one in legs)
    ahead = [leg for leg in seen if leg.state is TreatmentState.PLANNED and leg.item is None]
    return CaseRoute(
        row.pk,
        row.case_number,
        row.title or next((one.title for one in items.values()), ""),
        row.body.slug,
        row.slug,
        is_published=Case.objects.visible_to(user).filter(pk=row.pk).exclude(title="").exists(),
        legs=seen,
        starts=ahead[0].id if ahead else None,
        forums=tuple(row.body.organizations.forums().values_list("pk", "name")),
        items=tuple(items.values()),
    )


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """A forum that is to treat a case. ``day`` is empty where only ``expected`` says when."""

    forum: str
    purpose: Purpose
    meeting_id: int | None
    day: date | None
    expected: str


def planned_legs(user: Reader, case: int) -> tuple[PlannedLeg, ...]:
    """What is left of the case's way, for those who write items in its municipality."""
    row = case_row(user, case)
    if row is None:
        return ()
    legs = Treatment.objects.filter(case=row, state=TreatmentState.PLANNED)
    return tuple(
        PlannedLeg(
            one.organization.name,
            Purpose(one.purpose),
            one.meeting_id,
            one.meeting.start_date if one.meeting else None,
            one.expected,
        )
        for one in legs.select_related("organization", "meeting")
    )


def find_cases(user: Reader, words: str) -> list[FoundCase]:
    """Cases of the user's municipalities whose number or title has all the words."""
    rows = _cases(user)
    visible = DraftItem.objects.visible_to(user)
    for word in words.split():
        titled = visible.filter(title__icontains=word, case__isnull=False).values("case")
        rows = rows.filter(
            Q(case_number__icontains=word) | Q(title__icontains=word) | Q(pk__in=titled)
        )
    found = list(rows.order_by("-id")[:CASES_FOUND])
    drafted = visible.filter(case__in=found).order_by("id").values_list("case", "title")
    titles: dict[int | None, str] = dict(drafted)
    return [
        FoundCase(one.pk, one.case_number, one.title or titles.get(one.pk, "")) for one in found
    ]


def _leg(row: Treatment, items: dict[int, ItemLink], *, today: date) -> Leg:
    state = TreatmentState(row.state)
    item = row.item
    if state is TreatmentState.PLANNED and item is not None and item.state == ItemState.ACCEPTED:
        state = TreatmentState.ON_AGENDA
    ahead = state in (TreatmentState.PLANNED, TreatmentState.SKIPPED)
    return Leg(
        row.pk,
        row.organization.name,
        Purpose(row.purpose),
        state,
        Outcome(row.outcome) if row.outcome and (item is None or item.pk in items) else None,
        row.meeting.start_date if row.meeting else None,
        row.meeting_id,
        row.expected,
        items.get(row.item_id or 0),
        meeting_choices(row.organization, today=today) if ahead else (),
        repeats=row.repeats_id is not None,
    )
