"""P1: a board meeting with ten items and a timetable, from an empty year to the PDF that everybody can fetch."""

from __future__ import annotations

from datetime import date, datetime

import referat
from raadslag.people.rules import RoleName
from referat.document import Attendance, Kind, Outcome, Presence, SectionKind, Table
from referat.interchange import COPENHAGEN
from tests.browser.scenarios.office import Office

BODY, FORUM = "Nordlund Kommune", "Direktionen"
DAY = date(2021, 4, 21)
MEMBERS = ("Asta Birk", "Bo Clausen", "Dora Elm", "Erik Falk", "Gerda Holm", "Ivar Juhl")
# Each item that takes time, with its minutes; 09.00 to 11.30 in all.
SLOTS = (
    ("Økonomioversigt pr. 31. marts", 20),
    ("Udbud af økonomi- og lønsystem", 10),
    ("Budget 2022: det videre arbejde", 20),
    ("Genåbning af rådhusene", 20),
    ("Årshjul for strategi- og udviklingsplanen", 20),
    ("Digitaliseringsstrategi", 30),
    ("Udrulning af kurser i databeskyttelse", 10),
    ("Genbesættelse af en stilling som leder", 5),
    ("Orientering", 15),
)
TIMES = (
    "09.00 - 09.20",
    "09.20 - 09.30",
    "09.30 - 09.50",
    "09.50 - 10.10",
    "10.10 - 10.30",
    "10.30 - 11.00",
    "11.00 - 11.10",
    "11.10 - 11.15",
    "11.15 - 11.30",
)
STRATEGY = {
    "Sagens kerne": "Digitaliseringsudvalget har behandlet et udkast til strategi.",
    "Indstilling": "Det indstilles, at direktionen drøfter udkastet.",
    "Sagens baggrund": "Der blev holdt temadag i 2020.",
    "Økonomiske oplysninger": "Ingen.",
    "Lovgrundlag": "Kommunestyrelsesloven.",
}


def test_ten_items_from_the_empty_year_to_the_published_pdf(office: Office) -> None:
    office.set_up(
        BODY,
        [FORUM],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        sagsbehandler=("Carl Dam", RoleName.CASE_OFFICER),
    )
    secretary, officer = office.desk("sekretaer"), office.desk("sagsbehandler")

    # The forum and its year.
    office.watch.turn_to(date(2021, 3, 1))
    office.choose_template(secretary, FORUM, "Kernen først")
    office.seat(secretary, FORUM, [{"name": name} for name in MEMBERS])
    office.plan_meeting(secretary, FORUM, DAY, start="09:00", end="11:30", place="Teams")

    # The case officer writes, the secretary gathers.
    office.watch.turn_to(date(2021, 4, 6))
    office.write_item(
        officer, FORUM, "Digitaliseringsstrategi", case_number="S2020-61640", texts=STRATEGY
    )
    office.open_agenda(secretary, FORUM, DAY)
    office.add_items(secretary, [slot for slot in SLOTS if slot[0] != "Digitaliseringsstrategi"])
    office.take_waiting(secretary, "Digitaliseringsstrategi")
    office.set_minutes(secretary, "Digitaliseringsstrategi", 30)
    office.move_up(secretary, "Digitaliseringsstrategi", to=7)
    times = office.times(secretary)
    for title, _ in SLOTS:
        if title != "Digitaliseringsstrategi":
            office.write_in(secretary, title, {"Sagens kerne": f"Sagen om {title.lower()}."})

    # It is called, held and closed.
    office.watch.turn_to(date(2021, 4, 14))
    office.open_agenda(secretary, FORUM, DAY)
    office.publish_agenda(secretary)
    office.watch.turn_to(DAY, 9)
    office.open_meeting(secretary, FORUM, DAY)
    for place in range(10):
        if place == 6:
            office.decide(
                secretary,
                "Drøftet. Første skridt bliver en workshop den 4. maj 2021.",
                outcome="discussed",
            )
        else:
            office.decide(secretary, "", phrase="Godkendt.")
        if place < 9:
            office.next_item(secretary)
    office.watch.turn_to(DAY, 11, 30)
    office.close_meeting(secretary)
    office.watch.turn_to(date(2021, 4, 22))
    office.publish_minutes(secretary)

    # A citizen takes the paper home.
    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, "/nordlund-kommune/direktionen/2021-04-21/")
    citizen.context.close()
    minutes = referat.read(pdf)

    assert times == ["", *(time.replace("09", "9").replace(" - ", "–") for time in TIMES)]
    assert (minutes.kind, minutes.organization, minutes.location) == (
        Kind.MINUTES,
        FORUM,
        "Teams",
    )
    assert minutes.start == datetime(2021, 4, 21, 9, tzinfo=COPENHAGEN)
    assert minutes.participants == tuple(Attendance(one, Presence.PRESENT) for one in MEMBERS)
    assert [(item.number, item.title) for item in minutes.items] == [
        (str(number), title)
        for number, title in enumerate(["Tidsplan", *(title for title, _ in SLOTS)], start=1)
    ]
    table = minutes.items[0].sections[0].content[0]
    assert isinstance(table, Table)
    assert table.rows == tuple(
        (f"Kl. {time}", title) for time, (title, _) in zip(TIMES, SLOTS, strict=True)
    )
    strategy = minutes.items[6]
    assert strategy.case_number == "S2020-61640"
    assert [section.kind for section in strategy.sections] == [
        SectionKind.SUMMARY,
        SectionKind.RECOMMENDATION,
        SectionKind.PRESENTATION,
        SectionKind.FINANCES,
        SectionKind.LEGAL_BASIS,
    ]
    assert [item.decisions[0].outcome for item in minutes.items] == [
        Outcome.DISCUSSED if place == 6 else Outcome.ADOPTED for place in range(10)
    ]
    assert minutes.warnings == ()
