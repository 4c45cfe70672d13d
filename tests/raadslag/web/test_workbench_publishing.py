"""The page before publication and what comes after it, as secretary, member and citizen see it."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest

from raadslag.core import clock
from raadslag.drafts.models import Draft
from raadslag.meetings.models import AgendaItem, Minutes
from raadslag.publishing.models import Approval, Stop, Waiver
from raadslag.publishing.queries.stops import is_stopped
from raadslag.web.dates import moment
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.publishing.desk import (
    SECRETS,
    add_closed_item,
    attach,
    close,
    decide,
    publish_minutes,
    write,
)

MEETING = "/strandby-kommune/havneudvalget/2026-04-21/"
NUMBER = "<p>Ansøger 010190-1234 bor i Strandby.</p>"
TODAY = cast.DAY


@pytest.fixture
def people(db, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return cast.gather()


def publish_page(people, kind="referat") -> str:
    return f"/arbejdsbord/moede/{people.meeting.pk}/udgiv/{kind}/"


def text_of(response) -> str:
    return response.content.decode()


def revision(people) -> int:
    return Draft.objects.get(pk=people.draft.pk).revision


def test_only_those_who_run_meetings_come_to_the_page(people, client):
    address = publish_page(people)

    assert client.get(address).status_code == 302
    for user in (people.member, people.outsider, people.neighbour, people.case_officer):
        assert client_of(user).get(address).status_code == 404
    assert client_of(people.secretary).get(address).status_code == 200


@pytest.mark.parametrize(("ticked", "reached"), [({"send": "on"}, 2), ({}, 0)])
def test_publishing_the_agenda_sends_the_package_where_that_is_ticked(
    people, mailoutbox, monkeypatch, ticked, reached
):
    monkeypatch.setattr(clock, "now", lambda: cast.NOW)
    staff, address = client_of(people.secretary), publish_page(people, "dagsorden")

    staff.post(address, {"revision": revision(people), **ticked})

    assert [version.kind for version in Minutes.objects.all()] == ["agenda"]
    assert [len(message.to) for message in mailoutbox] == [1] * reached


def test_blocking_finding_is_waived_by_name_and_then_published(people):
    close(people)
    write(people.item, "Sagens kerne", NUMBER)
    staff = client_of(people.secretary)
    page = text_of(staff.get(publish_page(people)))
    assert "0101xx-xxxx" in page
    assert "010190-1234" in page  # in the preview, where it stands
    finding = staff.get(publish_page(people)).context["lines"][0]

    refused = staff.post(publish_page(people), {"revision": revision(people)})
    unexplained = staff.post(
        f"{publish_page(people)}lad-staa/",
        {"key": finding.seen.key, "code": "R101", "reason": ""},
    )
    staff.post(
        f"{publish_page(people)}lad-staa/",
        {"key": finding.seen.key, "code": "R101", "reason": "Et opdigtet nummer"},
    )
    published = staff.post(publish_page(people), {"revision": revision(people)})

    assert (refused.status_code, unexplained.status_code) == (200, 200)
    assert "Skriv begrundelsen" in text_of(unexplained)
    assert published.status_code == 302
    waiver = Waiver.objects.get()
    assert (waiver.by, waiver.code) == (people.secretary, "R101")
    assert Minutes.objects.get().confirmed_by == people.secretary


def test_finding_leads_to_the_box_where_it_is_mended(people):
    close(people)
    write(people.item, "Sagens kerne", NUMBER)

    line = client_of(people.secretary).get(publish_page(people)).context["lines"][0]

    box = people.item.texts.get(heading="Sagens kerne")
    assert line.link == f"/arbejdsbord/punkt/{people.item.uuid}/#afsnit-{box.pk}"


def test_finding_in_a_decision_leads_to_the_meeting(people):
    close(people)
    decide(people.item, NUMBER)

    line = client_of(people.secretary).get(publish_page(people)).context["lines"][0]

    meeting = people.meeting.pk
    assert line.link == f"/arbejdsbord/moede/{meeting}/afhold/punkt/{people.item.uuid}/"


def test_preview_shows_what_everybody_will_see(people):
    add_closed_item(people)
    close(people)

    response = client_of(people.secretary).get(publish_page(people))

    shown = response.context["shown_items"]
    assert [(item.title, item.opened) for item in shown] == [
        ("Ny mole i Strandby", True),
        ("Køb af grund", False),
    ]
    assert "kvartmillionen" not in str(shown)


def test_files_are_exactly_what_the_reader_may_see(people, client):
    add_closed_item(people)
    attach(people.item)
    close(people)
    publish_minutes(people)

    texts = {fmt: client.get(f"{MEETING}hent/{fmt}/") for fmt in ("txt", "json", "docx", "pdf")}
    staff = client_of(people.secretary).get(f"{MEETING}hent/txt/")

    assert {fmt: response.status_code for fmt, response in texts.items()} == dict.fromkeys(
        texts, 200
    )
    plain = text_of(texts["txt"]) + text_of(texts["json"]) + unpacked(texts["docx"].content)
    assert "Molen er slidt." in plain
    assert [word for word in SECRETS if word in plain] == []
    assert "kvartmillionen" in text_of(staff)
    assert texts["pdf"]["Content-Disposition"] == (
        'inline; filename="referat-havneudvalget-2026-04-21.pdf"'
    )
    assert texts["docx"]["Content-Disposition"].startswith("attachment")


def test_file_is_not_sent_again_while_it_says_the_same(people, client):
    close(people)
    publish_minutes(people)
    first = client.get(f"{MEETING}hent/txt/")

    again = client.get(f"{MEETING}hent/txt/", headers={"If-None-Match": first["ETag"]})
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Rettet.")
    changed = client.get(f"{MEETING}hent/txt/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert (changed.status_code, "Molen er hel." in text_of(changed)) == (200, True)


def test_attachment_stands_at_a_lasting_address_for_those_who_may(people, client):
    shown = attach(people.item)
    hidden = attach(people.item, "Hemmeligt kort", b"<html>farlig</html>", is_public=False)
    close(people)
    publish_minutes(people)
    of = "/bilag/{}/".format

    fetched = client.get(of(shown.original.sha256))

    assert fetched.content == b"Kajen ligger her.\n"
    assert fetched["Content-Type"] == "text/plain"
    assert fetched["Content-Disposition"] == 'attachment; filename="kort-over-molen.txt"'
    assert fetched["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert fetched["X-Content-Type-Options"] == "nosniff"
    assert client.get(of(hidden.original.sha256)).status_code == 404
    assert client_of(people.secretary).get(of(hidden.original.sha256)).status_code == 200
    assert of(shown.original.sha256) in text_of(client.get(MEETING))


def test_attachment_of_an_unpublished_paper_is_nobodys(people, client):
    shown = attach(people.item)

    assert client.get(f"/bilag/{shown.original.sha256}/").status_code == 404


def test_retracted_meeting_answers_410_with_the_reason_everywhere(people, client, monkeypatch):
    shown = attach(people.item)
    close(people)
    stored = publish_minutes(people)
    row = AgendaItem.objects.get()
    form = f"/arbejdsbord/moede/{people.meeting.pk}/tilbagekald/{stored.minutes.version}/"
    staff = client_of(people.secretary)
    monkeypatch.setattr(clock, "today", lambda: TODAY.replace(day=29))

    empty = staff.post(form, {"reason": "", "whole": "moede"})
    staff.post(form, {"reason": "Bilaget hørte til en anden sag.", "whole": "moede"})

    assert "Skriv begrundelsen" in text_of(empty)
    for address in (
        MEETING,
        f"{MEETING}punkt-{row.slug}/",
        f"{MEETING}versioner/1/",
        f"{MEETING}hent/pdf/",
        f"/bilag/{shown.original.sha256}/",
    ):
        response = client.get(address)
        assert (address, response.status_code) == (address, 410)
        assert "Bilaget hørte til en anden sag." in text_of(response)
        assert "Molen er slidt" not in text_of(response)
    feed = text_of(client.get("/nyt/strandby-kommune/havneudvalget/"))
    assert "Tilbagekaldt: " in feed


def test_versions_say_when_they_were_taken_back(people, monkeypatch):
    close(people)
    stored = publish_minutes(people)
    form = f"/arbejdsbord/moede/{people.meeting.pk}/tilbagekald/{stored.minutes.version}/"
    staff = client_of(people.secretary)
    later = cast.NOW + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)

    staff.post(form, {"reason": "Bilaget hørte til en anden sag.", "whole": "moede"})

    page = staff.get(f"/arbejdsbord/moede/{people.meeting.pk}/udgivet/")
    assert f"kaldt tilbage, {moment(later)}" in text_of(page)


def test_older_version_comes_back_when_the_correction_is_taken_back(people, client):
    close(people)
    publish_minutes(people)
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Molen er repareret.")
    corrected = text_of(client.get(MEETING))
    difference = text_of(client.get(f"{MEETING}versioner/2/forskelle/"))

    client_of(people.secretary).post(
        f"/arbejdsbord/moede/{people.meeting.pk}/tilbagekald/2/",
        {"reason": "Rettelsen var forkert.", "whole": "version"},
    )

    assert "Molen er repareret." in corrected
    assert "<del>slidt.</del><ins>hel.</ins>" in difference
    page = text_of(client.get(MEETING))
    assert "Molen er slidt." in page
    assert "Rettelsen var forkert." in page


def test_each_participant_approves_the_version_in_force(people):
    close(people)
    publish_minutes(people)
    address = f"/arbejdsbord/moede/{people.meeting.pk}/udgivet/godkend/"
    member = client_of(people.member)
    page = member.get(MEETING).context["approvals"]
    mine = page.waiting[0]

    member.post(address, {"person": mine.person, "checksum": page.checksum, "remark": "Enig"})
    other = next(line.person for line in page.lines if line.person != mine.person)
    for_another = member.post(address, {"person": other, "checksum": page.checksum})

    approval = Approval.objects.get()
    assert (approval.person_id, approval.remark, approval.checksum) == (
        mine.person,
        "Enig",
        page.checksum,
    )
    assert for_another.status_code == 404
    assert member.get(MEETING).context["approvals"].missing == 1


def test_corrected_version_is_approved_anew_and_an_old_checksum_is_refused(people):
    close(people)
    publish_minutes(people)
    member = client_of(people.member)
    before = member.get(MEETING).context["approvals"]
    address = f"/arbejdsbord/moede/{people.meeting.pk}/udgivet/godkend/"
    said = {"person": before.waiting[0].person, "checksum": before.checksum}
    member.post(address, said)
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Rettet.")

    member.post(address, said)

    after = member.get(MEETING).context["approvals"]
    assert Approval.objects.count() == 1
    assert (after.version, after.missing) == (2, 2)


def test_approvals_are_nothing_for_the_public(people, client):
    close(people)
    publish_minutes(people)

    assert client.get(MEETING).context["approvals"] is None
    assert client_of(people.outsider).get(MEETING).context["approvals"] is None


def test_member_stops_a_decision_and_the_public_reads_only_that(people, client):
    close(people)
    publish_minutes(people)
    row = AgendaItem.objects.get()
    item_page = f"{MEETING}punkt-{row.slug}/"

    refused = client_of(people.outsider).get(f"/arbejdsbord/stands/{row.pk}/")
    client_of(people.chair).post(
        f"/arbejdsbord/stands/{row.pk}/", {"reason": "Byrådet skal se på det."}
    )

    assert refused.status_code == 404
    assert is_stopped(row)
    public = text_of(client.get(item_page))
    assert "standset" in public
    assert "Byrådet skal se på det." not in public
    assert "Byrådet skal se på det." in text_of(client_of(people.member).get(item_page))

    stop = Stop.objects.get()
    client_of(people.secretary).post(
        f"/arbejdsbord/stands/{stop.pk}/ophaev/", {"reason": "Byrådet var enigt."}
    )
    assert not is_stopped(row)
    assert "standset" not in text_of(client.get(item_page))


def test_recommendation_cannot_be_stopped(people):
    close(people)
    decide(people.item, "<p>Anbefales godkendt.</p>", "recommended")
    publish_minutes(people)
    row = AgendaItem.objects.get()

    assert client_of(people.chair).get(f"/arbejdsbord/stands/{row.pk}/").status_code == 404


def test_folder_for_another_portal_holds_no_closed_word(people):
    add_closed_item(people)
    attach(people.item)
    close(people)
    publish_minutes(people)

    response = client_of(people.secretary).get(f"{MEETING}hent/mappe/")

    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        names = archive.namelist()
        xml = "".join(archive.read(name).decode() for name in names if name.endswith(".xml"))
    assert "Ny mole i Strandby" in xml
    assert [word for word in SECRETS if word in xml or word in str(names)] == []
    assert client_of(people.member).get(f"{MEETING}hent/mappe/").status_code == 404


def test_minutes_are_opened_again_for_a_correction(people, client):
    close(people)
    publish_minutes(people)

    client_of(people.secretary).post(f"/arbejdsbord/moede/{people.meeting.pk}/udgivet/genaabn/")

    assert Draft.objects.get(pk=people.draft.pk).stage == "closed"
    assert client.get(MEETING).status_code == 200


def test_feeds_tell_of_public_things_only(people, client):
    add_closed_item(people)
    close(people)
    publish_minutes(people)

    body, forum = (client.get(f"/nyt/strandby-kommune/{part}") for part in ("", "havneudvalget/"))

    assert body["Content-Type"] == "application/atom+xml; charset=utf-8"
    for feed in (text_of(body), text_of(forum)):
        assert "Referat: Havneudvalget" in feed
        assert [word for word in SECRETS if word in feed] == []
    assert client.get("/nyt/ukendt-kommune/").status_code == 404


def unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_a_stray_character_in_a_reason_leaves_the_feed_readable(people, client):
    close(people)
    publish_minutes(people)
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Rettet\x01 efter aftale.")

    feed = client.get("/nyt/strandby-kommune/")

    assert feed.status_code == 200
    assert "Rettet  efter aftale." in text_of(feed)
