"""A secretary puts an agenda together by keyboard, by mouse, and without a script."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from raadslag.core import clock
from raadslag.drafts.actions import agenda
from raadslag.drafts.models import Draft, DraftItem, ForumRules
from raadslag.drafts.rules import ItemState, Stage
from tests.browser.test_accessibility import findings_of
from tests.raadslag import cast
from tests.raadslag.factories import BY

SOON = 10_000  # ms
MINUTES = {"Økonomi": 20, "Udbud": 10, "Budget": 20}


@pytest.fixture
def people(site, monkeypatch) -> cast.Cast:
    """A paper with the timetable, three items, and one that waits."""
    monkeypatch.setattr(clock, "now", lambda: cast.NOW)
    everybody = cast.gather()
    ForumRules.objects.update(
        standing_items=[
            {"title": "Tidsplan", "position": "first", "timetable": True},
            {"title": "Eventuelt", "position": "last", "minutes": 10},
        ]
    )
    everybody.draft.items.all().delete()
    everybody.draft.delete()
    draft = agenda.open_draft(meeting=everybody.meeting, by=BY, now=cast.NOW)
    for title, minutes in MINUTES.items():
        item = cast.written_item(everybody.forum, title, minutes=minutes)
        agenda.place_item(item=item, draft=draft, by=BY, now=cast.NOW)
    cast.written_item(everybody.forum, "Venter", state=ItemState.SUBMITTED)
    return everybody


def desk_of(browser: Browser, url: str, user, **options) -> BrowserContext:
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=url, reduced_motion="reduce", locale="da-DK", **options)
    context.set_default_timeout(SOON)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    return context


@pytest.fixture
def page(browser: Browser, site: LiveServer, people: cast.Cast) -> Page:
    context = desk_of(browser, site.url, people.secretary)
    opened = context.new_page()
    opened.goto(reverse("draft_agenda", args=[people.meeting.pk]))
    opened.wait_for_selector("html[data-staff-script=ready]")
    yield opened
    context.close()


def lines(page: Page) -> list[tuple[str, str, str]]:
    """Number, title and time of each item, as they stand on the screen."""
    return [
        (
            item.locator("[data-number]").inner_text(),
            item.locator("h3").inner_text(),
            item.locator("[data-time]").inner_text(),
        )
        for item in page.locator(".agenda-list > li").all()
    ]


def stored() -> list[str]:
    return [item.title for item in agenda.printed(Draft.objects.get())]


def test_items_are_moved_by_keyboard_and_the_times_follow(page):
    grip = page.get_by_role("button", name="Budget").filter(has=page.locator("svg")).first
    grip.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")

    expect(page.locator(".agenda-list > li").nth(1).locator("[data-time]")).to_have_text(
        "9.00–9.20"
    )
    expect(page.locator(".agenda-list > li").nth(2).locator("[data-number]")).to_have_text("3")
    assert lines(page) == [
        ("1", "Tidsplan", ""),
        ("2", "Budget", "9.00–9.20"),
        ("3", "Økonomi", "9.20–9.40"),
        ("4", "Udbud", "9.40–9.50"),
        ("5", "Eventuelt", "9.50–10.00"),
    ]
    assert stored() == ["Tidsplan", "Budget", "Økonomi", "Udbud", "Eventuelt"]


def test_minutes_give_the_timetable_while_one_types(page):
    page.get_by_label("Minutter til Økonomi").fill("45")

    expect(page.locator("[data-time-of=end]")).to_have_text("10.25")
    assert [time for _, _, time in lines(page)] == [
        "",
        "9.00–9.45",
        "9.45–9.55",
        "9.55–10.15",
        "10.15–10.25",
    ]
    assert DraftItem.objects.get(title="Økonomi").minutes == 45


def test_a_break_and_minutes_of_one_item_do_not_get_in_each_others_way(page):
    row = page.locator(".agenda-list > li", has_text="Økonomi")
    row.locator("summary").click()
    row.get_by_label("Minutter til Økonomi").fill("30")
    row.get_by_label("Pause bagefter").fill("15")

    expect(page.locator("[data-time-of=end]")).to_have_text("10.25")
    item = DraftItem.objects.get(title="Økonomi")
    assert (item.minutes, item.pause_after) == (30, 15)


def test_an_item_that_waits_and_a_new_one_come_on_the_agenda(page):
    page.locator(".waiting-item", has_text="Venter").get_by_role("button").first.click()
    expect(page.locator(".agenda-list > li")).to_have_count(6)
    page.wait_for_selector("html[data-staff-script=ready]")
    page.get_by_label("Overskrift").fill("Stormflod")
    page.get_by_label("Overskrift").press("Enter")
    expect(page.locator(".agenda-list > li")).to_have_count(7)

    assert [title for _, title, _ in lines(page)][-3:] == ["Venter", "Stormflod", "Eventuelt"]


def test_an_item_is_closed_with_a_reason_and_then_put_last(page):
    row = page.locator(".agenda-list > li", has_text="Økonomi")
    row.locator("summary").click()
    row.get_by_role("button", name="Luk punktet").click()
    row.get_by_label("Hvorfor sagen er lukket").fill("Køb af ejendom")
    row.get_by_role("button", name="Luk punktet").click()
    page.get_by_role("button", name="Sæt de lukkede punkter sidst").click()
    expect(page.get_by_text("Lukkede punkter står så vidt muligt sidst")).to_have_count(0)

    assert stored() == ["Tidsplan", "Udbud", "Budget", "Økonomi", "Eventuelt"]


def test_items_move_without_a_script(browser, site, people):
    context = desk_of(browser, site.url, people.secretary, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(reverse("draft_agenda", args=[people.meeting.pk]))

    plain.get_by_role("button", name="Flyt Budget op").click()
    plain.get_by_label("Minutter til Udbud").fill("25")
    plain.get_by_label("Minutter til Udbud").press("Enter")

    assert lines(plain) == [
        ("1", "Tidsplan", ""),
        ("2", "Økonomi", "9.00–9.20"),
        ("3", "Budget", "9.20–9.40"),
        ("4", "Udbud", "9.40–10.05"),
        ("5", "Eventuelt", "10.05–10.15"),
    ]
    context.close()


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.CALLED])
@pytest.mark.parametrize("width", [320, 1360])
def test_the_page_is_accessible_and_fits(browser, site, people, stage, width):
    Draft.objects.update(stage=stage)
    context = desk_of(browser, site.url, people.secretary, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(reverse("draft_agenda", args=[people.meeting.pk]))
    page.wait_for_selector("html[data-staff-script=ready]")
    page.locator("summary").first.click()

    assert findings_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
