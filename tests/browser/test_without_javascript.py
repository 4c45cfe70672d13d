"""Every page is a page without JavaScript too, and the work can be done there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import pages, scene
from tests.browser.conftest import log_in
from tools.templates import render


@pytest.fixture
def plain(browser: Browser, site: LiveServer) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=site.url, java_script_enabled=False)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def headings(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("h1, h2").all_inner_texts()]


def test_meeting_is_read_in_order(plain):
    page = plain.new_page()

    page.goto(pages.meeting())

    assert headings(page) == [
        "Teknik- og Miljøudvalget",
        "Indhold",
        "Punkt 1 Godkendelse af dagsorden",
        "Punkt 2 Budgetopfølgning pr. 31. marts",
        "Punkt 3 Cykelsti mellem Solby og Havrevang",
        "Punkt 4 Hundeskov ved Nørrebakke",
        "Punkt 5 Køb af ejendom",
        "Punkt 6 Nedlæggelse af rasteplads",
        "Hent hele dokumentet",
        "Versioner og originaler",
    ]


def test_language_switch_leads_to_the_same_page(plain):
    page = plain.new_page()
    page.goto(pages.meeting())

    page.get_by_role("link", name="English").click()
    there = page.url
    page.get_by_role("link", name="Dansk").click()

    assert there.endswith(f"/en{pages.meeting()}")
    assert page.url.endswith(pages.meeting())
    assert "/en/" not in page.url


def test_case_is_followed_from_forum_to_forum(plain):
    page = plain.new_page()
    page.goto(pages.meeting())

    page.get_by_role("link", name="25/01487").click()

    assert page.locator(".journey h2").all_inner_texts() == [
        "Teknik- og Miljøudvalget",
        "Byrådet",
        "Byrådet",
    ]
    assert page.locator(".journey .outcome").all_inner_texts() == ["Anbefalet", "Vedtaget"]


def test_older_version_leads_back_to_the_one_in_force(plain):
    page = plain.new_page()
    page.goto(pages.meeting())

    page.get_by_role("link", name="Dagsorden, version 1").click()
    older = page.locator(".kind-label").inner_text()
    page.get_by_role("link", name="Læs den gældende version").click()

    assert older == "Dagsorden · version 1"
    assert page.url.endswith(pages.meeting())


def test_documents_are_handed_in_and_looked_at(plain):
    page = log_in(plain)
    page.get_by_role("link", name="Upload dokumenter").click()

    minutes = scene.council_minutes(scene.date(2024, 5, 7), scene.date(2024, 4, 2))
    page.get_by_label("Dokumenter").set_input_files(
        [
            {
                "name": "byraad.html",
                "mimeType": "text/html",
                "buffer": render(minutes, "cover", "html"),
            },
            {"name": "noget.bin", "mimeType": "application/octet-stream", "buffer": b"\x00\x01"},
        ]
    )
    page.get_by_role("button", name="Upload", exact=True).click()

    assert page.get_by_role("status").inner_text() == "2 dokumenter modtaget."
    assert page.locator("tbody th").all_inner_texts()[:2] == ["noget.bin", "byraad.html"]
    assert page.locator("tbody .state").all_inner_texts()[:2] == [
        "Kunne ikke læses",
        "Offentliggjort uden gennemsyn",
    ]


def test_document_is_set_aside_with_a_reason(plain):
    page = log_in(plain)
    page.goto(pages.review(scene.TEXT))

    page.get_by_text("Læg til side").first.click()
    page.get_by_label("Hvorfor lægges det til side?").fill("Hører til en anden kommune")
    page.get_by_role("button", name="Læg til side").click()

    assert page.locator(".state").inner_text() == "Lagt til side"
    assert page.get_by_role("button", name="Send tilbage til gennemsyn").is_visible()
