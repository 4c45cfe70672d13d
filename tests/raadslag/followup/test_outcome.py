"""Who sees what of what came of a decision: on the item, on the meeting, and along the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from raadslag.drafts.models import Treatment
from raadslag.followup.actions import commitments, evidence, progress
from raadslag.followup.came_of import Result
from raadslag.followup.models import Commitment
from raadslag.followup.queries.outcome import Tally, tallies_of, what_came_of
from raadslag.followup.queries.trail import case_trail
from raadslag.followup.rules import Standing, State
from raadslag.journeys import propose_commitments
from raadslag.meetings.cases import case_page
from raadslag.meetings.models import AgendaItem, Case
from raadslag.people.models import Organization
from tests.raadslag import cast
from tests.raadslag.factories import decision, item, minutes, secret_item, store
from tests.raadslag.followup.decisions import COUNT, LATER, PAINT, SAIL, published, row

EVERYBODY = AnonymousUser()
AFTER = date(2026, 6, 2)  # the day after the count was due


@pytest.fixture
def people(db):
    """Two tasks agreed: the one public, the other marked for the house; a third only proposed."""
    people = published(COUNT, SAIL, PAINT)
    agree(people, "Havnekontoret")
    agree(people, "Havnesekretariatet", is_public=False)
    return people


def agree(people, words: str, **said: object) -> Commitment:
    found = row(words)
    changed = replace(commitments.said_of(found), **said)
    return commitments.agree(found, said=changed, by=people.secretary, now=LATER)


def came_of(people, user, *, today: date = AFTER) -> list[tuple[str, Standing, bool]]:
    the_item = people.meeting.items.get(order=1).pk
    found = what_came_of(user, [the_item], today=today).get(the_item, ())
    return [(one.seen.text, one.seen.standing, one.seen.is_public) for one in found]


LIST = "Udarbejde en liste over fortøjningspæle"
PLAN = "Udarbejde en sejlplan"


def test_public_sees_what_is_agreed_and_marked_for_it(people):
    assert came_of(people, EVERYBODY) == [(LIST, Standing.OVERDUE, True)]


def test_staff_and_members_see_the_internal_ones_and_nobody_the_guesses(people):
    both = [(LIST, Standing.OVERDUE, True), (PLAN, Standing.AGREED, False)]

    assert [came_of(people, who) for who in (people.secretary, people.member)] == [both, both]


def test_counts_are_of_what_the_reader_may_see(people):
    progress.set_state(row("Havnekontoret"), State.DONE, by=people.secretary, now=LATER)
    the_item = people.meeting.items.get(order=1).pk

    assert tallies_of(EVERYBODY, [the_item]) == {the_item: Tally(total=1, done=1)}
    assert tallies_of(people.secretary, [the_item]) == {the_item: Tally(total=2, done=1)}


def test_last_change_is_a_day_and_tells_nothing_else(people):
    the_item = people.meeting.items.get(order=1).pk

    (found,) = what_came_of(EVERYBODY, [the_item], today=AFTER)[the_item]

    assert found.changed_on == timezone.localdate(LATER)


def later_meeting(people, *items) -> list[AgendaItem]:
    told = minutes(*items, organization="Havneudvalget", start=date(2026, 5, 19))
    meeting = store(people.body, told).minutes.meeting
    return list(meeting.items.order_by("order"))


def test_later_open_item_is_shown_as_evidence_and_a_closed_one_to_insiders_alone(people):
    opened, closed = later_meeting(people, item("1", "Pælene er talt"), secret_item("2"))
    for one in (opened, closed):
        evidence.add_item(row("Havnekontoret"), one, by=people.secretary, now=LATER)
    the_item = people.meeting.items.get(order=1).pk

    (public,) = what_came_of(EVERYBODY, [the_item], today=AFTER)[the_item]
    inside, _ = what_came_of(people.secretary, [the_item], today=AFTER)[the_item]

    assert [one.title for one in public.later] == ["Pælene er talt"]
    assert [one.title for one in inside.later] == ["Pælene er talt", "Køb af Tangvej 4"]


@pytest.mark.parametrize("count", [1, 3])
def test_what_came_of_it_costs_the_same_for_any_number(db, django_assert_num_queries, count):
    people = published(*(COUNT, SAIL, PAINT)[:count])
    for one in Commitment.objects.all():
        commitments.agree(one, by=people.secretary, now=LATER)

    with django_assert_num_queries(9):
        what_came_of(EVERYBODY, [people.meeting.items.get(order=1).pk], today=AFTER)


# The trail


def trail(user, body: str, case: str, *, today: date = AFTER):
    page = case_page(user, body_slug=body, case_slug=case, today=today)
    return case_trail(user, page, today=today) if page else None


def lines(found) -> list[tuple[str, str, date]]:
    """Kind, whose, when."""
    names = {
        "treatment": lambda line: line.treatment.organization,
        "item": lambda line: line.item.title,
        "planned": lambda line: line.leg.forum,
    }
    return [(line.kind, names[line.kind](line), line.day) for line in found.lines]


def test_trail_is_the_case_in_order_with_what_it_led_to(people):
    (told,) = later_meeting(people, item("1", "Pælene er talt"))
    evidence.add_item(row("Havnekontoret"), told, by=people.secretary, now=LATER)

    found = trail(EVERYBODY, people.body.slug, "s2026-17")

    assert lines(found) == [
        ("treatment", "Havneudvalget", cast.DAY),
        ("item", "Pælene er talt", date(2026, 5, 19)),
    ]
    assert [one.seen.text for one in found.lines[0].came_of] == [LIST]
    assert found.lines[1].tells_of == (LIST,)
    assert (found.came_of.result, found.came_of.total) == (Result.ONE_LEFT, 1)


def test_later_treatment_of_the_case_itself_is_no_line_beside(people):
    (told,) = later_meeting(people, item("1", "Pælene er talt", case_number="S2026-17"))
    evidence.add_item(row("Havnekontoret"), told, by=people.secretary, now=LATER)

    assert [kind for kind, _, _ in lines(trail(EVERYBODY, people.body.slug, "s2026-17"))] == [
        "treatment",
        "treatment",
    ]


def test_planned_treatment_is_shown_to_those_who_plan_alone(people):
    council = Organization.objects.create(body=people.body, name="Byrådet", slug="byraadet")
    case = Case.objects.get(case_number="S2026-17")
    Treatment.objects.create(case=case, organization=council, order=1, expected="efteråret")

    kinds = {
        who: [kind for kind, _, _ in lines(trail(user, people.body.slug, "s2026-17"))]
        for who, user in (
            ("all", EVERYBODY),
            ("member", people.member),
            ("officer", people.case_officer),
        )
    }

    assert kinds == {
        "all": ["treatment"],
        "member": ["treatment"],
        "officer": ["treatment", "planned"],
    }


def test_stopped_decision_is_told_on_top(people):
    page = case_page(EVERYBODY, body_slug=people.body.slug, case_slug="s2026-17", today=AFTER)
    the_item = people.meeting.items.get(order=1).pk

    found = case_trail(EVERYBODY, page, today=AFTER, stopped=[the_item])

    assert found.came_of.result is Result.STOPPED


def test_closed_treatment_and_its_tasks_are_for_insiders_alone(strandby, astrid, eva):
    """One case, treated at an open and at a closed item; each decision asks for something."""
    opened = item("1", case_number="S26-1", decisions=(decision(COUNT),))
    closed = replace(secret_item("1"), case_number="S26-1", decisions=(decision(PAINT),))
    for start, told in ((date(2026, 2, 3), opened), (date(2026, 3, 3), closed)):
        meeting = store(strandby, minutes(told, start=start)).minutes.meeting
        propose_commitments.propose(meeting, by=cast.BY, now=LATER)
    for one in Commitment.objects.all():
        commitments.agree(one, by=astrid, now=LATER)

    outside = trail(eva, strandby.slug, "s26-1")
    inside = trail(astrid, strandby.slug, "s26-1")

    assert [day for _, _, day in lines(outside)] == [date(2026, 2, 3)]
    assert [day for _, _, day in lines(inside)] == [date(2026, 2, 3), date(2026, 3, 3)]
    assert (outside.came_of.total, inside.came_of.total) == (1, 2)
    assert "maling" not in repr(outside)


@pytest.mark.parametrize("count", [1, 3])
def test_trail_costs_the_same_for_any_number(db, django_assert_num_queries, count):
    people = published(*(COUNT, SAIL, PAINT)[:count])
    for one in Commitment.objects.all():
        commitments.agree(one, by=people.secretary, now=LATER)
    page = case_page(EVERYBODY, body_slug=people.body.slug, case_slug="s2026-17", today=AFTER)

    with django_assert_num_queries(8):
        case_trail(EVERYBODY, page, today=AFTER)
