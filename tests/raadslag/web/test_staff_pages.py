"""Staff's pages: who may, what is sent, and what comes of it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from raadslag.intake.models import Reception
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys.read_in_time import Count, Sent, receive
from raadslag.meetings.models import AgendaItem, Meeting, Reading
from raadslag.web.pages.originals import PDF_POLICY
from referat.document import Item, Section, SectionKind, Table
from tests.raadslag.factories import BY
from tests.raadslag.web import archive

CLOSED = archive.REFERAT.replace("1. Kajens fortøjninger", "1. Lukket punkt: Kajens fortøjninger")


@pytest.fixture
def held(strandby) -> int:
    """A document that waits for somebody to look."""
    return archive.receive(strandby, CLOSED)


def addresses(reception: int) -> list[str]:
    at = f"/indbakke/{reception}/"
    return [at, f"{at}original/", f"{at}original/fil/", f"{at}moede/", f"{at}punkt/1/"]


def item_form(**changes: str) -> dict[str, str]:
    """What the browser sends of the one item when nothing was touched."""
    return {
        "item-number": "1",
        "item-title": "Kajens fortøjninger",
        "item-case_number": "",
        "item-access": "open",
        "section-0-kind": "presentation",
        "section-0-heading": "Sagsfremstilling",
        "section-0-text": "Ringene er rustne.",
        "decision-0-outcome": "adopted",
        "decision-0-text": "Godkendt.",
        **changes,
    }


def meeting_form(**changes: str) -> dict[str, str]:
    """What the browser sends of the meeting when nothing was touched."""
    return {
        "organization": "Havneudvalget",
        "kind": "minutes",
        "start_date": "2026-04-14",
        "start_time": "17:00",
        **changes,
    }


def seen(client, address: str) -> dict[str, str]:
    """What the page's form says of the reading that is on the screen."""
    root = html.fromstring(client.get(address).content.decode())
    return {"seen": root.xpath("string(//input[@name='seen']/@value)")}


def test_who_is_not_logged_in_is_sent_to_log_in(held, eva_client):
    for address in ["/indbakke/", "/indbakke/modtag/", *addresses(held)]:
        response = eva_client.get(address)

        assert (response.status_code, response["Location"]) == (302, f"/log-ind/?next={address}")


@pytest.mark.parametrize("client_name", ["bo_client", "dan_client"])
def test_who_may_not_review_there_is_told_of_nothing(held, client_name, request):
    client = request.getfixturevalue(client_name)

    statuses = {client.get(address).status_code for address in addresses(held)}
    posted = {
        client.post(f"/indbakke/{held}/{verb}/", {"reason": "x"}).status_code
        for verb in ("bekraeft", "laeg-til-side", "tag-tilbage")
    }

    assert (statuses, posted) == ({404}, {404})
    assert client.get("/indbakke/").context["lines"] == ()
    assert Reception.objects.get(pk=held).status == ReceptionStatus.NEEDS_REVIEW


def test_reader_may_not_hand_in_documents(bo_client):
    assert bo_client.get("/indbakke/modtag/").status_code == 403


def test_secretary_hands_in_several_files(strandby, astrid_client):
    files = [
        SimpleUploadedFile("referat.txt", archive.REFERAT.encode()),
        SimpleUploadedFile("tom.txt", b" "),
    ]

    response = astrid_client.post("/indbakke/modtag/", {"body": strandby.pk, "documents": files})

    assert response["Location"] == "/indbakke/"
    assert sorted(Reception.objects.values_list("filename", "status")) == [
        ("referat.txt", ReceptionStatus.READ),
        ("tom.txt", ReceptionStatus.FAILED),
    ]


def test_empty_file_is_named_and_the_others_come_in(strandby, astrid_client):
    files = [
        SimpleUploadedFile("tom.pdf", b""),
        SimpleUploadedFile("referat.txt", archive.REFERAT.encode()),
    ]

    astrid_client.post("/indbakke/modtag/", {"body": strandby.pk, "documents": files})

    assert sorted(Reception.objects.values_list("filename", "status", "failure_code")) == [
        ("referat.txt", ReceptionStatus.READ, ""),
        ("tom.pdf", ReceptionStatus.FAILED, "empty"),
    ]


