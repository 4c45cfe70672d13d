"""A meeting is held in one browser and followed in another; a package is read when the server is gone."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, expect

from raadslag.drafts.actions import attendance, decisions, votes
from raadslag.drafts.actions.attendance import Newcomer
from raadslag.drafts.models import DraftText, Note
from raadslag.drafts.queries.holding import room_at
from raadslag.drafts.rules import Part, Stage
from raadslag.journeys import hold_meeting
from referat.document import Outcome, Presence
from tests.browser.line import Line
from tests.browser.test_accessibility import findings_of
from tests.raadslag import cast
from tests.raadslag.cast import NOW, Cast, gather
from tests.raadslag.factories import BY

SOON = 10_000  # ms: the member's page asks every third second


def at_meeting() -> Cast:
    everybody = gather()
    box = everybody.item.texts.get(heading="Indstilling")
    box.html = "<ol><li>at molen fornyes</li><li>at pengene frigives</li></ol>"
    box.save()
    cast.written_item(everybody.forum, "Eventuelt", draft=everybody.draft, order=2)
    everybody.draft.stage = Stage.CALLED
    everybody.draft.save()
    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)
    return everybody


def seen_by(browser: Browser, url: str, user) -> BrowserContext:
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=url, reduced_motion="reduce")
    context.set_default_timeout(SOON)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    return context


def ready(page, address):
    page.goto(address)
    page.wait_for_selector("html[data-staff-script=ready]")
    return page


@pytest.fixture
def everybody(site) -> Cast:
    return at_meeting()


def hold(everybody):
    return reverse("hold_item", args=[everybody.meeting.pk, everybody.item.uuid])


def everything_noted(everybody):
    """A vote by name, one by group with a fault, a statement, a member who leaves with a substitute."""
    item, draft = everybody.item, everybody.draft
    decisions.add_statement(
        item=item, person="Mads Mole (V)", user=everybody.secretary, by=BY, now=NOW
    )
    for by_group in (False, True):
        event = votes.add_vote(
            item=item, amendment=by_group, proposal="Molen", by_group=by_group, by=BY, now=NOW
        )
        votes.all_for(event=event, room=room_at(item), by=BY, now=NOW)
    for who in (
        Newcomer("Mads Mole", presence=Presence.ABSENT, disqualified=True, reason="Ejer molen"),
        Newcomer("Gus Vand", party="V", substitute_for="Mads Mole"),
    ):
        attendance.add_attendee(draft=draft, item=item, who=who, by=BY, now=NOW)
    decisions.set_outcome(item=item, outcome=Outcome.ADOPTED, by=BY, now=NOW)


def test_the_member_reads_the_decision_as_the_secretary_writes_it(browser, site, everybody):
    desk = seen_by(browser, site.url, everybody.secretary)
    tablet = seen_by(browser, site.url, everybody.member)
    secretary = ready(desk.new_page(), hold(everybody))
    member = ready(tablet.new_page(), reverse("package", args=[everybody.meeting.pk]))

    secretary.get_by_role("button", name="Taget til efterretning.").click()
    secretary.keyboard.press("F8")
    secretary.keyboard.press("Control+End")
    secretary.keyboard.type(" Molen drøftes igen til maj.")

    printed = member.locator(f"#besluttet-{everybody.item.uuid}")
    expect(printed).to_contain_text(
        "Taget til efterretning. Molen drøftes igen til maj.", timeout=SOON
    )
    expect(printed.locator(".outcome")).to_have_text("Taget til efterretning", timeout=SOON)
    expect(secretary.locator("#live-printed")).to_contain_text("Molen drøftes igen", timeout=SOON)
    stored = DraftText.objects.get(item=everybody.item, part=Part.DECISION)
    assert stored.html == "<p>Taget til efterretning. Molen drøftes igen til maj.</p>"
    desk.close()
    tablet.close()


def test_a_vote_is_noted_by_keyboard_and_its_faults_are_told_at_once(browser, site, everybody):
    desk = seen_by(browser, site.url, everybody.secretary)
    page = ready(desk.new_page(), hold(everybody))
    page.get_by_role("button", name="Stem om indstillingen").click()
    page.get_by_role("button", name="Alle for").click()

    page.get_by_role("group", name="Mads Mole (V)").get_by_label("For").focus()
    page.keyboard.press("ArrowRight")

    tally = page.locator("#live-tallies")
    expect(tally).to_contain_text("for 1, imod 1, undlod 0 – stemmelighed", timeout=SOON)
    page.get_by_text("En deltager går fra under punktet").click()
    page.get_by_label("Hvem", exact=True).select_option("Mads Mole")
    page.get_by_role("button", name="Notér det").click()
    expect(tally).to_contain_text("Mads Mole er inhabil", timeout=SOON)
    desk.close()


def test_keys_lead_from_item_to_item(browser, site, everybody):
    desk = seen_by(browser, site.url, everybody.secretary)
    page = ready(desk.new_page(), hold(everybody))

    page.keyboard.press("Alt+PageDown")
    expect(page.locator("h1")).to_have_text("Eventuelt")
    page.wait_for_selector("html[data-staff-script=ready]")
    page.keyboard.press("Alt+PageUp")

    expect(page.locator("h1")).to_have_text("Ny mole i Strandby")
    desk.close()


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_the_pages_reach_everybody(browser, site, everybody, width):
    everything_noted(everybody)
    desk = seen_by(browser, site.url, everybody.secretary)
    page = desk.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    meeting = everybody.meeting.pk
    found = {}

    for address in (reverse("hold_meeting", args=[meeting]), hold(everybody)):
        ready(page, address)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[address] = (findings_of(page), wide)
    ready(page, reverse("package", args=[meeting]))
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found["package"] = (findings_of(page), wide)

    assert set(map(str, found.values())) == {"([], False)"}
    desk.close()


def test_a_package_is_read_and_noted_on_after_the_server_is_gone(browser, site, everybody):
    line = Line(site.thread.port)
    tablet = seen_by(browser, line.url, everybody.member)
    page = ready(tablet.new_page(), reverse("package", args=[everybody.meeting.pk]))
    page.get_by_role("button", name="Gem på denne enhed").click()
    expect(page.locator(".offline__status").last).not_to_be_empty(timeout=SOON)
    expect(page.get_by_role("button", name="Fjern")).to_be_visible(timeout=SOON)

    line.cut()
    ready(page, reverse("package", args=[everybody.meeting.pk]))
    page.get_by_label("Min note").first.fill("Spørg til prisen")
    page.wait_for_timeout(500)
    ready(page, reverse("package", args=[everybody.meeting.pk]))

    expect(page.locator("h1")).to_have_text("Havneudvalget")
    expect(page.get_by_label("Min note").first).to_have_value("Spørg til prisen")
    assert not Note.objects.exists()
    tablet.close()


def test_where_the_server_dies_the_page_says_so_and_keeps_what_was_typed(browser, site, everybody):
    line = Line(site.thread.port)
    desk = seen_by(browser, line.url, everybody.secretary)
    page = ready(desk.new_page(), hold(everybody))
    status = page.locator(".save-status").first
    page.keyboard.press("F8")
    page.keyboard.type("Godkendt.")
    expect(status).to_have_attribute("data-state", "saved", timeout=SOON)

    line.cut()
    page.keyboard.type(" Arbejdet begynder til maj.")

    expect(status).to_have_class(re.compile("is-trouble"), timeout=SOON)
    expect(status).to_contain_text(re.compile(r"\d\d\.\d\d"))
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert "Arbejdet begynder til maj." in kept
    stored = DraftText.objects.get(item=everybody.item, part=Part.DECISION)
    assert stored.html == "<p>Godkendt.</p>"
    desk.close()
