"""The page on which a secretary puts an agenda together."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState, Stage
from raadslag.journeys import publish_minutes
from referat.document import Kind
from tests.raadslag import cast
from tests.raadslag.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def early(monkeypatch):
    """The day on which the cast lives: deadlines are still ahead."""
    monkeypatch.setattr("raadslag.core.clock.now", lambda: cast.NOW)


def titles(draft: Draft) -> list[str]:
    return list(draft.items.order_by("order").values_list("title", flat=True))


def test_a_secretary_sees_items_times_and_what_is_missing():
    people = cast.gather()
    cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2, texts=())

    page = client_of(people.secretary).get(reverse("draft_agenda", args=[people.meeting.pk]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "9.00–9.20" in text
    assert "9.20–9.40" in text
    assert "Sagens kerne, Indstilling" in text


@pytest.mark.parametrize(
    ("who", "status"),
    [("outsider", 404), ("neighbour", 404), ("case_officer", 403), ("member", 404)],
)
def test_only_those_who_run_meetings_there_come_in(who, status):
    people = cast.gather()

    page = client_of(getattr(people, who)).get(reverse("draft_agenda", args=[people.meeting.pk]))

    assert page.status_code == status


def test_a_member_knows_of_a_called_agenda_but_may_not_change_it():
    people = cast.gather()
    Draft.objects.filter(pk=people.draft.pk).update(stage=Stage.CALLED)

    page = client_of(people.member).get(reverse("draft_agenda", args=[people.meeting.pk]))

    assert page.status_code == 403


def test_somebody_who_is_not_logged_in_is_asked_to():
    people = cast.gather()

    page = Client().get(reverse("draft_agenda", args=[people.meeting.pk]))

    assert (page.status_code, page["Location"].split("?")[0]) == (302, reverse("login"))


def test_the_neighbours_secretary_can_change_nothing():
    people = cast.gather()
    client = client_of(people.neighbour)
    meeting, item = people.meeting.pk, people.item.pk

    answers = {
        client.post(reverse("begin_agenda", args=[meeting])).status_code,
        client.post(reverse("add_agenda_item", args=[meeting]), {"title": "X"}).status_code,
        client.post(reverse("agenda_order", args=[meeting]), {"order": [item]}).status_code,
        client.post(reverse("closed_items_last", args=[meeting])).status_code,
        client.post(reverse("send_package", args=[meeting])).status_code,
        client.post(reverse("place_item", args=[meeting, item])).status_code,
        client.post(reverse("send_item_back", args=[meeting, item])).status_code,
        client.post(reverse("close_item", args=[meeting, item]), {"reason": "X"}).status_code,
        client.post(reverse("agenda_minutes", args=[meeting, item, "minutes"])).status_code,
        client.post(reverse("agenda_step", args=[meeting, item, "udgaar"])).status_code,
    }

    assert answers == {404}
    assert titles(people.draft) == ["Ny mole i Strandby"]


def test_an_item_of_another_forum_cannot_be_reached_through_this_meeting():
    people = cast.gather()
    other = cast.people.find_or_create_organization(
        body=people.body, name="Skoleudvalget", by=cast.BY
    )
    theirs = cast.written_item(other, "Ny skole")

    answer = client_of(people.secretary).post(
        reverse("place_item", args=[people.meeting.pk, theirs.pk])
    )

    assert answer.status_code == 404


def test_an_agenda_begins_with_the_standing_items():
    people = cast.gather()
    people.draft.items.all().delete()
    people.draft.delete()
    client = client_of(people.secretary)

    answer = client.post(reverse("begin_agenda", args=[people.meeting.pk]), follow=True)

    assert answer.status_code == 200
    assert titles(Draft.objects.get()) == ["Godkendelse af dagsorden", "Eventuelt"]


def test_an_item_is_added_by_its_title():
    people = cast.gather()
    client = client_of(people.secretary)

    client.post(
        reverse("add_agenda_item", args=[people.meeting.pk]),
        {"title": "Bådtilsyn", "minutes": "15"},
    )

    assert titles(people.draft) == ["Ny mole i Strandby", "Bådtilsyn"]


def test_a_late_item_without_a_reason_is_refused_beside_the_field(monkeypatch):
    people = cast.gather()
    monkeypatch.setattr("raadslag.core.clock.now", lambda: cast.NOW.replace(day=20))
    client = client_of(people.secretary)

    answer = client.post(reverse("add_agenda_item", args=[people.meeting.pk]), {"title": "Hast"})

    assert answer.status_code == 400
    assert 'id="nyt-late_reason_error"' in answer.content.decode()
    assert titles(people.draft) == ["Ny mole i Strandby"]


def test_minutes_save_themselves_and_bring_the_times():
    people = cast.gather()
    address = reverse("agenda_minutes", args=[people.meeting.pk, people.item.pk, "minutes"])
    client = client_of(people.secretary)

    answer = client.post(
        address, json.dumps({"value": "45", "base": 0}), content_type="application/json"
    )

    said = answer.json()
    assert (answer.status_code, said["version"], said["value"]) == (200, 1, "45")
    assert said["times"] == {str(people.item.pk): "9.00–9.45", "end": "9.45"}


def test_minutes_written_on_an_older_version_are_not_taken():
    people = cast.gather()
    DraftItem.objects.update(minutes=30, version=2)
    address = reverse("agenda_minutes", args=[people.meeting.pk, people.item.pk, "minutes"])

    answer = client_of(people.secretary).post(
        address, json.dumps({"value": "45", "base": 1}), content_type="application/json"
    )

    assert (answer.status_code, answer.json()["version"], answer.json()["value"]) == (409, 2, "30")


@pytest.mark.parametrize("value", ["-5", "mange", "601"])
def test_minutes_that_are_none_are_refused_with_the_remedy(value):
    people = cast.gather()
    address = reverse("agenda_minutes", args=[people.meeting.pk, people.item.pk, "minutes"])

    answer = client_of(people.secretary).post(
        address, json.dumps({"value": value, "base": 0}), content_type="application/json"
    )

    assert answer.status_code == 422
    assert answer.json()["message"].startswith(("Skriv", "Det er mere"))


def test_the_script_puts_items_in_order_and_hears_of_numbers():
    people = cast.gather()
    second = cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2)
    client = client_of(people.secretary)

    answer = client.post(
        reverse("agenda_order", args=[people.meeting.pk]), {"order": [second.pk, people.item.pk]}
    )

    assert answer.json()["numbers"] == {str(second.pk): "1", str(people.item.pk): "2"}
    assert titles(people.draft) == ["Nyt bådlaug", "Ny mole i Strandby"]


def test_an_order_that_lacks_an_item_is_refused():
    people = cast.gather()
    second = cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2)

    answer = client_of(people.secretary).post(
        reverse("agenda_order", args=[people.meeting.pk]), {"order": [second.pk]}
    )

    assert answer.status_code == 409
    assert titles(people.draft) == ["Ny mole i Strandby", "Nyt bådlaug"]


def test_a_button_moves_an_item_without_a_script():
    people = cast.gather()
    second = cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2)

    client_of(people.secretary).post(
        reverse("agenda_order", args=[people.meeting.pk]), {"up": second.pk}
    )

    assert titles(people.draft) == ["Nyt bådlaug", "Ny mole i Strandby"]


def test_an_item_is_closed_only_with_a_reason():
    people = cast.gather()
    client = client_of(people.secretary)
    address = reverse("close_item", args=[people.meeting.pk, people.item.pk])

    refused = client.post(address, {"reason": " "})
    still_open = DraftItem.objects.get(pk=people.item.pk).is_public
    client.post(address, {"reason": "Køb af fast ejendom"})

    closed = DraftItem.objects.get(pk=people.item.pk)
    assert refused.status_code == 400
    assert f'id="luk-{people.item.pk}-reason_error"' in refused.content.decode()
    assert still_open
    assert (closed.is_public, closed.closed_reason) == (False, "Køb af fast ejendom")


def test_an_item_that_waits_is_placed_or_sent_back():
    people = cast.gather()
    waiting = cast.written_item(
        people.forum, "Sejlrende", author=people.case_officer, state=ItemState.SUBMITTED
    )
    client = client_of(people.secretary)

    client.post(
        reverse("send_item_back", args=[people.meeting.pk, waiting.pk]), {"comment": "Dybden?"}
    )
    returned = DraftItem.objects.get(pk=waiting.pk)
    client.post(reverse("place_item", args=[people.meeting.pk, waiting.pk]))

    assert (returned.state, returned.comments.get().text) == (ItemState.DRAFT, "Dybden?")
    assert titles(people.draft) == ["Ny mole i Strandby", "Sejlrende"]


def test_a_package_that_could_not_be_sent_is_told_with_the_remedy(settings):
    people = cast.gather()
    settings.EMAIL_BACKEND = ""
    publish_minutes.publish(people.draft, Kind.AGENDA, user=people.secretary, now=cast.NOW)
    client = client_of(people.secretary)

    page = client.post(reverse("send_package", args=[people.meeting.pk]), follow=True)

    text = page.content.decode()
    assert "Pakken kunne ikke sendes til Karla Kaj, Mads Mole: Siden har ingen mailserver." in text
    assert "Send til de 2, der mangler" in text


def test_a_package_is_sent_and_the_page_says_to_whom(settings, tmp_path):
    people = cast.gather()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    publish_minutes.publish(people.draft, Kind.AGENDA, user=people.secretary, now=cast.NOW)
    client = client_of(people.secretary)

    page = client.post(reverse("send_package", args=[people.meeting.pk]), follow=True)

    written = "".join(file.read_text() for file in (tmp_path / "mail").iterdir())
    assert "Sendt til 2 personer." in page.content.decode()
    assert f"http://testserver{reverse('package', args=[people.meeting.pk])}" in written
    assert "Send til" not in page.content.decode()


def test_a_package_is_not_sent_before_the_agenda_is_published():
    people = cast.gather()

    page = client_of(people.secretary).post(
        reverse("send_package", args=[people.meeting.pk]), follow=True
    )

    assert "Udgiv dagsordenen først" in page.content.decode()
