"""Every page that a link leads to, walked as a citizen and as staff: closed stays closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

import pytest

from raadslag.meetings import actions as meetings
from raadslag.meetings.rules import MinutesState
from raadslag.search import actions as search
from tests.raadslag.factories import (
    BY,
    NOW,
    SECRETS,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
    store,
)
from tests.raadslag.web.archive import commit

PAGES_MAX = 300
LINK = re.compile(r'(?:href|src|action)="([^"]+)"')
WITHHELD = "Tangvej"


@pytest.fixture
def archive(strandby):
    """An open and a closed item, an item closed since, a withheld title, and a held-back document."""
    open_item = item("1", case_number="S26-1", decisions=(decision(),))
    once_open = replace(secret_item("2"), public=True)
    store(strandby, agenda(open_item, once_open))
    closed = store(
        strandby, minutes(open_item, secret_item("2")), state=MinutesState.HELD_BACK
    ).minutes
    meetings.revise_minutes(
        minutes=closed,
        revised=minutes(open_item, secret_item("2")),
        by=BY,
        now=NOW,
        withheld_titles=[1],
    )
    meetings.publish_minutes(minutes=closed, by=BY, now=NOW)
    commit(closed.meeting, "Betale kvartmillionen til Tangvej")
    store(
        strandby,
        minutes(replace(secret_item("1"), public=True), start=date(2026, 5, 5)),
        state=MinutesState.HELD_BACK,
    )
    search.rebuild_index()


def walk(client, *starts: str) -> dict[str, str]:
    """The text of every page of the site that links lead to, by address."""
    seen: dict[str, str] = {}
    waiting = list(starts)
    while waiting and len(seen) < PAGES_MAX:
        address = waiting.pop(0)
        if address in seen:
            continue
        response = client.get(address)
        text = "" if response.streaming else response.content.decode("utf-8", "replace")
        seen[address] = f"{response.headers}\n{unescape(text)}"
        links = (urlsplit(urljoin(address, unescape(link))) for link in LINK.findall(text))
        waiting += [
            link._replace(fragment="").geturl()
            for link in links
            if not link.netloc and link.path.startswith("/") and "/static/" not in link.path
        ]
    return seen


def starts() -> list[str]:
    searched = [f"/soeg/?q={quote(word)}" for word in (*SECRETS, WITHHELD)]
    guessed = [f"/strandby-kommune/havneudvalget/{page}" for page in GUESSED]
    return ["/", *searched, *guessed, "/strandby-kommune/sager/s26-hemmelig/"]


GUESSED = (
    "2026-02-03/punkt-2/",
    "2026-02-03/versioner/1/",
    "2026-02-03/versioner/2/",
    "2026-05-05/",
    "2026-05-05/punkt-1/",
    "2026-05-05/versioner/1/",
)


def shown_in(pages: dict[str, str]) -> list[str]:
    """The secrets on the pages, not counting a word that the reader has typed into the address."""
    found = set()
    for address, text in pages.items():
        words = [word for word in (*SECRETS, WITHHELD) if quote(word) not in address]
        found |= {word for word in words if word in text}
    return sorted(found)


@pytest.mark.parametrize("reader", ["eva", "dan"])
def test_outsider_sees_no_secret_on_any_page(archive, client, request, reader):
    user = request.getfixturevalue(reader)
    if user.is_authenticated:
        client.force_login(user)

    pages = walk(client, *starts())

    assert 15 < len(pages) < PAGES_MAX
    assert shown_in(pages) == []


def test_staff_sees_every_secret(archive, client, bo):
    client.force_login(bo)

    pages = walk(client, *starts())

    assert shown_in(pages) == sorted({*SECRETS, WITHHELD})


def test_search_answers_an_outsider_as_if_the_word_were_nowhere(archive, client, eva):
    def answer(word: str) -> str:
        text = client.get("/soeg/", {"q": word}).content.decode()
        return text.replace(word, "").replace(quote(word), "")

    nowhere = answer("Xylofonkoncert")

    assert {answer(word) for word in ("Budgrænsen", "kvartmillionen", WITHHELD)} == {nowhere}
