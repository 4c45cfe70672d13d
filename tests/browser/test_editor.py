"""The editor: a Word user's keys, tables and lists, clean pasting, a toolbar for the keyboard, the safe subset out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.desk import Desk, box
from tests.browser.test_accessibility import findings_of

PASTED = Path(__file__).resolve().parents[1] / "frontend" / "pasted"
PASTE = """(target, {html, text, files}) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  for (const name of files) data.items.add(new File(["x"], name, {type: "image/png"}));
  target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def opened(page: Page, desk: Desk, html: str = "", **attributes: str) -> Page:
    desk.pages["/"] = box(html, **attributes)
    page.goto("/")
    page.wait_for_selector("html[data-staff-script=ready]")
    page.locator(".ed-text").focus()
    return page


def paste(page: Page, html: str = "", text: str = "", files: tuple[str, ...] = ()) -> None:
    page.locator(".ed-text").evaluate(PASTE, {"html": html, "text": text, "files": list(files)})


def text_of(page: Page) -> str:
    """What would be saved: the text area follows the editor."""
    return page.locator("#s7").input_value()


def test_text_is_written_and_set_with_the_keys_of_word(at_desk, desk):
    page = opened(at_desk, desk)

    page.keyboard.press("Control+Alt+1")
    page.keyboard.type("Baggrund\n")
    page.keyboard.press("Control+b")
    page.keyboard.type("Fed")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+i")
    page.keyboard.type(" kursiv\n")
    page.keyboard.press("Control+Alt+2")
    page.keyboard.type("Under\n")
    page.wait_for_timeout(600)  # what is written without a pause is undone at once
    page.keyboard.type("fortrudt")
    page.keyboard.press("Control+z")

    assert text_of(page) == (
        "<h4>Baggrund</h4><p><strong>Fed</strong><em> kursiv</em></p><h5>Under</h5>"
    )


def test_lists_nest_with_tab_and_close_with_enter(at_desk, desk):
    page = opened(at_desk, desk)

    page.keyboard.type("1. at pladsen anlægges\nved skoven")
    page.keyboard.press("Tab")
    page.keyboard.type("\nved havnen\n")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("at naboerne høres\n\nSlut")

    assert text_of(page) == (
        "<ol><li>at pladsen anlægges<ol><li>ved skoven</li><li>ved havnen</li></ol></li>"
        "<li>at naboerne høres</li></ol><p>Slut</p>"
    )


def test_paragraphs_become_a_list_and_back_and_a_date_is_none(at_desk, desk):
    page = opened(at_desk, desk)

    page.keyboard.type("21. april mødtes\nudvalget")
    written = text_of(page)
    page.keyboard.press("Control+a")
    page.get_by_role("button", name="Nummereret liste").click()
    numbered = text_of(page)
    page.get_by_role("button", name="Punktopstilling").click()
    bullets = text_of(page)
    page.get_by_role("button", name="Punktopstilling").click()

    assert written == text_of(page) == "<p>21. april mødtes</p><p>udvalget</p>"
    assert numbered == "<ol><li>21. april mødtes</li><li>udvalget</li></ol>"
    assert bullets == "<ul><li>21. april mødtes</li><li>udvalget</li></ul>"


def test_table_is_put_after_the_list_one_stands_in_and_text_goes_on_after_it(at_desk, desk):
    page = opened(at_desk, desk, "<ul><li>et</li></ul><p>to</p>")

    page.get_by_role("button", name="Indsæt tabel").click()
    for _ in range(9):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.type("!")

    cells = "<tr><td></td><td></td><td></td></tr>"
    assert text_of(page) == (
        "<ul><li>et</li></ul><table><thead><tr><th></th><th></th><th></th></tr></thead>"
        f"<tbody>{cells * 3}</tbody></table><p>to!</p>"
    )


def test_table_grows_and_shrinks(at_desk, desk):
    page = opened(at_desk, desk)

    page.get_by_role("button", name="Indsæt tabel").click()
    page.keyboard.type("År")
    page.keyboard.press("Tab")
    page.keyboard.type("Beløb")
    page.get_by_role("button", name="Kolonne til højre").click()
    for name in ("Fjern kolonne", "Række under", "Fjern række", "Fjern række"):
        page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Overskriftsrække").click()

    pressed = page.get_by_role("button", name="Overskriftsrække").get_attribute("aria-pressed")
    assert pressed == "true"
    assert text_of(page) == (
        "<table><thead><tr><th></th><th></th><th></th></tr></thead>"
        "<tbody><tr><td></td><td></td><td></td></tr></tbody></table>"
    )


def test_link_is_set_and_a_half_address_is_explained(at_desk, desk):
    page = opened(at_desk, desk, "<p>planen</p>")

    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.keyboard.type("plan")
    page.keyboard.press("Enter")
    fault = page.get_by_role("alert").inner_text()
    page.get_by_label("Webadresse").fill("www.hvilsbaek.example/plan")
    page.keyboard.press("Enter")

    assert fault.startswith("Skriv en hel adresse")
    assert text_of(page) == '<p><a href="https://www.hvilsbaek.example/plan">planen</a></p>'


