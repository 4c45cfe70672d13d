"""The mailbox of those who run meetings, one's own wishes, and the way to decline without logging in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.core.models import AuditEvent
from raadslag.mailing.actions.outbox import put
from raadslag.mailing.models import OutboxMessage
from raadslag.mailing.queries.recipients import Wishes, unsubscribe_token, wishes_of
from raadslag.mailing.rules import MailKind
from raadslag.people.models import Person
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.mailing.post import letter_to

pytestmark = pytest.mark.django_db


def karla() -> Person:
    return Person.objects.get(name="Karla Kaj")


def failed(people: cast.Cast, **said) -> OutboxMessage:
    row = put(letter_to(karla(), **said), now=clock.now())
    OutboxMessage.objects.filter(pk=row.pk).update(
        state="uncertain", error="interrupted", ended_at=clock.now()
    )
    row.refresh_from_db()
    return row


def address(kind: MailKind = MailKind.REMINDER) -> str:
    return reverse("unsubscribe", args=[unsubscribe_token(karla().pk, kind)])


def test_the_mailbox_shows_what_waits_with_its_text():
    people = cast.gather()
    put(letter_to(karla(), text="Der er en frist i dag."), now=clock.now())

    page = client_of(people.secretary).get(reverse("mailbox")).content.decode()

    assert "Karla Kaj" in page
    assert "karla@example.test" in page
    assert "Der er en frist i dag." in page
    assert "Venter" in page


@pytest.mark.parametrize("who", ["member", "chair", "case_officer", "outsider"])
def test_the_mailbox_is_for_those_who_run_meetings(who):
    people = cast.gather()

    answer = client_of(getattr(people, who)).get(reverse("mailbox"))

    assert answer.status_code == 403


def test_a_neighbour_sees_and_sends_nothing_of_ours():
    people = cast.gather()
    row = failed(people)
    client = client_of(people.neighbour)

    page = client.get(reverse("mailbox")).content.decode()
    answers = [
        client.post(reverse(name, args=[row.pk])).status_code
        for name in ("send_mail_again", "dismiss_mail")
    ]

    assert "Karla" not in page
    assert answers == [404, 404]
    row.refresh_from_db()
    assert row.state == "uncertain"


def test_what_is_uncertain_is_sent_again_by_a_button_and_by_nothing_else():
    people = cast.gather()
    row = failed(people)
    client = client_of(people.secretary)

    page = client.get(reverse("mailbox")).content.decode()
    answer = client.post(
        reverse("send_mail_again", args=[row.pk]), {"tilbage": "/arbejdsbord/mail/?tilstand=failed"}
    )

    row.refresh_from_db()
    assert "ingen ved, om mailen kom frem" in page
    assert "Send igen" in page
    assert answer["Location"] == "/arbejdsbord/mail/?tilstand=failed"
    assert row.state == "queued"
    assert client.get(reverse("send_mail_again", args=[row.pk])).status_code == 405


def test_the_workbench_tells_of_mail_that_did_not_go():
    people = cast.gather()
    failed(people)

    said = [
        "1 mail venter på din afgørelse"
        in client_of(who).get(reverse("workbench")).content.decode()
        for who in (people.secretary, people.neighbour, people.member)
    ]

    assert said == [True, False, False]


def test_the_address_to_decline_at_is_the_recipients_alone():
    people = cast.gather()
    way = "https://strandby.example/afmeld/hemmelig/"
    headers = {"List-Unsubscribe": f"<{way}>"}
    put(letter_to(karla(), text=f"Frameld: {way}", headers=headers), now=clock.now())

    page = client_of(people.secretary).get(reverse("mailbox")).content.decode()

    assert "Frameld: […]" in page
    assert "hemmelig" not in page


def test_the_way_back_leads_nowhere_else():
    people = cast.gather()
    row = failed(people)

    answer = client_of(people.secretary).post(
        reverse("dismiss_mail", args=[row.pk]), {"tilbage": "https://elsewhere.example/"}
    )

    row.refresh_from_db()
    assert answer["Location"] == reverse("mailbox")
    assert row.state == "dismissed"


def test_the_mailbox_is_searched_by_state_kind_and_words():
    people = cast.gather()
    failed(people, key="a", subject="Påmindelse: 1 opgave")
    put(letter_to(karla(), "b", subject="Dine opgaver", kind=MailKind.DIGEST), now=clock.now())
    client = client_of(people.secretary)

    def found(**query) -> list[str]:
        lines = client.get(reverse("mailbox"), query).context["lines"]
        return [line["seen"].subject for line in lines]

    assert found() == ["Dine opgaver", "Påmindelse: 1 opgave"]
    assert found(tilstand="uncertain") == ["Påmindelse: 1 opgave"]
    assert found(slags="digest") == ["Dine opgaver"]
    assert found(ord="KARLA påmindelse") == ["Påmindelse: 1 opgave"]
    assert found(ord="ingen") == []
    assert found(tilstand="nonsens", slags="'") == ["Dine opgaver", "Påmindelse: 1 opgave"]
    assert found(side="9999") == []


def test_the_mailbox_tells_that_nobody_sends():
    people = cast.gather()
    put(letter_to(karla()), now=clock.now() - timedelta(hours=2))

    page = client_of(people.secretary).get(reverse("mailbox")).content.decode()

    assert "har ventet i over en time" in page


def test_the_mailbox_asks_as_little_for_many_messages(django_assert_max_num_queries):
    people = cast.gather()
    for number in range(40):
        put(letter_to(karla(), f"nr{number}"), now=clock.now())
    client = client_of(people.secretary)

    with django_assert_max_num_queries(12):
        answer = client.get(reverse("mailbox"), {"side": "2"})

    assert len(answer.context["lines"]) == 10


def test_my_wishes_are_mine_alone():
    people = cast.gather()
    mads = Person.objects.get(name="Mads Mole")
    client = client_of(people.chair)
    said = {f"p{mads.pk}-language": "en", f"p{mads.pk}-weekday": "2", "person": str(mads.pk)}

    client.post(reverse("own_mail"), said)

    assert wishes_of(mads) == Wishes()


def test_i_choose_kinds_day_and_language():
    people = cast.gather()
    prefix = f"p{karla().pk}"
    client = client_of(people.chair)

    page = client.get(reverse("own_mail")).content.decode()
    said = {
        "person": str(karla().pk),
        f"{prefix}-digest": "on",
        f"{prefix}-weekday": "3",
        f"{prefix}-language": "en",
    }
    client.post(reverse("own_mail"), said)

    assert "karla@example.test" in page
    assert wishes_of(karla()) == Wishes(reminders=False, digest=True, weekday=3, language="en")


def test_opening_the_link_of_a_mail_asks_and_changes_nothing():
    cast.gather()

    answer = Client().get(address())

    assert "Du får disse mails." in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert wishes_of(karla()) == Wishes()


def test_one_click_of_a_mail_program_declines_without_cookies_or_log_in():
    cast.gather()
    program = Client(enforce_csrf_checks=True)

    answers = [
        program.post(address(), {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)
    ]

    assert answers == [200, 200]
    assert wishes_of(karla()) == Wishes(reminders=False)
    event = AuditEvent.objects.get(verb="set_mail_wishes")
    assert (event.by_name, event.details) == (
        "link in a mail",
        {"reminders": False, "digest": True},
    )


def test_nothing_else_passes_without_a_forms_token():
    cast.gather()
    stranger = Client(enforce_csrf_checks=True)

    answer = stranger.post(address(), {"digest": "off"})

    assert answer.status_code == 403
    assert wishes_of(karla()) == Wishes()


def test_one_declines_a_kind_and_takes_it_back():
    cast.gather()
    client = Client()

    client.post(address(), {"reminder": "off", "digest": "off"})
    declined = wishes_of(karla())
    client.post(address(), {"reminder": "on"})

    assert declined == Wishes(reminders=False, digest=False)
    assert wishes_of(karla()) == Wishes(digest=False)


@pytest.mark.parametrize("token", ["1.reminder~x", "x", "1.package~y"])
def test_an_address_that_was_never_given_out_leads_nowhere(token):
    cast.gather()

    assert Client().get(reverse("unsubscribe", args=[token])).status_code == 404


def test_a_package_cannot_be_declined():
    cast.gather()

    assert Client().get(address(MailKind.PACKAGE)).status_code == 404
