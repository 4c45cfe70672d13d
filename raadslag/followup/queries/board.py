"""The list of commitments: whose, in which state, until when, in bands from late to done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from raadslag.followup.models import Commitment, Responsible, responsible
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import OPEN_STATES, State
from raadslag.followup.seen import SeenCommitment
from raadslag.people.models import Membership, Organization, Person, Reader, Role
from raadslag.people.rules import Classification, Right

PAGE_SIZE = 50
LATELY = timedelta(days=30)  # how long what is done stays in sight


class Scope(StrEnum):
    """Whose commitments."""

    MINE = "mine"
    UNIT = "unit"  # of the units in which the user works
    FORUM = "forum"  # of the forums in which the user sits
    ALL = "all"  # that the user may see


class Show(StrEnum):
    """Which of them."""

    CURRENT = "current"  # what is open, and what was done lately
    OVERDUE = "overdue"
    NOBODY = "nobody"  # open, and nobody is to do it
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    STOPPED = "stopped"
    DONE = "done"
    DROPPED = "dropped"
    PROPOSED = "proposed"
    ALL = "all"  # but proposals, which are only guesses


class Order(StrEnum):
    """In which order."""

    DUE = "due"
    FORUM = "forum"
    NEWEST = "newest"


class Band(StrEnum):
    """Where in time a commitment stands; in the order of the list."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    NO_DATE = "no_date"
    STOPPED = "stopped"
    PROPOSED = "proposed"
    DONE = "done"
    DROPPED = "dropped"


BANDS = tuple(Band)
_OVER = frozenset({Band.PROPOSED, Band.DONE, Band.DROPPED})
LATE_MAX, NEXT_MAX = 10, 5  # of the user's own, on the desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for. ``since`` and ``until`` bound the day it is due, both included."""

    scope: Scope | None = None  # None: the first that has anything
    show: Show = Show.CURRENT
    forum: int | None = None
    unit: int | None = None
    person: int | None = None
    text: str = ""
    since: date | None = None
    until: date | None = None
    order: Order = Order.DUE
    page: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in the list, and what the one who looks may do with it."""

    seen: SeenCommitment
    may_edit: bool
    may_report: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together; ``total`` is of the band on all pages. No band where none is asked."""

    band: Band | None
    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A forum, unit or person to narrow the list down to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Tab:
    """Whose list, with how many open ones."""

    scope: Scope
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """One page of the list. ``tabs`` are those that concern the user."""

    scope: Scope
    tabs: tuple[Tab, ...]
    groups: tuple[Group, ...]
    total: int
    open_total: int
    page: int
    page_count: int
    forums: tuple[Choice, ...]
    units: tuple[Choice, ...]
    persons: tuple[Choice, ...]
    runs: bool


def board(user: Reader, wanted: Wanted, *, today: date) -> Board:
    """What the user may see of what is wanted; the same number of queries for any number of rows."""
    tabs = _tabs(user, today)
    scope = _scope_in(tabs, wanted)
    rows = _narrowed(user, scope, wanted, today)
    totals = _totals(rows)
    total = sum(totals.values())
    page_count = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, wanted.page), page_count)
    found = _in_order(rows, wanted.order)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    visible = Commitment.objects.visible_to(user)
    return Board(
        scope=scope,
        tabs=tabs,
        groups=_groups(user, found, wanted.order, totals, today),
        total=total,
        open_total=sum(count for band, count in totals.items() if band not in _OVER),
        page=page,
        page_count=page_count,
        forums=_forums(visible),
        units=_units(visible),
        persons=_persons(Commitment.objects.inside_for(user)),
        runs=Role.objects.bodies_where(user, Right.RUN_MEETINGS).exists(),
    )


def rows_of(user: Reader, wanted: Wanted, *, today: date) -> QuerySet[Commitment]:
    """All the rows of the list on all its pages, in its order."""
    scope = _scope_in(_tabs(user, today), wanted)
    return _in_order(_narrowed(user, scope, wanted, today), wanted.order)