def test_document_that_there_was_no_time_for_waits_until_it_is_read(strandby, astrid_client):
    sent = [Sent("referat.txt", archive.REFERAT.encode())]
    assert receive(sent, body=strandby, by=BY, seconds=0) == Count(read=0, waiting=1)
    reception = Reception.objects.get()
    inbox = astrid_client.get("/indbakke/").content.decode()
    page = astrid_client.get(f"/indbakke/{reception.pk}/").content.decode()

    told = astrid_client.post("/indbakke/laes-ventende/", follow=True)

    assert "Læs dem, der venter" in inbox
    assert "Dokumentet er ikke læst endnu" in page
    assert "1 dokument læst" in told.content.decode()
    reception.refresh_from_db()
    assert (reception.status, reception.by_name) == (ReceptionStatus.READ, BY.name)


def test_file_for_another_municipality_is_not_taken_in(bakkedal, astrid_client):
    file = SimpleUploadedFile("referat.txt", archive.REFERAT.encode())

    response = astrid_client.post("/indbakke/modtag/", {"body": bakkedal.pk, "documents": file})

    assert response.status_code == 200
    assert "body" in response.context["form"].errors
    assert Reception.objects.count() == 0


def test_inbox_shows_one_state_at_a_time(strandby, held, astrid_client):
    archive.receive(strandby, archive.REFERAT.replace("14. april", "15. april"), "plain.txt")

    waiting = astrid_client.get("/indbakke/?tilstand=needs_review").context
    everything = astrid_client.get("/indbakke/?tilstand=sludder").context

    assert [line.id for line in waiting["lines"]] == [held]
    assert len(everything["lines"]) == 2


def test_review_page_says_first_what_holds_the_document_back(held, astrid_client):
    response = astrid_client.get(f"/indbakke/{held}/")

    first = response.context["findings"][0]
    root = html.fromstring(response.content.decode())
    links = root.xpath("//ul[@class='warning-list']/li[1]//a/@href")
    assert first.holds_back
    assert links[0] == "#punkt-1"
    assert links[1].startswith(f"/indbakke/{held}/original/#linje-")


def test_review_page_says_which_other_municipality_is_named(strandby, astrid_client):
    text = archive.REFERAT.replace("Strandby Kommune", "Bakkedal Kommune")

    page = astrid_client.get(f"/indbakke/{archive.receive(strandby, text)}/")

    first = page.context["findings"][0]
    assert (first.quote, first.holds_back) == ("Bakkedal Kommune", True)
    assert '<q lang="da">Bakkedal Kommune</q>' in page.content.decode()


def test_many_remarks_are_folded_after_the_first(strandby, astrid_client):
    damaged = archive.REFERAT.replace("Ringene er rustne.", "\n\n".join(["LÃ¸se ringe."] * 14))
    reception = archive.receive(strandby, damaged)

    response = astrid_client.get(f"/indbakke/{reception}/")

    shown, more = (response.context[name] for name in ("findings", "more_findings"))
    assert (len(shown), len(more)) == (10, 4)
    assert "4 bemærkninger mere" in response.content.decode()


def test_untouched_form_changes_nothing(strandby, astrid_client):
    reception = archive.receive(strandby)
    before = Reading.objects.get().data

    address = f"/indbakke/{reception}/punkt/1/"
    response = astrid_client.post(address, item_form(**seen(astrid_client, address)))

    assert response["Location"] == f"/indbakke/{reception}/#punkt-1"
    assert Reading.objects.get().data == before


def test_mended_item_is_what_the_pages_show(strandby, astrid_client, eva_client):
    reception = archive.receive(strandby)
    sent = item_form(
        **{
            "item-title": "Kajens ringe",
            "section-0-kind": "summary",
            "section-0-text": "Ringene er:\r\n\r\n- rustne\r\n- løse",
            "decision-0-outcome": "postponed",
        }
    )

    address = f"/indbakke/{reception}/punkt/1/"
    astrid_client.post(address, sent | seen(astrid_client, address))
    page = eva_client.get("/strandby-kommune/havneudvalget/2026-04-14/").content.decode()

    assert "Kajens ringe" in page
    assert "<li>rustne</li><li>løse</li>" in page
    assert "Udsat" in page


