"""The pages of an item: written, saved, handed in, sent back; and nobody's who has no business there."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.drafts.models import (
    Comment,
    Draft,
    DraftAttachment,
    DraftItem,
    DraftText,
    TextRevision,
    Treatment,
)
from raadslag.drafts.rules import ItemState, Part, Stage
from raadslag.people.rules import RoleName
from tests.raadslag import cast
from tests.raadslag.cast import client_of

pytestmark = pytest.mark.django_db
SECRET = "Grævlingebakken"


def waiting(said, **fields):
    """An item of the case officer's that is on no agenda."""
    given = {"draft": None, "author": said.case_officer, "state": ItemState.DRAFT} | fields
    return cast.written_item(said.forum, **given)


def address(name, item, *more):
    return reverse(name, args=[item.uuid, *more])


def save(client, url, **said):
    return client.post(url, json.dumps(said), content_type="application/json")


def closed_item(said):
    item = waiting(said, is_public=False, closed_reason="Køb af jord", title=SECRET)
    DraftText.objects.filter(item=item).update(html=f"<p>{SECRET}</p>", version=1)
    text = item.texts.first()
    TextRevision.objects.create(text=text, item=item, version=1, html=f"<p>{SECRET}</p>")
    attachment = DraftAttachment.objects.create(
        item=item, order=1, title=SECRET, original=_original(), is_public=False
    )
    comment = Comment.objects.create(item=item, by=said.case_officer, text=SECRET)
    return item, text, attachment, comment


def _original():
    from raadslag.core.actions import keep_original

    return keep_original(data=b"%PDF-1.7 x", filename="", media_type="application/pdf")


PAGES = [
    ("draft_item", 0),
    ("preview_item", 0),
    ("copy_item", 0),
    ("text_history", 1),
    ("draft_attachment", 2),
]
STEPS = [
    ("save_field", 0),
    ("move_item", 0),
    ("add_section", 0),
    ("submit_item", 0),
    ("send_draft_back", 0),
    ("withdraw_draft", 0),
    ("take_up_item", 0),
    ("comment_item", 0),
    ("plan_case", 0),
    ("attach", 0),
    ("order_attachments", 0),
    ("save_text", 1),
    ("name_section", 1),
    ("take_off_section", 1),
    ("put_back_section", 1),
    ("describe_attachment", 2),
    ("replace_attachment", 2),
    ("take_off_attachment", 2),
    ("settle_comment", 3),
]


def arguments(parts, which):
    return [parts[which].pk] if which else []


def answers(client, parts):
    """Each address of a closed item with what came of asking for it."""
    found = {}
    for name, which in PAGES:
        found[name] = client.get(address(name, parts[0], *arguments(parts, which)))
    for name, which in STEPS:
        found[name] = client.post(address(name, parts[0], *arguments(parts, which)))
    return found


def test_an_item_that_is_being_prepared_is_not_there_for_those_without_business():
    said = cast.gather()
    parts = closed_item(said)
    other = cast.user("bent", "Bent Bro", role=RoleName.CASE_OFFICER, body=said.body)

    for who in (said.outsider, said.neighbour, said.member, said.chair, other):
        found = answers(client_of(who), parts)

        assert {name: answer.status_code for name, answer in found.items()} == dict.fromkeys(
            found, 404
        )
        assert [name for name, one in found.items() if SECRET in one.content.decode()] == []


def test_one_who_is_not_logged_in_is_asked_to_log_in():
    said = cast.gather()

    found = answers(Client(), closed_item(said))

    assert {one["Location"].split("?")[0] for one in found.values()} == {reverse("login")}


def test_a_member_reads_a_called_item_without_the_words_of_those_who_prepared_it():
    said = cast.gather()
    Comment.objects.create(item=said.item, by=said.secretary, text="Kun mellem os.")
    Draft.objects.filter(pk=said.draft.pk).update(stage=Stage.CALLED)

    answer = client_of(said.member).get(address("draft_item", said.item))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Molen er slidt." in text
    assert "Kun mellem os." not in text
    assert "data-editor" not in text


def test_the_author_reads_what_the_secretary_has_taken_over():
    said = cast.gather()

    answer = client_of(said.case_officer).get(address("draft_item", said.item))

    assert answer.status_code == 200
    assert "data-editor" not in answer.content.decode()


def test_a_section_is_saved_as_it_is_written():
    said = cast.gather()
    item = waiting(said)
    text = item.texts.first()
    client = client_of(said.case_officer)

    answer = save(client, address("save_text", item, text.pk), html="<p>Ny.</p>", base=0)

    assert answer.status_code == 200
    assert (answer.json()["version"], answer.json()["html"]) == (1, "<p>Ny.</p>")
    assert DraftText.objects.get(pk=text.pk).html == "<p>Ny.</p>"


