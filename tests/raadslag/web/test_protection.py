"""Every page keeps to the strict policy: nothing inline, nothing from elsewhere."""

from __future__ import annotations

from django.test import Client
from lxml import html

from raadslag.web.pages.originals import PDF_POLICY
from raadslag.web.protection import PAGE_POLICY
from tests.raadslag.web import archive
from tests.raadslag.web.crawl import crawl

_RUN = "//script[not(@src) and not(@type='application/json')]"  # JSON is data, and never run
_INLINE = f"//@style | //style | {_RUN} | //@*[starts-with(name(), 'on')]"
_FETCHED = "//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //img/@src | //iframe/@src"


def test_no_page_holds_anything_inline_or_from_elsewhere(strandby_archive, astrid_client):
    reception = archive.receive(strandby_archive)

    pages = crawl(astrid_client, "/", f"/indbakke/{reception}/", of_each=2)

    roots = {
        address: html.fromstring(text[text.index("<!doctype") :])
        for address, text in pages.items()
        if "<!doctype" in text
    }
    assert len(roots) > 20
    assert {address for address, root in roots.items() if root.xpath(_INLINE)} == set()
    fetched = {str(link) for root in roots.values() for link in root.xpath(_FETCHED)}
    assert {link for link in fetched if not link.startswith("/")} == set()


def test_every_answer_carries_the_policy(strandby_archive, eva_client):
    pages = [
        eva_client.get(address) for address in ("/", archive.MEETING, "/findes-ikke/", "/soeg/")
    ]

    assert {page["Content-Security-Policy"] for page in pages} == {PAGE_POLICY}
    assert {page["X-Content-Type-Options"] for page in pages} == {"nosniff"}
    assert {page["X-Frame-Options"] for page in pages} == {"SAMEORIGIN"}


def test_policies_let_no_script_run_that_is_not_ours():
    assert "script-src 'self';" in PAGE_POLICY
    assert "unsafe" not in PAGE_POLICY
    assert "script-src" not in PDF_POLICY
    assert PDF_POLICY.startswith("default-src 'none'")


def test_page_that_has_not_changed_is_not_sent_again(strandby_archive, eva_client):
    first = eva_client.get(archive.MEETING)

    again = eva_client.get(archive.MEETING, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_form_without_its_token_is_refused_on_a_page_of_ours(db):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/log-ind/", {"username": "astrid", "password": "x"})

    assert response.status_code == 403
    assert "Formularen blev ikke sendt" in response.content.decode()
