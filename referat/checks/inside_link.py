"""Can everybody open what the paper links to?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check
from referat.prose import html_of

_HREF = re.compile(r'href="([^"]+)"')
_DRIVE = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\)")  # C:\…, \\server\…
_INSIDE = (".local", ".lan", ".intern", ".intranet", "localhost")


@check(code="R505", severity=Severity.WARNS)
def inside_link(examined: Examined) -> Iterator[Remark]:
    """A link leads to a place that only the municipality's own machines can open.

    Problem: The address is a file's on a drive, or a host's inside the house (a name without a dot, “.local”, “intranet”). For
    everybody else the link, or the attachment, is dead.

    Remedy: Attach the file itself, or give an address that everybody can open.
    """
    for spot in examined.open_spots:
        urls = _HREF.findall(html_of((spot.block,))) if spot.block else []
        if spot.part is Part.LINK:
            urls = [spot.text]
        for url in urls:
            if _is_inside(url):
                yield Remark(
                    spot,
                    "“{url}” can only be opened inside the municipality.",
                    {"url": url},
                    evidence=url,
                )


def _is_inside(url: str) -> bool:
    if _DRIVE.match(url) or url.lower().startswith("file:"):
        return True
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"}:
        return False
    return "." not in host or host.endswith(_INSIDE)