@pytest.mark.parametrize(
    "html",
    [
        '<ol type="a"><li>et</li><li value="4">fire<ul><li>dyb</li></ul></li></ol>',
        '<ol><li data-marker="§ 3">paragraf</li></ol>',
        "<h4>Æ &amp; Ø</h4><p>a<br>b <strong><em>c</em></strong> &lt;d&gt;</p><h5>Under</h5>",
        "<table><tbody><tr><td>a<br>b</td><td></td></tr></tbody></table><p>efter</p>",
        '<p>se <a href="mailto:a@b.example">a</a></p>',
    ],
)
def test_what_is_stored_comes_out_as_it_went_in(at_desk, desk, html):
    page = opened(at_desk, desk, html)

    assert text_of(page) == html


def test_word_is_pasted_clean_and_a_lost_picture_is_told(at_desk, desk):
    page = opened(at_desk, desk)

    paste(page, html=(PASTED / "word-lists.html").read_text("utf-8"))
    lists = text_of(page)
    page.keyboard.press("Control+a")
    paste(page, html=(PASTED / "word-tracked.html").read_text("utf-8"))
    told = page.locator(".ed-message").inner_text()

    assert lists.startswith("<h4>Legepladsen ved Mosevangen</h4><p>Forvaltningen har set på ")
    assert "<ul><li>Ved skoven<ul><li>med <strong>gynger</strong><ul><li>og sand" in lists
    assert text_of(page) == "<p>Udvalget godkender forslaget for Hvilsbæk[1].</p>"
    assert told.startswith("Et billede er udeladt")


def test_a_table_from_excel_and_lines_into_a_cell(at_desk, desk):
    page = opened(at_desk, desk)

    paste(page, html=(PASTED / "excel.html").read_text("utf-8"))
    page.locator(".ed-text td").last.click()
    page.keyboard.press("End")
    paste(page, html="<p><b>og</b></p><ul><li>mere</li></ul>", text=" og\nmere")

    assert text_of(page) == (
        "<table><thead><tr><th>År</th><th>2022</th><th></th></tr></thead>"
        "<tbody><tr><td>Drift</td><td>1.250</td><td>kr.og<br>mere</td></tr></tbody></table>"
    )


def test_a_picture_alone_is_not_pasted_but_told(at_desk, desk):
    page = opened(at_desk, desk, "<p>tekst</p>")

    paste(page, files=("skærm.png",))

    assert page.locator(".ed-message").inner_text().startswith("Et billede er udeladt")
    assert text_of(page) == "<p>tekst</p>"


def test_toolbar_is_one_stop_and_the_box_can_be_left(at_desk, desk):
    page = opened(at_desk, desk, "<ul><li>a</li><li>b</li></ul>")
    active = "document.activeElement.getAttribute('aria-label') || document.activeElement.className"

    page.keyboard.press("Alt+F10")
    first = page.evaluate(active)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(active)
    page.keyboard.press("Escape")
    back = page.evaluate(active)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.textContent")

    assert (first, second, back, after) == ("Fed", "Kursiv", "Sagens kerne", "Log ud")
    assert text_of(page) == "<ul><li>a</li><li>b</li></ul>"


def test_pressed_is_said_and_what_cannot_be_done_is_off(at_desk, desk):
    page = opened(at_desk, desk, "<p>tekst</p>")
    bold = page.get_by_role("button", name="Fed")
    page.keyboard.press("Control+a")

    off = page.get_by_role("button", name="Ryk listepunktet ind").get_attribute("aria-disabled")
    bold.click()

    assert (off, bold.get_attribute("aria-pressed")) == ("true", "true")
    assert text_of(page) == "<p><strong>tekst</strong></p>"


def test_a_read_only_text_has_no_tools(at_desk, desk):
    page = opened(at_desk, desk, "<p>låst</p>", readonly="readonly")

    page.keyboard.type("nej")

    assert (page.get_by_role("toolbar").count(), text_of(page)) == (0, "<p>låst</p>")


def test_without_the_script_the_text_area_is_a_form(chromium, desk):
    desk.pages["/"] = box("<p>tekst</p>")
    page = chromium.new_context(base_url=desk.url, java_script_enabled=False).new_page()

    page.goto("/")
    page.get_by_label("Sagens kerne").fill("<p>ny</p>")
    page.get_by_role("button", name="Gem").click()
    page.wait_for_url("**/gem/")
    page.context.close()

    assert desk.received == [("/gem/", {"html": ["<p>ny</p>"]})]


@pytest.mark.parametrize("width", [320, 1280])
def test_editor_has_no_accessibility_fault_and_fits(at_desk, desk, width):
    at_desk.set_viewport_size({"width": width, "height": 900})
    page = opened(
        at_desk, desk, "<p>a</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    page.locator(".ed-text td").first.click()
    desk.write("/s/7/", "<p>Annas</p>")
    page.keyboard.type("x")
    page.get_by_role("button", name="Behold min").wait_for()
    page.keyboard.press("Control+k")

    faults = findings_of(page)

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
