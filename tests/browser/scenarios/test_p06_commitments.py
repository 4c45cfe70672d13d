"""P6: what a board decides is proposed as tasks, agreed, reminded of, done, and reported back to the next meeting."""

from __future__ import annotations

from datetime import date

from django.test import Client
from playwright.sync_api import Page, expect

from raadslag.people.rules import RoleName
from tests.browser.scenarios import tasks
from tests.browser.scenarios.office import Office
from tests.raadslag.web.crawl import text_of_file

BODY, FORUM = "Bakkeby Kommune", "Direktionen"
DAY, NEXT = date(2021, 4, 21), date(2021, 4, 28)
PAGE = "/bakkeby-kommune/direktionen/2021-04-21/"
NEXT_PAGE = "/bakkeby-kommune/direktionen/2021-04-28/"
SECRET = "pelikanbarometer"  # decided behind closed doors, and said nowhere else
ECONOMY = "Overblik over økonomien"
CLOSED = "En ledig stilling"
DECISIONS = {
    ECONOMY: "Taget til efterretning. Økonomi og Løn udarbejder en sammenligning med de øvrige "
    "kommuner på øen til et kommende direktionsmøde.",
    "Budget 2022": "Opsamlingen fra Lederforum præsenteres på direktionsmødet den 28. april, hvor "
    "arbejdet med Budget 2022 genoptages.",
    "Genåbning af rådhusene": "Strategi og Politik laver et udkast til fælles principper sammen "
    "med næstformanden for RådhusMED. Direktionen godkender principperne den 28. april. Strategisk "
    "Chefforum drøfter principperne den 5. maj.",
    "Digital strategi": "Drøftet. Første skridt er, at Strategisk Chefforum holder en workshop "
    "den 4. maj 2021.",
    "Kurser i databeskyttelse": "Godkendt. Børn og Unge ønsker at gennemføre kurserne i uge 26.",
    CLOSED: f"Økonomi og Løn beregner et {SECRET} senest den 27. april 2021.",
}
TITLE = "Udarbejde en sammenligning med de øvrige kommuner på øen"
REPORT = f"Orientering: {TITLE}"
TAKEN_UP = [
    "Opfølgning: Opsamlingen fra Lederforum præsenteres",
    "Opfølgning: Godkende principperne",
]
LINK, NOTE = "https://bakkeby.example/sammenligning", "Priserne er sammenlignet."
PROPOSED = [
    (TITLE, "Økonomi og Løn", "til et kommende direktionsmøde (28. april 2021)"),
    (
        "Opsamlingen fra Lederforum præsenteres",
        "ingen valgt",
        "på direktionsmødet den 28. april (28. april 2021)",
    ),
    (
        "Arbejdet med Budget 2022 genoptages",
        "ingen valgt",
        "på direktionsmødet den 28. april (28. april 2021)",
    ),
    (
        "Lave et udkast til fælles principper sammen med næstformanden for RådhusMED",
        "Strategi og Politik",
        "intet sagt",
    ),
    ("Godkende principperne", "Direktionen", "den 28. april (28. april 2021)"),
    ("Drøfte principperne", "Strategisk Chefforum", "den 5. maj (5. maj 2021)"),
    ("Holde en workshop", "Strategisk Chefforum", "den 4. maj 2021"),
    ("Gennemføre kurserne", "Børn og Unge", "i uge 26 (28. juni 2021 – 4. juli 2021)"),
    (f"Beregne et {SECRET}", "Økonomi og Løn", "senest den 27. april 2021"),
]
CAME_OF = [
    [
        (
            f"{TITLE} Udført Økonomi og Løn Frist: til et kommende direktionsmøde (28. april 2021) "
            f"Udført 27. april 2021 Direktionen, 28. april 2021, punkt 4: {REPORT}"
        ),
    ],
    [
        (
            "Opsamlingen fra Lederforum præsenteres Aftalt Strategi og Politik Frist: 28. april 2021 "
            "Sidst ændret 27. april 2021"
        ),
        (
            "Arbejdet med Budget 2022 genoptages Aftalt Frist: på direktionsmødet den 28. april "
            "(28. april 2021) Sidst ændret 22. april 2021"
        ),
    ],
    [
        (
            "Godkende principperne Aftalt Direktionen Frist: den 28. april (28. april 2021) "
            "Sidst ændret 27. april 2021"
        ),
        (
            "Drøfte principperne Aftalt Strategisk Chefforum Frist: den 5. maj (5. maj 2021) "
            "Sidst ændret 22. april 2021"
        ),
        (
            "Lave et udkast til fælles principper sammen med næstformanden for RådhusMED Aftalt "
            "Strategi og Politik Sidst ændret 22. april 2021"
        ),
    ],
    [
        (
            "Holde en workshop Aftalt Strategisk Chefforum Frist: den 4. maj 2021 "
            "Sidst ændret 22. april 2021"
        )
    ],
    [
        (
            "Gennemføre kurserne Aftalt Børn og Unge Frist: i uge 26 (senest 4. juli 2021) "
            "Sidst ændret 22. april 2021"
        )
    ],
    [],
]
TOLD = [
    "Udvalget har taget tilbagemeldingen til efterretning",
    "Sat på en dagsorden for at melde den udført",
    "Dokumentation",
    "Udført",
    "I gang",
    "Påmindelse sendt",
    "Påmindelse sendt",
    "Aftalt",
    "Foreslået ud fra beslutningens tekst",
]


