"""P4: a case on its way through the forums: what each decided and added is carried to the next, and is seen by all."""

from __future__ import annotations

from datetime import date, timedelta

import referat
from raadslag.people.rules import RoleName
from referat.document import Decision, Item, Outcome, Paragraph, Section, SectionKind
from referat.prose import text_of
from tests.browser.scenarios.office import Office, Stop

BODY = "Nordlund Kommune"
NUMBER = "S2020-61640"
TITLE = "Fælles kontaktcenter"
BOARD, MANAGERS = "Direktionen", "Strategisk Chefforum"
FIRST, SECOND = date(2020, 12, 16), date(2021, 1, 13)
PRINTED = Item(
    number="2",
    title=TITLE,
    case_number=NUMBER,
    sections=(
        Section(
            SectionKind.SUMMARY,
            "Sagens kerne",
            (Paragraph("Et kontaktcenter samler henvendelserne."),),
        ),
        Section(
            SectionKind.SUPPLEMENTARY,
            "Supplerende sagsfremstilling",
            (Paragraph("Leverandøren har siden givet et tilbud."),),
        ),
    ),
    decisions=(
        Decision(
            (Paragraph("Anbefales."),),
            "Beslutning på møde Direktionen 16-12-2020",
            BOARD,
            FIRST,
            Outcome.RECOMMENDED,
        ),
        Decision(
            (Paragraph("Drøftet. Chefforum følger op."),),
            "Beslutning",
            outcome=Outcome.DISCUSSED,
        ),
    ),
)
WALKED = [
    (BOARD, "Beslutte · Behandlet · 16. december 2020 Anbefalet"),
    (MANAGERS, "Drøfte · Behandlet · 13. januar 2021 Drøftet"),
]
WAY = [
    Stop(
        "onsdag den 16. december 2020 · Referat",
        BOARD,
        ("Beslutning Anbefalet Anbefales.",),
    ),
    Stop(
        "onsdag den 13. januar 2021 · Referat",
        MANAGERS,
        ("Beslutning Drøftet Drøftet. Chefforum følger op.",),
        ("Supplerende sagsfremstilling Leverandøren har siden givet et tilbud.",),
    ),
]


def test_the_second_board_reads_what_the_first_decided(office: Office) -> None:
    office.set_up(
        BODY,
        [BOARD, MANAGERS],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        sagsbehandler=("Carl Dam", RoleName.CASE_OFFICER),
    )
    secretary, officer = office.desk("sekretaer"), office.desk("sagsbehandler")
    office.watch.turn_to(date(2020, 11, 23))
    for forum, day in ((BOARD, FIRST), (MANAGERS, SECOND)):
        office.choose_template(secretary, forum, "Kernen først")
        office.plan_meeting(secretary, forum, day, start="08:30", place="Teams")
    office.write_item(
        officer,
        BOARD,
        TITLE,
        case_number=NUMBER,
        texts={"Sagens kerne": "Et kontaktcenter samler henvendelserne."},
    )
    office.plan_route(officer, [(MANAGERS, "Drøfte")])

    # The first board.
    office.watch.turn_to(FIRST - timedelta(days=7))
    office.open_agenda(secretary, BOARD, FIRST)
    office.take_waiting(secretary, TITLE)
    office.publish_agenda(secretary)
    hold(office, BOARD, FIRST, TITLE, ("Anbefales.", ""))

    # The case officer adds what has come since, for the second one.
    office.watch.turn_to(SECOND - timedelta(days=7))
    office.open_own_item(officer, TITLE)
    office.fill_boxes(
        officer, {"Supplerende sagsfremstilling": "Leverandøren har siden givet et tilbud."}
    )
    office.open_agenda(secretary, MANAGERS, SECOND)
    office.take_waiting(secretary, TITLE)
    office.publish_agenda(secretary)
    hold(office, MANAGERS, SECOND, TITLE, ("Drøftet.", " Chefforum følger op."))

    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, "/nordlund-kommune/strategisk-chefforum/2021-01-13/")
    way = office.walk_the_way(citizen, NUMBER)
    office.open_case(officer, citizen.url)
    walked = office.route(officer)
    citizen.context.close()

    assert referat.read(pdf).items[1] == PRINTED
    assert walked == WALKED
    assert way == WAY


