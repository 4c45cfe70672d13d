"""The called agenda reaches the members by mail, over a real connection to a real server."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from raadslag.core.actions import keep_original
from raadslag.drafts.actions import access, agenda
from raadslag.drafts.actions.deliveries import GIVEN_UP_AFTER, claim_delivery
from raadslag.drafts.models import Draft, DraftAttachment, DraftItem, PackageDelivery
from raadslag.drafts.queries.recipients import edition_of
from raadslag.drafts.rules import DeliveryError, DeliveryState, Stage
from raadslag.journeys import prepare_agenda, publish_minutes
from raadslag.mailing.models import OutboxMessage
from raadslag.people.models import Person
from raadslag.people.rules import MembershipRole
from referat.document import Kind
from tests.raadslag import cast
from tests.raadslag.factories import BY
from tests.raadslag.mailing.post import free_port, post_office, use_server

pytestmark = pytest.mark.django_db
ADDRESS = "https://dagsorden.strandby.example/arbejdsbord/moede/1/pakke/"
SECRETS = ("Tangvej", "Budgrænsen", "Lønseddel", "S2026-66", "kvartmillionen")


def _pdf(pages: int = 1) -> bytes:
    made, data = pikepdf.new(), BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(data)
    return data.getvalue()


def everything_in(data: bytes) -> str:
    """Printed text, bookmarks, and whatever any stream of the file holds, such as data or metadata."""
    book = pypdf.PdfReader(BytesIO(data))
    said = "".join(page.extract_text() for page in book.pages) + str(book.outline)
    with pikepdf.open(BytesIO(data)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Stream):
                said += _content(one).decode("utf-8", "replace")
            else:
                said += str(one)
    return said


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def attach(item: DraftItem, title: str, data: bytes, *, is_public: bool = True) -> None:
    original = keep_original(data=data, filename=f"{title}.pdf", media_type="application/pdf")
    DraftAttachment.objects.create(
        item=item, order=1, title=title, original=original, is_public=is_public
    )


def called() -> cast.Cast:
    """An agenda that is out, with an open item, a closed one, and files of both."""
    people = cast.gather()
    secret = cast.written_item(
        people.forum,
        "Køb af Tangvej 4",
        draft=people.draft,
        order=2,
        case_number="S2026-66",
        texts=((cast.SectionKind.SUMMARY, "Sagens kerne", "<p>Budgrænsen: kvartmillionen.</p>"),),
    )
    cast.ForumRules.objects.update(closed_titles="number")
    access.close_item(item=secret, reason="Køb af fast ejendom", by=BY, now=cast.NOW)
    attach(people.item, "Tegning", _pdf(2))
    attach(secret, "Lønseddel", _pdf(3))
    publish_minutes.publish(people.draft, Kind.AGENDA, user=people.secretary, now=cast.NOW)
    return people


def send(people: cast.Cast):
    return prepare_agenda.send_package(people.draft, package_address=ADDRESS, by=BY, now=cast.NOW)


def results() -> dict[str, tuple[str, str]]:
    rows = PackageDelivery.objects.select_related("person").order_by("person__name")
    return {row.person.name: (row.state, row.error) for row in rows}


def test_every_member_gets_the_open_part_a_calendar_entry_and_a_link(settings):
    people = called()

    with post_office(settings) as box:
        send(people)

    first = box.messages[0]
    attached = {part.get_filename(): part for part in first.iter_attachments()}
    text = first.get_body().get_content()
    assert [message["To"] for message in box.messages] == [
        "karla@example.test",
        "mads@example.test",
    ]
    assert first["Subject"] == "Dagsorden: Havneudvalget tirsdag den 21. april 2026"
    assert "Kære Karla Kaj" in text
    assert ADDRESS in text
    assert list(attached) == [
        "dagsorden-havneudvalget-2026-04-21.pdf",
        "moede-havneudvalget-2026-04-21.ics",
    ]
    event = attached["moede-havneudvalget-2026-04-21.ics"].get_content()
    assert "DTSTART;TZID=Europe/Copenhagen:20260421T090000" in event
    assert results() == {"Karla Kaj": ("sent", ""), "Mads Mole": ("sent", "")}


def test_no_word_of_a_closed_item_leaves_the_house(settings):
    people = called()

    with post_office(settings) as box:
        send(people)

    whole = ""
    for message in box.messages:
        whole += message.as_string()
        for part in message.walk():
            if part.get_content_type() == "application/pdf":
                whole += everything_in(part.get_payload(decode=True))
            elif not part.is_multipart():
                whole += str(part.get_content())
    assert "Ny mole" in whole
    assert [word for word in SECRETS if word in whole] == []


def test_the_mailed_file_has_a_bookmark_for_each_open_attachment(settings):
    people = called()

    with post_office(settings) as box:
        send(people)

    part = next(
        part for part in box.messages[0].walk() if part.get_content_type() == "application/pdf"
    )
    with pikepdf.open(BytesIO(part.get_payload(decode=True))) as book, book.open_outline() as said:
        titles = [one.title for one in said.root]
    assert titles[-1] == "Bilag til punkt 1: Tegning"


def test_what_is_mailed_is_what_is_published_not_what_is_being_changed(settings):
    people = called()
    DraftItem.objects.filter(pk=people.item.pk).update(title="Ny mole i beton")

    with post_office(settings) as box:
        send(people)

    part = next(
        part for part in box.messages[0].walk() if part.get_content_type() == "application/pdf"
    )
    book = pypdf.PdfReader(BytesIO(part.get_payload(decode=True)))
    text = "".join(page.extract_text() for page in book.pages)
    assert "Ny mole i Strandby" in text
    assert "beton" not in text


def test_one_who_could_not_be_reached_is_named_and_is_sent_it_again_alone(settings):
    people = called()
    Person.objects.filter(name="Mads Mole").update(email="ukendt@example.test")

    with post_office(settings) as box:
        send(people)
        after_first = results()
        Person.objects.filter(name="Mads Mole").update(email="mads@example.test")
        again = send(people)

    assert after_first == {"Karla Kaj": ("sent", ""), "Mads Mole": ("failed", "refused")}
    assert [line.name for line in again] == ["Mads Mole"]
    assert [message["To"] for message in box.messages] == [
        "karla@example.test",
        "mads@example.test",
    ]
    assert results() == {"Karla Kaj": ("sent", ""), "Mads Mole": ("sent", "")}


def test_what_was_sent_to_whom_stands_in_the_mailbox_too(settings):
    people = called()
    Person.objects.filter(name="Mads Mole").update(email="ukendt@example.test")

    with post_office(settings):
        send(people)
    first = OutboxMessage.objects.visible_to(people.secretary).order_by("name")
    before = [(row.name, row.kind, row.state, row.error) for row in first]
    Person.objects.filter(name="Mads Mole").update(email="mads@example.test")
    with post_office(settings):
        send(people)

    rows = list(OutboxMessage.objects.order_by("name"))
    assert before == [
        ("Karla Kaj", "package", "sent", ""),
        ("Mads Mole", "package", "failed", "refused"),
    ]
    assert [(row.address, row.state) for row in rows] == [
        ("karla@example.test", "sent"),
        ("mads@example.test", "sent"),
    ]
    assert rows[0].attachments == [
        "dagsorden-havneudvalget-2026-04-21.pdf",
        "moede-havneudvalget-2026-04-21.ics",
    ]
    assert [word for word in SECRETS if word in rows[0].subject + rows[0].text] == []


def test_when_all_have_it_nobody_is_written_to(settings):
    people = called()

    with post_office(settings) as box:
        send(people)
        again = send(people)

    assert again == ()
    assert len(box.messages) == 2


def test_one_without_an_address_is_told_of(settings):
    people = called()
    Person.objects.filter(name="Mads Mole").update(email="")

    with post_office(settings):
        lines = send(people)

    assert [(line.name, line.error) for line in lines] == [
        ("Karla Kaj", None),
        ("Mads Mole", DeliveryError.NO_ADDRESS),
    ]


def test_a_server_that_does_not_answer_fails_for_everybody(settings):
    people = called()
    use_server(settings, free_port())

    lines = send(people)

    assert {line.error for line in lines} == {DeliveryError.UNREACHABLE}
    assert {line.state for line in lines} == {DeliveryState.FAILED}


def test_an_installation_without_a_mail_server_says_so(settings):
    people = called()
    settings.EMAIL_BACKEND = ""

    assert {line.error for line in send(people)} == {DeliveryError.NO_SERVER}


def test_nothing_is_sent_before_the_agenda_is_out():
    people = cast.gather()

    with pytest.raises(prepare_agenda.NotCalled):
        send(people)


def test_a_substitute_is_sent_it_only_when_called(settings):
    people = called()
    seat = people.forum.memberships.get(person__name="Mads Mole")
    called_in, at_home = cast.user("sus", "Sus Sol"), cast.user("sol", "Sol Sus")
    substitute = cast.seat(
        people.forum, called_in, role=MembershipRole.SUBSTITUTE, order=3, on_behalf_of=seat
    )
    cast.seat(people.forum, at_home, role=MembershipRole.SUBSTITUTE, order=4, on_behalf_of=seat)
    people.draft.attendance.create(
        membership=substitute, name="Sus Sol", order=1, presence="present"
    )

    with post_office(settings):
        send(people)

    assert sorted(results()) == ["Karla Kaj", "Mads Mole", "Sus Sol"]


def test_the_members_own_file_holds_the_closed_items_and_all_attachments():
    people = called()

    data = prepare_agenda.package_pdf(people.draft, people.member)

    book = pypdf.PdfReader(BytesIO(data))
    text = "".join(page.extract_text() for page in book.pages)
    titles = [one.title for one in book.outline if not isinstance(one, list)]
    assert "Køb af Tangvej 4" in text
    assert "kvartmillionen" in text
    assert titles[-2:] == ["Bilag til punkt 1: Tegning", "Bilag til punkt 2: Lønseddel"]
    assert len(book.pages) == book.get_destination_page_number(book.outline[-2]) + 2 + 3


def test_a_bound_file_no_longer_says_that_all_of_it_is_accessible():
    people = called()

    data = prepare_agenda.package_pdf(people.draft, people.member)

    with pikepdf.open(BytesIO(data)) as book, book.open_metadata() as said:
        assert "pdfuaid:part" not in said
        assert "pdfaid:part" not in said


@pytest.mark.parametrize("who", ["outsider", "neighbour", "case_officer"])
def test_the_members_file_is_not_for_others(who):
    people = called()

    with pytest.raises(prepare_agenda.NotTheirs):
        prepare_agenda.package_pdf(people.draft, getattr(people, who))


def test_a_member_gets_no_file_before_the_agenda_is_out():
    people = called()
    Draft.objects.update(stage=Stage.PREPARING)

    with pytest.raises(prepare_agenda.NotTheirs):
        prepare_agenda.package_pdf(Draft.objects.get(), people.member)


def test_a_file_that_is_locked_or_no_pdf_is_left_out_of_the_binding():
    people = called()
    locked, data = pikepdf.new(), BytesIO()
    locked.add_blank_page()
    locked.save(data, encryption=pikepdf.Encryption(owner="x", user="y"))
    other = cast.written_item(people.forum, "Bådlaug", draft=people.draft, order=3)
    attach(other, "Låst", data.getvalue())
    attach(other, "Regneark", b"PK\x03\x04 no pdf at all")

    book = pypdf.PdfReader(BytesIO(prepare_agenda.package_pdf(people.draft, people.chair)))

    text = "".join(page.extract_text() for page in book.pages)
    titles = [one.title for one in book.outline if not isinstance(one, list)]
    assert "Låst" in text
    assert "Regneark" in text
    assert titles[-1] == "Bilag til punkt 2: Lønseddel"


def test_an_item_added_later_is_on_the_next_edition(settings):
    people = called()
    with post_office(settings) as box:
        send(people)
        agenda.add_item(draft=people.draft, title="Tillæg", author=None, by=BY, now=cast.NOW)
        publish_minutes.publish(
            people.draft,
            Kind.AGENDA,
            user=people.secretary,
            now=cast.NOW,
            supplementary=True,
        )
        send(people)

    assert len(box.messages) == 4


def test_a_second_click_sends_nothing_while_the_first_is_sending(settings):
    people = called()
    karla = Person.objects.get(name="Karla Kaj")
    claim = {"draft": people.draft, "person": karla, "edition": edition_of(people.draft)}
    claimed = claim_delivery(**claim, now=cast.NOW)

    with post_office(settings) as box:
        send(people)
    later = claim_delivery(**claim, now=cast.NOW + GIVEN_UP_AFTER)

    assert claimed
    assert [message["To"] for message in box.messages] == ["mads@example.test"]
    assert later  # whoever had begun has died on the way
