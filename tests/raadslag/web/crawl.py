"""Walks the site as somebody would who follows every link."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html

PAGES_MAX = 400
_ELSEWHERE = ("/static/", "/log-ud/")


def crawl(client: Client, *starts: str) -> dict[str, str]:
    """The text of every page that can be reached, headers included, by address."""
    waiting, seen = list(starts), {}
    while waiting and len(seen) < PAGES_MAX:
        address = waiting.pop()
        if address in seen:
            continue
        response = client.get(address)
        seen[address] = "\n".join(f"{key}: {value}" for key, value in response.items())
        if "text/html" in response.headers.get("Content-Type", ""):
            body = response.content.decode()
            seen[address] += body
            waiting += [link for link in links_of(body, address) if link not in seen]
    assert len(seen) < PAGES_MAX, "the crawl did not come to an end"
    return seen


def links_of(body: str, address: str) -> list[str]:
    """The site's own addresses that the page leads to, frames and forms that ask included."""
    root = html.fromstring(body)
    found = [*root.xpath("//a/@href"), *root.xpath("//iframe/@src"), *root.xpath("//link/@href")]
    here = [urlsplit(urljoin(f"https://site.test{address}", str(link))) for link in found]
    return sorted(
        {
            part.path + (f"?{part.query}" if part.query else "")
            for part in here
            if part.netloc in {"site.test", "testserver"} and not part.path.startswith(_ELSEWHERE)
        }
    )
