"""The page of a meeting that is held: who may open it, what it saves, what it tells."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.drafts.models import DraftAttendance, DraftItem, DraftText, VoteEvent
from raadslag.drafts.rules import Part, Stage
from raadslag.journeys import hold_meeting
from tests.raadslag import cast
from tests.raadslag.cast import NOW, client_of, gather
from tests.raadslag.factories import BY

pytestmark = pytest.mark.django_db


def at_meeting():
    """The cast with the meeting on."""
    everybody = gather()
    everybody.draft.stage = Stage.CALLED
    everybody.draft.save()
    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)
    return everybody


def pages_of(everybody):
    meeting, item = everybody.meeting.pk, everybody.item.uuid
    return [
        reverse("hold_meeting", args=[meeting]),
        reverse("hold_item", args=[meeting, item]),
        reverse("hold_live", args=[meeting, item]),
    ]


def save(client, address, value, *, key="value", **more):
    body = {key: value, "base": 0, **more}
    return client.post(address, json.dumps(body), content_type="application/json")


def step(client, everybody, **form):
    return client.post(reverse("hold_step", args=[everybody.meeting.pk, everybody.item.uuid]), form)


def decision_of(everybody):
    return DraftText.objects.get(item=everybody.item, part=Part.DECISION)


def text_address(everybody, text):
    return reverse("hold_text", args=[everybody.meeting.pk, everybody.item.uuid, text.pk])


@pytest.mark.parametrize("who", ["member", "case_officer", "outsider", "neighbour"])
def test_only_who_runs_meetings_there_finds_the_pages(who):
    everybody = at_meeting()
    client = client_of(getattr(everybody, who))

    assert [client.get(page).status_code for page in pages_of(everybody)] == [404, 404, 404]


def test_one_who_is_not_logged_in_is_led_to_the_log_in():
    everybody = at_meeting()

    assert [Client().get(page).status_code for page in pages_of(everybody)] == [302, 302, 302]


@pytest.mark.parametrize("who", ["member", "case_officer", "outsider", "neighbour"])
def test_nobody_else_saves_a_decision(who):
    everybody = at_meeting()
    text = decision_of(everybody)

    answer = save(
        client_of(getattr(everybody, who)), text_address(everybody, text), "<p>Ja</p>", key="html"
    )

    assert answer.status_code == 404
    assert DraftText.objects.get(pk=text.pk).html == ""


def test_an_item_of_another_meeting_is_not_found():
    everybody = at_meeting()
    other = cast.written_item(everybody.forum, "Et andet punkt")

    address = reverse("hold_item", args=[everybody.meeting.pk, other.uuid])

    assert client_of(everybody.secretary).get(address).status_code == 404


def test_opening_lists_everybody_with_a_seat_that_day():
    everybody = at_meeting()

    page = client_of(everybody.secretary).get(pages_of(everybody)[0]).content.decode()

    assert "Karla Kaj (A), formand" in page
    assert "Mads Mole (V)" in page


def test_the_stage_is_changed_with_one_button():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    address = reverse("hold_stage", args=[everybody.meeting.pk])

    client.post(address, {"do": "close"})

    everybody.draft.refresh_from_db()
    assert everybody.draft.stage == Stage.CLOSED
    assert everybody.draft.closed_at is not None


def test_the_decision_is_saved_and_a_second_writer_is_shown_the_first():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    address = text_address(everybody, decision_of(everybody))

    first = save(client, address, "<p>Godkendt.</p><script>x</script>", key="html")
    second = save(client, address, "<p>Udsat.</p>", key="html")

    assert first.json()["html"] == "<p>Godkendt.</p>"
    assert second.status_code == 409
    assert second.json()["html"] == "<p>Godkendt.</p>"
    assert second.json()["saved_by"] == "Asta Akt"


def test_what_a_section_says_is_not_changed_at_the_meeting():
    everybody = at_meeting()
    section = DraftText.objects.filter(item=everybody.item, part=Part.SECTION).first()

    answer = save(
        client_of(everybody.secretary), text_address(everybody, section), "<p>x</p>", key="html"
    )

    assert answer.status_code == 404


def test_nothing_is_written_before_the_meeting_is_opened():
    everybody = gather()
    text = decision_of(everybody)

    answer = save(
        client_of(everybody.secretary), text_address(everybody, text), "<p>Ja</p>", key="html"
    )

    assert answer.status_code == 422
    assert DraftText.objects.get(pk=text.pk).html == ""


def test_an_outcome_is_saved_and_nonsense_is_refused():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    address = reverse("hold_outcome", args=[everybody.meeting.pk, everybody.item.uuid])

    assert save(client, address, "adopted").status_code == 200
    assert save(client, address, "vedtaget").status_code == 422
    assert DraftItem.objects.get(pk=everybody.item.pk).outcome == "adopted"


def test_attendance_is_saved_field_by_field():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    row = DraftAttendance.objects.get(draft=everybody.draft, name="Mads Mole")
    address = reverse("hold_attendee", args=[everybody.meeting.pk, row.pk])

    save(client, address, "excused", name="presence")
    save(client, address, "9.30", name="arrived")
    refused = save(client, address, "halv ti", name="left")

    row.refresh_from_db()
    assert (row.presence, f"{row.arrived:%H:%M}", row.left) == ("excused", "09:30", None)
    assert refused.status_code == 422


def test_without_script_a_line_of_attendance_is_saved_whole():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    row = DraftAttendance.objects.get(draft=everybody.draft, name="Mads Mole")
    address = reverse("hold_attendee", args=[everybody.meeting.pk, row.pk])

    answer = client.post(address, {"presence": "present", "arrived": "09:30", "left": "10:15"})

    row.refresh_from_db()
    assert answer.status_code == 302
    assert (f"{row.arrived:%H:%M}", f"{row.left:%H:%M}") == ("09:30", "10:15")


def test_everybody_votes_for_and_the_exceptions_are_noted():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    step(client, everybody, do="main")
    event = VoteEvent.objects.get()
    where = [everybody.meeting.pk, everybody.item.uuid, event.pk]

    client.post(reverse("hold_vote", args=where), {"do": "all_for"})
    save(client, f"{reverse('hold_ballot', args=where)}?navn={quote('Mads Mole')}", "against")

    event.refresh_from_db()
    assert sorted(event.votes.values_list("name", "choice")) == [
        ("Karla Kaj", "for"),
        ("Mads Mole", "against"),
    ]
    assert event.carried is False


def test_a_disqualified_member_who_votes_is_told_of_beside_the_tally():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    step(client, everybody, do="main")
    event = VoteEvent.objects.get()
    where = [everybody.meeting.pk, everybody.item.uuid, event.pk]
    client.post(reverse("hold_vote", args=where), {"do": "all_for"})

    step(client, everybody, do="leave", name="Mads Mole", kind="disqualified", reason="ejer molen")

    shown = client.get(pages_of(everybody)[2], {"del": "stemmer"}).json()["html"]
    assert "Mads Mole er inhabil og deltager ikke i afstemningen" in shown
    assert "2 stemmer er noteret, men kun 1 kan stemme" in shown


def test_the_live_part_answers_nothing_where_nothing_is_new():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    version = client.get(pages_of(everybody)[2]).json()["version"]

    assert client.get(pages_of(everybody)[2], {"after": version}).status_code == 204


def test_closing_an_item_needs_a_reason():
    everybody = at_meeting()
    client = client_of(everybody.secretary)

    step(client, everybody, do="close", reason=" ")
    without = DraftItem.objects.get(pk=everybody.item.pk).is_public
    step(client, everybody, do="close", reason="Prisen må ikke kendes")
    item = DraftItem.objects.get(pk=everybody.item.pk)

    assert (without, item.is_public, item.closed_reason) == (True, False, "Prisen må ikke kendes")


def test_an_item_is_withdrawn_and_taken_up_again():
    everybody = at_meeting()
    client = client_of(everybody.secretary)

    step(client, everybody, do="withdraw")
    withdrawn = DraftItem.objects.get(pk=everybody.item.pk)
    step(client, everybody, do="resume")
    resumed = DraftItem.objects.get(pk=everybody.item.pk)

    assert (withdrawn.state, withdrawn.outcome) == ("withdrawn", "withdrawn")
    assert (resumed.state, resumed.outcome) == ("accepted", "")


def test_an_item_that_cannot_wait_says_why():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    address = reverse("hold_add_item", args=[everybody.meeting.pk])

    again = client.post(address, {"title": "Stormskade", "late_reason": ""})
    refused = DraftItem.objects.filter(title="Stormskade").exists()
    client.post(address, {"title": "Stormskade", "late_reason": "Skaden skete i nat"})
    item = DraftItem.objects.get(title="Stormskade")

    assert not refused
    assert 'name="title" value="Stormskade"' in again.content.decode()
    assert (item.draft_id, item.late_reason) == (everybody.draft.pk, "Skaden skete i nat")


def test_points_of_the_recommendation_have_outcomes_of_their_own():
    everybody = at_meeting()
    client = client_of(everybody.secretary)
    box = DraftText.objects.get(item=everybody.item, heading="Indstilling")
    box.html = "<ol><li>at molen fornyes</li><li>at prisen hæves</li></ol>"
    box.save()
    where = [everybody.meeting.pk, everybody.item.uuid]

    save(client, reverse("hold_point", args=[*where, "1", "udfald"]), "adopted")
    save(client, reverse("hold_point", args=[*where, "2", "udfald"]), "postponed")

    shown = client.get(pages_of(everybody)[2]).json()["html"]
    assert "Ad 1. Godkendt." in shown
    assert "Ad 2. Udsat." in shown
    assert DraftItem.objects.get(pk=everybody.item.pk).outcome == "several"


def test_a_statement_is_written_in_a_box_of_its_own():
    everybody = at_meeting()
    client = client_of(everybody.secretary)

    step(client, everybody, do="statement", person="Mads Mole (V)")
    box = DraftText.objects.get(part=Part.STATEMENT)
    save(client, text_address(everybody, box), "<p>Det er for dyrt.</p>", key="html")

    shown = client.get(pages_of(everybody)[2]).json()["html"]
    assert "Mads Mole (V) ønsker tilført protokollen: Det er for dyrt." in shown


def test_the_forums_phrases_stand_as_buttons_with_their_outcome():
    everybody = at_meeting()

    page = client_of(everybody.secretary).get(pages_of(everybody)[1]).content.decode()

    assert 'data-phrase="Taget til efterretning." data-outcome="noted"' in page
