"""Autosave: a dead server, two writers, a lost session, a closed page: no text is lost, and the page says how it stands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, box
from tests.browser.test_accessibility import findings_of

FIELDS = """
<label for="t">Overskrift</label>
<input id="t" name="title" value="Plads" data-autosave data-save-url="/t/" data-version="0">
<label for="o">Udfald</label>
<select id="o" name="outcome" data-autosave data-save-url="/o/" data-version="0">
<option value="">–</option><option value="adopted">Vedtaget</option></select>
<input type="checkbox" class="form-checkbox" id="c" name="closed" data-autosave
data-save-url="/c/" data-version="0"><label class="form-label" for="c">Lukket</label>
<fieldset id="f" name="presence" data-autosave data-save-url="/f/" data-version="0"><legend>Fremmøde</legend>
<input type="radio" class="form-radio" name="p" id="p1" value="present" checked>
<label class="form-label" for="p1">Til stede</label>
<input type="radio" class="form-radio" name="p" id="p2" value="absent">
<label class="form-label" for="p2">Fraværende</label></fieldset>
<ol><li data-id="12"><span data-time>09.00</span></li></ol>"""
NOTE = '<textarea data-note data-label="Min note" data-save-url="/n/" data-version="0"></textarea>'


def opened(page: Page, desk: Desk, body: str) -> Page:
    desk.pages["/"] = body
    page.goto("/")
    page.wait_for_selector("html[data-staff-script=ready]")
    return page


def status(page: Page, text: str) -> None:
    expect(page.locator(".save-status__text").first).to_have_text(re.compile(text))


def write(page: Page, text: str) -> None:
    page.locator(".ed-text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def test_text_is_saved_by_itself_and_says_so(at_desk, desk):
    page = opened(at_desk, desk, box())

    write(page, "Godkendt.")
    status(page, r"^Gemt 10\.32\.05$")
    hidden = page.get_by_role("button", name="Gem", exact=True).is_hidden()

    assert (desk.received, hidden) == ([("/s/7/", {"html": "<p>Godkendt.</p>", "base": 0})], True)


def test_the_fingers_of_a_word_user_save_at_once(at_desk, desk):
    page = opened(at_desk, desk, box())

    write(page, "Nu")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(300)  # less than the pause after which it is saved by itself

    assert desk.text("/s/7/") == "<p>Nu</p>"


def test_server_dies_in_the_middle_of_a_sentence_and_comes_back(at_desk, desk):
    page = opened(at_desk, desk, box())
    write(page, "Udvalget ")
    status(page, "^Gemt")

    desk.stop()
    write(page, "godkendte ")
    status(
        page, r"^Ikke gemt siden \d\d\.\d\d\.\d\d – der er ingen forbindelse\. Teksten ligger på"
    )
    kept = page.evaluate("localStorage.getItem('raadslag:draft:17:/s/7/')")
    write(page, "forslaget.")
    desk.start()
    page.get_by_role("button", name="Gem nu").click()
    status(page, "^Gemt")
    left = page.evaluate("Object.keys(localStorage)")

    assert "Udvalget godkendte" in kept
    assert (desk.text("/s/7/"), left) == ("<p>Udvalget godkendte forslaget.</p>", [])


def test_it_is_tried_again_without_anybody_asking(at_desk, desk):
    page = opened(at_desk, desk, box())
    failing = [True]
    desk.answers["/s/7/"] = lambda: (
        (500, None) if failing else (200, {"version": 1, "saved_at": "9.00.00"})
    )

    write(page, "x")
    status(page, "serveren svarer ikke")
    failing.clear()
    status(page, r"^Gemt 9\.00\.00$")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("Sæt begge ind", "<p>Annas tekst.</p><p>Min tekst.</p>"),
        ("Behold min", "<p>Min tekst.</p>"),
        ("Tag den anden", "<p>Annas tekst.</p>"),
    ],
)
def test_two_writers_see_both_texts_and_choose(at_desk, desk, choice, expected):
    page = opened(at_desk, desk, box())
    desk.write("/s/7/", "<p>Annas tekst.</p>")

    write(page, "Min tekst.")
    panel = page.get_by_role("region", name="Anna Holm har ændret den samme tekst")
    panel.wait_for()
    both = panel.locator(".choice__body").all_inner_texts()
    panel.get_by_role("button", name=choice).click()
    status(page, "^Gemt")

    assert both == ["Min tekst.", "Annas tekst."]
    assert (desk.text("/s/7/"), page.locator("#s7").input_value()) == (expected, expected)
    assert panel.count() == 0


def test_what_one_takes_instead_of_ones_own_can_be_undone(at_desk, desk):
    page = opened(at_desk, desk, box())
    desk.write("/s/7/", "<p>Annas</p>")
    write(page, "Min")

    page.get_by_role("button", name="Tag den anden").click()
    page.keyboard.press("Control+z")

    expect(page.locator(".ed-text")).to_have_text("Min")


def test_text_left_unsaved_is_shown_and_inserted_at_the_next_visit(at_desk, desk):
    page = opened(at_desk, desk, box("<p>Før</p>"))
    desk.write("/s/7/", "<p>Før</p>")
    desk.pages["/"] = box("<p>Før</p>").replace('data-version="0"', 'data-version="1"')
    page.goto("/")
    desk.stop()
    write(page, " og efter")
    status(page, "^Ikke gemt siden")
    desk.start()
    desk.answers["/s/7/"] = lambda: (500, None)  # what is sent on the way out is lost too
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/")
    del desk.answers["/s/7/"]

    panel = page.get_by_role("region", name="Du har tekst fra kl.")
    panel.wait_for()
    shown = panel.locator(".choice__body").all_inner_texts()
    write(page, ".")  # writing before choosing costs nothing of what was left
    panel.get_by_role("button", name="Sæt ind").click()
    for _ in range(40):
        page.wait_for_timeout(50 * (desk.text("/s/7/") != "<p>Før og efter</p>"))
    status(page, "^Gemt")

    assert (shown, desk.text("/s/7/")) == (["Før og efter"], "<p>Før og efter</p>")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_text_left_unsaved_can_be_discarded(at_desk, desk):
    page = opened(at_desk, desk, box())
    page.evaluate(
        """localStorage.setItem("raadslag:draft:17:/s/7/", JSON.stringify({value: "<p>x</p>", base: 0, at: Date.now()}))"""
    )
    page.goto("/")

    page.get_by_role("button", name="Kassér").click()
    page.goto("/")
    page.wait_for_selector(".ed-text")

    assert page.locator(".choice").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []


def test_somebody_elses_draft_is_never_shown(at_desk, desk):
    page = opened(at_desk, desk, box())
    page.evaluate(
        """localStorage.setItem("raadslag:draft:99:/s/7/", JSON.stringify({value: "<p>x</p>", base: 0, at: 1}))"""
    )

    page.goto("/")
    page.wait_for_selector(".ed-text")

    assert page.locator(".choice").count() == 0


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((302, None), "du er logget ud"),
        ((403, None), "du er logget ud"),
        ((403, {"message": "Punktet er låst."}), "Ikke gemt: Punktet er låst. Teksten ligger på"),
        ((422, {"message": "Teksten er for lang."}), "Ikke gemt: Teksten er for lang."),
        ((410, {"message": "Punktet er slettet."}), "Ikke gemt: Punktet er slettet."),
    ],
)
def test_a_refusal_is_told_and_the_text_is_kept(at_desk, desk, answer, told):
    page = opened(at_desk, desk, box())
    desk.answers["/s/7/"] = lambda: answer

    write(page, "Vigtigt")
    status(page, told)

    assert "Vigtigt" in page.evaluate("localStorage.getItem('raadslag:draft:17:/s/7/')")
    assert page.locator(".save-status__login").is_visible() == ("logget ud" in told)


def test_leaving_with_unsaved_text_warns_and_sends_it_on_the_way(at_desk, desk):
    page = opened(at_desk, desk, box())
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))

    write(page, "Sidste ord")
    page.goto("about:blank")
    page.wait_for_timeout(300)

    assert warned == ["beforeunload"]
    assert desk.text("/s/7/") == "<p>Sidste ord</p>"


def test_a_form_waits_for_the_text_to_be_saved(at_desk, desk):
    page = opened(at_desk, desk, box())

    write(page, "Først")
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/log-ud/")

    assert [path for path, _ in desk.received] == ["/s/7/", "/log-ud/"]


def test_drafts_go_at_log_out(at_desk, desk):
    page = opened(at_desk, desk, box())
    page.evaluate(
        """for (const key of ["raadslag:draft:17:/x/", "raadslag:offered:17:/x/", "raadslag:draft:99:/x/", "andet"]) localStorage.setItem(key, "1")"""
    )

    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/log-ud/")

    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["andet", "raadslag:draft:99:/x/"]


def test_plain_fields_save_themselves_and_bring_new_times(at_desk, desk):
    page = opened(at_desk, desk, FIELDS)
    desk.answers["/o/"] = lambda: (200, {"version": 1, "times": {"12": "10.15"}})

    page.get_by_label("Overskrift").fill("Pladsen")
    page.get_by_label("Udfald").select_option("adopted")
    page.get_by_text("Lukket").click()
    page.get_by_text("Fraværende").click()
    expect(page.locator(".save-status[data-state=saved]")).to_have_count(4)

    assert sorted((path, sent["value"], sent["name"]) for path, sent in desk.received) == [
        ("/c/", True, "closed"),
        ("/f/", "absent", "presence"),
        ("/o/", "adopted", "outcome"),
        ("/t/", "Pladsen", "title"),
    ]
    assert page.locator("[data-time]").inner_text() == "10.15"
    assert findings_of(page) == []


def test_a_field_in_conflict_shows_the_words_of_both(at_desk, desk):
    page = opened(at_desk, desk, FIELDS)
    desk.write("/o/", "")
    desk.write("/o/", "postponed")

    page.get_by_label("Udfald").select_option("adopted")
    page.get_by_role("button", name="Behold min").click()
    expect(page.locator(".save-status[data-state=saved]")).to_have_count(1)

    assert desk.text("/o/") == "adopted"
    assert page.get_by_role("button", name="Sæt begge ind").count() == 0


def test_a_note_written_offline_is_sent_when_there_is_a_line_again(at_desk, desk):
    page = opened(at_desk, desk, NOTE)
    desk.stop()

    page.get_by_label("Min note").fill("Spørg til driften")
    status(page, "^Gemt på denne enhed; sendes")
    desk.start()
    page.goto("/")  # no warning: the note is safe on the device
    status(page, "^Gemt 10")

    assert page.get_by_label("Min note").input_value() == "Spørg til driften"
    assert desk.text("/n/") == "Spørg til driften"
