"""The list of commitments is saved as the page with the same filters shows it, to whoever may see it."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from raadslag.core import clock
from raadslag.followup.said import Who
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Person
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.followup.decided import SECRET, agreed, decided, unit

pytestmark = pytest.mark.django_db


def read(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def told(user, **query):
    return [row["Hvad skal gøres"] for row in csv_of(user, **query)]


def csv_of(user, **query):
    return read(client_of(user).get(reverse("commitments_csv"), query))


def world():
    people = cast.gather()
    item, closed = decided(people)
    office = unit(people, "Økonomi og Løn", "ØL")
    karla = Person.objects.get(user=people.chair)
    agreed(
        people,
        "Mal molen",
        item=item,
        who=(Who(organization_id=office.pk), Who(person_id=karla.pk)),
    )
    agreed(people, SECRET, "1. maj 2026", item=closed)
    agreed(people, "Se på kajen", "hver måned")
    return people, item


def test_a_line_says_all_that_the_list_knows():
    people, item = world()

    (row,) = [one for one in csv_of(people.secretary) if one["Punkt"] == "1"]

    page = f"http://testserver/strandby-kommune/havneudvalget/{item.meeting.slug}/punkt-1/"
    assert row.pop("Opgaven").startswith("http://testserver/arbejdsbord/opgave/")
    assert row.pop("Status") in {"Overskredet", "Aftalt"}  # by the day on which this is run
    assert row == {
        "Hvad skal gøres": "Mal molen",
        "Ansvarlig": "Økonomi og Løn; Karla Kaj",
        "Hvornår": "20. april 2026",
        "Tidligst": "2026-04-20",
        "Senest": "2026-04-20",
        "Gentages": "",
        "Udført den": "",
        "Udvalg": "Havneudvalget",
        "Besluttet den": "2026-03-03",
        "Punkt": "1",
        "Punktets titel": "Ny mole",
        "Besluttet på": page,
        "Lukket punkt": "",
        "Kommune": "Strandby Kommune",
    }


def test_each_gets_what_their_own_list_shows():
    people, _ = world()

    assert set(told(people.secretary)) == {"Mal molen", SECRET, "Se på kajen"}
    assert set(told(people.case_officer)) == {"Mal molen", "Se på kajen"}
    assert told(people.chair, liste="mine") == ["Mal molen"]
    assert told(people.outsider) == ["Mal molen"]
    assert told(people.secretary, q="kajen") == ["Se på kajen"]
    assert told(people.secretary, vis="udfoerte") == []


def test_a_closed_item_is_said_to_be_one_even_where_it_is_no_longer_shown():
    people, _ = world()
    AgendaItem.objects.update(is_current=False)

    rows = csv_of(people.secretary)

    assert {row["Hvad skal gøres"]: row["Lukket punkt"] for row in rows} == {
        "Mal molen": "",
        SECRET: "Ja",
        "Se på kajen": "",
    }


def test_the_workbook_holds_the_same_lines():
    people, _ = world()

    response = client_of(people.secretary).get(reverse("commitments_xlsx"))

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == told(people.secretary)
    links = [row[12].hyperlink.target for row in sheet.iter_rows(min_row=2) if row[12].hyperlink]
    assert all(link.startswith("http://testserver/strandby-kommune/") for link in links)
    assert len(links) == 2


def test_the_file_is_named_by_forum_and_day_and_kept_nowhere():
    people, _ = world()
    client = client_of(people.secretary)
    today = clock.today().isoformat()

    whole = client.get(reverse("commitments_csv"))
    forum = client.get(reverse("commitments_xlsx"), {"udvalg": people.forum.pk})
    nothing = client.get(reverse("commitments_csv"), {"q": "kvartmillioner"})

    assert [one["Content-Disposition"] for one in (whole, forum, nothing)] == [
        f'attachment; filename="opgaver-strandby-kommune-{today}.csv"',
        f'attachment; filename="opgaver-strandby-kommune-havneudvalget-{today}.xlsx"',
        f'attachment; filename="opgaver-{today}.csv"',
    ]
    assert whole["Cache-Control"] == "private, no-store"


def test_the_lists_are_for_those_who_are_logged_in(client):
    for name in ("commitments_csv", "commitments_xlsx"):
        assert client.get(reverse(name)).status_code == 302


def test_the_number_of_queries_does_not_follow_the_number_of_lines(django_assert_max_num_queries):
    people, _ = world()
    for number in range(30):
        agreed(people, f"Opgave {number}")
    client = client_of(people.secretary)

    with django_assert_max_num_queries(25):
        response = client.get(reverse("commitments_csv"))

    assert len(read(response)) == 33
