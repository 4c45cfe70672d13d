"""Axe finds nothing and nothing scrolls sideways: every kind of page, both languages, narrow and wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import pages
from tests.browser.conftest import AXE, log_in

WIDTHS = (320, 1280)
LANGUAGES = ("da", "en")


def findings_of(page: Page) -> list[str]:
    """What axe has to say of the page, one line a finding."""
    page.evaluate(AXE.read_text("utf-8"))  # the page's own policy lets no foreign script in
    result = page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def faults_of(page: Page, name: str, address: str, language: str) -> list[str]:
    page.goto(pages.in_language(address, language))
    lang = page.evaluate("document.documentElement.lang")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    faults = [f"{name}: {finding}" for finding in findings_of(page)]
    if lang != language:
        faults.append(f"{name}: the page says that its language is {lang!r}")
    if wide > 0:
        faults.append(f"{name}: scrolls {wide} pixels sideways")
    return faults


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_have_no_accessibility_fault(page, language, width):
    page.set_viewport_size({"width": width, "height": 900})

    faults = [
        fault
        for name, address in pages.public().items()
        for fault in faults_of(page, name, address, language)
    ]

    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_pages_have_no_accessibility_fault(context: BrowserContext, language, width):
    page = log_in(context)
    page.set_viewport_size({"width": width, "height": 900})

    faults = [
        fault
        for name, address in pages.staff().items()
        for fault in faults_of(page, name, address, language)
    ]

    assert faults == []
