"""P2: the decision first, three closed items by number and title alone, and one item that is withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from django.test import Client
from playwright.sync_api import expect

import referat
from raadslag.people.rules import RoleName
from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
    TocEntry,
)
from referat.interchange import COPENHAGEN
from tests.browser.scenarios.office import Office
from tests.raadslag.web.crawl import crawl

BODY, FORUM = "Vesterlund Kommune", "Udvalget for Kyst og Kultur"
DAY = date(2023, 2, 7)
PAGE = "/vesterlund-kommune/udvalget-for-kyst-og-kultur/2023-02-07/"
PAPERS = (PAGE, *(f"{PAGE}hent/{one}/" for one in ("pdf", "docx", "txt", "json")))
FOLLOWED = (
    "/nyt/vesterlund-kommune/udvalget-for-kyst-og-kultur/",
    "/nyt/soeg/?q=sagen",
    "/kalender/vesterlund-kommune/udvalget-for-kyst-og-kultur.ics",
)
MEMBERS = ("Karla Nør", "Lars Odde", "Mona Pil")
BOATHOUSE = "Nyt tag på bådehuset"
OPEN = (
    "Godkendelse af dagsorden",
    BOATHOUSE,
    "Frivilligpris 2023",
    "Lokalplan for Møllebakken",
    "Fordeling af kulturpuljen",
)
# Each closed item with the one word of its text, and the one of its decision, that nobody outside reads.
CLOSED = {
    "Køb af et areal": ("zinkorangutang", "hvalrosmetronom"),
    "Klage fra en lejer": ("glimmerkaktus", "pukkelparaply"),
    "Tilbud på rengøring": ("kvartskamæleon", "vaffelobelisk"),
}
REASON = "Forhandlingen ville lide under knoldselleri."
SECRET = ("knoldselleri", *(word for words in CLOSED.values() for word in words))
TEXTS = {
    "Resume og sagens baggrund": "Taget er utæt.",
    "Indstillinger": "1. at taget lægges om\nat havnen betaler",
    "Behandling": "Udvalget for Kyst og Kultur.",
    "Sagsfremstilling": "Roklubben har skrevet om vand i huset.",
    "Økonomiske konsekvenser": "Udgiften er 140.000 kr.",
}
PRINTED = (
    Section(SectionKind.PRESENTATION, "Sagsfremstilling"),
    Section(SectionKind.SUMMARY, "Resume og sagens baggrund", (Paragraph("Taget er utæt."),)),
    Section(
        SectionKind.RECOMMENDATION,
        "Indstillinger",
        (ListItem("at taget lægges om", 0, "1."), ListItem("at havnen betaler", 0, "2.")),
    ),
    Section(SectionKind.TREATMENT, "Behandling", (Paragraph("Udvalget for Kyst og Kultur."),)),
    Section(
        SectionKind.PRESENTATION,
        "Sagsfremstilling",
        (Paragraph("Roklubben har skrevet om vand i huset."),),
    ),
    Section(
        SectionKind.FINANCES, "Økonomiske konsekvenser", (Paragraph("Udgiften er 140.000 kr."),)
    ),
)


def test_three_items_behind_closed_doors_from_the_empty_year_to_the_citizen(
    office: Office,
) -> None:
    office.set_up(
        BODY,
        [FORUM],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        sagsbehandler=("Carl Dam", RoleName.CASE_OFFICER),
        medlem=("Karla Nør", None),
    )
    secretary, officer = office.desk("sekretaer"), office.desk("sagsbehandler")

    # The forum and its year.
    office.watch.turn_to(date(2023, 1, 4))
    office.choose_template(secretary, FORUM, "Beslutningen først")
    seats = [{"name": name} for name in MEMBERS]
    seats[0]["username"] = "medlem"
    office.seat(secretary, FORUM, seats)
    office.plan_meeting(secretary, FORUM, DAY, start="16:00", end="18:00", place="Rådhuset")

    # The case officer writes, the secretary gathers.
    office.watch.turn_to(date(2023, 1, 23))
    office.write_item(officer, FORUM, BOATHOUSE, case_number="22-008882", texts=TEXTS)
    office.open_agenda(secretary, FORUM, DAY)
    office.add_items(secretary, [(title, 10) for title in (*OPEN, *CLOSED) if title != BOATHOUSE])
    office.take_waiting(secretary, BOATHOUSE)
    office.move_up(secretary, BOATHOUSE, to=2)
    for title, (word, _) in CLOSED.items():
        office.close_item(secretary, title, REASON)
        office.write_in(secretary, title, {"Sagsfremstilling": f"Sagen om {word}."})

    # It is called; a member reads the closed items, the citizen their titles.
    office.watch.turn_to(date(2023, 1, 31))
    office.publish_agenda(secretary)
    member = office.desk("medlem")
    office.open_package(member, FORUM)
    for word, _ in CLOSED.values():
        expect(member.get_by_text(f"Sagen om {word}.")).to_be_visible()

    # It is held: the decision of each, and one item that is withdrawn.
    office.watch.turn_to(DAY, 16)
    office.open_meeting(secretary, FORUM, DAY)
    for title in OPEN:
        if title == "Lokalplan for Møllebakken":
            office.withdraw(secretary)
        office.decide(secretary, "", phrase=_phrase(title))
        office.next_item(secretary)
    for _, word in CLOSED.values():
        office.decide(secretary, f"Godkendt med {word}.", outcome="adopted")
        office.next_item(secretary)
    office.decide(secretary, "Intet.", outcome="noted")
    office.watch.turn_to(DAY, 17, 30)
    office.close_meeting(secretary)
    office.watch.turn_to(date(2023, 2, 8))
    office.publish_minutes(secretary)

    # A citizen takes the paper home, and searches in vain for what is closed.
    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, PAGE)
    office.search(citizen, "hvalrosmetronom")
    expect(citizen.get_by_role("heading", name="0 punkter med “hvalrosmetronom”")).to_be_visible()
    citizen.context.close()
    found = [word for word in SECRET if "0 punkter" not in _page(f"/soeg/?q={word}")]
    published = crawl(Client(), "/", "/soeg/?q=sagen")
    office.open_package(member, FORUM)
    for _, word in CLOSED.values():
        expect(member.get_by_text(f"Godkendt med {word}.")).to_be_visible()

    assert _saying_something_closed(published) == []
    assert published.keys() >= {*PAPERS, *FOLLOWED}
    assert [at for at in PAPERS if "Roklubben har skrevet" not in published[at]] == []
    assert found == []
    assert referat.read(pdf) == EXPECTED


def _phrase(title: str) -> str:
    return "Punktet udgået." if title == "Lokalplan for Møllebakken" else "Indstillingen godkendt."


def _page(address: str) -> str:
    return Client().get(address).content.decode()


def _saying_something_closed(pages: dict[str, str]) -> list[str]:
    return [at for at, text in pages.items() if any(word in text.casefold() for word in SECRET)]


def _decided(text: str, outcome: Outcome) -> tuple[Decision, ...]:
    return (Decision((Paragraph(text),), heading="Beslutning", outcome=outcome),)


APPROVED = _decided("Indstillingen godkendt.", Outcome.ADOPTED)
EXPECTED = Minutes(
    kind=Kind.MINUTES,
    organization=FORUM,
    start=datetime(2023, 2, 7, 16, tzinfo=COPENHAGEN),
    end=datetime(2023, 2, 7, 17, 30, tzinfo=COPENHAGEN),
    location="Rådhuset",
    body=BODY,
    participants=tuple(Attendance(name, Presence.PRESENT) for name in MEMBERS),
    toc=tuple(
        TocEntry(title, page=page)
        for page, title in enumerate(
            (*OPEN, *(f"Lukket: {title}" for title in CLOSED), "Eventuelt"), start=3
        )
    ),
    items=(
        Item("1", OPEN[0], decisions=APPROVED),
        Item("2", BOATHOUSE, True, "22-008882", PRINTED, APPROVED),
        Item("3", OPEN[2], decisions=APPROVED),
        Item("4", OPEN[3], decisions=_decided("Punktet udgået.", Outcome.WITHDRAWN)),
        Item("5", OPEN[4], decisions=APPROVED),
        *(Item(str(at), title, public=False) for at, title in enumerate(CLOSED, start=6)),
        Item("9", "Eventuelt", decisions=_decided("Intet.", Outcome.NOTED)),
    ),
)
