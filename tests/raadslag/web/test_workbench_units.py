"""The secretary sets up units, says who works in them, and closes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from raadslag.core import clock
from raadslag.followup.actions import commitments
from raadslag.followup.models import Responsible
from raadslag.followup.said import Said, Who
from raadslag.people.models import Membership, Organization, Person
from raadslag.people.rules import MembershipRole
from raadslag.people.units.actions import close_unit, create_unit
from raadslag.people.units.said import UnitSaid
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.factories import BY, NOW

pytestmark = pytest.mark.django_db


def made(body, name="Økonomi og Løn", short="ØL"):
    return create_unit(body=body, said=UnitSaid(name, short), by=BY, now=NOW)


def at(name, *arguments):
    return reverse(name, args=arguments)


def task(world, unit, text="Molen males"):
    return commitments.write(
        organization=world.forum,
        said=Said(text, who=(Who(organization_id=unit.pk),)),
        said_on=clock.today(),
        by=world.secretary,
        now=clock.now(),
    )


def shown(response):
    return response.content.decode()


def test_a_unit_is_set_up_and_listed():
    world = cast.gather()
    client = client_of(world.secretary)

    page = client.post(
        at("units"),
        {"body": world.body.pk, "name": "Havne- og Digitaliseringscentret", "short_name": "HDC"},
    )

    unit = Organization.objects.units().get()
    assert page.url == at("unit", unit.pk)
    assert "Havne- og Digitaliseringscentret (HDC)" in shown(client.get(at("units")))
    assert "Havne- og Digitaliseringscentret" not in shown(client.get(at("forums")))


def test_a_name_that_is_taken_is_said_beside_the_field():
    world = cast.gather()
    made(world.body)

    page = client_of(world.secretary).post(
        at("units"), {"body": world.body.pk, "name": "Løn", "short_name": "øl"}
    )

    assert page.context["form"].errors == {
        "short_name": [
            "Økonomi og Løn hedder sådan i forvejen. Vælg et andet navn, eller brug den enhed."
        ]
    }
    assert Organization.objects.units().count() == 1


@pytest.mark.parametrize("who", ["case_officer", "chair", "outsider", "neighbour"])
def test_others_reach_none_of_the_pages(who):
    world = cast.gather()
    unit = made(world.body)
    client = client_of(getattr(world, who))
    seat = Membership.objects.create(
        person=Person.objects.create(body=world.body, name="Per"), organization=unit
    )

    statuses = {
        name: client.get(at(name, *arguments)).status_code
        for name, arguments in (
            ("units", ()),
            ("unit", (unit.pk,)),
            ("rename_unit", (unit.pk,)),
            ("hand_over_unit", (unit.pk,)),
            ("close_unit", (unit.pk,)),
            ("unit_seat", (unit.pk, seat.pk)),
            ("end_unit_seat", (unit.pk, seat.pk)),
        )
    }
    statuses["reopen_unit"] = client.post(at("reopen_unit", unit.pk)).status_code

    units = 200 if who == "neighbour" else 403
    assert statuses.pop("units") == units
    assert set(statuses.values()) == {404}
    assert "Økonomi og Løn" not in shown(client.get(at("units")))


def test_a_head_is_added_changed_and_stops():
    world = cast.gather()
    unit = made(world.body)
    client = client_of(world.secretary)
    known = Person.objects.get(user=world.chair)

    client.post(at("unit", unit.pk), {"name": known.name, "role": "chair", "username": "karla"})
    seat = Membership.objects.get(organization=unit)
    client.post(
        at("unit_seat", unit.pk, seat.pk),
        {"name": known.name, "role": "member", "username": "karla", "email": "k@example.test"},
    )
    client.post(at("end_unit_seat", unit.pk, seat.pk), {"end_date": "2026-01-31"})

    seat.refresh_from_db()
    seat.person.refresh_from_db()
    assert (seat.person, seat.role, seat.end_date.isoformat()) == (
        known,
        MembershipRole.MEMBER,
        "2026-01-31",
    )
    assert (seat.person.party, seat.person.email) == ("A", "k@example.test")


def test_the_closing_page_shows_what_goes_to_whom_and_moves_it():
    world = cast.gather()
    unit, heir = made(world.body), made(world.body, "Strategi og Politik", "SP")
    row = task(world, unit)
    client = client_of(world.secretary)
    today = clock.today()

    page = client.get(at("close_unit", unit.pk))
    empty = client.post(at("close_unit", unit.pk), {"day": today.isoformat(), "heir": ""})
    itself = client.post(at("close_unit", unit.pk), {"day": today.isoformat(), "heir": "ØL"})
    done = client.post(
        at("close_unit", unit.pk), {"day": today.isoformat(), "heir": "sp"}, follow=True
    )

    assert "1 opgave er ikke udført." in shown(page)
    assert "Molen males" in shown(page)
    assert empty.context["form"].errors == {
        "heir": ["Enheden har stadig noget at gøre. Skriv, hvem der overtager det."]
    }
    assert itself.context["form"].errors == {
        "heir": ["Enheden kan ikke overtage fra sig selv. Vælg en anden."]
    }
    unit.refresh_from_db()
    assert (unit.dissolution_date, unit.successor) == (today, heir)
    assert Responsible.objects.get(commitment=row).organization == heir
    assert "Enheden er nedlagt. 1 opgave er overdraget." in shown(done)
    assert "får besked om at vælge Strategi og Politik i stedet" in shown(done)


def test_what_a_unit_has_to_do_is_handed_over_before_it_is_closed():
    world = cast.gather()
    unit = made(world.body)
    per = Person.objects.create(body=world.body, name="Per Pram")
    row = task(world, unit)
    client = client_of(world.secretary)

    client.post(at("hand_over_unit", unit.pk), {"heir": "Per"})
    client.post(
        at("close_unit", unit.pk), {"day": (clock.today() + timedelta(9)).isoformat(), "heir": ""}
    )

    unit.refresh_from_db()
    assert Responsible.objects.get(commitment=row).person == per
    assert (unit.dissolution_date, unit.successor) == (clock.today() + timedelta(9), None)
    assert "Nedlægges den" in shown(client.get(at("unit", unit.pk)))


def test_a_closed_unit_is_reopened_and_takes_nobody_while_it_is_closed():
    world = cast.gather()
    unit = made(world.body)
    close_unit(unit=unit, on=clock.today(), successor=None, by=BY, now=clock.now())
    client = client_of(world.secretary)

    closed = client.get(at("unit", unit.pk))
    added = client.post(at("unit", unit.pk), {"name": "Per Pram", "role": "member"})
    client.post(at("reopen_unit", unit.pk))

    unit.refresh_from_db()
    assert "Nedlagt den" in shown(closed)
    assert 'name="username"' not in shown(closed)
    assert added.status_code == 404
    assert unit.dissolution_date is None


def test_a_unit_has_no_forum_pages():
    world = cast.gather()
    unit = made(world.body)
    client = client_of(world.secretary)

    for name, arguments in (
        ("forum_seats", (unit.pk,)),
        ("forum_rules", (unit.pk,)),
        ("meeting_plan", (unit.pk, 2026)),
        ("forum", (world.body.slug, unit.slug)),
        ("forum_calendar", (world.body.slug, unit.slug)),
    ):
        assert client.get(at(name, *arguments)).status_code == 404, name
