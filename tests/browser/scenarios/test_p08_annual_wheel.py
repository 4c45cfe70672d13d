"""P8: a board's year as a wheel: its rings, a theme put on a sector, a month, the paper, the next year."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from raadslag.followup.actions import wheels
from raadslag.followup.actions.wheels import ThemeSaid
from raadslag.followup.models import Strand
from raadslag.followup.rules import ThemeKind
from raadslag.journeys import plan_year
from raadslag.meetings.plan.seen import Slot
from raadslag.people.models import Organization
from raadslag.people.rules import RoleName
from referat.interchange import COPENHAGEN
from tests.browser.scenarios import year
from tests.browser.scenarios.office import BY, Office
from tests.browser.test_accessibility import findings_of

BODY, FORUM, YEAR = "Bakkeby Kommune", "Direktionen", 2021
CHIEFS, LEADERS, MED = "Strategisk Chefforum", "Lederforum", "MED"
SETTING_UP = datetime(2020, 12, 1, 8, tzinfo=COPENHAGEN)
MEETINGS = {
    FORUM: [date(YEAR, 1, 6) + timedelta(days=14 * turn) for turn in range(26)],
    CHIEFS: [date(YEAR, month, 5) for month in (2, 5, 8, 11)],
    LEADERS: [date(YEAR, month, 15) for month in (3, 6, 9, 12)],
    MED: [date(YEAR, month, 22) for month in (3, 6, 9, 11)],
}
AREAS = ("Børn og skole", "Social og sundhed", "Teknik og miljø")
STATUS = tuple(f"Status: {area}" for area in AREAS)
FIXED = ("Indsatser og resultater", "Velfærd på nye måder", "Ledelse i fællesskab", "Det næste år")
DAYS = tuple(f"Strategisk dag: {theme}" for theme in FIXED)
FOCUS = "Løbende fokus på planen"
REVISED = "Årshjulet tages op igen"
WHOLE_YEAR = {
    CHIEFS: f"9 løbende: {FOCUS}",
    LEADERS: f"10 løbende: {FOCUS}",
    MED: f"11 løbende: {FOCUS}",
}
ADDED = "Klar til sommerens strategidag"


def test_the_wheel_of_a_strategy_is_drawn_edited_printed_and_copied(office: Office) -> None:
    office.set_up(
        BODY, [FORUM, CHIEFS, LEADERS, MED], sekretaer=("Sofie Trane", RoleName.SECRETARY)
    )
    _plan(office)
    office.watch.turn_to(date(2021, 1, 4))
    secretary = office.desk("sekretaer")

    # Begun by clicks with a ring for each forum; what comes again stands on it in all its months.
    address = year.begin(secretary, FORUM, YEAR)
    year.add_rings(secretary, {one: one for one in (CHIEFS, LEADERS, MED)})
    _fill()
    secretary.goto(address)
    faults = findings_of(secretary)
    marks = year.drawn(secretary)
    assert year.tabled(secretary) == marks
    seen = year.seen(secretary)

    # A theme is put on a sector by keyboard, and the month is drawn out.
    year.open_sector(secretary, FORUM, "juni")
    faults += findings_of(secretary)
    year.put_on(secretary, ADDED, "uge 24")
    secretary.get_by_role("link", name="Alle ringe i juni").press("Enter")
    faults += findings_of(secretary)
    june, month_marks = year.seen(secretary), year.drawn(secretary)
    assert year.tabled(secretary) == month_marks

    # The paper says what the table says.
    secretary.get_by_role("link", name="Hele året").click()
    table, paper = year.seen(secretary), year.printed(secretary, "A3")

    # What has a time of its own is copied; what comes again comes by itself.
    secretary.get_by_role("link", name="Kopiér til 2022").click()
    faults += findings_of(secretary)
    secretary.get_by_role("button", name="Kopiér til 2022").click()
    next_year = year.seen(secretary)

    assert faults == []
    assert seen.pop("hele året") == WHOLE_YEAR
    board = {month: said[FORUM] for month, said in seen.items()}
    assert _months(board, *STATUS) == list(board)
    assert _months(board, *(f": {one}" for one in DAYS)) == list(board)[::2]
    assert _months(board, REVISED) == ["oktober"]
    assert seen["maj"][CHIEFS] == "Møder 5."
    assert june["uge 24"][FORUM].endswith(f"8 {ADDED}")
    assert _months({name: said.get(FORUM, "") for name, said in table.items()}, ADDED) == ["juni"]
    assert _not_said(table, paper) == []
    assert next_year.pop("hele året") == table["hele året"]
    copied = {month: said[FORUM] for month, said in next_year.items()}
    assert _months(copied, *STATUS) == list(board)
    assert _months(copied, f"8 uge 24 2022: {ADDED}") == ["juni"]
    assert _months(copied, REVISED) == ["oktober"]


def _months(said: dict[str, str], *texts: str) -> list[str]:
    """Where all the texts stand."""
    return [name for name, text in said.items() if all(one in text for one in texts)]


def _not_said(table: dict[str, dict[str, str]], paper: str) -> list[str]:
    """The words of the table that the paper lacks; it breaks long ones as it likes."""
    whole = "".join(paper.split())
    cells = [cell for row in table.values() for cell in row.values()]
    lines = [line for cell in cells for line in re.split(r"(?<=[a-zæøå.]) ?(?=\d+ )", cell)]
    return [line for line in lines if "".join(line.split()) not in whole]


def _plan(office: Office) -> None:
    """The meetings of each forum, announced."""
    assert office.body
    for name, days in MEETINGS.items():
        forum = Organization.objects.get(body=office.body, name=name)
        slots = [Slot(day, time(9), time(12)) for day in days if day.month != 7]
        plan_year.add_meetings(organization=forum, slots=slots, by=BY, now=SETTING_UP)
        plan_year.announce_plan(organization=forum, year=YEAR, by=BY, now=SETTING_UP)


def _fill() -> None:
    """What the plan says: status each month, a strategic day every other, focus all the time."""
    board = Organization.objects.get(name=FORUM)
    rings = {one.title: one for one in Strand.objects.filter(organization=board)}
    themes = [
        *((FORUM, one, "månedligt", ThemeKind.THEME) for one in STATUS),
        *((FORUM, one, "hver anden måned", ThemeKind.THEME) for one in DAYS),
        *((ring, FOCUS, "løbende", ThemeKind.THEME) for ring in (CHIEFS, LEADERS, MED)),
        (FORUM, REVISED, "efter budgetvedtagelsen", ThemeKind.MILESTONE),
    ]
    for ring, title, words, kind in themes:
        wheels.put_theme(
            strand=rings[ring],
            year=YEAR,
            said=ThemeSaid(title, words, kind),
            by=BY,
            now=SETTING_UP,
        )