def test_item_that_is_closed_by_hand_leaves_the_pages(strandby, astrid_client, eva_client):
    reception = archive.receive(strandby)

    address = f"/indbakke/{reception}/punkt/1/"
    sent = item_form(**{"item-access": "withheld"}) | seen(astrid_client, address)
    astrid_client.post(address, sent)

    page = eva_client.get("/strandby-kommune/havneudvalget/2026-04-14/").content.decode()
    assert "Ringene" not in page
    assert "Kajens" not in page
    assert AgendaItem.objects.get().title_withheld


def test_form_with_a_fault_is_shown_again_with_what_was_typed(strandby, astrid_client):
    reception = archive.receive(strandby)

    response = astrid_client.post(
        f"/indbakke/{reception}/punkt/1/", item_form(**{"item-title": "", "item-number": "7x"})
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="7x"' in page
    assert "Se de markerede felter" in page


def test_mended_meeting_moves_the_document(strandby, astrid_client):
    reception = archive.receive(strandby)

    address = f"/indbakke/{reception}/moede/"
    sent = meeting_form(organization="Havnens venner", start_date="2026-04-15", start_time="")
    response = astrid_client.post(address, sent | seen(astrid_client, address), follow=True)

    meeting = response.context["line"].meeting
    assert (meeting.forum.name, meeting.slug) == ("Havnens venner", "2026-04-15")


def test_unlikely_date_is_refused_beside_the_field(strandby, astrid_client):
    address = f"/indbakke/{archive.receive(strandby)}/moede/"
    sent = meeting_form(start_date="0206-04-14") | seen(astrid_client, address)

    response = astrid_client.post(address, sent)

    assert list(response.context["form"].errors) == ["start_date"]
    assert Meeting.objects.get().slug == "2026-04-14"


def test_item_that_a_colleague_mended_meanwhile_keeps_both_texts(
    strandby, astrid_client, eva_client
):
    address = f"/indbakke/{archive.receive(strandby)}/punkt/1/"
    opened = seen(astrid_client, address)
    first = item_form(**{"section-0-text": "Ringene er nye."}) | opened
    second = item_form(**{"section-0-text": "Ringene er gamle."}) | opened
    astrid_client.post(address, first)

    told = astrid_client.post(address, second)

    root = html.fromstring(told.content.decode())
    errors = [one.text_content() for one in root.find_class("form-error-message")]
    page = "/strandby-kommune/havneudvalget/2026-04-14/"
    assert root.xpath("//textarea[@name='section-0-text']")[0].text.strip() == "Ringene er gamle."
    assert ["Ringene er nye." in error for error in errors] == [True]
    assert "Ringene er nye." in eva_client.get(page).content.decode()

    again = {"seen": root.xpath("string(//input[@name='seen']/@value)")}
    astrid_client.post(address, second | again)
    assert "Ringene er gamle." in eva_client.get(page).content.decode()


def test_meeting_that_a_colleague_mended_meanwhile_is_left_alone(strandby, astrid_client):
    address = f"/indbakke/{archive.receive(strandby)}/moede/"
    opened = seen(astrid_client, address)
    astrid_client.post(address, meeting_form(organization="Havnens venner") | opened)

    told = astrid_client.post(address, meeting_form(organization="Molens venner") | opened)

    assert told.status_code == 200
    assert "Havnens venner" in told.context["form"].errors["organization"][0]
    assert Meeting.objects.get().organization.name == "Havnens venner"


def test_reading_that_was_mended_meanwhile_is_not_confirmed_unseen(held, astrid_client):
    opened = seen(astrid_client, f"/indbakke/{held}/")
    address = f"/indbakke/{held}/punkt/1/"
    sent = item_form(**{"section-0-text": "Andet."}) | seen(astrid_client, address)
    astrid_client.post(address, sent)

    for stale in (opened, {}):
        told = astrid_client.post(f"/indbakke/{held}/bekraeft/", stale, follow=True)

        assert [one.level_tag for one in told.context["messages"]][-1:] == ["error"]
        assert Reception.objects.get(pk=held).status == ReceptionStatus.NEEDS_REVIEW


def test_mend_that_takes_the_document_down_says_so(strandby, astrid_client, eva_client):
    reception = archive.receive(strandby)
    address = f"/indbakke/{reception}/punkt/1/"
    sent = item_form(**{"section-0-text": "Borger 010190-1234"}) | seen(astrid_client, address)

    told = astrid_client.post(address, sent, follow=True)

    assert "taget af de offentlige sider" in told.content.decode()
    assert eva_client.get("/strandby-kommune/havneudvalget/2026-04-14/").status_code == 404


def test_confirmed_document_is_published(held, astrid_client, eva_client):
    address = "/strandby-kommune/havneudvalget/2026-04-14/"
    before = eva_client.get(address).status_code

    sent = seen(astrid_client, f"/indbakke/{held}/")
    astrid_client.post(f"/indbakke/{held}/bekraeft/", sent)

    assert (before, eva_client.get(address).status_code) == (404, 200)


def test_document_set_aside_needs_a_reason_and_can_be_taken_back(held, astrid_client):
    def status() -> str:
        return Reception.objects.get(pk=held).status

    astrid_client.post(f"/indbakke/{held}/laeg-til-side/", {"reason": ""})
    without_reason = status()
    astrid_client.post(f"/indbakke/{held}/laeg-til-side/", {"reason": "Dobbelt"})
    with_reason = status()
    astrid_client.post(f"/indbakke/{held}/tag-tilbage/")

    assert (without_reason, with_reason, status()) == ("needs_review", "rejected", "needs_review")


def test_step_that_somebody_else_has_taken_is_told_of(held, astrid_client):
    sent = seen(astrid_client, f"/indbakke/{held}/")
    astrid_client.post(f"/indbakke/{held}/laeg-til-side/", {"reason": "Dobbelt"})

    response = astrid_client.post(f"/indbakke/{held}/bekraeft/", sent, follow=True)

    assert "En anden har behandlet dokumentet i mellemtiden" in response.content.decode()


def test_steps_are_taken_by_post_alone(held, astrid_client):
    for verb in ("bekraeft", "laeg-til-side", "tag-tilbage"):
        assert astrid_client.get(f"/indbakke/{held}/{verb}/").status_code == 405


def test_original_of_markup_is_shown_as_plain_lines(strandby, astrid_client):
    text = archive.REFERAT.replace("Ringene", "<script>alert(1)</script> Ringene")
    reception = archive.receive(strandby, text)

    page = astrid_client.get(f"/indbakke/{reception}/original/").content.decode()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Ringene" in page


def test_original_that_cannot_be_read_is_shown_as_its_bytes(strandby, astrid_client):
    reception = archive.receive(strandby, "PK\x03\x04 ødelagt", "referat.docx")

    page = astrid_client.get(f"/indbakke/{reception}/original/").content.decode()

    assert "ødelagt" in page


def test_original_pdf_is_shown_under_a_policy_of_its_own(strandby, astrid_client):
    from raadslag.journeys.read_old_minutes import read_old_minutes
    from tests.raadslag.factories import BY, NOW

    data = b"%PDF-1.4 broken"
    taken = read_old_minutes(data=data, filename="å.pdf", body=strandby, by=BY, now=NOW)

    shown = astrid_client.get(f"/indbakke/{taken.reception.pk}/original/")
    fetched = astrid_client.get(f"/indbakke/{taken.reception.pk}/original/fil/")

    assert (shown["Content-Type"], shown["Content-Disposition"]) == ("application/pdf", "inline")
    assert shown["Content-Security-Policy"] == PDF_POLICY
    assert fetched["Content-Type"] == "application/octet-stream"
    assert fetched["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A5.pdf"
    assert shown.content == fetched.content == data


def test_item_form_keeps_a_table_that_nobody_touched():
    from raadslag.intake.mending import mend
    from raadslag.web.forms.mend import ItemForms
    from tests.raadslag.factories import minutes

    table = Table((("Post", "2026"), ("Kaj", "1.250")), has_header=True)
    read = Item("1", "Budget", sections=(Section(SectionKind.FINANCES, "Økonomi", (table,)),))
    forms = ItemForms.of(read, 0, withheld=False)
    sent = {
        form.add_prefix(name): str(form.initial.get(name, ""))
        for form in forms.every_form()
        for name in form.fields
    }

    filled = ItemForms.of(read, 0, withheld=False, data=sent)

    assert filled.is_valid()
    assert mend(minutes(read), (), filled.edits()).minutes == minutes(read)
