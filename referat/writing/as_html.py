"""Renders a paper as one HTML page that stands alone: no script, no other file, readable on paper and without eyes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from referat.interchange.seal import seal_of
from referat.prose import html_of
from referat.prose.characters import legal
from referat.writing.arranging import Fact, Paper, PaperItem, Part, PrintedAttachment

_STYLE = resources.files("referat.writing").joinpath("page.css").read_text(encoding="utf-8")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)
_NO_HEADING = "–"
# No text holds a tag: it was escaped.
_TABLE = re.compile(r"<table>(?P<first>.*?</tr>).*?</table>", re.DOTALL)
_WIDE = 6  # columns that a telephone cannot show beside each other


def render(paper: Paper) -> bytes:
    """The page's bytes in UTF-8."""
    body = legal("\n".join(_body(paper)))
    return f"{legal(_head(paper, seal_of(body)))}\n{body}\n</html>\n".encode()


def _head(paper: Paper, seal: str) -> str:
    lines = [
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{seal}">',
        f"<title>{escape(paper.title)}</title>\n<style>\n{_STYLE}</style>\n</head>",
    ]
    return "\n".join(lines)


def _body(paper: Paper) -> Iterator[str]:
    title = escape(paper.title)
    paged = ' class="paged"' if paper.layout.item_on_new_page else ""
    yield f"<body{paged}>\n<main>"
    yield f"<header>\n<h1>{title}</h1>"
    if paper.body:
        yield f"<p>{escape(paper.body)}</p>"
    yield from _cover(paper.cover)
    yield "</header>"
    yield from _contents(paper)
    for place, item in enumerate(paper.items, start=1):
        yield from _item(item, place)
    yield "</main>\n</body>"


def _cover(facts: Iterable[Fact]) -> Iterator[str]:
    listed = [f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd>" for fact in facts]
    if listed:
        yield "\n".join(["<dl>", *(f"<div>{fact}</div>" for fact in listed), "</dl>"])


def _contents(paper: Paper) -> Iterator[str]:
    if not paper.items:
        return
    heading = escape(paper.layout.contents_heading or _NO_HEADING)
    yield f'<nav aria-labelledby="indhold">\n<h2 id="indhold">{heading}</h2>\n<ul>'
    for place, item in enumerate(paper.items, start=1):
        entry = escape(item.contents_entry) or _NO_HEADING
        yield f'<li><a href="#punkt-{place}">{entry}</a></li>'
    yield "</ul>\n</nav>"


def _item(item: PaperItem, place: int) -> Iterator[str]:
    name = f"punkt-{place}"
    heading = escape(item.heading) or _NO_HEADING
    yield f'<article aria-labelledby="{name}">\n<h2 id="{name}" tabindex="-1">{heading}</h2>'
    yield from _facts(item.facts)
    for part in item.parts:
        yield from _part(part)
    yield "</article>"


def _part(part: Part) -> Iterator[str]:
    yield "<section>"
    if part.heading:
        yield f"<h3>{escape(part.heading)}</h3>"
    content = html_of(part.content)
    if content:
        yield f'<div class="text">{_TABLE.sub(_table, content)}</div>'
    yield from _facts(part.facts)
    if part.attachments:
        yield "\n".join(['<ul class="attachments">', *map(_attachment, part.attachments), "</ul>"])
    yield "</section>"


def _table(found: re.Match[str]) -> str:
    """The table with its header cells bound to their columns; a wide one scrolls by itself, by keyboard too."""
    table = found[0].replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
    if len(re.findall("<t[hd]>", found["first"])) < _WIDE:
        return table
    return f'<div class="wide" role="group" aria-label="Tabel" tabindex="0">{table}</div>'


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        label = f"<b>{escape(fact.label)}</b> " if fact.label else ""
        yield f'<p class="fact">{label}{escape(fact.value)}</p>'


def _attachment(attachment: PrintedAttachment) -> str:
    text = escape(attachment.text)
    if not _ADDRESS.fullmatch(attachment.url):
        return f"<li>{text}</li>"
    return f'<li><a href="{escape(attachment.url)}">{text}</a></li>'