def test_the_second_of_two_writers_is_told_what_the_first_wrote():
    said = cast.gather()
    item = waiting(said)
    url = address("save_text", item, item.texts.first().pk)
    save(client_of(said.secretary), url, html="<p>Hendes.</p>", base=0)

    answer = save(client_of(said.case_officer), url, html="<p>Hans.</p>", base=0)

    told = answer.json()
    assert answer.status_code == 409
    assert (told["version"], told["html"], told["saved_by"]) == (1, "<p>Hendes.</p>", "Asta Akt")


def test_without_the_script_a_refused_text_is_kept_and_said_to_be():
    said = cast.gather()
    item = waiting(said)
    text = item.texts.first()
    url = address("save_text", item, text.pk)
    save(client_of(said.secretary), url, html="<p>Hendes.</p>", base=0)

    answer = client_of(said.case_officer).post(
        url, {"html": "<p>Hans.</p>", "base": "0"}, follow=True
    )

    assert "Asta Akt" in answer.content.decode()
    assert text.revisions.get(refused=True).html == "<p>Hans.</p>"


def test_a_decision_is_not_written_on_the_items_own_page():
    said = cast.gather()
    decision = said.item.texts.get(part=Part.DECISION)

    answer = save(
        client_of(said.secretary), address("save_text", said.item, decision.pk), html="x", base=0
    )

    assert answer.status_code == 404


@pytest.mark.parametrize("sent", ["nonsense", '{"html": 3, "base": 0}', '{"html": "x"}', "[]"])
def test_a_save_that_makes_no_sense_is_refused(sent):
    said = cast.gather()
    item = waiting(said)
    url = address("save_text", item, item.texts.first().pk)

    answer = client_of(said.case_officer).post(url, sent, content_type="application/json")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("name", "value", "field", "stored"),
    [
        ("title", "Ny  bro", "title", "Ny bro"),
        ("minutes", "25", "minutes", 25),
        ("case_number", "S2026-18", "case_number", "S2026-18"),
        ("is_closed", True, "is_public", False),
        ("closed_reason", "Persondata", "closed_reason", "Persondata"),
    ],
)
def test_a_field_is_saved_by_itself(name, value, field, stored):
    said = cast.gather()
    item = waiting(said)

    answer = save(
        client_of(said.case_officer), address("save_field", item), name=name, value=value, base=0
    )

    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert getattr(DraftItem.objects.get(pk=item.pk), field) == stored


def test_a_case_number_in_another_form_is_refused_with_an_example():
    said = cast.gather()
    said.rules.case_number_pattern = "S{year}-{n}"
    said.rules.save()
    item = waiting(said)

    answer = save(
        client_of(said.case_officer),
        address("save_field", item),
        name="case_number",
        value="12/345",
        base=0,
    )

    assert answer.status_code == 422
    assert f"S{clock.today().year}-1234" in answer.json()["message"]


def test_another_forums_meeting_is_not_wanted():
    said = cast.gather()
    item = waiting(said)
    other = cast.people.find_or_create_organization(body=said.body, name="Byrådet", by=cast.BY)
    meeting = cast.planned_meeting(other)

    answer = save(
        client_of(said.case_officer),
        address("save_field", item),
        name="wanted",
        value=str(meeting.pk),
        base=0,
    )

    assert answer.status_code == 422


def test_two_who_change_the_same_field_are_told():
    said = cast.gather()
    item = waiting(said)
    url = address("save_field", item)
    save(client_of(said.secretary), url, name="title", value="Hendes", base=0)

    answer = save(client_of(said.case_officer), url, name="title", value="Hans", base=0)

    told = answer.json()
    assert answer.status_code == 409
    assert (told["value"], told["saved_by"]) == ("Hendes", "Asta Akt")


def test_all_fields_are_saved_by_the_plain_form():
    said = cast.gather()
    item = waiting(said, is_public=False, closed_reason="x")

    client_of(said.case_officer).post(
        address("save_field", item), {"base": "0", "title": "Ny bro", "minutes": "5"}
    )

    item.refresh_from_db()
    assert (item.title, item.minutes, item.is_public) == ("Ny bro", 5, True)


def test_a_section_is_added_named_and_taken_off():
    said = cast.gather()
    item = waiting(said)
    client = client_of(said.case_officer)

    client.post(address("add_section", item), {"kind": "other", "heading": "Bemærkninger"})
    text = item.texts.get(heading="Bemærkninger")
    named = save(client, address("name_section", item, text.pk), value="Andet", base=0)
    client.post(address("take_off_section", item, text.pk))

    assert named.json()["version"] == 1
    assert not item.texts.filter(pk=text.pk).exists()


def test_a_section_with_text_is_not_taken_off():
    said = cast.gather()
    item = waiting(said)
    text = item.texts.first()

    answer = client_of(said.case_officer).post(
        address("take_off_section", item, text.pk), follow=True
    )

    assert DraftText.objects.get(pk=text.pk).part == Part.SECTION
    assert "alert-error" in answer.content.decode()


