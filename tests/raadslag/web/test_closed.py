"""Closed means closed: whatever an outsider follows or guesses, no word of it is told."""

from __future__ import annotations

import pytest

from raadslag.intake import actions as intake
from raadslag.intake.models import Reception
from tests.raadslag.factories import BY, NOW, SECRETS
from tests.raadslag.web import archive
from tests.raadslag.web.crawl import crawl


def confirm(reception: int) -> None:
    found = Reception.objects.get(pk=reception)
    intake.confirm_reading(reception=found, by=BY, now=NOW)


WORDS = (*SECRETS, archive.HELD_BACK, archive.UNPUBLISHED.title)


def told(pages: dict[str, str]) -> dict[str, list[str]]:
    """The secret words that stand on a page, by address."""
    found = {
        address: [word for word in WORDS if word.casefold() in text.casefold()]
        for address, text in pages.items()
    }
    return {address: words for address, words in found.items() if words}


def test_outsider_who_follows_every_link_is_told_nothing(strandby_archive, eva_client):
    archive.receive(strandby_archive)

    pages = crawl(eva_client, "/", "/en/", "/soeg/", "/en/soeg/")

    assert archive.MEETING in pages
    assert f"{archive.MEETING}versioner/1/" in pages
    assert f"{archive.MEETING}punkt-2/" in pages
    assert "Køb af Tangvej 4" in pages[archive.MEETING]
    assert told(pages) == {}


def test_somebody_from_another_municipality_is_told_nothing(strandby_archive, dan_client):
    pages = crawl(dan_client, "/", "/en/", "/indbakke/")

    assert archive.MEETING in pages
    assert told(pages) == {}


def test_reader_with_a_role_does_see_what_is_closed(strandby_archive, bo_client):
    pages = crawl(bo_client, archive.MEETING)

    assert "kvartmillionen" in told(pages)[archive.MEETING]


@pytest.mark.parametrize("word", WORDS)
def test_search_for_a_secret_word_finds_nothing(strandby_archive, eva_client, word):
    response = eva_client.get("/soeg/", {"q": word})

    assert response.context["results"].total == 0
    assert response.context["results"].hits == ()


@pytest.mark.parametrize(
    "address",
    [
        "/strandby-kommune/sager/s26-hemmelig/",
        "/strandby-kommune/havneudvalget/2026-01-05/",
        "/strandby-kommune/havneudvalget/2026-01-05/punkt-1/",
        "/strandby-kommune/havneudvalget/2026-01-05/versioner/1/",
        "/bakkedal-kommune/",
    ],
)
def test_guessed_address_is_answered_as_one_that_is_nobodys(strandby_archive, eva_client, address):
    nobodys = eva_client.get("/findes/slet/ikke/")

    guessed = eva_client.get(address)

    assert guessed.status_code == 404
    assert guessed.content.replace(address.encode(), b"/findes/slet/ikke/") == nobodys.content


def test_pages_of_somebody_logged_in_are_kept_by_no_cache(strandby_archive, bo_client, eva_client):
    insider, outsider = bo_client.get(archive.MEETING), eva_client.get(archive.MEETING)

    assert set(insider["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert set(outsider["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert "Cookie" in outsider["Vary"]
    assert outsider.cookies == {}


def test_original_is_offered_only_where_nothing_of_it_is_closed(strandby, eva_client, bo_client):
    archive.receive(strandby, archive.REFERAT)
    secret = archive.REFERAT.replace("14. april", "21. april") + archive.CLOSED_ITEM
    reception = archive.receive(strandby, secret, "lukket.txt")
    confirm(reception)
    plain, partly = (f"/strandby-kommune/havneudvalget/2026-04-{day}/" for day in (14, 21))
    original = "versioner/1/original/"

    offered = [original in eva_client.get(page).content.decode() for page in (plain, partly)]
    given = [eva_client.get(page + original).status_code for page in (plain, partly)]

    assert (offered, given) == ([True, False], [200, 404])
    assert bo_client.get(partly + original).status_code == 200
    assert b"Fyrtaarnskoden" not in eva_client.get(partly).content
