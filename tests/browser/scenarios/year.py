"""The annual wheel by clicks and keys: its rings, what is put on a sector, what the table and the paper say."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
from playwright.sync_api import Page, expect


def begin(page: Page, forum: str, year: int) -> str:
    """From the workbench to the year, and begin its wheel; gives the address."""
    page.goto("/arbejdsbord/")
    page.get_by_role("link", name=f"Årshjul – {forum}").click()
    page.get_by_role("navigation", name="År").get_by_role("link", name=str(year)).click()
    page.get_by_role("button", name="Begynd hjulet").click()
    expect(page.get_by_role("link", name="Ringe", exact=True)).to_be_visible()
    return page.url


def add_rings(page: Page, rings: dict[str, str]) -> None:
    """Each with the forum whose meetings stand on it."""
    page.get_by_role("link", name="Ringe", exact=True).click()
    for title, forum in rings.items():
        page.get_by_label("Ringens navn").fill(title)
        page.get_by_label("Hvis møder og frister").select_option(label=forum)
        page.get_by_role("button", name="Tilføj ringen").click()
        expect(page.locator(".wheel-list strong", has_text=title)).to_be_visible()
    page.get_by_role("link", name="Tilbage til hjulet").click()


def open_sector(page: Page, ring: str, month: str) -> None:
    """By keyboard: the sector that the wheel draws of the ring's month."""
    page.locator(f'a.wheel__sector[aria-label^="{ring}, {month}:"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"{ring}, {month}", level=1)).to_be_visible()


def put_on(page: Page, title: str, when: str) -> None:
    """On the sector that one is at, by keyboard."""
    page.get_by_label("Hvad", exact=True).focus()
    page.keyboard.type(title)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(when)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Det er på hjulet.")).to_be_visible()


def drawn(page: Page) -> set[str]:
    """The keys of all that the drawing marks."""
    return set(page.locator("svg [data-entry]").evaluate_all(_KEYS))


def tabled(page: Page) -> set[str]:
    """The keys of all that the table holds."""
    return set(page.locator(".wheel-table [data-entry]").evaluate_all(_KEYS))


def seen(page: Page) -> dict[str, dict[str, str]]:
    """The table: what each row says, by ring, the empty cells left out."""
    return page.locator(".wheel-table tbody tr").evaluate_all(_ROWS)


def printed(page: Page, paper: str) -> str:
    """The text of the paper, on one line."""
    link = page.get_by_role("link", name=f"Udskriv på {paper} (PDF)").get_attribute("href")
    answer = page.request.get(f"{re.sub('(?<=[0-9])/.*', '', page.url)}{link}")
    assert answer.headers["content-type"] == "application/pdf", answer.status
    document = pypdfium2.PdfDocument(BytesIO(answer.body()))
    try:
        text = " ".join(one.get_textpage().get_text_range() for one in document)
        return " ".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())
    finally:
        document.close()


_KEYS = "found => found.map(one => one.dataset.entry)"
_ROWS = """rows => Object.fromEntries(rows.map(row => [
    row.querySelector('th').innerText.trim(),
    Object.fromEntries([...row.querySelectorAll('td:not(.wheel-cell--empty)')].map(cell => {
        const shown = cell.cloneNode(true)
        shown.querySelectorAll('.visually-hidden, .wheel-cell__ring').forEach(one => one.remove())
        return [cell.dataset.ring, shown.textContent.replace(/\\s+/g, ' ').trim()]
    }))]))"""