def test_a_section_that_was_emptied_and_taken_off_comes_back_with_its_history():
    said = cast.gather()
    item = waiting(said)
    text = item.texts.get(kind="presentation")
    client = client_of(said.case_officer)
    save(
        client, address("save_text", item, text.pk), html="<p>Et helt langt afsnit her.</p>", base=0
    )
    save(client, address("save_text", item, text.pk), html="", base=1)
    client.post(address("take_off_section", item, text.pk))
    text.refresh_from_db()
    assert text.part == Part.REMOVED

    first = text.revisions.get(version=1)
    client.post(address("put_back_section", item, text.pk))
    client.post(address("restore_text", item, text.pk, first.pk), {"base": "2"})

    text.refresh_from_db()
    assert (text.part, text.html) == (Part.SECTION, "<p>Et helt langt afsnit her.</p>")


def test_an_item_is_handed_in_sent_back_and_handed_in_again():
    said = cast.gather()
    item = waiting(said)
    officer, secretary = client_of(said.case_officer), client_of(said.secretary)

    officer.post(address("submit_item", item))
    item.refresh_from_db()
    assert item.state == ItemState.SUBMITTED

    secretary.post(address("send_draft_back", item), {"text": "Skriv økonomien."})
    item.refresh_from_db()
    assert item.state == ItemState.DRAFT
    assert item.comments.get().text == "Skriv økonomien."
    assert "Skriv økonomien." in officer.get(address("draft_item", item)).content.decode()

    officer.post(address("settle_comment", item, item.comments.get().pk))
    assert item.comments.get().resolved_by == said.case_officer


def test_an_item_lacking_a_required_section_is_not_handed_in():
    said = cast.gather()
    item = waiting(said)
    item.texts.filter(kind="summary").update(html="")

    answer = client_of(said.case_officer).post(address("submit_item", item), follow=True)

    item.refresh_from_db()
    assert item.state == ItemState.DRAFT
    assert "Sagens kerne" in answer.content.decode()


def test_a_closed_item_without_a_reason_is_not_handed_in():
    said = cast.gather()
    item = waiting(said, is_public=False)

    client_of(said.case_officer).post(address("submit_item", item))

    item.refresh_from_db()
    assert item.state == ItemState.DRAFT


def test_a_case_officer_does_not_send_items_back():
    said = cast.gather()
    item = waiting(said, state=ItemState.SUBMITTED)

    answer = client_of(said.case_officer).post(address("send_draft_back", item), {"text": "Nej"})

    assert answer.status_code == 404


def test_an_item_is_withdrawn_and_taken_up_again():
    said = cast.gather()
    item = waiting(said)
    client = client_of(said.case_officer)

    client.post(address("withdraw_draft", item))
    item.refresh_from_db()
    assert item.state == ItemState.WITHDRAWN

    client.post(address("take_up_item", item))
    item.refresh_from_db()
    assert item.state == ItemState.DRAFT


def docx_with(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


def test_several_files_are_attached_and_fetched_by_those_who_may():
    said = cast.gather()
    item = waiting(said)
    client = client_of(said.case_officer)
    files = [
        SimpleUploadedFile("kort_over_molen.pdf", b"%PDF-1.7 kort"),
        SimpleUploadedFile("tal.docx", docx_with("[Content_Types].xml", "word/document.xml")),
    ]

    client.post(address("attach", item), {"files": files, "is_closed": "on"})

    rows = list(item.attachments.values_list("title", "is_public", "original__media_type"))
    assert [title for title, _, _ in rows] == ["kort over molen", "tal"]
    assert {public for _, public, _ in rows} == {False}
    fetched = client.get(address("draft_attachment", item, item.attachments.first().pk))
    assert (fetched.content, fetched["Content-Type"]) == (b"%PDF-1.7 kort", "application/pdf")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("bilag.pdf", b"MZ\x90\x00 program", "program"),
        ("bilag.pdf", b"#!/bin/sh\nrm", "program"),
        ("tal.docx", docx_with("[Content_Types].xml", "word/vbaProject.bin"), "makro"),
        ("alt.zip", docx_with("a.txt"), "arkiv"),
        ("side.txt", b"<html><script>x()</script>", "PDF"),
        ("tom.pdf", b"", "tom"),
        ("gammel.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "docx"),
    ],
)
def test_a_file_that_could_do_harm_is_refused_with_a_remedy(name, data, word):
    said = cast.gather()
    item = waiting(said)

    answer = client_of(said.case_officer).post(
        address("attach", item), {"files": [SimpleUploadedFile(name, data)]}, follow=True
    )

    assert not item.attachments.exists()
    assert word in answer.content.decode()


