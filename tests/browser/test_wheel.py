"""A board's annual wheel: every sector is reached by keyboard, nothing is wrong for axe, and it fits a phone."""

from __future__ import annotations

from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from raadslag.people.models import User
from tests.browser.test_accessibility import findings_of
from tests.raadslag.followup import a_wheel

MONTHS = 12


def logged_in(context: BrowserContext, site: LiveServer, user: User) -> Page:
    """With a session that is there already: the form is tried elsewhere."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    return context.new_page()


def sectors(page: Page) -> list[str]:
    """The names of those that the keyboard can reach, in its order."""
    return page.evaluate("""() => [...document.querySelectorAll('a.wheel__sector')]
        .filter(one => one.tabIndex === 0).map(one => one.getAttribute('aria-label'))""")


def reached_by_tab(page: Page, times: int) -> list[str]:
    """Where the Tab key leads from the last link before the wheel."""
    page.locator(".wheel-ways a").last.focus()
    names = []
    for _ in range(times):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    return names


def overlong_labels(page: Page) -> list[str]:
    """Titles that are longer in the browser's own font than the line they run along."""
    return page.evaluate("""() => [...document.querySelectorAll('.wheel__label')].filter(label => {
        const path = document.querySelector(label.querySelector('textPath').getAttribute('href'))
        return label.getComputedTextLength() > path.getTotalLength()
    }).map(label => label.textContent)""")


def test_the_wheel_is_walked_by_keyboard_and_has_no_fault(
    context: BrowserContext, site: LiveServer
) -> None:
    """The year and a sector; the year and a month drawn out fit a narrow screen."""
    made = a_wheel.build()
    page = logged_in(context, site, made.world.secretary)
    address = f"/arbejdsbord/forum/{made.board.pk}/aarshjul/{a_wheel.YEAR}/"
    page.set_viewport_size({"width": 1280, "height": 900})

    page.goto(address)
    faults = findings_of(page)
    names, walked = sectors(page), reached_by_tab(page, MONTHS + 1)
    overlong = overlong_labels(page)
    page.get_by_role("link", name="Hoved-MED, april: 1 ting").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ring/*/4/")
    sector = page.locator("main").inner_text()
    faults += findings_of(page)
    page.set_viewport_size({"width": 320, "height": 700})
    widths = []
    for where in ("?maaned=5", ""):
        page.goto(address + where)
        widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert faults == []
    assert len(names) == MONTHS * len(made.rings)
    assert walked == names[: MONTHS + 1]
    assert names[0] == "Direktionen, januar: 5 ting"
    assert overlong == []
    assert "2. kvartal: Trivselsmåling" in sector
    assert widths == [320] * 2