def due_next(user: Reader, *, today: date) -> list[SeenCommitment]:
    """Of the user's own and their units' those that are late, and the few that are due next."""
    own = _scope(user, Scope.MINE, today) | _scope(user, Scope.UNIT, today)
    rows = Commitment.objects.visible_to(user).filter(own, state__in=OPEN_STATES, stopped=False)
    late = rows.filter(due__lt=today).order_by("due", "pk")[:LATE_MAX]
    coming = rows.exclude(due__lt=today).order_by(F("due").asc(nulls_last=True), "pk")[:NEXT_MAX]
    return seen(user, [*late, *coming], today=today)


def _scope(user: Reader, scope: Scope, today: date) -> Q:
    if scope is Scope.ALL:
        return Q()
    if scope is Scope.MINE:
        return Q(Exists(responsible(person__user=user.pk)))
    if scope is Scope.UNIT:
        return Q(Exists(responsible(organization__in=_seats(user, Classification.UNIT, today))))
    return Q(organization__in=_seats(user, Classification.FORUM, today))


def _seats(user: Reader, kind: Classification, today: date) -> QuerySet[Membership, int]:
    seats = Membership.objects.organizations_of(user, on=today)
    return seats.filter(organization__classification=kind)


def _tabs(user: Reader, today: date) -> tuple[Tab, ...]:
    """A unit's or a forum's list for those who are in one; the open ones are counted."""
    kinds = set(
        Membership.objects.on(today)
        .filter(person__user=user.pk)
        .values_list("organization__classification", flat=True)
    )
    scopes = [Scope.MINE]
    scopes += [Scope.UNIT] if Classification.UNIT in kinds else []
    scopes += [Scope.FORUM] if Classification.FORUM in kinds else []
    scopes.append(Scope.ALL)
    rows = Commitment.objects.visible_to(user).filter(state__in=OPEN_STATES)
    counts = rows.aggregate(
        **{one.value: Count("pk", filter=_scope(user, one, today)) for one in scopes[:-1]},
        **{Scope.ALL.value: Count("pk")},
    )
    return tuple(Tab(one, counts[one.value]) for one in scopes)


def _scope_in(tabs: Sequence[Tab], wanted: Wanted) -> Scope:
    """What is wanted where there is such a list, else the first with anything on it."""
    if wanted.scope in {tab.scope for tab in tabs}:
        return wanted.scope
    return next((tab.scope for tab in tabs if tab.count), tabs[-1].scope)


