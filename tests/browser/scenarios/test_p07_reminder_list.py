"""P7: the reminder list of an old paper goes on: taken over, kept through three meetings, printed, read back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

import referat
from raadslag.people.rules import RoleName
from referat.document import ListItem, Paragraph
from referat.reminders import CHANGES, ReminderList, reminders_in
from tests.browser.scenarios import tasks
from tests.browser.scenarios.office import Office

Rows = list[tuple[str, str, str]]
BODY, FORUM = "Bakkeby Kommune", "Direktionen"
DAYS = (date(2013, 9, 23), date(2013, 10, 7), date(2013, 10, 21))
REAL = Path(__file__).resolve().parents[4] / "shared/minutes/hoeje-taastrup-2013-09-09.txt"
MADE_UP = """REFERAT Direktionen d. 09-09-2013

Mødedato Mandag d. 09. september 2013 kl. 09:00

Mødested Lokale 7

Indholdsfortegnelse

Havnens regnskab 09-09-2013.....	1
Huskeliste 09-09-2013.....	2

Punkt 1: Havnens regnskab 09-09-2013

13/1001

Sagsfremstilling

Regnskabet forelægges.

Beslutning Direktionen den 09-09-2013

Taget til efterretning.

Punkt 2: Huskeliste 09-09-2013

13/1002

Sagsfremstilling

Sag/emne	Forv. tidspunkt	Ansvarlig
Politik for indkøb af reb	September	ØK
Analyse af kajpladserne	20. september	TM
Havnens nøgletal	(2. uge månedligt)	ØK
Status på tilsyn	Kvartalsvis	TM

Chefforum

Forberedelse af de kommende uger.

Byrådets temamøder

24. september: Havneplan.

29. oktober
"""


PAPERS = [
    pytest.param(
        REAL,
        marks=[
            pytest.mark.shared,
            pytest.mark.skipif(not REAL.exists(), reason="the real minutes of 2013 are not here"),
        ],
        id="real",
    )
]
if not REAL.exists():
    PAPERS.append(pytest.param(None, id="invented"))
ADDED, MOVED_TO = "Ny kran på kajen", "november"


@pytest.mark.parametrize("paper", PAPERS)
def test_an_old_list_goes_on_through_three_meetings(office: Office, paper: Path | None) -> None:
    data = paper.read_bytes() if paper else MADE_UP.encode()
    old = _list_in(data)
    rows = [(one.topic, one.time, one.responsible) for one in old.entries]
    rolling = next(place for place, one in enumerate(rows) if "månedligt" in one[1])
    (done, *_), (moved, before, who) = rows[0], rows[1]
    office.set_up(BODY, [FORUM], sekretaer=("Sofie Trane", RoleName.SECRETARY))
    secretary = office.desk("sekretaer")
    _planned(office, secretary)

    # The paper is handed in, and its list is looked at and taken over.
    _handed_in(secretary, data)
    tasks.open_list(secretary, FORUM)
    secretary.get_by_role("link", name="Punkt").click()
    preview = tasks.one_line(secretary.locator("main"))
    secretary.get_by_role("button", name="Overtag den").click()
    taken = tasks.listed(secretary)

    # It is printed on three agendas, and changes between them.
    first = _printed(office, secretary, DAYS[0])
    tasks.open_list(secretary, FORUM)
    due = tasks.one_line(tasks.row_at(secretary, rolling))
    tasks.finish_row(secretary, rolling)
    next_due = tasks.one_line(tasks.row_at(secretary, rolling))
    tasks.finish_row(secretary, 0)
    second = _printed(office, secretary, DAYS[1])
    tasks.open_list(secretary, FORUM)
    tasks.move_row(secretary, 0, MOVED_TO)
    tasks.add_row(secretary, ADDED, "10. december")
    third = _printed(office, secretary, DAYS[2])

    assert [one for row in rows for one in row if one not in preview] == []
    assert taken == rows
    assert "næste gang senest 15. september 2013" in due
    assert "næste gang senest 13. oktober 2013" in next_due
    last = [(moved, MOVED_TO, who), *rows[2:], (ADDED, "10. december", "")]
    assert first == (rows, rows, ["Ingen ændringer siden 9. september 2013."])
    assert second == (rows[1:], rows[1:], [f"Udført: {done}"])
    told = f"Nyt tidspunkt: {moved}: {MOVED_TO} (før: {before})"
    assert third == (last, last, [told, f"Nyt: {ADDED}"])


def _planned(office: Office, secretary: Page) -> None:
    office.watch.turn_to(date(2013, 9, 10))
    office.choose_template(secretary, FORUM, "Kernen først")
    office.set_deadlines(secretary, FORUM, items=1, agenda=0)
    for day in DAYS:
        office.plan_meeting(secretary, FORUM, day, start="09:00", end="10:00")


def _handed_in(secretary: Page, data: bytes) -> None:
    """A document; where the reader is in doubt, somebody confirms what it has read."""
    secretary.goto("/indbakke/modtag/")
    secretary.get_by_label("Dokumenter").set_input_files(
        FilePayload(name="referat.txt", mimeType="text/plain", buffer=data)
    )
    secretary.get_by_role("button", name="Upload").click()
    secretary.get_by_role("link", name="referat.txt").click()
    secretary.get_by_role("button", name="Bekræft").click()
    expect(secretary.get_by_text("Bekræftet").first).to_be_visible()


def _printed(office: Office, secretary: Page, day: date) -> tuple[Rows, Rows, list[str]]:
    """The agenda is begun and published; the list on the site, and in the paper, with what changed."""
    office.watch.turn_to(day - timedelta(days=3))
    tasks.open_list(secretary, FORUM)
    kept = tasks.listed(secretary)
    office.open_agenda(secretary, FORUM, day)
    office.publish_agenda(secretary)
    citizen = office.window().new_page()
    pdf = office.fetch_pdf(citizen, f"/bakkeby-kommune/direktionen/{day}/")
    citizen.context.close()
    item = referat.read(pdf).items[-1]
    changes = [
        block.text
        for section in item.sections
        if section.heading == CHANGES
        for block in section.content
        if isinstance(block, ListItem | Paragraph)
    ]
    read = [(one.topic, one.time, one.responsible) for one in _list_in(pdf).entries]
    return kept, read, changes


def _list_in(data: bytes) -> ReminderList:
    return next(found for item in referat.read(data).items if (found := reminders_in(item)))
