"""What somebody is to do stands in their calendar, without a word of what is closed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from raadslag.followup.actions import commitments, progress
from raadslag.followup.calendars import task_calendar
from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.followup.said import Said, Who
from raadslag.people.actions import renew_calendar_address
from raadslag.people.models import Membership, Person
from raadslag.people.queries import calendar_token, person_of_task_token, task_token
from raadslag.people.rules import MembershipRole
from tests.raadslag import cast
from tests.raadslag.factories import BY, SECRETS
from tests.raadslag.followup.decided import SECRET, agreed, decided, unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)


def karla(people):
    return Person.objects.get(user=people.chair)


def feed(person, now=NOW):
    return task_calendar(person, now=now, address=lambda one: f"https://x.test/{one.uuid}/")


def events(person, now=NOW):
    return Calendar.from_ical(feed(person, now)).walk("VEVENT")


def lines(person, now=NOW):
    return [(str(one["summary"]), one.decoded("dtstart")) for one in events(person, now)]


def test_an_entry_is_a_whole_day_that_blocks_nothing():
    people = cast.gather()
    item, _ = decided(people)
    me = Who(person_id=karla(people).pk)
    row = agreed(people, "Mal molen", "ultimo april", item=item, who=(me,))

    (event,) = events(karla(people))

    assert {name: event.decoded(name) for name in ("dtstart", "dtend", "sequence", "dtstamp")} == {
        "dtstart": date(2026, 4, 30),
        "dtend": date(2026, 5, 1),
        "sequence": row.version,
        "dtstamp": NOW,
    }
    assert {
        name: str(event[name])
        for name in ("uid", "summary", "status", "transp", "url", "description")
    } == {
        "uid": f"{row.uuid}@raadslag",
        "summary": "Mal molen (ultimo april)",
        "status": "CONFIRMED",
        "transp": "TRANSPARENT",
        "url": f"https://x.test/{row.uuid}/",
        "description": (
            "Mal molen\nAnsvarlig: Karla Kaj\nBesluttet i Havneudvalget den 3.3.2026, punkt 1"
        ),
    }


def test_one_gets_what_names_them_and_what_the_units_they_lead_are_to_do():
    people = cast.gather()
    led, works = unit(people, "Økonomi og Løn", "ØL"), unit(people, "Strategi", "ST")
    person = karla(people)
    Membership.objects.create(person=person, organization=led, role=MembershipRole.CHAIR)
    Membership.objects.create(person=person, organization=works)
    agreed(people, "Mit", who=(Who(person_id=person.pk),))
    agreed(people, "Min enheds", who=(Who(organization_id=led.pk),))
    agreed(people, "Min arbejdsplads'", who=(Who(organization_id=works.pk),))
    agreed(people, "En andens", who=(Who(person_id=Person.objects.get(user=people.member).pk),))
    agreed(people, "Uden dag", "", who=(Who(person_id=person.pk),))

    assert [text for text, _ in lines(person)] == [
        "Mit (20. april 2026)",
        "Min enheds (20. april 2026)",
    ]


@pytest.mark.parametrize("is_named_outside", [False, True])
def test_of_a_closed_item_the_feed_holds_no_word(is_named_outside):
    people = cast.gather()
    _, closed = decided(people)
    person = karla(people)
    if is_named_outside:
        person = Person.objects.create(body=people.body, name="Ole", user=people.outsider)
    row = agreed(people, SECRET, "20. april 2026", item=closed, who=(Who(person_id=person.pk),))

    (event,) = events(person)

    assert (str(event["summary"]), str(event["description"]), event.decoded("dtstart")) == (
        "Opgave fra et lukket punkt",
        "Log ind for at læse opgaven.",
        date(2026, 4, 20),
    )
    assert str(row.uuid) in str(event["url"])
    text = feed(person).decode()
    assert [word for word in (*SECRETS, SECRET, "Tangvej") if word in text] == []


def test_what_becomes_closed_loses_its_words():
    people = cast.gather()
    item, _ = decided(people)
    person = karla(people)
    agreed(people, "Mal molen", item=item, who=(Who(person_id=person.pk),))
    item.is_public = False
    item.save()

    assert lines(person) == [("Opgave fra et lukket punkt", date(2026, 4, 20))]


def test_rounds_stand_there_one_by_one_under_names_that_stay():
    people = cast.gather()
    person = karla(people)
    row = agreed(people, "Se på kajen", "kvartalsvis", who=(Who(person_id=person.pk),))

    before = events(person)
    progress.set_state(row, State.DONE, by=people.secretary, now=NOW)
    after = events(person)

    assert [one.decoded("dtstart") for one in before] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 3, 31),
    ]
    assert [str(one["uid"]) for one in after][:4] == [str(one["uid"]) for one in before][1:]
    assert len({str(one["uid"]) for one in before}) == len(before)
    assert {one["sequence"] for one in after} == {row.version + 1}


def test_what_is_over_is_marked_for_a_month_and_then_gone():
    people = cast.gather()
    person = karla(people)
    done, dropped, open_one = (
        agreed(people, text, "20. april 2026", who=(Who(person_id=person.pk),))
        for text in ("Gjort", "Opgivet", "Åben")
    )
    Commitment.objects.filter(pk=open_one.pk).update(stopped=True)
    progress.set_state(done, State.DONE, by=people.secretary, now=NOW)
    commitments.drop(dropped, reason="Pengene mangler.", by=people.secretary, now=NOW)

    soon = [(str(one["summary"]), str(one["status"])) for one in events(person)]
    later = lines(person, datetime(2026, 6, 1, 8, 0, tzinfo=UTC))

    assert soon == [
        ("Udført: Gjort (20. april 2026)", "CONFIRMED"),
        ("Frafaldet: Opgivet (20. april 2026)", "CANCELLED"),
        ("Standset (§ 23): Åben (20. april 2026)", "TENTATIVE"),
    ]
    assert later == [("Standset (§ 23): Åben (20. april 2026)", date(2026, 4, 20))]


def test_a_change_moves_the_same_entry_and_raises_its_number():
    people = cast.gather()
    person = karla(people)
    row = agreed(people, "Mal molen", who=(Who(person_id=person.pk),))
    (before,) = events(person)

    said = Said("Mal hele molen", "1. maj 2026", (Who(person_id=person.pk),))
    commitments.change(row, said, by=people.secretary, now=NOW)
    (after,) = events(person)

    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == date(2026, 5, 1)


def test_a_proposal_stands_in_no_calendar():
    people = cast.gather()
    row = agreed(people, "Mal molen", who=(Who(person_id=karla(people).pk),))
    Commitment.objects.filter(pk=row.pk).update(state=State.PROPOSED)

    assert lines(karla(people)) == []


def test_the_address_is_secret_and_gives_way_to_a_new_one():
    people = cast.gather()
    person = karla(people)
    agreed(people, "Mal molen", who=(Who(person_id=person.pk),))
    token = task_token(person)

    response = Client().get(reverse("task_calendar", args=[token]))
    wrong = [calendar_token(person), token[:-1], "1", f"9{task_token(person)}"]

    assert "SUMMARY:Mal molen" in response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"
    assert [Client().get(reverse("task_calendar", args=[one])).status_code for one in wrong] == [
        404
    ] * 4
    renew_calendar_address(person=person, by=BY, now=NOW)
    assert Client().get(reverse("task_calendar", args=[token])).status_code == 404


def test_who_can_no_longer_log_in_has_no_feed():
    people = cast.gather()
    person = karla(people)
    token = task_token(person)
    people.chair.is_active = False
    people.chair.save()

    assert person_of_task_token(token) is None
    assert (
        person_of_task_token(task_token(Person.objects.create(body=people.body, name="X"))) is None
    )


def test_the_page_gives_the_address_to_those_who_can_have_tasks():
    people = cast.gather()
    client = Client()
    client.force_login(people.chair)

    page = client.get(reverse("own_calendar")).content.decode()
    client.force_login(people.case_officer)
    other = client.get(reverse("own_calendar")).content.decode()

    assert reverse("task_calendar", args=[task_token(karla(people))]) in page
    assert "opgaver/" not in other.split("<main")[1].split("</main")[0]


def test_what_is_not_for_the_public_is_told_of_without_a_word_of_it():
    people = cast.gather()
    opened, closed = decided(people)
    me = (Who(person_id=karla(people).pk),)
    agreed(people, SECRET, "1. april 2026", item=opened, who=me, is_public=False)
    agreed(people, SECRET, "2. april 2026", who=me, is_public=False)
    agreed(people, SECRET, "3. april 2026", item=closed, who=me)

    assert lines(karla(people)) == [
        ("En opgave", date(2026, 4, 1)),
        ("En opgave", date(2026, 4, 2)),
        ("Opgave fra et lukket punkt", date(2026, 4, 3)),
    ]
    assert "kvartmillion" not in feed(karla(people)).decode()
