"""An item is written in two browsers at once, and while the server is killed in the middle of a sentence."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from raadslag.drafts.models import DraftItem, TextRevision
from raadslag.drafts.rules import ItemState
from tests.browser.test_accessibility import findings_of
from tests.browser.test_meeting import ready, seen_by
from tests.raadslag import cast

ROOT = Path(__file__).resolve().parents[2]
# Run in a process of its own: the database of the server that is killed, with one item to write in.
BUILD = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from raadslag.drafts.models import DraftItem
from raadslag.drafts.rules import ItemState
from tests.raadslag import cast
said = cast.gather()
DraftItem.objects.filter(pk=said.item.pk).update(state=ItemState.DRAFT, draft=None)
client = Client()
client.force_login(said.case_officer)
print(said.item.uuid, client.cookies["sessionid"].value)
"""


@pytest.fixture
def item(site) -> tuple[cast.Cast, DraftItem]:
    said = cast.gather()
    written = cast.written_item(said.forum, "Ny bro", author=said.case_officer)
    return said, written


def box_of(page: Page, heading: str):
    return page.get_by_role("textbox", name=heading)


def test_two_who_write_in_the_same_section_both_keep_their_words(browser, site, item):
    said, written = item
    address = reverse("draft_item", args=[written.uuid])
    hers, his = (seen_by(browser, site.url, who) for who in (said.secretary, said.case_officer))
    asta, signe = ready(hers.new_page(), address), ready(his.new_page(), address)

    box_of(asta, "Sagens baggrund").press_sequentially("Skrevet af Asta.")
    expect(asta.locator("#afsnit").get_by_text("Gemt ")).to_be_visible()
    box_of(signe, "Sagens baggrund").press_sequentially("Skrevet af Signe.")
    expect(signe.get_by_text("Asta Akt har ændret den samme tekst")).to_be_visible()
    signe.get_by_role("button", name="Sæt begge ind").click()
    expect(signe.locator("#afsnit").get_by_text("Gemt ")).to_be_visible()

    text = written.texts.get(heading="Sagens baggrund")
    assert "Skrevet af Asta." in text.html
    assert "Skrevet af Signe." in text.html
    assert TextRevision.objects.filter(text=text, refused=True).count() == 1
    hers.close()
    his.close()


def test_an_item_is_written_and_handed_in_as_a_case_officer_would(browser, site, item):
    said, written = item
    context = seen_by(browser, site.url, said.case_officer)
    page = ready(context.new_page(), reverse("draft_item", args=[written.uuid]))

    page.get_by_label("Overskrift", exact=True).first.fill("Ny bro over åen")
    page.get_by_label("Varighed i minutter").fill("15")
    page.get_by_label("Varighed i minutter").blur()
    box_of(page, "Sagens kerne").fill("Broen er lukket.")
    page.get_by_role("button", name="Aflever til sekretæren").click()

    expect(page.get_by_text("Punktet er hos sekretæren.")).to_be_visible()
    written.refresh_from_db()
    assert (written.title, written.minutes, written.state) == (
        "Ny bro over åen",
        15,
        ItemState.SUBMITTED,
    )
    assert "Broen er lukket." in written.texts.get(heading="Sagens kerne").html
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["workbench", "new_item", "draft_item", "preview_item"])
def test_the_pages_are_accessible_and_fit(browser, site, item, name, width):
    said, written = item
    context = seen_by(browser, site.url, said.secretary)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    arguments = [written.uuid] if name in ("draft_item", "preview_item") else []

    ready(page, reverse(name, args=arguments))

    assert findings_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "RAADSLAG_DATA_DIR": str(folder),
        "RAADSLAG_DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "raadslag.settings",
        "PYTHONPATH": str(ROOT),
    }


class Served:
    """The site in a process of its own, which can be killed and started again."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = ["-m", "raadslag.manage", "runserver", f"127.0.0.1:{self.port}", "--noreload"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(self.folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self.answers, seconds=60)

    def answers(self) -> bool:
        with suppress(URLError, ConnectionError, TimeoutError):
            return urlopen(f"{self.url}/log-ind/", timeout=5).status == 200
        return False

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)
            self.process = None


def wait_until(is_so: Callable[[], bool], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.2)


@pytest.fixture
def served(tmp_path) -> Iterator[tuple[Served, str, str]]:
    built = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    uuid, session = built.stdout.split()
    server = Served(tmp_path, free_port())
    server.start()
    yield server, uuid, session
    server.kill()


def test_a_server_killed_in_the_middle_of_a_sentence_costs_no_word(browser, served):
    server, uuid, session = served
    context = browser.new_context(base_url=server.url, reduced_motion="reduce")
    context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
    context.set_default_timeout(20_000)
    page = ready(context.new_page(), f"/arbejdsbord/punkt/{uuid}/")
    box = box_of(page, "Sagens baggrund")

    box.press_sequentially("Molen blev bygget i 1961, og ")
    expect(page.locator("#afsnit").get_by_text("Gemt ")).to_be_visible()
    server.kill()
    box.press_sequentially("siden er intet gjort.")
    expect(page.get_by_text("Teksten ligger på denne maskine")).to_be_visible()
    server.start()
    expect(page.get_by_text("Teksten ligger på denne maskine")).to_be_hidden(timeout=45_000)
    expect(page.locator("#afsnit").get_by_text("Gemt ")).to_be_visible()

    page.reload()
    expect(box).to_have_text("Molen blev bygget i 1961, og siden er intet gjort.")
    context.close()
