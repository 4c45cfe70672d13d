"""Walks the site as somebody would who follows every link, and opens every file that is offered."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pypdfium2
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

PAGES_MAX = 400
_ELSEWHERE = ("/static/", "/log-ud/")
_IN_FEED = re.compile(r'href="([^"]+)"')


def crawl(
    client: Client, *starts: str, within: tuple[str, ...] = ("/",), of_each: int = PAGES_MAX
) -> dict[str, str]:
    """The text of every page, feed and file that can be reached, headers and metadata included, by address.

    Only addresses that begin with one of ``within`` are looked at, and ``of_each`` kind of page so many.
    """
    waiting, seen = list(starts), {}
    kinds: Counter[str] = Counter()
    while waiting and len(seen) < PAGES_MAX:
        address = waiting.pop()
        if address in seen or not address.startswith(within):
            continue
        route = _route_of(address)
        if kinds[route] >= of_each:
            continue
        kinds[route] += 1
        response = client.get(address)
        said = "\n".join(f"{key}: {unquote(value)}" for key, value in response.items())
        kind = response.headers.get("Content-Type", "")
        seen[address] = f"{said}\n{text_of_file(response.content, kind)}"
        waiting += [link for link in _links(response.content, kind, address) if link not in seen]
    assert len(seen) < PAGES_MAX, f"the crawl did not come to an end: {sorted(waiting)[:5]}"
    return seen


def _route_of(address: str) -> str:
    """What kind of page it is."""
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return address


def text_of_file(data: bytes, kind: str) -> str:
    """All that a page or file says, whatever it is packed in."""
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        marks = [mark.get_title() for mark in document.get_toc()]
        said = [*pages, *marks, *document.get_metadata_dict().values()]
        document.close()
        return "\n".join(said) + data.decode("latin-1")
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = (archive.read(name) for name in archive.namelist())
            return "\n".join([*archive.namelist(), *(text_of_file(one, kind) for one in parts)])
    return data.decode("utf-8", "replace")


def links_of(body: str, address: str) -> list[str]:
    """The site's own addresses that the page leads to, frames and forms that ask included."""
    root = html.fromstring(body)
    found = [*root.xpath("//a/@href"), *root.xpath("//iframe/@src"), *root.xpath("//link/@href")]
    return _own(map(str, found), address)


def _links(data: bytes, kind: str, address: str) -> list[str]:
    """From one search its feed and its hits are followed, not every other search."""
    found = _all_links(data, kind, address)
    if "/soeg/" not in address:
        return found
    return [link for link in found if "/soeg/" not in link or link.startswith("/nyt/soeg/")]


def _all_links(data: bytes, kind: str, address: str) -> list[str]:
    if "text/html" in kind and data:
        return links_of(data.decode(), address)
    if "application/atom+xml" in kind:
        return _own(_IN_FEED.findall(data.decode()), address)
    return []


def _own(found, address: str) -> list[str]:
    here = [urlsplit(urljoin(f"https://site.test{address}", link)) for link in found]
    return sorted(
        {
            part.path + (f"?{part.query}" if part.query else "")
            for part in here
            if part.netloc in {"site.test", "testserver"} and not part.path.startswith(_ELSEWHERE)
        }
    )
