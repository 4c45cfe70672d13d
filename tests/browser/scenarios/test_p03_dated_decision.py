"""P3: the presentation first, a decision that names its forum and day, and nobody listed who was there."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

import referat
from raadslag.people.rules import RoleName
from referat.document import (
    Attachment,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Paragraph,
    Section,
    SectionKind,
    TocEntry,
)
from referat.interchange import COPENHAGEN
from tests.browser.scenarios.office import Office

BODY, FORUM = "Engholm Kommune", "Direktionen"
DAY = date(2013, 9, 9)
HEADING = "Beslutning Direktionen den 09-09-2013"
DIGITAL = {
    "Sagsfremstilling": "Fire af ti henvendelser om pladsanvisning kommer stadig på papir.",
    "Økonomi": "Udgiften på 240.000 kr. holdes inden for puljen til digitalisering.",
    "Retsgrundlag": "Lov om Offentlig Digital Post.",
    "Vurdering": "Forvaltningen vurderer, at målet kan nås i 2014.",
    "Indstilling": "Forvaltningen indstiller, at handleplanen godkendes.",
}
SURVEY = {
    "Sagsfremstilling": "Arbejdspladsvurderingen gennemføres i foråret 2014.",
    "Indstilling": "Forvaltningen indstiller, at tidsplanen tages til efterretning.",
}
REMINDERS = {"Sagsfremstilling": "Budgetseminar: 20. september."}
KINDS = {
    "Sagsfremstilling": SectionKind.PRESENTATION,
    "Økonomi": SectionKind.FINANCES,
    "Retsgrundlag": SectionKind.LEGAL_BASIS,
    "Vurdering": SectionKind.ASSESSMENT,
    "Indstilling": SectionKind.RECOMMENDATION,
}
PLAN, PRICES = b"Handleplan for digital post.\n", b"Priser fra tre bydere.\n"


def test_a_decision_names_its_forum_and_its_day(office: Office) -> None:
    office.set_up(
        BODY,
        [FORUM],
        sekretaer=("Signe Toft", RoleName.SECRETARY),
        sagsbehandler=("Claus Ager", RoleName.CASE_OFFICER),
    )
    secretary, officer = office.desk("sekretaer"), office.desk("sagsbehandler")

    # A forum that has the presentation first, and a meeting.
    office.watch.turn_to(date(2013, 8, 12))
    office.choose_template(secretary, FORUM, "Sagsfremstillingen først")
    office.seat(secretary, FORUM, [{"name": "Anders Bro"}, {"name": "Birthe Dal"}])
    office.plan_meeting(
        secretary, FORUM, DAY, start="09:00", end="10:30", place="Mødelokale 2, rådhuset"
    )

    # Two items, one of them with an open and a closed attachment.
    office.watch.turn_to(date(2013, 8, 26))
    office.write_item(
        officer,
        FORUM,
        "Handleplan for digital post",
        case_number="13/3833",
        texts=DIGITAL,
        files=[("Handleplan.txt", PLAN, True), ("Priser.txt", PRICES, False)],
    )
    office.write_item(officer, FORUM, "Tidsplan for APV 2014", case_number="13/14208", texts=SURVEY)
    office.open_agenda(secretary, FORUM, DAY)
    office.take_waiting(secretary, "Handleplan for digital post")
    office.take_waiting(secretary, "Tidsplan for APV 2014")
    office.write_in(secretary, "Huskeliste", REMINDERS)
    office.watch.turn_to(date(2013, 9, 2))
    office.publish_agenda(secretary)

    # The meeting.
    office.watch.turn_to(DAY, 9)
    office.open_meeting(secretary, FORUM, DAY)
    office.decide(secretary, " Direktionen følger op i januar 2014.", phrase="Godkendt.")
    office.next_item(secretary)
    office.decide(secretary, "", phrase="Taget til efterretning.")
    office.next_item(secretary)
    office.decide(secretary, "", phrase="Drøftet.")
    office.watch.turn_to(DAY, 10, 15)
    office.close_meeting(secretary)
    office.watch.turn_to(date(2013, 9, 10))
    office.publish_minutes(secretary)

    # A citizen takes the paper and what may be read with it.
    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, "/engholm-kommune/direktionen/2013-09-09/")
    minutes = referat.read(pdf)
    plan = citizen.request.get(f"/bilag/{sha256(PLAN).hexdigest()}/")
    given = (plan.status, plan.body())
    refused = citizen.request.get(f"/bilag/{sha256(PRICES).hexdigest()}/").status
    citizen.context.close()

    assert minutes == expected(office.url)
    assert minutes.warnings == ()
    assert given == (200, PLAN)
    assert refused == 404


def expected(site: str) -> Minutes:
    """The whole paper: the closed attachment is not in it, nor anybody who was there."""
    plan = f"{site}/bilag/{sha256(PLAN).hexdigest()}/"
    decided = "Godkendt. Direktionen følger op i januar 2014."
    return Minutes(
        kind=Kind.MINUTES,
        organization=FORUM,
        start=datetime(2013, 9, 9, 9, tzinfo=COPENHAGEN),
        end=datetime(2013, 9, 9, 10, 15, tzinfo=COPENHAGEN),
        location="Mødelokale 2, rådhuset",
        body=BODY,
        toc=(
            TocEntry("Handleplan for digital post", page=3),
            TocEntry("Tidsplan for APV 2014", page=4),
            TocEntry("Huskeliste", page=5),
        ),
        items=(
            Item(
                number="1",
                title="Handleplan for digital post",
                case_number="13/3833",
                sections=sections(DIGITAL),
                decisions=(decision(decided, Outcome.ADOPTED),),
                attachments=(Attachment("Handleplan", plan),),
            ),
            Item(
                number="2",
                title="Tidsplan for APV 2014",
                case_number="13/14208",
                sections=sections(SURVEY),
                decisions=(decision("Taget til efterretning.", Outcome.NOTED),),
            ),
            Item(
                number="3",
                title="Huskeliste",
                sections=sections(REMINDERS),
                decisions=(decision("Drøftet.", Outcome.DISCUSSED),),
            ),
        ),
    )


def sections(texts: dict[str, str]) -> tuple[Section, ...]:
    return tuple(
        Section(KINDS[heading], heading, (Paragraph(text),)) for heading, text in texts.items()
    )


def decision(text: str, outcome: Outcome) -> Decision:
    return Decision((Paragraph(text),), HEADING, FORUM, DAY, outcome)
