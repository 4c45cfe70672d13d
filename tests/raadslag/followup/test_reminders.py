"""Reminders are written into the outbox once, to those who answer for the task, without closed words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from raadslag.followup.actions import commitments, progress
from raadslag.followup.actions.reminders import write_news, write_reminders
from raadslag.followup.letters import Links
from raadslag.followup.models import Commitment, HistoryLine
from raadslag.followup.queries.reminders import open_duties
from raadslag.followup.rules import Happening, State
from raadslag.followup.said import Said, Who
from raadslag.journeys.remind import links
from raadslag.journeys.worker import Turns
from raadslag.mailing.actions.preferences import set_wishes
from raadslag.mailing.actions.sending import send_waiting
from raadslag.mailing.models import OutboxMessage
from raadslag.mailing.queries.recipients import Wishes, wishes_of
from raadslag.people.models import Organization, Person
from raadslag.people.rules import Classification, MembershipRole
from tests.raadslag import cast
from tests.raadslag.factories import BY
from tests.raadslag.followup.decided import SECRET, agreed, decided
from tests.raadslag.mailing.post import post_office

pytestmark = pytest.mark.django_db
LINKS = {
    code: Links(
        lambda uuid: f"https://s.example/opgave/{uuid}/", lambda token: f"https://s/{token}"
    )
    for code in ("da", "en")
}
LAST_DAY = date(2026, 4, 17)  # the Friday before Monday 20 April
HANDED = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


def remind(day: date = LAST_DAY) -> int:
    return write_reminders(today=day, now=morning(day), links=LINKS)


def news(now: datetime) -> int:
    return write_news(today=now.date(), now=now, links=LINKS)


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def who(name: str) -> tuple[Who, ...]:
    return (Who(person_id=person(name).pk),)


def sent_to() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("name", flat=True))


def unit(people: cast.Cast, *, head: str) -> Organization:
    made = Organization.objects.create(
        body=people.body, classification=Classification.UNIT, name="Havnekontoret", slug="havn"
    )
    cast.seat(made, cast.user("hans", head), role=MembershipRole.CHAIR)
    cast.seat(made, cast.user("ida", "Ida Havn"))
    return made


def test_the_one_responsible_is_told_what_when_and_where_it_was_decided():
    people = cast.gather()
    open_item, _ = decided(people)
    row = agreed(people, "Undersøg molens fundament", item=open_item, who=who("Mads Mole"))

    count = remind()

    message = OutboxMessage.objects.get()
    assert count == 1
    assert (message.name, message.address) == ("Mads Mole", "mads@example.test")
    assert message.subject == "Påmindelse: 1 opgave"
    assert message.text.startswith(
        "Kære Mads Mole\n\nFristen er i dag eller næste arbejdsdag\n"
        "---------------------------------------\n\n"
        "* Undersøg molens fundament\n"
        "  frist 20. april 2026 · besluttet i Havneudvalget 3. marts 2026\n"
        f"  https://s.example/opgave/{row.uuid}/\n"
    )
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Undersøg molens fundament" in message.html


def test_a_reminder_stands_in_the_history_and_is_written_once():
    people = cast.gather()
    row = agreed(people, "Mål dybden", who=who("Mads Mole"))

    counts = [remind(), remind()]

    lines = HistoryLine.objects.filter(commitment=row, happening=Happening.REMINDED)
    assert counts == [1, 0]
    assert list(lines.values_list("after", "by")) == [("Mads Mole", None)]


def test_of_a_closed_item_a_mail_says_only_that_there_is_something():
    people = cast.gather()
    _, closed = decided(people)
    agreed(people, SECRET, item=closed, who=who("Mads Mole"))
    agreed(people, "Internt: " + SECRET, is_public=False, who=who("Karla Kaj"))

    remind()

    texts = {one.name: one.subject + one.text + one.html for one in OutboxMessage.objects.all()}
    assert [name for name, text in texts.items() if "kvartmillionen" in text] == []
    assert "En opgave fra et lukket punkt" in texts["Mads Mole"]
    assert "* En opgave\n  https://" in texts["Karla Kaj"]
    assert "20. april" not in texts["Mads Mole"]


def test_the_heads_answer_for_a_unit_and_the_secretaries_where_nobody_does():
    people = cast.gather()
    cast.seat(people.forum, cast.user("sek", "Sif Sekretær"), role=MembershipRole.SECRETARY)
    office = unit(people, head="Hans Havn")
    agreed(people, "Ret bøjen", who=(Who(organization_id=office.pk),))
    agreed(people, "Mal skuret")

    remind()

    assert sent_to() == ["Hans Havn", "Sif Sekretær"]


def test_the_head_of_the_unit_that_took_over_answers_for_one_that_is_closed():
    people = cast.gather()
    office = unit(people, head="Hans Havn")
    old = Organization.objects.create(
        body=people.body,
        classification=Classification.UNIT,
        name="Fiskerikontoret",
        slug="fiskeri",
    )
    agreed(people, "Ret bøjen", who=(Who(organization_id=old.pk),))
    Organization.objects.filter(pk=old.pk).update(
        dissolution_date=date(2026, 4, 1), successor=office
    )

    remind()

    assert sent_to() == ["Hans Havn"]


def test_a_reminder_arrives_and_its_links_lead_somewhere(settings, client):
    settings.RAADSLAG_SITE = "https://strandby.example"
    people = cast.gather()
    agreed(people, "Ret bøjen", who=who("Mads Mole"))
    now = morning(LAST_DAY)

    write_reminders(today=LAST_DAY, now=now, links=links())
    with post_office(settings) as box:
        send_waiting(ask=lambda: now)

    sent = box.messages[0]
    addresses = re.findall(
        r"https://strandby\.example(/\S+)", sent.get_body(("plain",)).get_content()
    )
    decline = sent["List-Unsubscribe"].strip(" <>").removeprefix("https://strandby.example")
    answers = [client.get(address).status_code for address in addresses]
    assert addresses[-1] == decline
    assert answers == [302, 200]
    assert client.post(decline, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert wishes_of(person("Mads Mole")) == Wishes(reminders=False)


def test_links_are_in_the_language_of_the_reader(settings):
    settings.RAADSLAG_SITE = "https://strandby.example"

    ways = [links()[code].unsubscribe("x") for code in ("da", "en")]

    assert ways == [
        "https://strandby.example/afmeld/x/",
        "https://strandby.example/en/afmeld/x/",
    ]


def test_what_stays_undone_for_four_weeks_is_told_to_the_secretary():
    people = cast.gather()
    cast.seat(people.forum, cast.user("sek", "Sif Sekretær"), role=MembershipRole.SECRETARY)
    agreed(people, "Ret bøjen", who=who("Mads Mole"))

    for days in range(1, 40):
        remind(date(2026, 4, 20) + timedelta(days=days))

    raised = OutboxMessage.objects.get(name="Sif Sekretær")
    assert raised.created_at.date() == date(2026, 5, 19)
    assert "Overskredet i mere end fire uger" in raised.text


@pytest.mark.parametrize("state", [State.DONE, State.DROPPED])
def test_nobody_is_reminded_of_what_is_over(state):
    people = cast.gather()
    row = agreed(people, "Ret bøjen", who=who("Mads Mole"))
    progress.set_state(row, state, note="Færdig", by=people.secretary, now=HANDED)

    assert remind() == 0


def test_nobody_is_reminded_of_what_is_stopped_or_only_proposed():
    people = cast.gather()
    agreed(people, "Ret bøjen", who=who("Mads Mole"))
    agreed(people, "Mal skuret", who=who("Mads Mole"))
    Commitment.objects.filter(text="Ret bøjen").update(stopped=True)
    Commitment.objects.filter(text="Mal skuret").update(state=State.PROPOSED)

    assert remind() == 0


def test_one_who_has_no_address_is_shown_to_the_secretary():
    people = cast.gather()
    Person.objects.filter(name="Mads Mole").update(email="", user=None)
    agreed(people, "Ret bøjen", who=who("Mads Mole"))

    remind()

    row = OutboxMessage.objects.visible_to(people.secretary).get()
    assert (row.state, row.error) == ("failed", "no_address")


def test_a_person_is_written_to_in_the_language_they_chose():
    people = cast.gather()
    mads = person("Mads Mole")
    set_wishes(mads, Wishes(language="en"), by=BY, now=HANDED)
    agreed(people, "Ret bøjen", who=who("Mads Mole"))

    remind()

    message = OutboxMessage.objects.get()
    assert message.subject == "Reminder: 1 task"
    assert "deadline 20 April 2026" in message.text
    assert "* Ret bøjen" in message.text


def test_what_one_is_given_is_told_once_in_one_mail_and_not_to_the_giver():
    people = cast.gather()
    secretary = cast.seat(people.forum, people.secretary, role=MembershipRole.SECRETARY).person
    both = (*who("Mads Mole"), Who(person_id=secretary.pk))
    agreed(people, "Ret bøjen", "december 2026", who=both)
    agreed(people, "Mal skuret", "december 2026", who=both)

    counts = [news(HANDED + timedelta(minutes=step)) for step in (5, 15, 20)]

    message = OutboxMessage.objects.get()
    assert counts == [0, 1, 0]
    assert message.name == "Mads Mole"
    assert message.subject == "2 nye opgaver til dig"
    assert "Nyt til dig" in message.text


@pytest.mark.parametrize(("hour", "jobs"), [(9, 2), (19, 0), (4, 0)])
def test_news_are_looked_for_by_day_every_five_minutes(settings, hour, jobs):
    settings.RAADSLAG_SITE = "https://strandby.example"
    people = cast.gather()
    agreed(people, "Ret bøjen", who=who("Mads Mole"))
    evening = HANDED.replace(hour=hour, minute=30)
    HistoryLine.objects.update(at=evening - timedelta(minutes=20))
    turns = Turns()

    for minute in range(9):
        turns.queue_what_is_due(evening + timedelta(minutes=minute))

    found = [row for row in DBTaskResult.objects.all() if row.task_name == "tell_news"]
    assert len(found) == jobs


def test_one_who_comes_to_be_responsible_later_is_told_then():
    people = cast.gather()
    row = agreed(people, "Ret bøjen", "december 2026", who=who("Mads Mole"))
    news(HANDED + timedelta(minutes=15))
    later = HANDED + timedelta(hours=24)
    said = Said(row.text, row.time_words, who("Mads Mole") + who("Karla Kaj"))
    commitments.change(row, said, by=people.secretary, now=later)

    news(later + timedelta(minutes=15))

    assert sent_to() == ["Karla Kaj", "Mads Mole"]


def test_the_number_of_questions_does_not_grow_with_the_tasks(django_assert_max_num_queries):
    people = cast.gather()
    for number in range(12):
        agreed(people, f"Ret bøje {number}", who=who("Mads Mole"))

    with django_assert_max_num_queries(6):
        duties = open_duties(today=LAST_DAY, now=morning(LAST_DAY))

    assert len(duties) == 12
