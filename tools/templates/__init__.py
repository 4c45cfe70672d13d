"""Prints minutes the way real municipalities' systems print them, in every format that we read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from referat.document import Minutes, TocEntry
from tools.templates.as_docx import write_docx
from tools.templates.as_html import write_html
from tools.templates.as_pdf import write_pdf
from tools.templates.as_portal import portal_look, write_portal
from tools.templates.as_text import Printed, block_text, write_text
from tools.templates.catalogue import TEMPLATES
from tools.templates.compose import Edition, compose, contents_entry, glue, head_values
from tools.templates.dress import dress, fold_unknown
from tools.templates.patterns import mentions
from tools.templates.template import Contents, Template
from tools.templates.wear import Wear, wear_minutes

__all__ = ["FORMATS", "TEMPLATES", "Edition", "Wear", "print_minutes", "render"]

FORMATS = ("txt", "html", "docx", "pdf", "json")


def render(
    minutes: Minutes,
    template: str | Template,
    fmt: str,
    edition: Edition | None = None,
    wear: Wear = (),
) -> bytes:
    """The file alone; see :func:`print_minutes`."""
    return print_minutes(minutes, template, fmt, edition, wear)[0]


def print_minutes(
    minutes: Minutes,
    template: str | Template,
    fmt: str,
    edition: Edition | None = None,
    wear: Wear = (),
) -> tuple[bytes, Minutes]:
    """The file, and what a careful reader finds in it (no warnings, no source)."""
    look = template if isinstance(template, Template) else TEMPLATES[template]
    edition = edition or Edition()
    if fmt == "json":
        look = portal_look(look)
    dressed = dress(minutes, look)
    if fmt == "txt":
        dressed = fold_unknown(dressed)
    printed = _write(wear_minutes(dressed, wear), look, fmt, edition)
    body = minutes.body if any(minutes.body in text for text in _texts(dressed, look)) else ""
    return printed.data, replace(dressed, body=body, toc=_contents(dressed, look, printed))


def _texts(minutes: Minutes, template: Template) -> Iterator[str]:
    """All that may name the municipality: its name counts only where the page prints it."""
    if any(mentions(head.pattern, "body") for head in template.head):
        yield minutes.body
    for item in minutes.items:
        yield item.title
        passages = (
            *(one.content for one in item.sections),
            *(one.content for one in item.decisions),
        )
        yield from (block_text(block) for passage in passages for block in passage)


def _write(minutes: Minutes, template: Template, fmt: str, edition: Edition) -> Printed:
    if fmt == "json":
        return write_portal(minutes, template, edition)
    pieces = list(glue(compose(minutes, template, edition), edition.glued))
    values = head_values(minutes, template, edition)
    if fmt == "txt":
        return write_text(pieces, template, edition, values)
    if fmt == "html":
        return write_html(pieces, template, values)
    if fmt == "docx":
        return write_docx(pieces, template, values)
    if fmt == "pdf":
        return write_pdf(pieces, template, values)
    raise ValueError(f"There is no format {fmt!r}; choose one of {', '.join(FORMATS)}.")


def _contents(minutes: Minutes, template: Template, printed: Printed) -> tuple[TocEntry, ...]:
    if template.contents is None:
        return ()
    return tuple(
        _entry(template.contents, minutes, template, place, printed.pages)
        for place in range(len(minutes.items))
    )


def _entry(
    contents: Contents, minutes: Minutes, template: Template, place: int, pages: dict[int, int]
) -> TocEntry:
    item = minutes.items[place]
    bare = replace(contents, entry="{title}")
    return TocEntry(
        title=contents_entry(bare, item, template),
        number=item.number if "{number" in contents.entry else "",
        page=pages[place] if contents.pages else None,
    )
