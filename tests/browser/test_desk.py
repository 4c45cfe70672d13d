"""Sorting by mouse and keyboard, the live view, the phrases, and the package that is read without a connection."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, box
from tests.browser.test_accessibility import findings_of

NAMES = {"1": "Godkendelse", "2": "Budget", "3": "Cykelsti", "4": "Eventuelt"}
MOVES = (
    '<button class="button button-tertiary" name="up" value="{0}" data-move="up">Op {1}</button>'
    '<button class="button button-tertiary" name="down" value="{0}" data-move="down">Ned {1}</button>'
)
LIST = (
    '<form method="post" action="/flyt/"><ol data-sortable data-order-url="/orden/">'
    + "".join(
        f'<li data-id="{key}" data-name="{name}"{" data-fixed" if key == "4" else ""}>'
        f"<span data-number>{key}</span> {name} <span data-time></span>"
        f"{MOVES.format(key, name)}</li>"
        for key, name in NAMES.items()
    )
    + "</ol></form>"
)
LIVE = (
    '<p>{0}</p><div data-live data-live-url="/live/" data-live-version="1" data-live-every="0.2">'
    '<section id="a"><details><summary>Punkt 1</summary>Skjult</details></section>'
    '<section id="b"><h2>Punkt 2</h2><p>Behandles.</p></section></div>'
)
PHRASES = """<label for="u">Udfald</label><select id="u" data-autosave data-save-url="/u/"
data-version="0"><option value="">–</option><option value="adopted">Vedtaget</option></select>
<div data-phrases data-for="s7" data-outcome-for="u">
<button type="button" data-phrase="Godkendt." data-outcome="adopted">Godkendt.</button>
<button type="button" data-phrase="Ikke &amp; aldrig.">Ikke</button></div>"""
OFFLINE = """<p>Indkaldelse</p><div data-offline data-offline-name="Pakken"
data-offline-urls='["/pakke/", "/pakke/bilag/"]'></div>"""


def opened(page: Page, desk: Desk, body: str, address: str = "/") -> Page:
    desk.pages[address] = body
    page.goto(address)
    page.wait_for_selector("html[data-staff-script=ready]")
    return page


def order(page: Page) -> str:
    return "".join(page.locator("li").evaluate_all("items => items.map(i => i.dataset.id)"))


def sent_orders(desk: Desk) -> list[str]:
    return ["".join(map(str, sent["order"])) for path, sent in desk.received if path == "/orden/"]


def told(page: Page, text: str) -> None:
    expect(page.locator(".sort-status")).to_have_text(re.compile(text))


def sorting(page: Page, desk: Desk, status: int = 200, **body: object) -> Page:
    desk.answers["/orden/"] = lambda: (status, dict(body))
    return opened(page, desk, LIST)


def test_item_is_moved_at_once_with_alt_and_an_arrow(at_desk, desk):
    page = sorting(at_desk, desk, times={"2": "09.00–09.20"}, numbers={"2": "1"})

    page.get_by_role("button", name="Flyt Budget").focus()
    page.keyboard.press("Alt+ArrowUp")
    told(page, "Budget er flyttet til plads 1 af 4. Rækkefølgen er gemt.")

    assert (order(page), sent_orders(desk)) == ("2134", ["2134"])
    assert page.locator("[data-id='2'] [data-time]").inner_text() == "09.00–09.20"
    assert page.locator("[data-id='2'] [data-number]").inner_text() == "1"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Flyt Budget"


def test_item_is_lifted_carried_and_dropped_or_put_back(at_desk, desk):
    page = sorting(at_desk, desk)
    page.get_by_role("button", name="Flyt Godkendelse").focus()

    for key in (" ", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    carried = order(page)
    page.keyboard.press("Escape")
    told(page, "Fortrudt. Godkendelse er tilbage på plads 1 af 4.")
    back, none_sent = order(page), sent_orders(desk)
    for key in (" ", "ArrowDown", "ArrowDown", "ArrowDown", " "):
        page.keyboard.press(key)
    told(page, "Rækkefølgen er gemt")

    assert (carried, back, none_sent) == ("2314", "1234", [])
    assert (order(page), sent_orders(desk)) == ("2314", ["2314"])  # the fixed one is not passed


@pytest.mark.parametrize(("drop", "expected"), [(True, "2314"), (False, "1234")])
def test_item_is_dragged(at_desk, desk, drop, expected):
    page = sorting(at_desk, desk)
    grip = page.get_by_role("button", name="Flyt Godkendelse").bounding_box()
    target = page.locator("[data-id='3']").bounding_box()
    assert grip is not None
    assert target is not None

    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, target["y"] + target["height"] - 4, steps=12)
    if not drop:
        page.keyboard.press("Escape")
    page.mouse.up()
    told(page, "gemt" if drop else "Fortrudt")

    assert (order(page), sent_orders(desk)) == (expected, [expected] if drop else [])


def test_buttons_move_without_a_reload_and_end_at_the_ends(at_desk, desk):
    page = sorting(at_desk, desk)

    off = page.get_by_role("button", name="Op Godkendelse").is_disabled()
    page.get_by_role("button", name="Op Budget").click()
    told(page, "gemt")

    assert (off, sent_orders(desk), page.url) == (True, ["2134"], f"{desk.url}/")
    assert page.get_by_role("button", name="Ned Cykelsti").is_disabled()


@pytest.mark.parametrize("dead", [False, True])
def test_an_order_that_is_refused_is_taken_back(at_desk, desk, dead):
    page = sorting(at_desk, desk, 409, message="Dagsordenen er ændret. Hent siden igen.")
    if dead:
        desk.stop()

    page.get_by_role("button", name="Ned Godkendelse").click()
    told(page, "Der er ingen forbindelse" if dead else "som den var: Dagsordenen er ændret")

    assert order(page) == "1234"


def test_sorting_works_as_a_form_and_has_no_accessibility_fault(chromium, at_desk, desk):
    page = sorting(at_desk, desk)
    faults = findings_of(page)
    plain = chromium.new_context(base_url=desk.url, java_script_enabled=False).new_page()

    plain.goto("/")
    plain.get_by_role("button", name="Op Budget").click()
    plain.wait_for_url("**/flyt/")
    plain.context.close()

    assert (faults, desk.received) == ([], [("/flyt/", {"up": ["2"]})])


def test_live_view_follows_and_keeps_what_one_does(at_desk, desk):
    desk.answers["/live/"] = lambda: (204, None)
    page = opened(at_desk, desk, LIVE.format("x"))
    page.get_by_text("Punkt 1").click()

    fragment = LIVE.split('0.2">')[1].removesuffix("</div>").replace("Behandles.", "Godkendt.")
    changes = ["Punkt 2: Beslutningen er skrevet."]
    desk.answers["/live/"] = lambda: (200, {"version": 2, "html": fragment, "changes": changes})
    page.get_by_text("Godkendt.").wait_for()
    desk.answers["/live/"] = lambda: (204, None)

    assert page.locator("#a details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator("[data-live] + [role=status]").inner_text() == changes[0]
    assert page.locator("[data-live]").get_attribute("data-live-version") == "2"


def test_live_view_says_when_the_line_is_lost_and_comes_back(at_desk, desk):
    desk.answers["/live/"] = lambda: (204, None)
    page = opened(at_desk, desk, LIVE.format("x"))
    lost = page.locator(".live-lost")

    desk.stop()
    expect(lost).to_have_text(re.compile(r"^Vist som kl\. \d\d\.\d\d – der er ingen forbindelse"))
    desk.start()
    expect(lost).to_have_text("")

    assert page.locator("[data-live] + [role=status]").inner_text() == "Forbindelsen er tilbage."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((302, None), "Vist som kl. .* du er logget ud"),
        ((410, {"message": "Mødet er hævet."}), "^Mødet er hævet.$"),
    ],
)
def test_live_view_says_why_it_ends(at_desk, desk, answer, expected):
    desk.answers["/live/"] = lambda: answer

    page = opened(at_desk, desk, LIVE.format("x"))

    expect(page.locator(".live-lost")).to_have_text(re.compile(expected))


def test_a_phrase_fills_the_box_and_sets_the_outcome(at_desk, desk):
    page = opened(at_desk, desk, box() + PHRASES)

    page.get_by_role("button", name="Godkendt.").click()
    page.get_by_role("button", name="Ikke").click()
    page.keyboard.type(" Slut.")
    expect(page.locator(".save-status[data-state=saved]")).to_have_count(2)

    assert desk.text("/s/7/") == "<p>Godkendt.</p><p>Ikke &amp; aldrig. Slut.</p>"
    assert desk.text("/u/") == "adopted"


def test_package_is_read_without_a_connection_and_removed(at_desk, desk):
    desk.pages["/pakke/bilag/"] = "<p>Bilag 1</p>"
    page = opened(at_desk, desk, OFFLINE, "/pakke/")
    page.get_by_role("button", name="Gem på denne enhed").click()
    page.get_by_text("Kan læses uden forbindelse").wait_for()

    desk.stop()
    page.goto("/pakke/bilag/")
    annex = page.locator("p").first.inner_text()
    page.goto("/pakke/")
    page.get_by_text("Du har ingen forbindelse. Her vises det").wait_for()
    styled = page.evaluate("getComputedStyle(document.querySelector('.offline')).display")
    desk.start()
    page.goto("/pakke/")
    page.get_by_role("button", name="Fjern fra denne enhed").click()
    page.get_by_text("Fjernet fra denne enhed.").wait_for()

    assert (annex, styled) == ("Bilag 1", "flex")
    assert page.evaluate("caches.keys()") == []


def test_package_goes_at_log_out_and_for_the_next_user(at_desk, desk):
    desk.pages["/pakke/bilag/"] = "<p>Bilag 1</p>"
    page = opened(at_desk, desk, OFFLINE, "/pakke/")
    keep = page.get_by_role("button", name="Gem på denne enhed")
    keep.click()
    page.get_by_text("Kan læses uden forbindelse").wait_for()
    names = page.evaluate("caches.keys()")

    desk.user = 18
    page.goto("/pakke/")
    keep.wait_for()
    page.wait_for_timeout(100)
    for_the_next = page.evaluate("caches.keys()")
    keep.click()
    page.get_by_text("Kan læses uden forbindelse").wait_for()
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/log-ud/")
    page.wait_for_timeout(100)

    assert (names, for_the_next) == (["raadslag-package-17/pakke/"], [])
    assert page.evaluate("caches.keys()") == []


def test_what_cannot_be_saved_on_the_device_is_named(at_desk, desk):
    page = opened(at_desk, desk, OFFLINE, "/pakke/")

    page.get_by_role("button", name="Gem på denne enhed").click()

    page.get_by_text("Ikke alt kunne gemmes på denne enhed: /pakke/bilag/").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert findings_of(page) == []
