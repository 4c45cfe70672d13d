"""An empty municipality with its people, and a clock that the scenario sets: everything else is done by clicks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import override_settings
from playwright.sync_api import Browser, Playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from raadslag.core import clock
from tests.browser.conftest import await_answers
from tests.browser.scenarios.office import TURN, Office, Watch


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is done is committed, so that all that waits for that happens: mails, the search index."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.django_db(transaction=True), append=False)


@pytest.fixture(scope="module")
def site(
    playwright: Playwright,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveServer]:
    """The served site with nothing in it."""
    folder = tmp_path_factory.mktemp("data")
    mail = "django.core.mail.backends.locmem.EmailBackend"
    settings = override_settings(RAADSLAG_DATA_DIR=folder, EMAIL_BACKEND=mail)
    with settings, django_db_blocker.unblock(), one_request_at_a_time():
        assert "memory" in str(connection.settings_dict["NAME"])
        server = LiveServer("127.0.0.1")
        try:
            yield server
        finally:
            await_answers()
            server.stop()
            call_command("flush", interactive=False, verbosity=0)


@contextmanager
def one_request_at_a_time() -> Iterator[None]:
    """All threads of the server share the connection of the database in memory, and its transactions."""
    whole = BaseHandler.get_response

    def in_turn(self: BaseHandler, request: HttpRequest) -> HttpResponseBase:
        with TURN:
            return whole(self, request)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(BaseHandler, "get_response", in_turn)
        yield


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """What time it is on the whole site."""
    watch = Watch()
    monkeypatch.setattr(clock, "now", watch.now)
    monkeypatch.setattr(clock, "today", watch.today)
    return watch


@pytest.fixture
def office(browser: Browser, site: LiveServer, watch: Watch) -> Iterator[Office]:
    opened = Office(browser, site.url, watch)
    yield opened
    opened.close()
