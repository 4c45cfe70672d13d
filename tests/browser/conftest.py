"""A real Chromium against a real server with a built scene; one of each for every file."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import scene
from tests.browser.desk import Desk, opened_desk

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "raadslag" / "web" / "static" / "built" / "raadslag.css"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Playwright's own loop runs in this thread, and Django takes that for an async caller.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacks = _what_lacks()
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "desk" not in getattr(item, "fixturenames", ()):
                # Server and test share one connection, so what a test changes is rolled back after it.
                item.add_marker(pytest.mark.django_db)
            if lacks:
                item.add_marker(pytest.mark.skip(reason=lacks))


def _what_lacks() -> str:
    if not CHROMIUM:
        return "NO CHROMIUM: the browser tests did not run. Install it: apt-get install chromium"
    if not AXE.exists():
        return "NO AXE-CORE: the browser tests did not run. Install it: npm ci"
    if not BUILT.exists():
        return (
            "NO BUILT FRONT-END: the browser tests did not run. Build it: npm ci && npm run build"
        )
    return ""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Started before the site: once its loop runs in this thread, Django opens another connection."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def site(
    playwright: Playwright,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveServer]:
    """The served site with the scene in it; the database is emptied when the file is done."""
    data_dir = override_settings(RAADSLAG_DATA_DIR=tmp_path_factory.mktemp("data"))
    with data_dir, django_db_blocker.unblock():
        name = str(connection.settings_dict["NAME"])
        assert "memory" in name or "test" in name, (
            f"{name} is no test database: nothing is put in it"
        )
        scene.build()
        server = LiveServer("127.0.0.1")
        try:
            yield server
        finally:
            await_answers()
            server.stop()
            call_command("flush", interactive=False, verbosity=0)


def await_answers() -> None:
    """What a closed browser no longer waits for ends before the server: its threads use our connection."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(5)


@pytest.fixture(scope="module")
def browser(playwright: Playwright, site: LiveServer) -> Iterator[Browser]:
    """Asks for the site so as to be closed before it: the server stops without open connections."""
    chromium = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    )
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """For the desk, which needs no site."""
    started = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    )
    yield started
    started.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with opened_desk() as made:
        yield made


@pytest.fixture
def at_desk(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """A page whose complaints about scripts and policy fail the test."""
    context = chromium.new_context(base_url=desk.url, reduced_motion="reduce", locale="da-DK")
    context.set_default_timeout(8_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "olicy" in line.text else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def context(browser: Browser, site: LiveServer) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=site.url, reduced_motion="reduce")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def log_in(context: BrowserContext) -> Page:
    """Astrid, the secretary, logs in as she would; by keyboard, through the form."""
    page = context.new_page()
    page.goto("/log-ind/")
    page.get_by_label("Brugernavn").fill("astrid")
    page.get_by_label("Adgangskode").fill(scene.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/arbejdsbord/")
    page.goto("/indbakke/")
    return page
