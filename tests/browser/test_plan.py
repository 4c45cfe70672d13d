"""From a forum without rules to a published year that a citizen can see and subscribe to, by clicks."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from raadslag.core import clock
from raadslag.drafts.forum_rules import TEMPLATES
from raadslag.drafts.queries.forums import rules_seen
from raadslag.meetings.models import Meeting
from raadslag.people.models import Organization
from raadslag.web import dates
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import findings_of

FORUM = "Byrådet"
YEAR = clock.today().year + 2  # the scene has no meeting so far ahead
OLD = next(day for n in range(8, 15) if (day := date(YEAR, 9, n)).weekday() == 1)  # 2nd Tuesday
NEW = OLD + timedelta(days=7)
MEMBERS = [
    ("Mette Lindegaard", "chair", "A"),
    ("Ole Vestermark", "deputy_chair", "V"),
    ("Signe Holmstrup", "member", "F"),
]


def choose_rules(page: Page) -> list[str]:
    """Take a template and say when and where the forum meets; what axe finds."""
    page.goto("/arbejdsbord/forum/")
    line = page.locator("li", has=page.get_by_text(FORUM, exact=True))
    line.get_by_role("link", name="Regler").click()
    page.get_by_role("button", name="Kernen først").click()
    page.get_by_label("Fra", exact=True).fill("09:00")
    page.get_by_label("Til", exact=True).fill("11:30")
    page.get_by_label("Sted", exact=True).fill("Byrådssalen")
    page.get_by_role("button", name="Gem reglerne").click()
    return findings_of(page)


def add_seats(page: Page) -> list[str]:
    """Everybody who sits in the forum; what axe finds."""
    page.get_by_role("link", name=FORUM).first.click()
    page.get_by_role("link", name="Medlemmer").click()
    for name, role, party in MEMBERS:
        page.get_by_label("Navn", exact=True).fill(name)
        page.get_by_label("Rolle").select_option(role)
        page.get_by_label("Parti eller liste").fill(party)
        page.get_by_role("button", name="Tilføj pladsen").click()
    return findings_of(page)


def plan(page: Page) -> tuple[int, list[str]]:
    """The second and fourth Tuesday of each month, published; how many days, what axe finds."""
    page.goto(page.url.split("pladser")[0] + f"moedeplan/{YEAR}/")
    faults = findings_of(page)
    page.get_by_label("fjerde").check()
    page.get_by_role("button", name="Vis dagene").click()
    days = page.locator("input[name=day]:checked").count()
    faults += findings_of(page)
    page.get_by_role("button", name="Læg møderne på planen").click()
    page.get_by_role("button", name="Offentliggør planen").click()
    return days, faults


def move(page: Page) -> list[str]:
    """One meeting, with a reason; what axe finds."""
    page.locator("li", has_text=dates.day(OLD)).get_by_role("link", name="Ret").click()
    page.get_by_label("Dato").fill(NEW.isoformat())
    page.get_by_label("Hvorfor det flyttes").fill("Salen er optaget.")
    faults = findings_of(page)
    page.get_by_role("button", name="Ret mødet").click()
    return faults + findings_of(page)


def look(citizen: Page) -> tuple[str, int, str, list[str]]:
    """Where the old address leads, how many meetings are shown, the calendar, what axe finds."""
    citizen.goto(f"/solby-kommune/byraadet/{OLD}/")
    citizen.get_by_text(f"Mødet er flyttet fra {dates.weekday_and_day(OLD)}").wait_for()
    slug = citizen.url.rsplit("/", 2)[1]
    faults = findings_of(citizen)
    citizen.get_by_role("link", name="Alle forummets møder").click()
    shown = citizen.get_by_role("link", name=str(YEAR)).count()
    faults += findings_of(citizen)
    link = citizen.get_by_role("link", name="Abonnér på møderne").get_attribute("href")
    return slug, shown, citizen.request.get(str(link)).text(), faults


def test_a_secretary_plans_a_year_and_a_citizen_sees_it(
    context: BrowserContext, browser: Browser, site: LiveServer
) -> None:
    """Template, seats, a year, published, one meeting moved; no page has a fault."""
    page = log_in(context)
    faults = choose_rules(page) + add_seats(page)
    days, found = plan(page)
    faults += found + move(page)

    visitor = browser.new_context(base_url=site.url, reduced_motion="reduce")
    slug, shown, calendar, found = look(visitor.new_page())
    visitor.close()

    organization = Organization.objects.get(name=FORUM)
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert faults + found == []
    assert rules_seen(organization).sections == TEMPLATES["core_first"].sections
    seated = organization.memberships.values_list("person__name", "role", "person__party")
    assert list(seated) == MEMBERS
    assert days == shown == Meeting.objects.filter(start_date__year=YEAR).count() >= 20
    assert sum(event.decoded("dtstart").year == YEAR for event in events) == days
    assert slug == NEW.isoformat()


@pytest.mark.parametrize("address", ["regler/", "pladser/", f"moedeplan/{YEAR}/"])
def test_staff_pages_of_a_forum_fit_a_narrow_screen(context: BrowserContext, address: str) -> None:
    """At 320 pixels nothing is wider than the screen."""
    page = log_in(context)
    organization = Organization.objects.get(name=FORUM)
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto(f"/arbejdsbord/forum/{organization.pk}/{address}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert findings_of(page) == []


def test_the_example_of_a_case_number_follows_what_is_written(context: BrowserContext) -> None:
    """While the pattern is typed, without saving."""
    page = log_in(context)
    organization = Organization.objects.get(name=FORUM)
    page.goto(f"/arbejdsbord/forum/{organization.pk}/regler/")

    page.get_by_label("Sagsnummer").fill("K-{yy}/{n:06}")
    example = page.locator("#sagsnummer-eksempel").text_content()
    year = page.locator("#sagsnummer-eksempel").get_attribute("data-year")

    assert example == f"K-{str(year)[-2:]}/001234"
