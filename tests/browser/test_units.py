"""A unit is set up, gets a head, and is closed by keyboard alone, with what it had to do handed over."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from raadslag.core import clock
from raadslag.followup.actions import commitments
from raadslag.followup.models import Responsible
from raadslag.followup.said import Said, Who
from raadslag.people.models import Organization, User
from raadslag.people.units.actions import create_unit
from raadslag.people.units.said import UnitSaid
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import findings_of
from tests.raadslag.factories import BY

FORUM, UNIT, HEIR = "Byrådet", "Økonomi og Løn", "Strategi- og Digitaliseringscentret"
SHOTS = os.environ.get("RAADSLAG_SHOTS", "")


def seen(page: Page, name: str) -> list[str]:
    """What axe finds, and what is wider than the screen."""
    faults = [f"{name}: {one}" for one in findings_of(page)]
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{name}: wider than {width}")
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    return faults


def set_up(page: Page) -> None:
    page.goto("/arbejdsbord/")
    page.get_by_role("link", name="Forvaltningens enheder").click()
    page.get_by_label("Navn", exact=True).fill(UNIT)
    page.get_by_label("Kort navn").fill("ØL")
    page.get_by_role("button", name="Opret enheden").click()
    page.get_by_label("Navn", exact=True).fill("Henny Havn")
    page.get_by_label("Rolle").select_option("chair")
    page.get_by_label("E-mail").fill("henny@example.test")
    page.get_by_role("button", name="Tilføj").click()
    page.get_by_text("Leder af enheden").first.wait_for()


def give_tasks() -> None:
    forum, unit = Organization.objects.get(name=FORUM), Organization.objects.get(name=UNIT)
    create_unit(body=forum.body, said=UnitSaid(HEIR, "SDC"), by=BY, now=clock.now())
    for text in ("Lægge en plan for cykelstierne", "Spørge skolerne om prøvehandlinger"):
        commitments.write(
            organization=forum,
            said=Said(text, who=(Who(organization_id=unit.pk),)),
            said_on=clock.today(),
            by=User.objects.get(username="astrid"),
            now=clock.now(),
        )


def close(page: Page) -> list[str]:
    """By keyboard; first without saying who takes over."""
    page.reload()
    faults = seen(page, "enhed")
    page.get_by_role("link", name="Nedlæg enheden").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nedlæg enheden").wait_for()
    page.get_by_label("Nedlagt fra").press("Enter")
    page.get_by_text("Enheden har stadig noget at gøre").wait_for()
    faults += seen(page, "nedlaeg")
    page.get_by_label("Person, enhed eller forum").fill("sdc")
    page.get_by_label("Person, enhed eller forum").press("Enter")
    page.get_by_text("2 opgaver er overdraget").wait_for()
    return faults


def test_a_unit_is_set_up_and_closed_with_what_it_had_to_do(context: BrowserContext) -> None:
    page = log_in(context)
    set_up(page)
    give_tasks()

    faults = close(page)
    page.goto("/arbejdsbord/enheder/")
    faults += seen(page, "enheder")

    assert faults == []
    assert set(
        Responsible.objects.filter(commitment__organization__name=FORUM).values_list(
            "organization__name", flat=True
        )
    ) == {HEIR}
    assert Organization.objects.get(name=UNIT).successor == Organization.objects.get(name=HEIR)