COUNCIL_NUMBER = "13/18190"
REPORT = "Ligestillingsredegørelse 2013"
STAFF, FINANCE, COUNCIL = "HovedUdvalget", "Økonomiudvalget", "Byrådet"
# Each meeting: forum, day, and the phrase that is pressed with what is typed after it.
MEETINGS = (
    (BOARD, date(2013, 9, 9), ("Anbefales over for byrådet.", "")),
    (STAFF, date(2013, 9, 19), ("Udsat.", " Tallene for 2012 skal med.")),
    (STAFF, date(2013, 10, 1), ("Taget til efterretning.", "")),
    (FINANCE, date(2013, 10, 16), ("Anbefales godkendt.", "")),
    (COUNCIL, date(2013, 10, 29), ("Godkendt.", " Redegørelsen indberettes.")),
)
BEFORE = (Outcome.RECOMMENDED, Outcome.POSTPONED, Outcome.NOTED, Outcome.RECOMMENDED)
COUNCIL_PLANNED = [
    (BOARD, "Beslutte · Planlagt"),
    (STAFF, "Drøfte · Planlagt"),
    (FINANCE, "Indstille · Planlagt"),
    (COUNCIL, "Beslutte · Planlagt"),
]
COUNCIL_WALKED = [
    (BOARD, "Beslutte · Behandlet · 9. september 2013 Anbefalet"),
    (STAFF, "Drøfte · Behandlet · 19. september 2013 Udsat"),
    (STAFF, "Drøfte · Behandlet · 1. oktober 2013 Taget til efterretning"),
    (FINANCE, "Indstille · Behandlet · 16. oktober 2013 Anbefalet"),
    (COUNCIL, "Beslutte · Behandlet · 29. oktober 2013 Vedtaget"),
]
COUNCIL_WAY = [
    Stop(
        "mandag den 9. september 2013 · Referat",
        BOARD,
        ("Beslutning Direktionen den 09-09-2013 Anbefalet Anbefales over for byrådet.",),
    ),
    Stop(
        "torsdag den 19. september 2013 · Referat",
        STAFF,
        ("Beslutning HovedUdvalget den 19-09-2013 Udsat Udsat. Tallene for 2012 skal med.",),
    ),
    Stop(
        "tirsdag den 1. oktober 2013 · Referat",
        STAFF,
        ("Beslutning HovedUdvalget den 01-10-2013 Taget til efterretning Taget til efterretning.",),
        ("Supplerende sagsfremstilling Tallene for 2012 er med.",),
    ),
    Stop(
        "onsdag den 16. oktober 2013 · Referat",
        FINANCE,
        ("Beslutning Anbefalet Anbefales godkendt.",),
    ),
    Stop(
        "tirsdag den 29. oktober 2013 · Referat",
        COUNCIL,
        ("Beslutning Vedtaget Godkendt. Redegørelsen indberettes.",),
    ),
]
COUNCIL_SECTIONS = [
    (
        SectionKind.RECOMMENDATION,
        "Indstilling",
        "Forvaltningen indstiller, at redegørelsen godkendes.",
    ),
    (SectionKind.PRESENTATION, "Sagsfremstilling", "Kommunen indberetter hvert andet år."),
    (
        SectionKind.SUPPLEMENTARY,
        "Supplerende sagsfremstilling – HovedUdvalget",
        "Tallene for 2012 er med.",
    ),
]
COUNCIL_DECISIONS = (
    *(
        Decision(
            (Paragraph(phrase + text),),
            f"Beslutning i {forum} den {day:%d-%m-%Y}",
            forum,
            day,
            outcome,
        )
        for (forum, day, (phrase, text)), outcome in zip(MEETINGS[:-1], BEFORE, strict=True)
    ),
    Decision(
        (Paragraph("Godkendt. Redegørelsen indberettes."),),
        "Beslutning",
        outcome=Outcome.ADOPTED,
    ),
)


def test_a_case_goes_through_three_forums_to_the_council(office: Office) -> None:
    office.set_up(
        BODY,
        [BOARD, STAFF, FINANCE, COUNCIL],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        sagsbehandler=("Carl Dam", RoleName.CASE_OFFICER),
    )
    secretary, officer = office.desk("sekretaer"), office.desk("sagsbehandler")
    office.watch.turn_to(date(2013, 8, 19))
    for forum in (BOARD, STAFF):
        office.choose_template(secretary, forum, "Sagsfremstillingen først")
    for forum, day, _ in MEETINGS:
        office.plan_meeting(secretary, forum, day, start="09:00", place="Rådhuset")
    office.write_item(
        officer,
        BOARD,
        REPORT,
        case_number=COUNCIL_NUMBER,
        texts={
            "Sagsfremstilling": "Kommunen indberetter hvert andet år.",
            "Indstilling": "Forvaltningen indstiller, at redegørelsen godkendes.",
        },
    )
    office.plan_route(officer, [(STAFF, "Drøfte"), (FINANCE, "Indstille"), (COUNCIL, "Beslutte")])
    planned = office.route(officer)

    for forum, day, decided in MEETINGS:
        office.watch.turn_to(day - timedelta(days=6))
        if day == MEETINGS[2][1]:
            office.open_own_item(officer, REPORT)
            office.fill_boxes(officer, {"Supplerende sagsfremstilling": "Tallene for 2012 er med."})
        office.open_agenda(secretary, forum, day)
        office.take_waiting(secretary, REPORT)
        office.publish_agenda(secretary)
        hold(office, forum, day, REPORT, decided)

    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, "/nordlund-kommune/byraadet/2013-10-29/")
    way = office.walk_the_way(citizen, COUNCIL_NUMBER)
    office.open_case(officer, citizen.url)
    walked = office.route(officer)
    citizen.context.close()
    item = referat.read(pdf).items[1]

    assert planned == COUNCIL_PLANNED
    assert walked == COUNCIL_WALKED
    assert way == COUNCIL_WAY
    assert (item.title, item.case_number) == (REPORT, COUNCIL_NUMBER)
    assert [
        (section.kind, section.heading, text_of(section.content)) for section in item.sections
    ] == COUNCIL_SECTIONS
    assert item.decisions == COUNCIL_DECISIONS


def hold(office: Office, forum: str, day: date, title: str, decided: tuple[str, str]) -> None:
    """The meeting from its opening to its minutes; of the case a phrase is pressed and words typed."""
    phrase, text = decided
    secretary = office.desk("sekretaer")
    office.watch.turn_to(day, 8, 30)
    office.open_meeting(secretary, forum, day)
    office.go_to(secretary, title)
    office.decide(secretary, text, phrase=phrase)
    office.watch.turn_to(day, 10)
    office.close_meeting(secretary)
    office.watch.turn_to(day + timedelta(days=1))
    office.publish_minutes(secretary)