def test_attachments_are_retitled_ordered_replaced_and_taken_off():
    said = cast.gather()
    item = waiting(said)
    client = client_of(said.case_officer)
    for name in ("a", "b"):
        file = SimpleUploadedFile(f"{name}.pdf", f"%PDF-1.7 {name}".encode())
        client.post(address("attach", item), {"files": [file]})
    first, second = item.attachments.all()

    ordered = client.post(address("order_attachments", item), {"order": [second.pk, first.pk]})
    client.post(
        address("describe_attachment", item, first.pk), {"title": "Kort", "is_closed": "on"}
    )
    newer = SimpleUploadedFile("c.pdf", b"%PDF-1.7 c")
    client.post(address("replace_attachment", item, first.pk), {"file": newer})
    client.post(address("take_off_attachment", item, second.pk))

    assert ordered.json() == {}
    kept = item.attachments.get()
    assert (kept.title, kept.is_public, kept.original.size_bytes) == ("Kort", False, 10)


def test_the_history_says_who_put_in_and_took_out_what():
    said = cast.gather()
    item = waiting(said)
    url = address("save_text", item, item.texts.first().pk)
    save(client_of(said.case_officer), url, html="<p>Molen er slidt.</p>", base=0)
    save(client_of(said.case_officer), url, html="<p>Molen er meget slidt.</p>", base=0)
    save(client_of(said.secretary), url, html="<p>Molen skal fornyes.</p>", base=0)

    page = client_of(said.secretary).get(address("text_history", item, item.texts.first().pk))

    text = page.content.decode()
    assert "Asta Akt" in text
    assert "<ins>" in text


def test_the_preview_prints_the_item_in_the_forums_layout():
    said = cast.gather()

    page = client_of(said.secretary).get(address("preview_item", said.item)).content.decode()

    assert page.index("Sagens kerne") < page.index("Molen er slidt.") < page.index("Indstilling")


def test_an_item_is_moved_to_another_forum_with_all_its_words():
    said = cast.gather()
    item = waiting(said)
    council = cast.people.find_or_create_organization(body=said.body, name="Byrådet", by=cast.BY)
    cast.rules_of(
        council, sections=[{"kind": "presentation", "heading": "Fremstilling", "required": True}]
    )

    client_of(said.case_officer).post(address("move_item", item), {"organization": council.pk})

    item.refresh_from_db()
    texts = item.texts.filter(part=Part.SECTION)
    assert item.organization == council
    assert [(one.heading, one.html) for one in texts] == [
        ("Fremstilling", ""),
        ("Sagens kerne", "<p>Molen er slidt.</p>"),
        ("Indstilling", "<p>At molen fornyes.</p>"),
    ]


def test_a_new_item_gets_the_forums_boxes_its_case_and_its_way():
    said = cast.gather()
    meeting = cast.planned_meeting(said.forum, clock.today() + timedelta(days=30))
    sent = {
        "forum": said.forum.pk,
        "title": "Ny bro",
        "case_number": "S2026-55",
        "purpose": "recommend",
        "wanted": meeting.pk,
    }

    answer = client_of(said.case_officer).post(reverse("new_item"), sent)

    item = DraftItem.objects.get(title="Ny bro")
    leg = Treatment.objects.get(item=item)
    assert answer["Location"] == address("draft_item", item)
    assert (item.author, item.wanted, item.case.case_number) == (
        said.case_officer,
        meeting,
        "S2026-55",
    )
    assert [text.heading for text in item.texts.all()] == [
        "Sagens kerne",
        "Indstilling",
        "Sagens baggrund",
        "Økonomiske oplysninger",
    ]
    assert (leg.organization, leg.purpose, leg.meeting) == (said.forum, "recommend", meeting)


def test_an_item_begins_with_the_words_of_an_earlier_one():
    said = cast.gather()
    sent = {
        "forum": said.forum.pk,
        "fra": str(said.item.uuid),
        "title": "Ny mole igen",
        "purpose": "decide",
    }

    client_of(said.case_officer).post(reverse("new_item"), sent)

    new = DraftItem.objects.get(title="Ny mole igen")
    assert [text.html for text in new.texts.all()] == [
        "<p>Molen er slidt.</p>",
        "<p>At molen fornyes.</p>",
        "",
        "",
    ]


def test_a_closed_item_of_somebody_elses_is_not_copied():
    said = cast.gather()
    item, *_ = closed_item(said)
    other = cast.user("bent", "Bent Bro", role=RoleName.CASE_OFFICER, body=said.body)

    answer = client_of(other).get(reverse("new_item"), {"fra": str(item.uuid)})

    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["outsider", "member"])
def test_those_who_write_no_items_have_no_page_to_begin_one(who):
    said = cast.gather()

    assert client_of(getattr(said, who)).get(reverse("new_item")).status_code == 404
