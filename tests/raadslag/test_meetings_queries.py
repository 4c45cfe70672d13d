"""What the pages ask: the right lines in the right order, in a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.meetings import queries
from raadslag.meetings.cases import case_page
from raadslag.meetings.rules import MinutesState
from raadslag.meetings.seen import ItemLink
from raadslag.meetings.versions import version_page
from referat.document import Attachment, Attendance, Presence
from tests.raadslag.factories import agenda, decision, item, minutes, store

TODAY = date(2026, 2, 10)
WHERE = {"body_slug": "strandby-kommune", "forum_slug": "havneudvalget"}


def full_item(number: str):
    return item(
        number,
        f"Sag {number}",
        case_number=f"S26-{number}",
        decisions=(decision(), decision(organization="Byrådet", held_on=date(2026, 1, 5))),
        attachments=(Attachment("Kort"),),
        attendance=(Attendance("Else Brink", Presence.ABSENT),),
    )


def full_minutes(count: int, **fields):
    people = tuple(Attendance(f"Navn {n}", Presence.PRESENT) for n in range(count))
    items = (full_item(str(n)) for n in range(1, count + 1))
    return minutes(*items, participants=people, **fields)


def test_latest_and_coming_meetings_part_at_today(strandby, eva):
    for day in (date(2026, 2, 3), TODAY, date(2026, 2, 11), date(2026, 3, 1)):
        store(strandby, agenda(start=day))

    latest = queries.latest_meetings(eva, today=TODAY)
    coming = queries.coming_meetings(eva, today=TODAY)

    assert [line.start_date for line in latest] == [TODAY, date(2026, 2, 3)]
    assert [line.start_date for line in coming] == [date(2026, 2, 11), date(2026, 3, 1)]


def test_meetings_of_one_municipality(strandby, bakkedal, eva):
    store(strandby, minutes())
    store(bakkedal, minutes())

    latest = queries.latest_meetings(eva, today=TODAY, body_slug="bakkedal-kommune")

    assert [line.forum.body.name for line in latest] == ["Bakkedal Kommune"]


def test_bodies_are_counted_by_what_is_seen(strandby, bakkedal, eva, dan):
    store(strandby, minutes())
    store(strandby, minutes(organization="Byrådet"))
    store(strandby, minutes(organization="Byrådet", start=date(2026, 3, 3)))

    lines = [(line.body.name, line.forum_count, line.meeting_count) for line in queries.bodies(eva)]

    assert lines == [("Strandby Kommune", 2, 3)]
    assert [line.body.name for line in queries.bodies(dan)] == [
        "Bakkedal Kommune",
        "Strandby Kommune",
    ]


def test_body_page_lists_its_forums(strandby, eva):
    store(strandby, minutes(organization="Økonomiudvalget"))
    store(strandby, minutes(start=date(2024, 5, 1)))
    store(strandby, minutes(start=date(2026, 5, 1)))

    page = queries.body_page(eva, body_slug="strandby-kommune")

    assert [(f.forum.name, f.meeting_count, f.first_date, f.last_date) for f in page.forums] == [
        ("Havneudvalget", 2, date(2024, 5, 1), date(2026, 5, 1)),
        ("Økonomiudvalget", 1, date(2026, 2, 3), date(2026, 2, 3)),
    ]


def test_forum_page_is_by_year_newest_first(strandby, eva):
    for day in (date(2024, 5, 1), date(2026, 1, 5), date(2026, 2, 5)):
        store(strandby, minutes(start=day))

    page = queries.forum_page(eva, **WHERE)

    assert [(year, [line.slug for line in lines]) for year, lines in page.years] == [
        (2026, ["2026-02-05", "2026-01-05"]),
        (2024, ["2024-05-01"]),
    ]


def test_item_page_knows_its_neighbours(strandby, eva):
    store(strandby, minutes(item("1", "Ny mole"), item("2", "Kran"), item("3", "Isvinter")))

    page = queries.item_page(eva, **WHERE, meeting_slug="2026-02-03", item_slug="2")

    assert page.previous == ItemLink("1", "1", "Ny mole", is_public=True, title_withheld=False)
    assert page.item.title == "Kran"
    assert page.next == ItemLink("3", "3", "Isvinter", is_public=True, title_withheld=False)


def test_unknown_addresses_give_nothing(strandby, eva):
    store(strandby, minutes())

    assert queries.body_page(eva, body_slug="atlantis") is None
    assert queries.forum_page(eva, body_slug="strandby-kommune", forum_slug="x") is None
    assert queries.meeting_page(eva, **WHERE, meeting_slug="2020-01-01") is None
    assert queries.item_page(eva, **WHERE, meeting_slug="2026-02-03", item_slug="9") is None
    assert case_page(eva, body_slug="strandby-kommune", case_slug="x") is None
    assert version_page(eva, **WHERE, meeting_slug="2026-02-03", version=9) is None


def test_case_is_followed_through_the_forums_in_date_order(strandby, eva):
    board = item(
        "4",
        "Ny mole",
        case_number="S26-1",
        decisions=(
            decision("Forelægges.", organization="Direktionen", held_on=date(2026, 1, 12)),
            decision("Anbefales.", organization="havneudvalget", held_on=date(2026, 2, 3)),
            decision("Vedtaget."),
        ),
    )
    store(strandby, minutes(board, organization="Byrådet", start=date(2026, 2, 24)))
    store(strandby, minutes(item("1", case_number="S26-1", decisions=(decision("Anbefales."),))))

    page = case_page(eva, body_slug="strandby-kommune", case_slug="s26-1")

    assert [
        (way.held_on, way.organization, [found.text for found in way.decisions])
        for way in page.treatments
    ] == [
        (date(2026, 1, 12), "Direktionen", ["Forelægges."]),
        (date(2026, 2, 3), "Havneudvalget", ["Anbefales."]),
        (date(2026, 2, 24), "Byrådet", ["Vedtaget."]),
    ]
    assert page.treatments[0].printed_in[0].forum.name == "Byrådet"
    assert page.case.title == "Ny mole"


def test_earlier_decision_links_to_a_forum_the_reader_may_see(strandby, eva, bo):
    earlier = decision(organization="Byrådet", held_on=date(2026, 1, 5))
    store(strandby, minutes(organization="Byrådet"), state=MinutesState.HELD_BACK)
    store(strandby, minutes(item(decisions=(earlier,))))

    found = [
        queries.meeting_page(user, **WHERE, meeting_slug="2026-02-03").items[0].earlier_decisions[0]
        for user in (eva, bo)
    ]

    assert [part.organization for part in found] == ["Byrådet", "Byrådet"]
    assert [part.forum and part.forum.slug for part in found] == [None, "byraadet"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_pages_make_a_fixed_number_of_queries(
    strandby, eva, astrid, count, django_assert_num_queries
):
    for month in range(1, count + 1):
        store(strandby, full_minutes(count, start=date(2026, month, 1)))
        store(strandby, full_minutes(count, organization=f"Udvalg {month}"))

    for user in (eva, astrid):
        with django_assert_num_queries(1):
            queries.latest_meetings(user, today=TODAY)
        with django_assert_num_queries(1):
            queries.coming_meetings(user, today=TODAY)
        with django_assert_num_queries(2):
            queries.bodies(user)
        with django_assert_num_queries(3):
            queries.body_page(user, body_slug="strandby-kommune")
        with django_assert_num_queries(1):
            queries.forum_page(user, **WHERE)


@pytest.mark.parametrize("count", [1, 3])
def test_meeting_and_case_pages_make_a_fixed_number_of_queries(
    strandby, eva, astrid, count, django_assert_num_queries
):
    for month in range(1, count + 1):
        store(strandby, full_minutes(count, start=date(2026, month, 1)))
    meeting = {**WHERE, "meeting_slug": "2026-01-01"}

    for user in (eva, astrid):
        with django_assert_num_queries(9):
            queries.meeting_page(user, **meeting)
        with django_assert_num_queries(7):
            queries.item_page(user, **meeting, item_slug="1")
        with django_assert_num_queries(11):
            case_page(user, body_slug="strandby-kommune", case_slug="s26-1")
