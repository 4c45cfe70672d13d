"""P20: a vacant post is filled again with a condition; the minutes are approved, stopped, corrected, retracted."""

from __future__ import annotations

from datetime import date

from django.test import Client
from playwright.sync_api import Page, expect

import referat
from raadslag.people.rules import RoleName
from referat.document import Decision, Item, Outcome, Paragraph
from tests.browser.scenarios.office import Office
from tests.raadslag.web.crawl import crawl

BODY, FORUM = "Skovlund Kommune", "Direktionen"
DAY = date(2021, 4, 21)
PAGE = "/skovlund-kommune/direktionen/2021-04-21/"
POST, TRAINING, HELP = (
    "Genbesættelse af en stilling",
    "Kurser i databeskyttelse",
    "Køb af ekstern bistand",
)
POST_HELD = "pelikanbarometer"  # said of the closed item, and nowhere else
CONDITION = f"Genbesættes med ekstern bistand til søgning og test alene, jf. {POST_HELD}."
CORRECTION = "Antallet af hold var skrevet forkert."
STOP = "Bistanden bør vurderes af kommunalbestyrelsen."
RETRACTION = "Referatet blev udgivet, før alle havde set det."


def test_a_condition_is_noted_approved_stopped_corrected_and_taken_back(office: Office) -> None:
    office.set_up(
        BODY,
        [FORUM],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        formand=("Asta Birk", None),
        medlem=("Bo Clausen", None),
    )
    _held_and_published(office)
    citizen = office.window().new_page()

    # The members approve; the chair stops a decision, and lifts the stop.
    office.watch.turn_to(DAY, 12)
    for username, remark in (("medlem", "Set."), ("formand", "")):
        office.approve_minutes(office.desk(username), FORUM, remark)
    expect(office.desk("formand").get_by_text("godkendt 21. april 2021")).to_have_count(2)
    _stopped_and_lifted(office, citizen)

    # The secretary corrects what is out, with a reason; it is approved anew.
    office.watch.turn_to(date(2021, 4, 23))
    _corrected(office)
    pdf = office.fetch_pdf(citizen, PAGE)
    expect(citizen.get_by_text(CORRECTION).first).to_be_visible()
    public = crawl(Client(), PAGE)
    office.approve_minutes(office.desk("medlem"), FORUM)
    expect(office.desk("medlem").get_by_text("har ikke godkendt endnu")).to_have_count(1)

    # It is taken back: whoever follows the old addresses reads why.
    office.watch.turn_to(date(2021, 4, 26))
    office.retract_meeting(office.desk("sekretaer"), PAGE, RETRACTION)
    gone = [citizen.goto(at) for at in (PAGE, f"{PAGE}punkt-1/")]
    expect(citizen.get_by_text(RETRACTION)).to_be_visible()
    answers = [citizen.request.get(f"{PAGE}hent/{one}/") for one in ("pdf", "docx", "txt", "json")]
    files = [(one.status, RETRACTION in one.text()) for one in answers]
    feed = citizen.request.get("/nyt/skovlund-kommune/").text()
    office.search(citizen, "bistanden")
    expect(citizen.get_by_role("heading", name="0 punkter med “bistanden”")).to_be_visible()
    citizen.context.close()

    assert referat.read(pdf).items == PRINTED
    assert [at for at, text in public.items() if POST_HELD in text] == []
    assert [answer and answer.status for answer in gone] == [410, 410]
    assert files == [(410, True)] * 4
    assert RETRACTION in feed


def _held_and_published(office: Office) -> None:
    """Three items and the standing one; the post's is closed, with a reason."""
    secretary = office.desk("sekretaer")
    office.watch.turn_to(date(2021, 3, 1))
    office.choose_template(secretary, FORUM, "Sagsfremstillingen først")
    office.seat(
        secretary,
        FORUM,
        [
            {"name": "Asta Birk", "role": "chair", "username": "formand"},
            {"name": "Bo Clausen", "username": "medlem"},
        ],
    )
    office.plan_meeting(secretary, FORUM, DAY, start="09:00", end="10:00", place="Teams")
    office.watch.turn_to(date(2021, 4, 12))
    office.open_agenda(secretary, FORUM, DAY)
    office.add_items(secretary, [(HELP, 5), (TRAINING, 5), (POST, 5)])
    office.close_item(secretary, POST, "Personalesag.")
    office.publish_agenda(secretary)

    office.watch.turn_to(DAY, 9)
    office.open_meeting(secretary, FORUM, DAY)
    office.decide(secretary, "Godkendt. Bistanden købes.", outcome="adopted")
    office.next_item(secretary)
    office.decide(secretary, "Taget til efterretning. Der holdes to hold.", outcome="noted")
    office.next_item(secretary)
    office.decide(secretary, CONDITION, outcome="adopted_amended")
    office.next_item(secretary)
    office.decide(secretary, "Intet.", outcome="noted")
    office.close_meeting(secretary)
    office.publish_minutes(secretary)
    office.open_package(office.desk("medlem"), FORUM)
    expect(office.desk("medlem").get_by_text(CONDITION)).to_be_visible()


def _stopped_and_lifted(office: Office, citizen: Page) -> None:
    """A citizen reads that the decision is stopped, never why."""
    chair = office.desk("formand")
    stopped = citizen.get_by_text("Udførelsen af beslutningen er standset (§ 23)")
    office.stop_decision(chair, PAGE, HELP, STOP)
    citizen.goto(PAGE)
    expect(stopped).to_be_visible()
    expect(citizen.get_by_text(STOP)).to_have_count(0)
    office.lift_stop(chair, PAGE, HELP, "Byrådet har tiltrådt beslutningen.")
    citizen.reload()
    expect(stopped).to_have_count(0)


def _corrected(office: Office) -> None:
    secretary = office.desk("sekretaer")
    office.correct_minutes(secretary, PAGE)
    office.next_item(secretary)
    office.decide(secretary, " Rettet: der holdes tre hold.")
    office.publish_minutes(secretary, CORRECTION)


def _decided(text: str, outcome: Outcome) -> tuple[Decision, ...]:
    return (
        Decision((Paragraph(text),), "Beslutning Direktionen den 21-04-2021", FORUM, DAY, outcome),
    )


PRINTED = (
    Item("1", HELP, decisions=_decided("Godkendt. Bistanden købes.", Outcome.ADOPTED)),
    Item(
        "2",
        TRAINING,
        decisions=_decided(
            "Taget til efterretning. Der holdes to hold. Rettet: der holdes tre hold.",
            Outcome.NOTED,
        ),
    ),
    Item("3", POST, public=False),
    Item("4", "Huskeliste", decisions=_decided("Intet.", Outcome.NOTED)),
)