def test_what_was_decided_is_agreed_reminded_of_done_and_reported_back(office: Office) -> None:
    office.set_up(
        BODY,
        [FORUM, "Strategisk Chefforum", "Lederforum"],
        sekretaer=("Sofie Trane", RoleName.SECRETARY),
        chef=("Henny Havn", None),
    )
    secretary = office.desk("sekretaer")
    _units_and_year(office, secretary)
    _held_and_published(office, secretary)

    # The tasks are proposed from the text; the secretary answers by keyboard.
    office.watch.turn_to(date(2021, 4, 22), 9)
    proposed = _answered(secretary)

    # The head of a unit is reminded, and follows the link of the mail.
    office.watch.turn_to(date(2021, 4, 22), 10)
    news = tasks.work(office)
    office.watch.turn_to(date(2021, 4, 27), 6, 30)
    letters = tasks.work(office)
    head = office.window().new_page()
    office.watch.turn_to(date(2021, 4, 27), 8)
    assert "chef@example.test" in letters, (news, letters)
    _done_from_the_mail(office, head, letters["chef@example.test"])

    # The next meeting takes up what is due, and is told what is done.
    office.watch.turn_to(date(2021, 4, 27), 15)
    agenda = _next_agenda(office, secretary)
    office.watch.turn_to(NEXT, 9)
    _next_meeting(office, secretary, agenda)

    came_of = _as_a_citizen_reads_it(office)
    head.reload()
    told = tasks.history(head)
    head.context.close()
    outside = _to_everybody()

    assert proposed == PROPOSED
    assert sorted(news) == ["bente@example.test", "chef@example.test", "stig@example.test"]
    assert sorted(letters) == ["chef@example.test", "stig@example.test"]
    assert [one for one in (*news.values(), *letters.values()) if SECRET in one] == []
    assert agenda == ["Tidsplan", *TAKEN_UP, REPORT]
    assert came_of == CAME_OF
    assert told == TOLD
    inside = (SECRET, NOTE, "Henny Havn", "Påmindelse")
    assert [at for at, text in outside.items() if any(one in text for one in inside)] == []
    assert [at for at, text in outside.items() if LINK in text] == [
        f"{NEXT_PAGE}{rest}" for rest in ("", "punkt-4/", "hent/json/")
    ]


def _units_and_year(office: Office, secretary: Page) -> None:
    """Three units, each with its head; the board with two meetings a week apart."""
    office.watch.turn_to(date(2021, 3, 1))
    tasks.set_up_unit(
        secretary, "Økonomi og Løn", "ØL", head=("Henny Havn", "chef@example.test", "chef")
    )
    tasks.set_up_unit(
        secretary, "Strategi og Politik", "SP", head=("Stig Pold", "stig@example.test", "")
    )
    tasks.set_up_unit(
        secretary, "Børn og Unge", "BU", head=("Bente Unger", "bente@example.test", "")
    )
    office.choose_template(secretary, FORUM, "Kernen først")
    office.set_deadlines(secretary, FORUM, items=1, agenda=0)
    office.seat(secretary, FORUM, [{"name": "Asta Birk", "role": "chair"}])
    for day in (DAY, NEXT):
        office.plan_meeting(secretary, FORUM, day, start="09:00", end="10:00")


