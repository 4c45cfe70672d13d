"""Messages are queued with what caused them, and sent once, over a real connection to a real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

import pytest
from django.db import transaction

from raadslag.core.models import AuditEvent
from raadslag.mailing.actions import outbox
from raadslag.mailing.actions.preferences import set_wish
from raadslag.mailing.actions.sending import (
    SENT,
    Outcome,
    claim_next,
    give_up_claims,
    mark,
    send_waiting,
)
from raadslag.mailing.models import Mention, OutboxMessage
from raadslag.mailing.rules import CLAIM_LASTS, LASTS, TEXT_KEPT, MailError, MailKind
from raadslag.people.models import Body, Person
from tests.raadslag.factories import BY
from tests.raadslag.mailing.post import (
    free_port,
    letter_to,
    post_office,
    queued,
    somebody,
    use_server,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(moment: datetime):
    return lambda: moment


def states() -> list[tuple[str, str, str]]:
    rows = OutboxMessage.objects.order_by("pk")
    return [(row.name, row.state, row.error) for row in rows]


def test_a_message_arrives_with_its_headers_and_both_texts(settings):
    settings.DEFAULT_FROM_EMAIL = "raadslag@strandby.example"
    headers = {"List-Unsubscribe": "<https://strandby.example/afmeld/x/>"}
    row = queued(somebody(), html="<p>Der er en frist.</p>", headers=headers, now=NOW)

    with post_office(settings) as box:
        count = send_waiting(ask=at(NOW))

    sent = box.messages[0]
    assert count == 1
    assert sent["From"] == "Strandby Kommune <raadslag@strandby.example>"
    assert sent["To"] == "Karla Kaj <karla@example.test>"
    assert sent["Subject"] == "Påmindelse: 1 opgave"
    assert sent["Message-ID"] == row.message_id
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["List-Unsubscribe"] == "<https://strandby.example/afmeld/x/>"
    assert sent.get_body(("plain",)).get_content().split() == ["Der", "er", "en", "frist."]
    assert sent.get_body(("html",)).get_content().strip() == "<p>Der er en frist.</p>"
    assert states() == [("Karla Kaj", "sent", "")]


def test_a_message_that_is_sent_is_not_sent_again(settings):
    queued(somebody(), now=NOW)

    with post_office(settings) as box:
        send_waiting(ask=at(NOW))
        send_waiting(ask=at(NOW + timedelta(days=1)))

    assert len(box.messages) == 1


def test_a_second_message_of_the_same_key_is_not_made():
    person = somebody()
    first = outbox.put(letter_to(person, "x"), now=NOW)

    second = outbox.put(letter_to(person, "x", text="Noget andet."), now=NOW)

    assert first is not None
    assert second is None
    assert OutboxMessage.objects.get().text == "Der er en frist.\n"


def test_what_a_person_has_been_told_makes_no_second_message():
    karla, mads = somebody(), somebody("Mads Mole", "mads@example.test")
    outbox.put(letter_to(karla, "x", mentions=("a", "b")), now=NOW)

    again = outbox.put(letter_to(karla, "y", mentions=("b", "c")), now=NOW)
    other = outbox.put(letter_to(mads, "z", mentions=("b",)), now=NOW)

    assert again is None
    assert other is not None
    assert Mention.objects.count() == 3


def test_a_message_goes_when_what_caused_it_is_taken_back():
    person = somebody()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put(letter_to(person), now=NOW)
        raise ZeroDivisionError

    assert not OutboxMessage.objects.exists()


def test_one_without_an_address_is_kept_for_a_person_to_see():
    row = outbox.put(letter_to(somebody(address="")), now=NOW)

    assert row is not None
    assert states() == [("Karla Kaj", "failed", "no_address")]


@pytest.mark.parametrize(
    ("address", "state", "error"),
    [
        ("ukendt@example.test", "failed", "refused"),
        ("spam@example.test", "failed", "rejected"),
        ("fuld@example.test", "queued", "busy"),
    ],
)
def test_what_the_server_says_no_to_does_not_hold_up_the_others(settings, address, state, error):
    queued(somebody("Ukendt Ulla", address), now=NOW)
    queued(somebody(), now=NOW)

    with post_office(settings) as box:
        send_waiting(ask=at(NOW))

    assert box.to() == ["Karla Kaj <karla@example.test>"]
    assert states() == [("Ukendt Ulla", state, error), ("Karla Kaj", "sent", "")]


def test_an_address_that_is_none_fails_for_good(settings):
    queued(somebody(address="karla@@kaj\n"), now=NOW)

    with post_office(settings):
        send_waiting(ask=at(NOW))

    assert states() == [("Karla Kaj", "failed", "bad_address")]


def test_a_server_that_comes_back_gets_what_waited(settings):
    port = free_port()
    use_server(settings, port)
    queued(somebody(), now=NOW)
    queued(somebody("Mads Mole", "mads@example.test"), now=NOW)

    send_waiting(ask=at(NOW))
    down = states()
    with post_office(settings, port=port) as box:
        send_waiting(ask=at(NOW + 4 * MINUTE))
        too_soon = len(box.messages)
        send_waiting(ask=at(NOW + 5 * MINUTE))

    assert down == [("Karla Kaj", "queued", "unreachable"), ("Mads Mole", "queued", "unreachable")]
    assert too_soon == 0
    assert [parseaddr(to)[1] for to in box.to()] == ["karla@example.test", "mads@example.test"]


def test_a_server_that_stays_away_is_tried_less_and_less_often_and_then_no_more(settings):
    use_server(settings, free_port())
    row = queued(somebody(), now=NOW)
    waits, now = [], NOW
    while row.state == "queued":
        send_waiting(ask=at(now))
        row.refresh_from_db()
        waits.append(row.not_before - now)
        now = row.not_before

    hours = [wait / timedelta(hours=1) for wait in waits[:7]]
    assert hours == [5 / 60, 15 / 60, 1, 4, 12, 24, 24]
    assert (row.state, row.error) == ("failed", "unreachable")
    assert now <= NOW + LASTS


def test_without_a_mail_server_messages_wait_until_they_are_no_use_any_more(settings):
    settings.EMAIL_BACKEND = ""
    queued(somebody(), now=NOW)

    send_waiting(ask=at(NOW))
    waiting = states()
    send_waiting(ask=at(NOW + LASTS + MINUTE))

    assert waiting == [("Karla Kaj", "queued", "")]
    assert states() == [("Karla Kaj", "failed", "too_late")]


def test_a_line_that_breaks_while_the_message_is_handed_over_leaves_it_uncertain(settings):
    queued(somebody(), now=NOW)
    queued(somebody("Mads Mole", "mads@example.test"), now=NOW)

    with post_office(settings) as box:
        box.hangs_up = True
        send_waiting(limit=1, ask=at(NOW))
        box.hangs_up = False
        send_waiting(ask=at(NOW + timedelta(days=1)))

    assert states() == [("Karla Kaj", "uncertain", "interrupted"), ("Mads Mole", "sent", "")]
    assert [parseaddr(to)[1] for to in box.to()] == ["karla@example.test", "mads@example.test"]


def test_a_claim_whose_sender_is_gone_becomes_uncertain_and_is_not_sent(settings):
    queued(somebody(), now=NOW)
    claim_next(now=NOW)

    with post_office(settings) as box:
        send_waiting(ask=at(NOW + CLAIM_LASTS))
        soon = states()
        send_waiting(ask=at(NOW + CLAIM_LASTS + MINUTE))

    assert soon == [("Karla Kaj", "sending", "")]
    assert states() == [("Karla Kaj", "uncertain", "interrupted")]
    assert box.messages == []


def test_a_sender_that_was_only_slow_still_tells_how_it_went():
    queued(somebody(), now=NOW)
    row = claim_next(now=NOW)
    give_up_claims(now=NOW + CLAIM_LASTS + MINUTE)

    mark(row, SENT, now=NOW + CLAIM_LASTS + 2 * MINUTE)

    assert states() == [("Karla Kaj", "sent", "")]


def test_a_slow_sender_says_nothing_of_an_attempt_that_is_not_its_own():
    queued(somebody(), now=NOW)
    slow = claim_next(now=NOW)
    give_up_claims(now=NOW + CLAIM_LASTS + MINUTE)
    outbox.send_again(OutboxMessage.objects.get(), by=BY, now=NOW + CLAIM_LASTS + 2 * MINUTE)
    claim_next(now=NOW + CLAIM_LASTS + 3 * MINUTE)

    mark(slow, Outcome(MailError.REFUSED), now=NOW + CLAIM_LASTS + 4 * MINUTE)

    assert states() == [("Karla Kaj", "sending", "")]


def test_a_person_sends_what_is_uncertain_again_to_the_address_of_now(settings):
    person = somebody()
    row = queued(person, now=NOW)
    claim_next(now=NOW)
    give_up_claims(now=NOW + CLAIM_LASTS + MINUTE)
    Person.objects.filter(pk=person.pk).update(email="ny@example.test")

    row.refresh_from_db()
    done = outbox.send_again(row, by=BY, now=NOW + timedelta(hours=1))
    with post_office(settings) as box:
        send_waiting(ask=at(NOW + timedelta(hours=1)))

    assert done
    assert box.to() == ["Karla Kaj <ny@example.test>"]
    assert box.messages[0]["Message-ID"] == row.message_id
    assert AuditEvent.objects.filter(verb="send_mail_again").count() == 1


def test_what_was_sent_is_neither_sent_again_nor_dismissed(settings):
    row = queued(somebody(), now=NOW)
    with post_office(settings):
        send_waiting(ask=at(NOW))

    assert not outbox.send_again(row, by=BY, now=NOW)
    assert not outbox.dismiss(row, by=BY, now=NOW)


def test_what_is_dismissed_is_not_sent(settings):
    row = queued(somebody(), now=NOW)

    done = outbox.dismiss(row, by=BY, now=NOW)
    with post_office(settings) as box:
        send_waiting(ask=at(NOW))

    assert done
    assert box.messages == []
    assert states() == [("Karla Kaj", "dismissed", "")]


def test_what_is_declined_while_it_waits_is_not_sent(settings):
    person = somebody()
    queued(person, now=NOW)
    queued(person, key="uge", kind=MailKind.DIGEST, now=NOW)

    set_wish(person, MailKind.REMINDER, wanted=False, by=BY, now=NOW)
    with post_office(settings) as box:
        send_waiting(ask=at(NOW))

    assert len(box.messages) == 1
    assert states() == [("Karla Kaj", "dismissed", "declined"), ("Karla Kaj", "sent", "")]


def test_texts_are_purged_and_the_fact_is_kept(settings):
    queued(somebody(), html="<p>x</p>", now=NOW)
    queued(somebody("Mads Mole", "mads@example.test"), now=NOW)
    with post_office(settings):
        send_waiting(limit=1, ask=at(NOW))

    early = outbox.purge_texts(now=NOW + TEXT_KEPT)
    purged = outbox.purge_texts(now=NOW + TEXT_KEPT + MINUTE)

    rows = OutboxMessage.objects.order_by("pk").values_list("state", "text", "html", "address")
    assert (early, purged) == (0, 1)
    assert list(rows) == [
        ("sent", "", "", "karla@example.test"),
        ("queued", "Der er en frist.\n", "", "mads@example.test"),
    ]


def test_a_line_break_in_a_name_begins_no_header_and_stops_no_mail(settings):
    row = queued(somebody(), now=NOW)
    OutboxMessage.objects.filter(pk=row.pk).update(
        name="Karla\r\nBcc: ond@example.test", subject="Frist\nBcc: ond@example.test"
    )
    Body.objects.filter(pk=row.body_id).update(name="Strandby\nKommune")

    with post_office(settings) as box:
        count = send_waiting(ask=at(NOW))

    sent = box.messages[0]
    assert count == 1
    assert sent["Bcc"] is None
    assert sent["Subject"] == "Frist Bcc: ond@example.test"
    assert parseaddr(sent["To"])[1] == parseaddr(str(row.address))[1]