def _narrowed(user: Reader, scope: Scope, wanted: Wanted, today: date) -> QuerySet[Commitment]:
    """Persons are looked for only where the reader is shown their names."""
    inside = Q(pk__in=Commitment.objects.inside_for(user).values("pk"))
    rows = Commitment.objects.visible_to(user)
    rows = rows.filter(_scope(user, scope, today), _shown(wanted.show, today))
    if wanted.forum is not None:
        rows = rows.filter(organization=wanted.forum)
    if wanted.unit is not None:
        rows = rows.filter(Exists(responsible(organization=wanted.unit)))
    if wanted.person is not None:
        rows = rows.filter(inside, Exists(responsible(person=wanted.person)))
    if wanted.since is not None:
        rows = rows.filter(due__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(due__lte=wanted.until)
    for word in wanted.text.split():
        rows = rows.filter(_has(word) | (inside & _names(word)))
    return rows.annotate(band=_band(today))


def _shown(show: Show, today: date) -> Q:
    is_open = Q(state__in=OPEN_STATES)
    shown: dict[Show, Q] = {
        Show.CURRENT: is_open | Q(state=State.DONE, done_on__gte=today - LATELY),
        Show.OVERDUE: is_open & Q(stopped=False, due__lt=today),
        Show.NOBODY: is_open & ~Q(Exists(responsible())),
        Show.STOPPED: is_open & Q(stopped=True),
        Show.ALL: ~Q(state=State.PROPOSED),
    }
    return shown.get(show) or Q(state=show.value)


def _has(word: str) -> Q:
    """The word in what is to be done, when, or by which unit."""
    found = Q()
    for spelt in _spellings(word):
        found |= Q(text__icontains=spelt) | Q(time_words__icontains=spelt)
        found |= Q(Exists(responsible(organization__name__icontains=spelt)))
        found |= Q(Exists(responsible(organization__short_name__icontains=spelt)))
    return found


def _names(word: str) -> Q:
    """The word in a person's name, or in the decision's own words for who."""
    found = Q()
    for spelt in _spellings(word):
        found |= Q(actor_words__icontains=spelt)
        found |= Q(Exists(responsible(person__name__icontains=spelt)))
    return found


def _spellings(word: str) -> set[str]:
    """SQLite knows upper and lower case of English letters alone: the others are spelt out."""
    return {word, word.lower(), word.upper(), word.capitalize()}


def _band(today: date) -> Case:
    sunday = today + timedelta(days=6 - today.weekday())
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    rules: list[tuple[Q, Band]] = [
        (Q(state=State.PROPOSED), Band.PROPOSED),
        (Q(state=State.DONE), Band.DONE),
        (Q(state=State.DROPPED), Band.DROPPED),
        (Q(stopped=True), Band.STOPPED),
        (Q(due__isnull=True), Band.NO_DATE),
        (Q(due__lt=today), Band.OVERDUE),
        (Q(due__lte=sunday), Band.WEEK),
        (Q(due__lt=next_month), Band.MONTH),
    ]
    return Case(
        *(When(said, then=Value(BANDS.index(band))) for said, band in rules),
        default=Value(BANDS.index(Band.LATER)),
        output_field=IntegerField(),
    )


def _totals(rows: QuerySet[Commitment]) -> dict[Band, int]:
    counted = rows.order_by().values("band").annotate(total=Count("pk"))  # type: ignore[misc]
    return {BANDS[one["band"]]: one["total"] for one in counted}


def _in_order(rows: QuerySet[Commitment], order: Order) -> QuerySet[Commitment]:
    due = F("due").asc(nulls_last=True)
    if order is Order.FORUM:
        return rows.order_by("organization__name", "organization", due, "pk")
    if order is Order.NEWEST:
        return rows.order_by("-said_on", "-pk")
    return rows.order_by("band", due, "pk")


def _groups(
    user: Reader,
    found: QuerySet[Commitment],
    order: Order,
    totals: dict[Band, int],
    today: date,
) -> tuple[Group, ...]:
    rows = list(found)
    ids = [row.pk for row in rows]
    own = Commitment.objects.filter(pk__in=ids)
    editable = set(own.editable_by(user).values_list("pk", flat=True))
    reportable = set(own.reportable_by(user).values_list("pk", flat=True))
    lines = [
        Line(one, one.id in editable, one.id in reportable) for one in seen(user, rows, today=today)
    ]
    if order is not Order.DUE:
        return (Group(None, len(lines), tuple(lines)),) if lines else ()
    bands = {row.pk: BANDS[row.band] for row in rows}  # type: ignore[attr-defined]  # annotated
    return tuple(
        Group(band, totals[band], tuple(one for one in lines if bands[one.seen.id] is band))
        for band in BANDS
        if band in set(bands.values())
    )


def _forums(visible: QuerySet[Commitment]) -> tuple[Choice, ...]:
    ids = visible.order_by().values("organization").distinct()
    return _choices(Organization.objects.filter(pk__in=ids))


def _units(visible: QuerySet[Commitment]) -> tuple[Choice, ...]:
    named = Responsible.objects.filter(commitment__in=visible.values("pk"))
    return _choices(Organization.objects.filter(pk__in=named.values("organization")))


def _persons(visible: QuerySet[Commitment]) -> tuple[Choice, ...]:
    named = Responsible.objects.filter(commitment__in=visible.values("pk"))
    return _choices(Person.objects.filter(pk__in=named.values("person")))


def _choices(rows: QuerySet[Organization] | QuerySet[Person]) -> tuple[Choice, ...]:
    return tuple(Choice(pk, name) for pk, name in rows.order_by("name").values_list("pk", "name"))