def _held_and_published(office: Office, secretary: Page) -> None:
    """The timetable, and the items that bring something to do; the last one is closed."""
    office.watch.turn_to(date(2021, 4, 14))
    office.open_agenda(secretary, FORUM, DAY)
    office.add_items(secretary, [(title, 0) for title in DECISIONS])
    office.close_item(secretary, CLOSED, "Personalesag.")
    office.publish_agenda(secretary)
    office.watch.turn_to(DAY, 9)
    office.open_meeting(secretary, FORUM, DAY)
    for decision in DECISIONS.values():
        office.next_item(secretary)
        office.decide(secretary, decision, outcome="adopted")
    office.close_meeting(secretary)
    office.watch.turn_to(date(2021, 4, 21), 12)
    office.publish_minutes(secretary)


def _answered(secretary: Page) -> list[tuple[str, str, str]]:
    """All are agreed, one after its who and when are written over; gives what was proposed."""
    secretary.goto("/arbejdsbord/")
    secretary.get_by_role("link", name="Sig ja eller nej").press("Enter")
    secretary.wait_for_selector("html[data-staff-script=ready]")
    proposed = tasks.proposals(secretary)
    tasks.answer(secretary, "g", left=8)
    tasks.edit_proposal(secretary, who="sp", when="28. april 2021")
    tasks.answer(secretary, "Enter", left=7)
    for left in range(6, -1, -1):
        tasks.answer(secretary, "g", left=left)
    return proposed


def _done_from_the_mail(office: Office, head: Page, letter: str) -> None:
    """The link of the mail asks who one is, and leads to the task; it is begun, and then done."""
    head.goto(tasks.link_in(letter, TITLE))
    office.log_in(head, "chef")
    expect(head.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    tasks.set_state(head, "I gang")
    office.watch.turn_to(date(2021, 4, 27), 14)
    tasks.report_done(head, note=NOTE, url=LINK)


def _next_agenda(office: Office, secretary: Page) -> list[str]:
    """What is due is written as items, and the report is made by one click on the task."""
    office.open_agenda(secretary, FORUM, NEXT)
    tasks.take_up(secretary, ["Opsamlingen fra Lederforum", "Godkende principperne"])
    tasks.open_task(secretary, TITLE)
    secretary.get_by_role("button", name=f"Meld tilbage til {FORUM}").click()
    office.open_agenda(secretary, FORUM, NEXT)
    titles = secretary.locator(".agenda-list h3").all_inner_texts()
    office.publish_agenda(secretary)
    return titles


def _next_meeting(office: Office, secretary: Page, agenda: list[str]) -> None:
    office.open_meeting(secretary, FORUM, NEXT)
    for _ in agenda[1:]:
        office.next_item(secretary)
        office.decide(secretary, "Taget til efterretning.", outcome="noted")
    office.close_meeting(secretary)
    office.publish_minutes(secretary)


def _as_a_citizen_reads_it(office: Office) -> list[list[str]]:
    """Under each of the items: what came of it."""
    citizen = office.window().new_page()
    read = []
    for number in range(2, len(DECISIONS) + 2):
        citizen.goto(f"{PAGE}punkt-{number}/")
        read.append(tasks.came_of(citizen))
    citizen.context.close()
    return read


def _to_everybody() -> dict[str, str]:
    """What all that is out of the two meetings says to one who is not logged in, by address."""
    asked = [
        *(f"{PAGE}{rest}" for rest in ("", "hent/pdf/", "hent/json/", "versioner/2/")),
        *(f"{PAGE}punkt-{number}/" for number in range(2, len(DECISIONS) + 2)),
        *(f"{NEXT_PAGE}{rest}" for rest in ("", "punkt-2/", "punkt-3/", "punkt-4/", "hent/json/")),
        "/soeg/?q=sammenligning",
        "/nyt/bakkeby-kommune/",
    ]
    client = Client()
    answers = {at: client.get(at) for at in asked}
    assert [at for at, one in answers.items() if one.status_code != 200] == []
    return {at: text_of_file(one.content, "") for at, one in answers.items()}
