"""Versions of a meeting: which one counts, and that items keep their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from raadslag.core.models import Change
from raadslag.meetings import actions, queries
from raadslag.meetings.documents import minutes_as_seen
from raadslag.meetings.models import AgendaItem, Case, Meeting, Minutes
from raadslag.meetings.rules import MeetingStatus, MinutesState
from referat.document import Attendance, Outcome, Presence
from referat.interchange import COPENHAGEN
from tests.raadslag.factories import (
    BY,
    FORUM,
    NOW,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
    store,
)


def page(user, slug="2026-02-03", body="strandby-kommune", forum="havneudvalget"):
    return queries.meeting_page(user, body_slug=body, forum_slug=forum, meeting_slug=slug)


def titles(user, **where):
    return [(item.number, item.title) for item in page(user, **where).items]


def test_rows_say_what_the_document_says(strandby, astrid):
    reading = minutes(
        item("1", case_number="S26-1", decisions=(decision(),)),
        secret_item("2"),
        participants=(Attendance("Else Brink", Presence.PRESENT, "B", "Formand"),),
        location="Havnekontoret",
    )

    store(strandby, reading)

    assert minutes_as_seen(page(astrid)) == replace(reading, body="Strandby Kommune")


def test_same_reading_again_changes_nothing(strandby):
    first = store(strandby, minutes())
    changes = Change.objects.count()

    second = store(strandby, minutes())

    assert second == actions.Stored(minutes=first.minutes, is_new=False)
    assert (Minutes.objects.count(), Change.objects.count()) == (1, changes)


def test_minutes_replace_the_agenda_and_items_keep_id_and_address(strandby, eva):
    store(strandby, agenda(item("3", "Ny mole", case_number="S26-1"), item("4", "Kran")))
    before = {row.title: (row.pk, row.slug) for row in AgendaItem.objects.all()}

    renumbered = item("183", "Ny mole", case_number="S26-1", decisions=(decision(),))
    store(strandby, minutes(renumbered, item("184", "Kran")))

    after = {row.title: (row.pk, row.slug) for row in AgendaItem.objects.all()}
    assert after == before
    assert page(eva).meeting.status == MeetingStatus.HELD
    assert titles(eva) == [("183", "Ny mole"), ("184", "Kran")]
    assert [found.outcome for found in page(eva).items[0].decisions] == [Outcome.ADOPTED]


def test_agenda_that_comes_after_the_minutes_is_an_older_version(strandby, eva):
    store(strandby, minutes(item("1", "Ny mole", text="Som vedtaget.")))

    store(strandby, agenda(item("1", "Ny mole", text="Som foreslået.")))

    assert [part.text for part in page(eva).items[0].sections] == ["Som vedtaget."]
    assert [(v.version, v.kind, v.is_current) for v in page(eva).versions] == [
        (2, "agenda", False),
        (1, "minutes", True),
    ]


def test_corrected_minutes_replace_minutes_whichever_comes_first(strandby, eva):
    store(strandby, minutes(item(text="Rettet.")), corrected=True)

    store(strandby, minutes(item(text="Første udgave.")))

    assert [part.text for part in page(eva).items[0].sections] == ["Rettet."]


def test_supplementary_agenda_adds_its_items(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole"), item("2", "Kran")))

    store(strandby, agenda(item("3", "Isvinter")))

    assert titles(eva) == [("1", "Ny mole"), ("2", "Kran"), ("3", "Isvinter")]
    assert [(v.version, v.supplementary) for v in page(eva).versions] == [(2, True), (1, False)]


def test_new_agenda_of_the_same_items_is_not_a_supplement(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole"), item("2", "Kran")))

    store(strandby, agenda(item("1", "Ny mole"), item("2", "Slæbested")))

    assert titles(eva) == [("1", "Ny mole"), ("2", "Slæbested")]


def test_dropped_item_is_gone_for_everybody_and_comes_back_as_itself(strandby, astrid):
    store(strandby, agenda(item("1", "Ny mole", case_number="S26-1"), item("2", "Kran")))
    kran = AgendaItem.objects.get(title="Kran").pk
    store(strandby, agenda(item("1", "Ny mole", case_number="S26-1")))
    assert titles(astrid) == [("1", "Ny mole")]

    store(strandby, minutes(item("1", "Ny mole", case_number="S26-1"), item("2", "Kran")))

    assert [found.id for found in page(astrid).items if found.title == "Kran"] == [kran]


def test_new_item_does_not_take_the_address_of_a_dropped_one(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole")))

    store(strandby, minutes(item("1", "Lodsernes vagtplan")))

    assert [found.slug for found in page(eva).items] == ["1-2"]


def test_second_meeting_of_the_day_gets_its_own_address(strandby):
    morning = datetime(2026, 2, 3, 9, 0, tzinfo=COPENHAGEN)
    evening = datetime(2026, 2, 3, 19, 0, tzinfo=COPENHAGEN)

    store(strandby, minutes(item("1", "Budget"), start=morning))
    store(strandby, minutes(item("1", "Ny mole"), start=evening))

    assert sorted(Meeting.objects.values_list("slug", flat=True)) == ["2026-02-03", "2026-02-03-2"]


def test_minutes_with_the_hour_it_really_began_are_of_the_same_meeting(strandby):
    store(strandby, agenda(item("1", "Ny mole"), item("2", "Kran")))
    later = datetime(2026, 2, 3, 17, 20, tzinfo=COPENHAGEN)

    store(strandby, minutes(item("1", "Ny mole"), item("2", "Kran"), start=later))

    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    "start", [date(2026, 2, 3), datetime(2026, 2, 3, 17, 0, tzinfo=COPENHAGEN)]
)
def test_document_without_an_hour_belongs_to_the_days_meeting(strandby, start):
    store(strandby, agenda(start=date(2026, 2, 3)))

    store(strandby, minutes(start=start))

    assert Meeting.objects.count() == 1


def test_held_back_version_leaves_the_published_one_in_place(strandby, eva, astrid):
    store(strandby, agenda(item("1", "Ny mole")))

    store(strandby, minutes(item("1", "Ny mole", text="Nyt.")), state=MinutesState.HELD_BACK)

    assert page(eva).meeting.status == MeetingStatus.PLANNED
    assert [version.version for version in page(eva).versions] == [1]
    assert [version.version for version in page(astrid).versions] == [2, 1]


def test_publishing_a_held_back_version_unfolds_it(strandby, eva, astrid):
    stored = store(strandby, minutes(), state=MinutesState.HELD_BACK)
    assert page(eva) is None

    actions.publish_minutes(minutes=stored.minutes, by=BY, now=NOW, user=astrid)

    assert titles(eva) == [("1", "Ny mole i Strandby")]


def test_holding_back_takes_the_pages_away(strandby, eva):
    stored = store(strandby, minutes(item(case_number="S26-1")))

    actions.hold_back_minutes(minutes=stored.minutes, by=BY, now=NOW)

    assert page(eva) is None
    assert list(Case.objects.values_list("title", flat=True)) == [""]


def test_rejected_version_cannot_be_published(strandby):
    stored = store(strandby, minutes(), state=MinutesState.HELD_BACK)
    actions.reject_minutes(minutes=stored.minutes, by=BY, now=NOW, reason="Et andet møde")

    with pytest.raises(actions.CannotChangeState, match="it can become held"):
        actions.publish_minutes(minutes=stored.minutes, by=BY, now=NOW)


def test_revising_forum_and_date_moves_the_version_and_tidies_up(strandby, eva):
    stored = store(strandby, minutes(organization="Havneudva1get"))

    revised = minutes(organization=FORUM, start=date(2026, 2, 4))
    actions.revise_minutes(minutes=stored.minutes, revised=revised, by=BY, now=NOW)

    assert titles(eva, slug="2026-02-04") == [("1", "Ny mole i Strandby")]
    assert [forum.name for forum in strandby.organizations.all()] == [FORUM]
    assert stored.minutes.reading.as_read["organization"] == {"name": "Havneudva1get"}


def test_changes_are_numbered_in_order(strandby):
    store(strandby, minutes())
    store(strandby, minutes(start=date(2026, 3, 3)))

    assert list(Change.objects.values_list("number", flat=True)) == [1, 2]


def test_item_that_a_supplement_prints_again_is_as_the_supplement_has_it(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole"), item("2", "Kran", text="Foreløbig.")))

    store(strandby, agenda(item("2", "Kran", text="Endelig."), item("3", "Is")), supplementary=True)

    assert titles(eva) == [("1", "Ny mole"), ("2", "Kran"), ("3", "Is")]
    assert page(eva).items[1].sections[0].text == "Endelig."


def test_agenda_that_reuses_a_number_is_not_a_supplement(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole")))

    store(strandby, agenda(item("1", "Lodsernes vagtplan")))

    assert titles(eva) == [("1", "Lodsernes vagtplan")]


def test_moving_a_version_leaves_the_meetings_other_versions(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole")))
    wrong = store(strandby, minutes(item("1", "Isvinter")))

    revised = minutes(item("1", "Isvinter"), start=date(2026, 2, 4))
    actions.revise_minutes(minutes=wrong.minutes, revised=revised, by=BY, now=NOW)

    assert titles(eva) == [("1", "Ny mole")]
    assert titles(eva, slug="2026-02-04") == [("1", "Isvinter")]


def test_closed_half_of_the_minutes_adds_to_the_open_half(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole"), item("2", "Lukket punkt", public=False, text="")))
    store(strandby, minutes(item("1", "Ny mole")))

    store(strandby, minutes(secret_item("2")))

    assert titles(eva) == [("1", "Ny mole"), ("2", "Køb af Tangvej 4")]
    assert [(v.kind, v.supplementary, v.is_current) for v in page(eva).versions] == [
        ("minutes", True, True),
        ("minutes", False, True),
        ("agenda", False, False),
    ]
