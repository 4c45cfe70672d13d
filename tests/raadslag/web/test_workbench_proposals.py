"""Proposals answered on the workbench: by forms, by the script's requests, with undo and with bad input."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from lxml import html

from raadslag.core import clock
from raadslag.followup.actions import commitments
from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.journeys import retract_minutes
from raadslag.people.models import Organization
from tests.raadslag.cast import client_of
from tests.raadslag.factories import decision, item, minutes, store
from tests.raadslag.followup.decisions import COUNT, LATER, PAINT, SAIL, TODAY, published, row, say
from tests.raadslag.publishing.desk import add_closed_item, decide

HERE = "/arbejdsbord/opgaver/forslag/"
ITEM = "/strandby-kommune/havneudvalget/2026-04-21/punkt-1/"
LIST = "Udarbejde en liste over fortøjningspæle"


@pytest.fixture
def people(db, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return published(COUNT, SAIL, PAINT)


@pytest.fixture
def asta(people) -> Client:
    return client_of(people.secretary)


def page_at(client, address: str):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def words(root, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.xpath(path)]


def post(client, one: Commitment, do: str, *, script: bool = False, **said: object):
    headers = {"Accept": "application/json"} if script else {}
    data = {"do": do, "version": one.version, **said}
    return client.post(f"{HERE}{one.uuid}/", data, headers=headers)


def filled(one: Commitment, **said: object) -> dict[str, object]:
    return {"text": one.text, "time_words": one.time_words, "is_public": "on"} | said


def test_page_shows_each_sentence_in_its_paragraph_with_what_is_made_of_it(asta):
    root = page_at(asta, HERE)

    assert words(root, "//blockquote/mark") == [COUNT, SAIL, PAINT]
    assert words(root, "//article//h2")[0] == LIST
    assert words(root, "(//article)[1]//dd") == [
        "Havnekontoret",
        "senest 1. juni 2026",
        "Ja, sammen med beslutningen",
    ]
    assert words(root, "(//article)[2]//dd")[0] == (
        "ingen valgt – beslutningen siger “Havnesekretariatet”"
    )


@pytest.mark.parametrize("who", ["case_officer", "member", "outsider", "neighbour"])
def test_those_who_do_not_run_the_meetings_see_no_proposal_and_answer_none(people, who):
    client = client_of(getattr(people, who))
    one = row("Havnekontoret")

    seen = client.get(HERE).content.decode()
    answers = [
        client.get(f"{HERE}{one.uuid}/").status_code,
        post(client, one, "agree").status_code,
        client.post(f"{HERE}{one.uuid}/fortryd/", {"version": one.version}).status_code,
        client.post(f"{HERE}find/{people.meeting.pk}/").status_code,
    ]

    assert "fortøjningspæle" not in seen
    assert answers == [404, 404, 404, 404]
    assert row("Havnekontoret").state == State.PROPOSED


def test_yes_by_form_agrees_and_leads_on_to_the_next(people, asta):
    following = str(row("Havnesekretariatet").uuid)

    response = post(asta, row("Havnekontoret"), "agree", next=following)

    agreed = row("Havnekontoret")
    assert (agreed.state, agreed.agreed_by) == (State.AGREED, people.secretary)
    assert response.url == f"{HERE}?besvaret={agreed.uuid}#forslag-{following}"
    assert words(page_at(asta, response.url), "//*[@class='proposal-answer']/p") == [
        f"Aftalt: {LIST}"
    ]


def test_no_by_form_drops(asta):
    post(asta, row("Havnekontoret"), "drop")

    assert row("Havnekontoret").state == State.DROPPED


def test_last_answer_is_undone_by_form(asta):
    answered = post(asta, row("Havnekontoret"), "agree").url
    undo = page_at(asta, answered).xpath("//form[@data-proposal-undo]")[0]

    response = asta.post(undo.action, dict(undo.form_values()))

    assert row("Havnekontoret").state == State.PROPOSED
    assert response.url == f"{HERE}#forslag-{row('Havnekontoret').uuid}"


def test_undo_of_what_was_changed_since_is_refused(people, asta):
    one = row("Havnekontoret")
    agreed = commitments.agree(one, by=people.secretary, now=LATER)

    response = asta.post(
        f"{HERE}{one.uuid}/fortryd/",
        {"version": agreed.version - 1},
        headers={"Accept": "application/json"},
    )

    assert (response.status_code, row("Havnekontoret").state) == (409, State.AGREED)
    assert response.json() == {"message": "Den er blevet ændret siden. Åbn den, og ret den dér."}


def test_edited_proposal_is_agreed_as_it_is_edited(asta):
    one = row("Havnesekretariatet")

    post(asta, one, "agree", **filled(one, text="Lave en plan", who="Havnekontoret"))

    agreed = row("Havnesekretariatet")
    assert (agreed.state, agreed.text) == (State.AGREED, "Lave en plan")
    assert [str(who) for who in agreed.responsible.all()] == ["Havnekontoret"]


def test_edited_proposal_can_be_kept_as_a_proposal_that_shows_its_dates(asta):
    one = row("Havneforvaltningen")

    response = post(asta, one, "save", **filled(one, time_words="oktober 2026"))

    assert row("Havneforvaltningen").state == State.PROPOSED
    shown = page_at(asta, response.url).xpath(f"//li[@id='forslag-{one.uuid}']")[0]
    assert words(shown, ".//dd")[1] == "oktober 2026 (1. oktober 2026 – 31. oktober 2026)"


def close_unit(people) -> None:
    unit = Organization.objects.get(name="Havnekontoret")
    unit.dissolution_date = TODAY - timedelta(days=1)
    unit.save()


BAD = [
    ("text", " ", "Skriv"),
    ("time_words", "31. juni 2026", "Den dag eller uge findes ikke"),
    ("time_words", "1. marts 2026", "Det er før det møde"),
    ("who", "Havnenissen", "Her er ingen, der hedder"),
    ("who", "Havnekontoret", "Havnekontoret blev nedlagt"),
]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("script", [False, True])
def test_bad_input_is_told_beside_its_field_and_nothing_is_agreed(people, asta, bad, script):
    field, said, wrong = bad
    one = row("Havnesekretariatet")
    close_unit(people)

    response = post(asta, one, "agree", script=script, **filled(one, **{field: said}))

    body = response.json()["html"] if script else response.content.decode()
    told = words(html.fromstring(body), f"//*[@id='f{one.pk}_{field}_error']")
    assert response.status_code == 422
    assert len(told) == 1
    assert told[0].startswith(wrong)
    assert row("Havnesekretariatet").state == State.PROPOSED


def test_proposal_that_cannot_be_agreed_as_it_is_opens_to_be_edited(people, asta):
    one = row("Havnekontoret")
    Commitment.objects.filter(pk=one.pk).update(time_words="1. marts 2026")

    response = post(asta, one, "agree", script=True)

    assert response.status_code == 422
    root = html.fromstring(response.json()["html"])
    assert words(root, f"//*[@id='f{one.pk}_time_words_error']")[0].startswith("Det er før")


def test_script_is_told_what_to_say_and_how_many_are_left(asta):
    answer = post(asta, row("Havnekontoret"), "agree", script=True).json()

    assert (answer["left"], answer["message"]) == (2, f"Aftalt: {LIST}. 2 forslag tilbage.")
    assert "Fortryd" in answer["bar"]


def test_somebody_elses_answer_is_not_overruled(people, asta):
    one = row("Havnekontoret")
    commitments.drop(one, by=people.secretary, now=LATER)

    answer = post(asta, one, "agree", script=True)

    assert (answer.status_code, answer.json()["html"]) == (409, "")
    assert row("Havnekontoret").state == State.DROPPED


def test_card_is_fetched_with_its_form_and_without(asta):
    one = row("Havnekontoret")
    header = {"Accept": "application/json"}

    edited, plain = (
        asta.get(f"{HERE}{one.uuid}/{query}", headers=header).json()["html"]
        for query in ("?ret=1", "")
    )

    assert ('name="text"' in edited, 'name="text"' in plain) == (True, False)


def test_closed_items_proposal_cannot_be_made_public(people, asta):
    closed = add_closed_item(people)
    decide(closed, "<p>Havnekontoret undersøger prisen på Tangvej.</p>")
    say(people, COUNT, reason="Et lukket punkt var glemt.")
    one = row("Havnekontoret undersøger")

    root = page_at(asta, f"{HERE}?ret={one.uuid}")
    post(asta, one, "agree", **filled(one))

    assert root.xpath("//input[@name='is_public']") == []
    assert not row("Havnekontoret undersøger").is_public


def test_page_is_narrowed_to_a_forum_and_a_meeting(people, asta):
    other = minutes(
        item(decisions=(decision(PAINT),)), organization="Teknikudvalget", start=date(2026, 4, 22)
    )
    meeting = store(people.body, other).minutes.meeting
    asta.post(f"{HERE}find/{meeting.pk}/")
    forum = meeting.organization.pk

    counted = {
        query: len(page_at(asta, HERE + query).xpath("//article"))
        for query in ("", f"?forum={forum}", f"?meeting={people.meeting.pk}", "?forum=x")
    }

    assert counted == {
        "": 4,
        f"?forum={forum}": 1,
        f"?meeting={people.meeting.pk}": 3,
        "?forum=x": 4,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(db, monkeypatch, django_assert_num_queries, count):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    people = published(*(COUNT, SAIL, PAINT)[:count])
    client = client_of(people.secretary)
    client.get(HERE)

    with django_assert_num_queries(QUERIES):
        client.get(HERE)


QUERIES = 13


# On the published pages


def test_what_is_proposed_is_told_on_the_desk_and_beside_what_is_published(people, asta):
    meeting = people.meeting.pk
    told = {
        address: words(page_at(asta, address), "//*[contains(@class, 'alert-info')]")
        for address in (
            "/arbejdsbord/",
            f"/arbejdsbord/moede/{meeting}/udgivet/",
            f"/arbejdsbord/moede/{meeting}/udgiv/referat/",
        )
    }

    assert set(map(tuple, told.values())) == {
        ("3 opgaver er foreslået ud fra det besluttede. Sig ja eller nej",)
    }


def test_item_tells_everybody_what_came_of_it(people, asta):
    before = words(page_at(Client(), ITEM), "//*[@id='opfoelgning']")
    post(asta, row("Havnekontoret"), "agree")

    root = page_at(Client(), ITEM)

    assert before == []
    assert words(root, "//*[@class='came-of__what']") == [LIST]
    assert words(root, "//*[@class='came-of__facts']") == [
        "Aftalt Havnekontoret Frist: senest 1. juni 2026 Sidst ændret 23. april 2026"
    ]
    assert root.xpath("//*[@id='opfoelgning']//a | //*[@id='opfoelgning']//button") == []


def test_meeting_tells_how_much_is_done_and_no_more(people, asta):
    post(asta, row("Havnekontoret"), "agree")
    meeting = "/strandby-kommune/havneudvalget/2026-04-21/"

    root = page_at(Client(), meeting)

    line = words(root, "//*[@class='came-of-line no-print']")
    assert line == ["Hvad kom der ud af det? – Ny mole i Strandby 0 af 1 opgave udført"]


def test_those_who_run_the_meeting_add_and_find_from_the_item(people, asta):
    root = page_at(asta, ITEM)

    assert words(root, "//*[@id='opfoelgning']//a[contains(@href, 'forslag')]") == [
        "3 foreslåede opgaver venter på dit ja eller nej"
    ]
    find = root.xpath("//form[contains(@action, 'find')]")[0]
    response = asta.post(find.action, dict(find.form_values()))
    assert response.url == f"{HERE}?meeting={people.meeting.pk}"
    assert Commitment.objects.count() == 3


def test_case_says_on_top_what_came_of_it(people, asta):
    post(asta, row("Havnekontoret"), "agree")

    root = page_at(Client(), "/strandby-kommune/sager/s2026-17/")

    assert words(root, "//*[@class='lead trail-sentence']") == [
        "Havneudvalget vedtog sagen den 21. april 2026; opgaven har frist den 1. juni 2026."
    ]
    assert words(root, "//ol[@class='journey']//*[@class='came-of__what']") == [LIST]


def test_task_whose_decision_is_taken_back_says_so_on_its_page(people, asta):
    one = row("Havnekontoret")
    post(asta, one, "agree")
    retract_minutes.retract(
        people.meeting.versions.get(is_current=True),
        user=people.secretary,
        now=LATER,
        reason="Forkert møde.",
        whole_meeting=True,
    )

    root = page_at(asta, f"/arbejdsbord/opgave/{one.uuid}/")

    (told,) = words(root, "//*[contains(@class, 'alert-warning')]")
    assert told.startswith("Beslutningen er ikke længere offentliggjort")
