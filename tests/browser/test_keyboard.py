"""The keyboard alone reaches everything, in the order of the page, and one always sees where one is."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page

from raadslag.followup.models import Commitment
from raadslag.journeys.propose_commitments import propose
from raadslag.people.models import Body
from tests.browser import pages, scene
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import findings_of
from tests.raadslag.factories import BY, NOW, decision, item, minutes, store
from tests.raadslag.followup.decisions import COUNT, PAINT, SAIL

# What a keyboard should reach: no part of a closed fold, nothing hidden, a frame's inside left out.
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']"
  )].filter((one) => one.checkVisibility() && !one.disabled && one.type !== 'hidden').length"""
HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  window.walked ??= [];
  const known = window.walked.indexOf(one);
  if (known < 0) window.walked.push(one);
  const last = window.walked[window.walked.length - 2];
  const box = one.getBoundingClientRect();
  return {
    name: one.outerHTML.slice(0, 120),
    again: known >= 0,
    follows: !last || Boolean(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < window.innerHeight,
    frame: one.tagName === "IFRAME",
  };
}"""
STEPS_MAX = 300


def walk(page: Page) -> tuple[int, list[str]]:
    """Tab through the whole page: how many stops there were, and what was wrong at them."""
    stops, faults = 0, []
    for _ in range(STEPS_MAX):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or here["again"]:
            break
        stops += 1
        if not here["follows"]:
            faults.append(f"out of order: {here['name']}")
        if not here["seen"] and not here["frame"]:
            faults.append(f"no visible focus: {here['name']}")
        if not here["inside"]:
            faults.append(f"off the screen: {here['name']}")
        if here["frame"]:  # what is inside a PDF viewer is the browser's own
            break
    return stops, faults


@pytest.mark.parametrize(
    "kind", ["front", "body", "meeting", "item", "case", "search", "log in", "about"]
)
def test_keyboard_reaches_everything_on_public_pages(page, kind):
    page.goto(pages.public()[kind])
    reachable = page.evaluate(REACHABLE)

    stops, faults = walk(page)

    assert (stops, faults) == (reachable, [])


@pytest.mark.parametrize("kind", ["inbox", "upload", "review of a failure"])
def test_keyboard_reaches_everything_on_staff_pages(context: BrowserContext, kind):
    page = log_in(context)
    page.goto(pages.staff()[kind])
    reachable = page.evaluate(REACHABLE)

    stops, faults = walk(page)

    assert (stops, faults) == (reachable, [])


def test_skip_link_is_first_and_leads_to_the_content(page):
    page.goto(pages.meeting())

    page.keyboard.press("Tab")
    link = page.locator(":focus")
    name, box = link.inner_text(), link.bounding_box()
    page.keyboard.press("Enter")

    assert name == "Gå til sidens indhold"
    assert box is not None
    assert box["y"] >= 0
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_search_is_made_and_narrowed_with_the_keyboard(page):
    page.goto("/")

    page.get_by_label("Søg i dagsordener").focus()
    page.keyboard.type("cykelsti")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/**")
    page.get_by_label("Udfald").select_option("adopted")
    page.get_by_label("Udfald").press("Tab")
    page.get_by_role("button", name="Anvend filtre").press("Enter")
    page.wait_for_url("**udfald=adopted**")

    assert page.locator(".hit h3").all_inner_texts() == ["Cykelsti mellem Solby og Havrevang"]


def test_a_reading_is_mended_and_confirmed_with_the_keyboard(context: BrowserContext):
    page = log_in(context)
    page.goto(pages.review(scene.PDF))

    page.get_by_role("link", name="Ret punktet 4").press("Enter")
    page.get_by_label("Overskrift").first.fill("Hundeskov ved Nørrebakken")
    page.get_by_role("button", name="Gem").press("Enter")
    page.wait_for_url("**/#punkt-4")
    page.get_by_role("button", name="Bekræft og offentliggør").press("Enter")
    page.wait_for_selector("text=Bekræftet: Dokumentet er offentliggjort.")
    page.get_by_role("link", name="Se mødets side").press("Enter")
    page.wait_for_selector(".document-head")

    assert "Hundeskov ved Nørrebakken" in page.locator(".item__head h2").all_inner_texts()[3]


PROPOSED = [
    "Udarbejde en liste over fortøjningspæle",
    "Udarbejde en sejlplan",
    "Undersøge prisen på maling til fyret",
]


@pytest.fixture
def proposals(context: BrowserContext) -> Page:
    body = Body.objects.get(name="Solby Kommune")
    told = item(decisions=tuple(decision(text) for text in (COUNT, SAIL, PAINT)))
    meeting = store(body, minutes(told, start=date(2026, 2, 3))).minutes.meeting
    propose(meeting, by=BY, now=NOW)
    page = log_in(context)
    page.goto(f"/arbejdsbord/opgaver/forslag/?meeting={meeting.pk}")
    page.wait_for_selector("html[data-staff-script=ready]")
    return page


def proposal_in_focus(page: Page) -> str:
    """The heading of the proposal that has the focus."""
    return page.evaluate("document.activeElement.querySelector?.('h2')?.textContent ?? ''")


def press(page: Page, key: str, *, left: int) -> str:
    """One key, and what the screen reader is told once so many are left."""
    page.keyboard.press(key)
    page.wait_for_function(
        "n => document.querySelector('[data-proposal-count]').textContent == n", arg=str(left)
    )
    return page.locator("[data-proposal-status]").inner_text()


def test_three_proposals_are_answered_by_keyboard_alone(proposals):
    page = proposals
    faults = findings_of(page)
    first = proposal_in_focus(page)

    told = press(page, "g", left=2)
    second = proposal_in_focus(page)
    page.keyboard.press("r")
    page.wait_for_selector("textarea:focus")
    faults += findings_of(page)
    page.keyboard.press("Control+A")
    page.keyboard.type("Lave en sejlplan")
    page.locator("[name=time_words]").focus()
    press(page, "Enter", left=1)
    third = proposal_in_focus(page)
    press(page, "a", left=0)
    faults += findings_of(page)
    page.locator("[data-proposal-undo] button").focus()
    press(page, "z", left=1)

    assert [first, second, third] == PROPOSED
    assert proposal_in_focus(page) == PROPOSED[2]
    assert told == f"Aftalt: {PROPOSED[0]}. 2 forslag tilbage."
    assert dict(Commitment.objects.exclude(key="").values_list("text", "state")) == {
        PROPOSED[0]: "agreed",
        "Lave en sejlplan": "agreed",
        PROPOSED[2]: "proposed",
    }
    assert faults == []
