"""What is locked before it is changed stays locked until the change is whole, also where nothing else began a transaction."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.urls import reverse

from raadslag.drafts.models import DraftItem, DraftText, Note
from raadslag.drafts.rules import ItemState, Part, Stage
from raadslag.journeys import hold_meeting
from tests.raadslag.cast import NOW, client_of, gather
from tests.raadslag.factories import BY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def locks(monkeypatch):
    """SQLite takes no lock and so does not mind a missing transaction: let it ask as PostgreSQL does."""
    if connection.vendor == "sqlite":
        monkeypatch.setattr(connection.features, "has_select_for_update", True)
        monkeypatch.setattr(connection.features, "has_select_for_update_of", True)
        monkeypatch.setattr(connection.ops, "for_update_sql", lambda **_said: "")


def post(client, name, /, *args, **said):
    return client.post(reverse(name, args=args), said).status_code


def save(client, page, /, *args, **said):
    address = reverse(page, args=args)
    return client.post(address, json.dumps(said), content_type="application/json").status_code


def test_everything_that_is_saved_at_a_meeting_is_saved_in_a_transaction():
    people = gather()
    people.draft.stage = Stage.CALLED
    people.draft.save()
    hold_meeting.open_meeting(draft=people.draft, by=BY, now=NOW)
    client, meeting, item = client_of(people.secretary), people.meeting.pk, people.item.uuid
    text = DraftText.objects.get(item=people.item, part=Part.DECISION)
    row = people.draft.attendance.first()

    answers = [
        save(client, "hold_text", meeting, item, text.pk, html="<p>Ja.</p>", base=0),
        save(client, "hold_outcome", meeting, item, value="adopted", base=0),
        save(client, "hold_attendee", meeting, row.pk, name="left", value="9.30", base=0),
        post(client, "hold_add_attendee", meeting, name="Gerda Gæst"),
        post(client, "hold_step", meeting, item, do="statement", person="Mads Mole"),
        post(client, "hold_step", meeting, item, do="main"),
        post(client, "hold_step", meeting, item, do="close", reason="Forhandling"),
        post(client, "hold_stage", meeting, do="close"),
    ]

    assert answers == [200, 200, 200, 302, 302, 302, 302, 302]
    assert DraftText.objects.get(pk=text.pk).html == "<p>Ja.</p>"


def test_everything_that_is_done_to_an_item_and_its_agenda_is_done_in_a_transaction():
    people = gather()
    client, meeting, item = client_of(people.secretary), people.meeting.pk, people.item
    text = item.texts.first()

    answers = [
        save(client, "save_text", item.uuid, text.pk, html="<p>Ny.</p>", base=0),
        save(client, "save_field", item.uuid, name="title", value="Mole", base=0),
        save(client, "agenda_minutes", meeting, item.pk, "minutes", value="10", base=1),
        post(client, "add_section", item.uuid, kind="finances", heading=""),
        post(client, "close_item", meeting, item.pk, reason="Forhandling"),
        post(client, "agenda_step", meeting, item.pk, "udgaar"),
        post(client, "agenda_step", meeting, item.pk, "genoptag"),
        post(client, "agenda_step", meeting, item.pk, "tag-af"),
        post(client, "place_item", meeting, item.pk, late_reason="Haster"),
        post(client, "agenda_order", meeting, order=[item.pk]),
        post(client, "send_draft_back", item.uuid, text="Mangler tal."),
        post(client, "submit_item", item.uuid),
    ]

    assert answers == [200, 200, 200, 302, 302, 302, 302, 302, 302, 200, 302, 302]
    assert DraftItem.objects.get(pk=item.pk).state == ItemState.SUBMITTED


def test_half_a_character_and_nul_are_left_out_of_what_is_saved():
    people = gather()
    people.draft.stage = Stage.CALLED
    people.draft.save()
    hold_meeting.open_meeting(draft=people.draft, by=BY, now=NOW)
    meeting, item = people.meeting.pk, people.item.uuid
    section = people.item.texts.first()
    decision = DraftText.objects.get(item=people.item, part=Part.DECISION)
    client = client_of(people.secretary)

    answers = [
        save(client, "save_text", item, section.pk, html="<p>Ny\ud83d.\0</p>", base=0),
        save(client, "hold_text", meeting, item, decision.pk, html="<p>Ja\ud83d.\0</p>", base=0),
        save(client, "package_note", meeting, item, value="Min\ud83d note\0", base=0),
    ]

    assert answers == [200, 200, 200]
    stored = DraftText.objects.filter(pk__in=[section.pk, decision.pk]).order_by("pk")
    assert [text.html for text in stored] == ["<p>Ny.</p>", "<p>Ja.</p>"]
    assert Note.objects.get().text == "Min note"
