"""Units of the administration: set up, renamed, closed with what they had to do, reopened."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from raadslag.core.models import AuditEvent
from raadslag.drafts.queries.desk import desk
from raadslag.drafts.queries.items import forums_to_write_for
from raadslag.followup.actions import commitments
from raadslag.followup.models import Commitment, HistoryLine
from raadslag.followup.rules import State
from raadslag.followup.said import Said, Who
from raadslag.journeys.close_unit import close
from raadslag.people import actions, queries
from raadslag.people.models import Organization, Person
from raadslag.people.rules import Classification, MembershipRole
from raadslag.people.seats import SeatSaid
from raadslag.people.units.actions import close_unit, create_unit, rename_unit, reopen_unit
from raadslag.people.units.queries import unit_for, units_run_by
from raadslag.people.units.said import BadUnit, UnitSaid
from tests.raadslag import cast
from tests.raadslag.factories import BY, minutes, store

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 21, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def made(body, name="Økonomi og Løn", short="ØL"):
    return create_unit(body=body, said=UnitSaid(name, short), by=BY, now=NOW)


def task(world, *who, text="Molen males", **said):
    return commitments.write(
        organization=world.forum,
        said=Said(text, who=who, **said),
        said_on=TODAY,
        by=world.secretary,
        now=NOW,
    )


def whose(row):
    return [
        Who(one.person_id, one.organization_id)
        for one in Commitment.objects.get(pk=row.pk).responsible.all()
    ]


def test_a_unit_is_set_up_with_its_names_evened_out(strandby):
    unit = made(strandby, "  Økonomi   og Løn ", " ØL ")

    assert (unit.name, unit.short_name, unit.slug, unit.classification) == (
        "Økonomi og Løn",
        "ØL",
        "oekonomi-og-loen",
        Classification.UNIT,
    )
    assert AuditEvent.objects.filter(verb="create_unit", target_id=unit.pk).count() == 1


@pytest.mark.parametrize(
    ("said", "place", "code"),
    [
        (UnitSaid("  "), "name", "name"),
        (UnitSaid("x" * 301), "name", "long"),
        (UnitSaid("Arkiv", "x" * 61), "short_name", "long"),
        (UnitSaid("økonomi og løn"), "name", "taken"),
        (UnitSaid("øl"), "name", "taken"),
        (UnitSaid("Arkiv", "ØL"), "short_name", "taken"),
        (UnitSaid("Havnekontoret"), "name", "taken_by_closed"),
    ],
)
def test_a_name_that_words_could_not_tell_apart_is_refused(strandby, said, place, code):
    made(strandby)
    gone = made(strandby, "Havnekontoret", "")
    close_unit(unit=gone, on=TODAY, successor=None, by=BY, now=NOW)

    with pytest.raises(BadUnit) as refused:
        create_unit(body=strandby, said=said, by=BY, now=NOW)

    assert (refused.value.field, refused.value.code) == (place, code)


def test_a_unit_keeps_its_own_names_when_it_is_renamed(strandby):
    unit = made(strandby)

    renamed = rename_unit(unit=unit, said=UnitSaid("ØL", "Økonomi og Løn"), by=BY, now=NOW)

    assert (renamed.name, renamed.short_name) == ("ØL", "Økonomi og Løn")
    assert AuditEvent.objects.get(verb="rename_unit").details == {"before": "Økonomi og Løn"}


def test_minutes_of_a_forum_that_is_called_as_a_unit_come_to_the_forum(strandby):
    unit = made(strandby, "Havneudvalget", "HU")

    meeting = store(strandby, minutes(organization="havneudvalget")).minutes.meeting

    assert meeting.organization != unit
    assert (meeting.organization.classification, meeting.organization.slug) == (
        Classification.FORUM,
        unit.slug,
    )


def test_lists_of_forums_hold_no_unit():
    world = cast.gather()
    made(world.body)

    assert list(queries.forums_run_by(world.secretary)) == [world.forum]
    assert forums_to_write_for(world.case_officer) == [world.forum]
    assert [one.id for one in desk(world.secretary, today=TODAY).forums] == [world.forum.pk]


def test_who_works_in_a_unit_alone_sits_in_no_forum():
    world = cast.gather()
    cast.seat(made(world.body), world.outsider, role=MembershipRole.CHAIR)

    assert not desk(world.outsider, today=TODAY).sits
    assert list(queries.seats_held_by(Person.objects.get(user=world.outsider))) == []


def test_units_are_for_those_who_run_meetings_there():
    world = cast.gather()
    unit = made(world.body)
    actions.add_seat(
        organization=unit, said=SeatSaid("Per Pram", MembershipRole.CHAIR), by=BY, now=NOW
    )
    actions.add_seat(organization=unit, said=SeatSaid("Mette Mole"), by=BY, now=NOW)

    (seen,) = units_run_by(world.secretary, today=TODAY)

    assert (seen.called, seen.heads, seen.people, seen.closed_on) == (
        "Økonomi og Løn (ØL)",
        ("Per Pram",),
        2,
        None,
    )
    for reader in (world.case_officer, world.member, world.neighbour, world.outsider):
        assert units_run_by(reader, today=TODAY) == []
        assert unit_for(reader, unit.pk) is None
    assert unit_for(world.secretary, world.forum.pk) is None


def test_closing_moves_what_is_not_done_to_the_heir_in_its_place():
    world = cast.gather()
    unit, heir = made(world.body), made(world.body, "Strategi og Politik", "")
    per = Person.objects.create(body=world.body, name="Per Pram")
    own, other, person = (
        Who(organization_id=unit.pk),
        Who(organization_id=heir.pk),
        Who(person_id=per.pk),
    )
    shared = task(world, own, person)
    both = task(world, other, own)
    foreign = task(world, person)
    done = task(world, own)
    Commitment.objects.filter(pk=done.pk).update(state=State.DONE)

    moved = close(unit, on=date(2026, 5, 1), heir=other, user=world.secretary, now=NOW)

    unit.refresh_from_db()
    assert moved == 2
    assert (unit.dissolution_date, unit.successor) == (date(2026, 5, 1), heir)
    assert [whose(row) for row in (shared, both, foreign, done)] == [
        [other, person],
        [other],
        [person],
        [own],
    ]
    line = HistoryLine.objects.get(commitment=shared, field="responsible")
    assert (line.before, line.after, line.by) == (
        "Økonomi og Løn, Per Pram",
        "Strategi og Politik, Per Pram",
        world.secretary,
    )


def test_a_unit_with_something_to_do_is_not_closed_without_an_heir():
    world = cast.gather()
    unit = made(world.body)
    row = task(world, Who(organization_id=unit.pk))

    with pytest.raises(BadUnit) as refused:
        close(unit, on=TODAY, heir=None, user=world.secretary, now=NOW)

    unit.refresh_from_db()
    assert (refused.value.field, refused.value.code) == ("heir", "heir")
    assert unit.dissolution_date is None
    assert whose(row) == [Who(organization_id=unit.pk)]


@pytest.mark.parametrize("which", ["itself", "heir_closed", "elsewhere"])
def test_only_a_unit_that_is_there_takes_over(bakkedal, which):
    world = cast.gather()
    unit, gone, far = made(world.body), made(world.body, "Arkiv", ""), made(bakkedal)
    close_unit(unit=gone, on=date(2026, 6, 1), successor=None, by=BY, now=NOW)
    task(world, Who(organization_id=unit.pk))
    heir = {"itself": unit, "heir_closed": gone, "elsewhere": far}[which]

    with pytest.raises(BadUnit) as refused:
        close(
            unit,
            on=date(2026, 6, 1),
            heir=Who(organization_id=heir.pk),
            user=world.secretary,
            now=NOW,
        )

    assert refused.value.field == "heir"
    assert Organization.objects.get(pk=unit.pk).dissolution_date is None


def test_nobody_works_in_a_closed_unit_and_all_do_again_in_a_reopened_one(strandby):
    unit = made(strandby)
    for name, start, end in (
        ("Alma", None, None),
        ("Bo", date(2026, 1, 1), date(2027, 1, 1)),
        ("Cleo", None, date(2025, 12, 31)),
        ("Dorte", date(2026, 9, 1), None),
    ):
        said = SeatSaid(name, start_date=start, end_date=end)
        actions.add_seat(organization=unit, said=said, by=BY, now=NOW)

    close_unit(unit=unit, on=date(2026, 5, 1), successor=None, by=BY, now=NOW)

    assert ends_of(unit) == {
        "Alma": date(2026, 4, 30),
        "Bo": date(2026, 4, 30),
        "Cleo": date(2025, 12, 31),
        "Dorte": None,
    }
    with pytest.raises(BadUnit):
        close_unit(unit=unit, on=date(2026, 6, 1), successor=None, by=BY, now=NOW)

    reopened = reopen_unit(unit=unit, by=BY, now=NOW)

    assert (reopened.dissolution_date, reopened.successor) == (None, None)
    assert ends_of(unit) == {
        "Alma": None,
        "Bo": None,
        "Cleo": date(2025, 12, 31),
        "Dorte": None,
    }


def ends_of(unit):
    return dict(unit.memberships.values_list("person__name", "end_date"))
