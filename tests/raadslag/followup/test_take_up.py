"""What is due comes to the agenda, and what is done is reported to the forum."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.serializers import serialize

from raadslag.core.models import AuditEvent
from raadslag.drafts.actions import agenda
from raadslag.drafts.models import DraftItem
from raadslag.drafts.rules import ItemState
from raadslag.followup.actions import progress
from raadslag.followup.models import Appearance, Commitment, Evidence
from raadslag.followup.queries.appearances import for_meeting, next_meeting, report_item
from raadslag.followup.rules import Happening, Purpose, State
from raadslag.followup.said import Who
from raadslag.journeys import take_up_commitments as journey
from raadslag.journeys.report_done import NotDone, report_done
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from tests.raadslag import cast
from tests.raadslag.cast import NOW
from tests.raadslag.followup.decided import (
    SECRET,
    agreed,
    decided,
    held_and_published,
    unit,
)


@pytest.fixture
def people(db) -> cast.Cast:
    return cast.gather()


def take_up(people, *commitments, gathered=False, **said):
    ids = [one.pk for one in commitments]
    return journey.take_up(
        people.draft, ids, gathered=gathered, user=people.secretary, now=NOW, **said
    )


def offered(people):
    found = for_meeting(people.secretary, people.meeting, now=NOW)
    return ([one.matter.text for one in found.due], [one.matter.text for one in found.done])


def done(people, commitment):
    return progress.set_state(commitment, State.DONE, by=people.secretary, now=NOW)


def test_meeting_is_offered_what_is_due_by_then_late_sent_here_or_done(people):
    agreed(people, "For sent", "10. marts 2026")
    agreed(people, "Til mødet", "21. april 2026")
    agreed(people, "Bagefter", "22. april 2026")
    agreed(people, "Næste gang", "næste møde i Havneudvalget")
    agreed(people, "En dag", "")
    done(people, agreed(people, "Klaret", "10. marts 2026"))
    progress.set_state(
        agreed(people, "Opgivet", "10. marts 2026"),
        State.DROPPED,
        note="Ikke nødvendigt.",
        by=people.secretary,
        now=NOW,
    )

    found = offered(people)

    assert found == (["For sent", "Til mødet", "Næste gang"], ["Klaret"])


def test_only_those_who_run_meetings_are_offered_anything(people):
    agreed(people, "Til mødet", "21. april 2026")

    seen = [
        len(for_meeting(user, people.meeting, now=NOW))
        for user in (people.case_officer, people.member, people.neighbour, people.outsider)
    ]

    assert seen == [0, 0, 0, 0]


def test_item_says_what_where_who_when_and_how_it_stands(people):
    origin, _ = decided(people)
    task = agreed(
        people,
        "Hent tilbud på en mole",
        "10. marts 2026",
        item=origin,
        who=(Who(organization_id=unit(people, "Park og Vej", "PV").pk),),
    )
    progress.set_state(task, State.UNDER_WAY, by=people.secretary, now=NOW)
    Evidence.objects.create(
        commitment=task, kind="link", title="Udbud", url="https://example.test/udbud", at=NOW
    )

    (item,) = take_up(people, task)

    assert (item.title, item.case_number, item.is_public) == (
        "Opfølgning: Hent tilbud på en mole",
        "S2026-17",
        True,
    )
    boxes = dict(item.texts.values_list("heading", "html"))
    assert boxes == {
        "Sagens kerne": "<table><tbody>"
        "<tr><td>Opgave</td><td>Hent tilbud på en mole</td></tr>"
        "<tr><td>Besluttet</td><td>Havneudvalget den 3. marts 2026, punkt 1: Ny mole</td></tr>"
        "<tr><td>Ansvarlig</td><td>Park og Vej</td></tr>"
        "<tr><td>Frist</td><td>10. marts 2026</td></tr>"
        "<tr><td>Status</td><td>frist overskredet</td></tr></tbody></table>"
        "<p>Dokumentation:</p>"
        '<ul><li><a href="https://example.test/udbud">Udbud</a></li></ul>',
        "Indstilling": "<p>At der tages stilling til, hvad der videre skal ske.</p>",
        "Sagens baggrund": "",
        "Økonomiske oplysninger": "",
    }
    assert [one.title for one in agenda.printed(people.draft)] == [
        "Ny mole i Strandby",
        "Opfølgning: Hent tilbud på en mole",
    ]


def test_each_gets_an_item_or_all_share_one(people):
    three = [agreed(people, f"Opgave {number}") for number in "123"]

    apart = take_up(people, *three[:2])
    (together,) = take_up(people, three[2], agreed(people, "Opgave 4"), gathered=True)

    assert [one.title for one in apart] == ["Opfølgning: Opgave 1", "Opfølgning: Opgave 2"]
    assert together.title == "Orientering: Opfølgning på beslutninger"
    table = together.texts.get(heading="Sagens kerne").html
    assert table.count("<tr>") == 3
    assert Appearance.objects.count() == 4


def test_commitment_is_on_a_coming_agenda_once(people):
    task = agreed(people, "Hent tilbud")

    first, second = take_up(people, task), take_up(people, task)

    assert (len(first), second) == (1, ())
    assert offered(people) == ([], [])
    assert list(task.history.values_list("happening", "note"))[-1] == (
        "taken_up",
        "Havneudvalget den 21. april 2026",
    )


def test_item_taken_off_unties_and_one_in_which_nobody_wrote_is_gone(people):
    untouched, written = agreed(people, "Hent tilbud"), agreed(people, "Skriv notat")
    first, second = take_up(people, untouched, written)
    second.texts.filter(heading="Sagens baggrund").update(
        html="<p>Mere.</p>", saved_by=people.secretary
    )

    for item in (first, second):
        journey.take_off(item, user=people.secretary, now=NOW)

    assert Appearance.objects.count() == 0
    assert sorted(offered(people)[0]) == ["Hent tilbud", "Skriv notat"]
    left = DraftItem.objects.filter(draft=None)
    assert [(one.title, one.state) for one in left] == [("Opfølgning: Skriv notat", "submitted")]


def test_commitment_is_offered_again_after_the_meeting_while_it_is_open(people):
    task = agreed(people, "Hent tilbud")
    take_up(people, task)
    held_and_published(people, people.draft)
    later = cast.planned_meeting(people.forum, date(2026, 5, 19))

    found = for_meeting(people.secretary, later, now=NOW)

    assert [one.id for one in found.due] == [task.pk]


def test_late_item_needs_its_reason_and_nothing_is_half_made(people):
    task = agreed(people, "Hent tilbud")
    late = NOW.replace(day=20)

    with pytest.raises(agenda.ReasonMissing):
        journey.take_up(people.draft, [task.pk], gathered=False, user=people.secretary, now=late)

    assert (Appearance.objects.count(), DraftItem.objects.count()) == (0, 1)
    (item,) = journey.take_up(
        people.draft,
        [task.pk],
        gathered=False,
        user=people.secretary,
        now=late,
        late_reason="Fristen udløber.",
    )
    assert item.late_reason == "Fristen udløber."


def test_item_of_a_closed_origin_is_closed_from_birth_and_its_title_says_nothing(people):
    opened, closed = decided(people)
    secret, plain = agreed(people, SECRET, item=closed), agreed(people, "Hent tilbud", item=opened)

    both = take_up(people, secret, plain, gathered=True)

    assert [(one.is_public, one.title, one.closed_reason, one.case_number) for one in both] == [
        (True, "Opfølgning: Hent tilbud", "", "S2026-17"),
        (
            False,
            "Opfølgning: Havneudvalget den 3. marts 2026, punkt 2",
            "Følger op på et lukket punkt.",
            "S26-HEMMELIG",
        ),
    ]
    assert "kvartmillionen" not in str([both[0].texts.values_list("html", flat=True)])
    assert "kvartmillionen" not in str(AuditEvent.objects.values_list("target_name", "details"))


def test_closed_origin_lends_its_reason(people):
    _, closed = decided(people)
    cast.written_item(
        people.forum, is_public=False, closed_reason="Salg af ejendom.", agenda_item=closed
    )

    (item,) = take_up(people, agreed(people, SECRET, item=closed))

    assert item.closed_reason == "Salg af ejendom."


def test_what_is_not_for_the_public_gets_no_open_item(people):
    opened, _ = decided(people)
    (item,) = take_up(people, agreed(people, SECRET, item=opened, is_public=False))

    assert (item.is_public, item.closed_reason) == (False, "Opgaven er ikke offentlig.")


def test_done_is_reported_at_the_next_meeting_once(people):
    opened, _ = decided(people)
    task = done(people, agreed(people, "Hent tilbud på en mole", item=opened))

    item = report_done(task, user=people.secretary, now=NOW)
    again = report_done(task, user=people.chair, now=NOW)

    assert again == item
    assert (item.title, item.draft, item.state) == (
        "Orientering: Hent tilbud på en mole",
        people.draft,
        ItemState.ACCEPTED,
    )
    assert "<td>udført 1. april 2026</td>" in item.texts.get(heading="Sagens kerne").html
    assert item.texts.get(heading="Indstilling").html == (
        "<p>At orienteringen tages til efterretning.</p>"
    )
    assert offered(people) == ([], [])


def test_report_of_one_who_prepares_no_meetings_waits_for_the_secretary(people):
    task = done(people, agreed(people, "Hent tilbud"))

    item = report_done(task, user=people.case_officer, now=NOW)

    assert (item.draft, item.wanted, item.state) == (None, people.meeting, ItemState.SUBMITTED)


def test_report_waits_for_no_meeting_whose_deadline_is_over(people):
    later = cast.planned_meeting(people.forum, date(2026, 5, 19))

    found = [next_meeting(people.forum, today=day) for day in (date(2026, 4, 1), date(2026, 4, 15))]

    assert found == [people.meeting, later]
    assert next_meeting(people.forum, today=date(2026, 6, 1)) is None


def test_what_is_not_done_is_not_reported(people):
    with pytest.raises(NotDone):
        report_done(agreed(people, "Hent tilbud"), user=people.secretary, now=NOW)


def test_withdrawn_or_deleted_report_can_be_made_again(people):
    task = done(people, agreed(people, "Hent tilbud"))
    first = report_done(task, user=people.secretary, now=NOW)
    agenda.withdraw(item=first, by=actor_of(people.secretary), now=NOW)

    second = report_done(task, user=people.secretary, now=NOW)
    journey.take_off(second, user=people.secretary, now=NOW)
    third = report_done(task, user=people.secretary, now=NOW)

    assert len({first.pk, second.pk, third.pk}) == 3
    assert report_item(task) == third


def test_what_was_taken_up_and_is_done_meanwhile_is_reported_by_the_same_item(people):
    task = agreed(people, "Hent tilbud")
    (item,) = take_up(people, task)

    told = report_done(done(people, task), user=people.secretary, now=NOW)

    assert told == item
    assert Appearance.objects.get().purpose == Purpose.REPORT
    assert "<td>udført 1. april 2026</td>" in item.texts.get(heading="Sagens kerne").html


def test_published_report_shows_that_it_was_done_and_the_forum_has_noted_it(people):
    task = done(people, agreed(people, "Hent tilbud"))
    item = report_done(task, user=people.secretary, now=NOW)

    held_and_published(people, people.draft)

    item.refresh_from_db()
    shown = Evidence.objects.get(commitment=task)
    assert (shown.kind, shown.agenda_item) == ("item", item.agenda_item)
    assert isinstance(item.agenda_item, AgendaItem)
    assert list(task.history.values_list("happening", "note"))[-1] == (
        Happening.NOTED,
        "Havneudvalget den 21. april 2026",
    )
    assert report_item(task) == item


def test_report_that_is_put_off_goes_on_to_the_next_meeting_and_shows_nothing_yet(people):
    later = cast.planned_meeting(people.forum, date(2026, 5, 19))
    task = done(people, agreed(people, "Hent tilbud"))
    item = report_done(task, user=people.secretary, now=NOW)
    DraftItem.objects.filter(pk=item.pk).update(outcome="postponed")

    held_and_published(people, people.draft)

    follower = DraftItem.objects.get(follows=item)
    assert Evidence.objects.count() == 0
    assert follower.wanted == later
    assert Appearance.objects.get(draft_item=follower).purpose == Purpose.REPORT
    assert report_item(task) == follower


def test_done_once_more_is_reported_once_more(people):
    task = done(people, agreed(people, "Hent tilbud"))
    first = report_done(task, user=people.secretary, now=NOW)
    later = NOW.replace(day=2)
    progress.set_state(task, State.UNDER_WAY, by=people.secretary, now=later)
    agenda.withdraw(item=first, by=actor_of(people.secretary), now=later)
    progress.set_state(task, State.DONE, by=people.secretary, now=later)

    second = report_done(task, user=people.secretary, now=later)

    assert second != first


def test_nothing_of_a_closed_origin_reaches_the_public(people):
    _, closed = decided(people)
    task = done(people, agreed(people, SECRET, item=closed))
    report_done(task, user=people.secretary, now=NOW)

    held_and_published(people, people.draft)

    public = AgendaItem.objects.visible_to(AnonymousUser())
    assert "kvartmillionen" not in serialize("json", public)
    assert not Commitment.objects.visible_to(AnonymousUser()).exists()
