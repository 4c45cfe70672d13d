"""A document's own markup made ready for a page: heading levels that fit, tables that scroll and line up."""

from __future__ import annotations

import re
from itertools import zip_longest

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from lxml import etree, html

_NUMBER = re.compile(r"^[-–−+]?\s*[\d.\s]*\d(?:,\d+)?\s*(?:%|kr\.?|mio\.?(?: kr\.?)?)?$")
_FILLERS = frozenset({"", "-", "–"})


def for_page(markup: str, *, below: int) -> SafeString:
    """The markup of one section under a heading of level ``below``.

    ``markup`` comes from ``referat.prose``, whose own writer lets nothing through but text elements.
    """
    if not any(tag in markup for tag in ("<table", "<h4", "<h5")):
        return mark_safe(markup)  # noqa: S308  # escaped by referat.prose, see above
    root = html.fragment_fromstring(markup, create_parent="div")
    for heading in list(root.iter("h4", "h5")):
        heading.tag = f"h{below + int(heading.tag[1]) - 3}"
    for table in list(root.iter("table")):
        _make_ready(table)
    inner = "".join(html.tostring(child, encoding="unicode") for child in root)
    return mark_safe((root.text or "") + inner)  # noqa: S308  # the same elements, re-written by lxml


def _make_ready(table: html.HtmlElement) -> None:
    for cell in table.iter("th"):
        if (cell.text_content() or "").strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"
    _align_numbers(table)
    frame = etree.Element("div", {"class": "table-scroll", "tabindex": "0", "role": "region"})
    frame.set("aria-label", gettext("Table; can be scrolled sideways"))
    parent = table.getparent()
    assert parent is not None, "the fragment's own parent holds every table"
    parent.replace(table, frame)
    frame.tail, table.tail = table.tail, None
    frame.append(table)


def _align_numbers(table: html.HtmlElement) -> None:
    rows = [list(row) for row in table.iter("tr")]
    body = [list(row) for row in table.iter("tr") if row.find("th") is None]
    for column, cells in enumerate(zip_longest(*body)):
        texts = {_text(cell) for cell in cells if cell is not None} - _FILLERS
        if not texts or not all(_NUMBER.match(text) for text in texts):
            continue
        for row in rows:
            if column < len(row):
                row[column].set("class", "is-number")


def _text(cell: html.HtmlElement) -> str:
    return " ".join(cell.text_content().split())
