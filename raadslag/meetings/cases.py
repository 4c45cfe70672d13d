"""A case's whole way through the forums: the meetings that treated it, and what later items print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import F, Max

from raadslag.core import clock
from raadslag.meetings.loading import (
    load_items,
    meeting_rows,
    seen_body,
    seen_case,
    seen_meeting,
)
from raadslag.meetings.models import AgendaItem, Case, Decision
from raadslag.meetings.queries import body_page
from raadslag.meetings.seen import (
    CaseLine,
    CaseList,
    CasePage,
    SeenItem,
    SeenMeeting,
    Treatment,
)
from raadslag.people.models import Reader
from referat.document import SectionKind

_Key = tuple[str, date | None]  # a forum and a day


def case_page(
    user: Reader, *, body_slug: str, case_slug: str, today: date | None = None
) -> CasePage | None:
    """The case with its treatments, the oldest first; None where the user may not know of it."""
    case = (
        Case.objects.visible_to(user)
        .select_related("body")
        .filter(body__slug=body_slug, slug=case_slug)
        .first()
    )
    if case is None:
        return None
    rows = AgendaItem.objects.readable_by(user).filter(detail__case=case)
    ordered = rows.order_by(
        "meeting__start_date",
        F("meeting__start_time").asc(nulls_last=True),
        "meeting_id",
        "order",
    )
    items = load_items(user, list(ordered))
    meetings = _meetings_of(user, items)
    held = [_held(meetings[item.id], item) for item in items]
    printed = _only_printed([(meetings[item.id], item) for item in items])
    return CasePage(
        body=seen_body(case.body),
        case=seen_case(case),
        treatments=tuple(_supplemented(sorted([*printed, *held], key=_when))),
        treatment_count=_times_treated(user, [case.pk], today or clock.today())[case.pk],
    )


def case_list(
    user: Reader, *, body_slug: str, limit: int = 50, offset: int = 0, today: date | None = None
) -> CaseList | None:
    """A municipality's cases; None where the user sees nothing of the municipality."""
    page = body_page(user, body_slug=body_slug)
    if page is None:
        return None
    treated = (
        AgendaItem.objects.readable_by(user)
        .filter(detail__case__body=page.body.id)
        .order_by()
        .values("detail__case")
        .annotate(last=Max("meeting__start_date"))
        .order_by("-last", "-detail__case")
    )
    rows = list(treated[offset : offset + limit])
    known = Case.objects.visible_to(user).in_bulk([row["detail__case"] for row in rows])
    times = _times_treated(user, list(known), today or clock.today())
    lines = (
        CaseLine(seen_case(known[row["detail__case"]]), times[row["detail__case"]], row["last"])
        for row in rows
        if row["detail__case"] in known
    )
    return CaseList(body=page.body, lines=tuple(lines), total=treated.count())


def _times_treated(user: Reader, cases: Sequence[int], today: date) -> dict[int, int]:
    """How often each case has been treated up to today: by meetings of the archive, and by those
    that only a later item prints a decision of. One count for the list and the case's own page.
    """
    items = AgendaItem.objects.readable_by(user).filter(detail__case__in=cases)
    held: dict[int, list[_Key]] = {case: [] for case in cases}
    forums: dict[int, tuple[int, str]] = {}
    for pk, case, forum, day in items.values_list(
        "pk", "detail__case", "meeting__organization__name", "meeting__start_date"
    ):
        held[case].append(_key(forum, day))
        forums[pk] = (case, forum)
    printed: dict[int, set[_Key]] = {case: set() for case in cases}
    earlier = Decision.objects.visible_to(user).filter(item__in=list(forums), is_current=False)
    for pk, name, held_on in earlier.values_list("item", "organization_name", "held_on"):
        case, forum = forums[pk]
        printed[case].add(_key(name or forum, held_on))
    return {
        case: sum(
            day is None or day <= today
            for _, day in [*held[case], *(printed[case] - _known(held[case]))]
        )
        for case in cases
    }


def _meetings_of(user: Reader, items: Iterable[SeenItem]) -> dict[int, SeenMeeting]:
    """The meeting of each item, by the item's id."""
    ids = [item.id for item in items]
    of_item = dict(AgendaItem.objects.filter(pk__in=ids).values_list("pk", "meeting_id"))
    rows = meeting_rows(user).filter(pk__in=set(of_item.values()))
    seen = {row.pk: seen_meeting(row) for row in rows}
    return {item_id: seen[meeting_id] for item_id, meeting_id in of_item.items()}


def _held(meeting: SeenMeeting, item: SeenItem) -> Treatment:
    return Treatment(
        organization=meeting.forum.name,
        held_on=meeting.start_date,
        decisions=item.decisions,
        meeting=meeting,
        item=item,
    )


def _supplemented(treatments: Iterable[Treatment]) -> Iterator[Treatment]:
    """Each with the supplements that were new there."""
    known: set[str] = set()
    for treatment in treatments:
        sections = treatment.item.sections if treatment.item else ()
        new = tuple(
            one
            for one in sections
            if one.kind is SectionKind.SUPPLEMENTARY and one.html not in known
        )
        known.update(one.html for one in new)
        yield replace(treatment, supplements=new)


def _only_printed(treated: list[tuple[SeenMeeting, SeenItem]]) -> list[Treatment]:
    """Earlier decisions that an item prints of meetings the archive does not have, each once."""
    known = _known(_key(meeting.forum.name, meeting.start_date) for meeting, _ in treated)
    printed: dict[_Key, Treatment] = {}
    for meeting, item in treated:
        for decision in item.earlier_decisions:
            name = decision.organization or meeting.forum.name
            key = _key(name, decision.held_on)
            if key not in known and key not in printed:
                printed[key] = Treatment(
                    organization=name,
                    held_on=decision.held_on,
                    decisions=(decision,),
                    printed_in=(meeting, item),
                )
    return list(printed.values())


def _known(held: Iterable[_Key]) -> set[_Key]:
    """The archive's own meetings, also as they are named where no date is printed."""
    return {key for name, day in held for key in ((name, day), (name, None))}


def _key(organization: str, held_on: date | None) -> _Key:
    return (" ".join(organization.split()).casefold(), held_on)


def _when(treatment: Treatment) -> date:
    """Its date, or that of the meeting which printed it where it has none."""
    if treatment.held_on:
        return treatment.held_on
    assert treatment.printed_in is not None, "a treatment without a date was printed somewhere"
    return treatment.printed_in[0].start_date
