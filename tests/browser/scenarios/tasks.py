"""From decision to effect by clicks and keys: units, tasks proposed and reported on, mail, the reminder list."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.utils import parseaddr

from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Locator, Page, expect

from tests.browser.scenarios.office import TURN, Office

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def set_up_unit(page: Page, name: str, short: str = "", *, head: tuple[str, str, str]) -> None:
    """A unit of the administration with its head (name, e-mail, user name), from the workbench."""
    page.goto("/arbejdsbord/")
    page.get_by_role("link", name="Forvaltningens enheder").click()
    page.get_by_label("Navn", exact=True).fill(name)
    page.get_by_label("Kort navn").fill(short)
    page.get_by_role("button", name="Opret enheden").click()
    person, email, username = head
    page.get_by_label("Navn", exact=True).fill(person)
    page.get_by_label("Rolle").select_option("chair")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Brugernavn").fill(username)
    page.get_by_role("button", name="Tilføj", exact=True).click()
    expect(page.get_by_text("Leder af enheden").first).to_be_visible()


def proposals(page: Page) -> list[tuple[str, str, str]]:
    """What is proposed, who is to do it and when, each as the page shows it."""
    return [
        (
            card.locator("h2").inner_text(),
            *(" ".join(one.inner_text().split()) for one in card.locator("dd").all()[:2]),
        )
        for card in page.locator(".proposal").all()
    ]


def answer(page: Page, key: str, *, left: int) -> None:
    """One key to the proposal that has the focus."""
    page.keyboard.press(key)
    expect(page.locator("[data-proposal-count]")).to_have_text(str(left))


def edit_proposal(page: Page, *, who: str, when: str) -> None:
    """By keyboard alone: R, Tab to the fields, written over; not answered yet."""
    page.keyboard.press("r")
    page.wait_for_selector("textarea:focus")
    for name, words in (("who", who), ("time_words", when)):
        tab_to(page, name)
        page.keyboard.press("Control+A")
        page.keyboard.type(words)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a field of that name has the focus."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"no field {name} is reached by Tab")


def work(office: Office) -> dict[str, str]:
    """What a worker does by now: the day's round, news, mail; the new letters by their address."""
    before = len(mail.outbox)
    with TURN, override_settings(RAADSLAG_SITE=office.url), _signals_kept():
        call_command("work", once=True)
    assert [one.traceback for one in DBTaskResult.objects.failed()] == []
    new = mail.outbox[before:]
    return {parseaddr(one.to[0])[1]: f"{one.subject}\n{one.body}" for one in new}


@contextmanager
def _signals_kept() -> Iterator[None]:
    """The worker answers to Ctrl-C itself; afterwards the test run does so again."""
    kept = [signal.getsignal(one) for one in _SIGNALS]
    yield
    for one, handler in zip(_SIGNALS, kept, strict=True):
        signal.signal(one, handler)


def link_in(letter: str, about: str) -> str:
    """The address that follows the matter in a letter."""
    found = re.search(rf"{re.escape(about)}.*?(http\S+)", letter, re.DOTALL)
    assert found, letter
    return found[1]


def open_task(page: Page, text: str) -> None:
    """From the list of all tasks that one may see."""
    page.goto("/arbejdsbord/opgaver/?liste=alle&vis=alle")
    page.get_by_role("link", name=text, exact=True).click()
    expect(page.get_by_role("heading", name=text, level=1)).to_be_visible()


def set_state(page: Page, state: str) -> None:
    page.get_by_role("button", name=state, exact=True).click()
    expect(page.locator(".task-facts dd").first).to_contain_text(state)


def report_done(page: Page, *, note: str, url: str) -> None:
    """From the task's page, with a link that shows it."""
    page.get_by_text("Meld opgaven udført").click()
    form = page.locator("form", has=page.get_by_role("button", name="Meld udført"))
    form.get_by_label("Hvad kom der ud af det").fill(note)
    form.get_by_label("Link, der viser det").fill(url)
    form.get_by_role("button", name="Meld udført").click()
    expect(page.locator(".task-facts dd").first).to_contain_text("Udført")


def history(page: Page) -> list[str]:
    """What has happened to a task, newest or oldest first as the page has it, without the times."""
    return [one.inner_text() for one in page.locator(".task-history__head strong").all()]


def take_up(page: Page, texts: Sequence[str]) -> None:
    """On the agenda's page: tick what is due, and have items written from it."""
    due = page.get_by_role("region", name="Til dette møde")
    for text in texts:
        due.get_by_label(text, exact=False).first.check()
    due.get_by_role("button", name="Sæt på dagsordenen").click()


def came_of(page: Page) -> list[str]:
    """The item's page: what came of its decision, each on one line."""
    return [one_line(one) for one in page.locator(".came-of__one").all()]


def one_line(found: Locator) -> str:
    return " ".join(found.inner_text().split())


# --- the reminder list


def open_list(page: Page, forum: str) -> None:
    page.goto("/arbejdsbord/")
    page.get_by_role("link", name=f"Huskeliste – {forum}").click()


def listed(page: Page) -> list[tuple[str, str, str]]:
    """Each row of the list in its own words: what, when, who."""
    rows = page.locator(".reminder-table tbody tr").evaluate_all(_LISTED)
    return [(what, when, who) for what, when, who in rows]


def row_at(page: Page, place: int) -> Locator:
    return page.locator(".reminder-table tbody tr").nth(place)


def finish_row(page: Page, place: int) -> None:
    """It is done, or this round of it is."""
    row_at(page, place).get_by_role("button", name=re.compile("^(Udført|Runden er udført)")).click()


def move_row(page: Page, place: int, when: str) -> None:
    """Another expected time."""
    row_at(page, place).get_by_role("link", name=re.compile("^Ret")).click()
    page.get_by_label("Forventet tidspunkt").first.fill(when)
    page.get_by_role("button", name="Gem rækken").click()


def add_row(page: Page, text: str, when: str) -> None:
    page.get_by_text("Tilføj en række").click()
    form = page.locator("form", has=page.get_by_role("button", name="Tilføj rækken"))
    form.get_by_label("Sag/emne").fill(text)
    form.get_by_label("Forventet tidspunkt").fill(when)
    form.get_by_role("button", name="Tilføj rækken").click()


_LISTED = """rows => rows.map(row => [
    row.querySelector('th a'), ...[...row.querySelectorAll('td[data-label]')]
        .map(cell => cell.querySelector('[lang=da]'))
].map(one => one ? one.textContent.trim() : ''))"""
