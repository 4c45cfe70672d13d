"""A member's package: who may read it and when, what is live, and notes that are nobody else's."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from raadslag.core import clock
from raadslag.core.actions import keep_original
from raadslag.core.models import AuditEvent
from raadslag.drafts.actions import attendance, texts
from raadslag.drafts.actions.attendance import Newcomer
from raadslag.drafts.models import DraftAttachment, DraftText, Note
from raadslag.drafts.rules import Part, Stage
from raadslag.journeys import hold_meeting
from raadslag.people.models import Membership, User
from referat.document import Presence
from tests.raadslag import cast
from tests.raadslag.cast import NOW, client_of, gather
from tests.raadslag.factories import BY

pytestmark = pytest.mark.django_db


def called():
    """The cast with the agenda called, and a closed item on it."""
    everybody = gather()
    everybody.draft.stage = Stage.CALLED
    everybody.draft.save()
    closed = cast.written_item(
        everybody.forum, "Køb af kaj", draft=everybody.draft, order=2, is_public=False
    )
    return everybody, closed


def opened():
    everybody, closed = called()
    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)
    return everybody, closed


def page(everybody, name="package"):
    return reverse(name, args=[everybody.meeting.pk])


def decide(item, html, by):
    text = DraftText.objects.get(item=item, part=Part.DECISION)
    texts.save_text(text=text, html=html, base=text.version, by=by, now=NOW)


def write_note(client, everybody, text, base=0):
    address = reverse("package_note", args=[everybody.meeting.pk, everybody.item.uuid])
    body = json.dumps({"value": text, "base": base})
    return client.post(address, body, content_type="application/json")


def test_members_see_nothing_before_the_agenda_is_called():
    everybody = gather()
    client = client_of(everybody.member)

    names = ("package", "package_live", "package_pdf")
    assert [client.get(page(everybody, name)).status_code for name in names] == [404, 404, 404]


@pytest.mark.parametrize("who", ["outsider", "neighbour"])
def test_strangers_find_no_package(who):
    everybody, _closed = opened()
    client = client_of(getattr(everybody, who))

    names = ("package", "package_live", "package_pdf")
    assert [client.get(page(everybody, name)).status_code for name in names] == [404, 404, 404]
    assert write_note(client, everybody, "Mit").status_code == 404


def test_a_member_reads_open_and_closed_items():
    everybody, _closed = called()

    shown = client_of(everybody.member).get(page(everybody)).content.decode()

    assert "Ny mole i Strandby" in shown
    assert "Køb af kaj" in shown
    assert "Punktet er lukket for offentligheden" in shown


def test_a_case_officer_reads_only_what_is_theirs_or_open():
    everybody, _closed = called()
    client = client_of(everybody.case_officer)

    assert "Køb af kaj" not in client.get(page(everybody)).content.decode()
    assert client.get(page(everybody, "package_pdf")).status_code == 404


def test_a_former_member_has_no_access_any_more():
    everybody, _closed = called()
    seats = Membership.objects.filter(person__user=everybody.member)
    seats.update(end_date=clock.today() - timedelta(days=1))

    assert client_of(everybody.member).get(page(everybody)).status_code == 404


def test_the_decision_is_seen_as_it_is_written():
    everybody, closed = opened()
    client = client_of(everybody.member)
    version = client.get(page(everybody, "package_live")).json()["version"]

    decide(closed, "<p>Kajen købes.</p>", everybody.secretary)

    answer = client.get(page(everybody, "package_live"), {"after": version})
    assert "Kajen købes." in answer.json()["html"]
    after = answer.json()["version"]
    assert client.get(page(everybody, "package_live"), {"after": after}).status_code == 204


def test_where_nothing_is_new_one_query_says_so():
    everybody, _closed = opened()
    client = client_of(everybody.member)
    version = client.get(page(everybody, "package_live")).json()["version"]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(page(everybody, "package_live"), {"after": version})

    drafts = [one for one in asked.captured_queries if "drafts_" in one["sql"]]
    assert len(drafts) == 1


def test_what_is_closed_at_the_meeting_never_reaches_a_case_officer():
    everybody, closed = opened()
    decide(closed, "<p>Kajen købes.</p>", everybody.secretary)

    shown = client_of(everybody.case_officer).get(page(everybody, "package_live")).content.decode()

    assert "Kajen" not in shown


def test_a_note_is_nobody_elses_not_even_a_superusers():
    everybody, _closed = called()
    write_note(client_of(everybody.member), everybody, "Spørg til prisen")
    root = User.objects.create_superuser("rod", "rod@example.test", "prøve-kodeord")

    others = [everybody.secretary, everybody.chair, everybody.case_officer]
    shown = [client_of(one).get(page(everybody)).content.decode() for one in others]

    assert "Spørg til prisen" in client_of(everybody.member).get(page(everybody)).content.decode()
    assert [("Spørg til prisen" in one) for one in shown] == [False, False, False]
    assert client_of(root).get(page(everybody)).status_code == 404
    assert not Note.objects.visible_to(root).exists()


def test_a_note_leaves_no_trace_in_the_log():
    everybody, _closed = called()
    before = AuditEvent.objects.count()

    write_note(client_of(everybody.member), everybody, "Spørg til prisen")

    assert AuditEvent.objects.count() == before


def test_a_note_from_another_device_is_not_overwritten():
    everybody, _closed = called()
    client = client_of(everybody.member)

    first = write_note(client, everybody, "Fra tavlen")
    second = write_note(client, everybody, "Fra telefonen", base=0)
    third = write_note(client, everybody, "Begge", base=second.json()["version"])

    assert first.json()["version"] == 1
    assert (second.status_code, second.json()["value"]) == (409, "Fra tavlen")
    assert third.status_code == 200
    assert Note.objects.get().text == "Begge"


def test_a_member_fetches_closed_files_and_an_outsider_none(settings, tmp_path):
    settings.RAADSLAG_DATA_DIR = tmp_path
    everybody, closed = called()
    original = keep_original(data=b"Navn;Pris\n", filename="pris.csv", media_type="text/csv")
    attachment = DraftAttachment.objects.create(
        item=closed, order=1, title="Prisen", original=original, is_public=False
    )
    address = reverse("package_file", args=[everybody.meeting.pk, attachment.pk])

    fetched = client_of(everybody.member).get(address)

    assert fetched.content == b"Navn;Pris\n"
    assert fetched["Content-Disposition"].startswith("attachment")
    strangers = (everybody.outsider, everybody.neighbour, everybody.case_officer)
    assert [client_of(one).get(address).status_code for one in strangers] == [404, 404, 404]


def test_a_disqualified_member_is_told_so_at_the_item():
    everybody, _closed = opened()
    leaving = Newcomer("Mads Mole", presence=Presence.ABSENT, disqualified=True)
    attendance.add_attendee(draft=everybody.draft, item=everybody.item, who=leaving, by=BY, now=NOW)

    told = "Du er noteret som inhabil"
    assert told in client_of(everybody.member).get(page(everybody)).content.decode()
    assert told not in client_of(everybody.chair).get(page(everybody)).content.decode()


def test_the_worker_stands_at_the_root():
    answer = Client().get("/tjenestearbejder.js")

    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"raadslag-package-" in answer.content


def test_the_package_is_one_pdf_for_those_who_may_see_all_of_it():
    everybody, _closed = called()

    answer = client_of(everybody.member).get(page(everybody, "package_pdf"))

    assert answer.content.startswith(b"%PDF")
