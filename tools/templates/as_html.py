"""Prints a page as HTML in the three ways that municipalities' sites write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from referat.document import Block, ListItem, Paragraph, Subheading, Table
from tools.templates.as_text import Printed, estimated_pages
from tools.templates.patterns import Value
from tools.templates.pieces import (
    Body,
    ContentsLine,
    Field,
    Heading,
    Line,
    NewPage,
    Piece,
    Titles,
)
from tools.templates.template import Markup, Template


def write_html(pieces: Sequence[Piece], template: Template, values: dict[str, Value]) -> Printed:
    """A whole page."""
    pages = estimated_pages(pieces)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="da">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(str(values['forum']))}</title>",
        "</head>",
        "<body>",
        *_chrome(template),
        *_listed(pieces, template, pages),
        "</main>" if template.markup is Markup.BOXES else "",
        "</body>",
        "</html>",
    ]
    return Printed("\n".join(line for line in lines if line).encode() + b"\n", pages)


def _chrome(template: Template) -> Iterator[str]:
    if template.markup is Markup.BOXES:
        yield '<nav><ul><li><a href="/">Forside</a></li><li><a href="/udvalg">Udvalg</a></li></ul></nav>'
        yield "<main>"


def _listed(pieces: Sequence[Piece], template: Template, pages: dict[int, int]) -> Iterator[str]:
    """The pieces; where the template asks for it, each section is an entry of a list."""
    if template.markup is not Markup.NESTED:
        yield from _pieces(pieces, template, pages)
        return
    run: list[Piece] = []
    for piece in (*pieces, None):
        if piece is None or isinstance(piece, Heading):
            inner = list(_pieces(run, template, pages))
            is_section = bool(run) and isinstance(run[0], Heading) and run[0].level == 4
            yield from ["<ul><li>", *inner, "</li></ul>"] if is_section else inner
            run = []
        if piece is not None:
            run.append(piece)


def _pieces(pieces: Sequence[Piece], template: Template, pages: dict[int, int]) -> Iterator[str]:
    for kind, run in groupby(pieces, key=type):
        if issubclass(kind, ContentsLine):
            yield from _contents([piece for piece in run if isinstance(piece, ContentsLine)], pages)
        elif issubclass(kind, Field):
            yield from _fields([piece for piece in run if isinstance(piece, Field)], template)
        else:
            for piece in run:
                yield from _piece(piece, template)


def _piece(piece: Piece, template: Template) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield _heading(piece, template)
    elif isinstance(piece, Line):
        yield (
            f'<div class="{piece.name}">{escape(piece.text)}</div>'
            if template.markup is Markup.BOXES
            else f"<p>{escape(piece.text)}</p>"
        )
    elif isinstance(piece, Titles):
        yield from _titles(piece)
    elif isinstance(piece, Body):
        yield from html_of(piece.passage)
    elif isinstance(piece, NewPage) and template.markup is Markup.HEADINGS:
        yield "<hr>"


def _heading(piece: Heading, template: Template) -> str:
    text = escape(piece.text)
    if template.markup is Markup.BOLD and piece.level > 1:
        return f"<p><b>{text}</b></p>"
    if template.markup is Markup.NESTED and piece.level == 4:
        return f"<strong>{text}</strong>"
    if template.markup is Markup.BOXES and piece.level == 4:
        return f'<div class="field__label">{text}</div>'
    anchor = f' id="punkt-{piece.item + 1}"' if piece.item is not None else ""
    return f"<h{piece.level}{anchor}>{text}</h{piece.level}>"


def _fields(fields: Iterable[Field], template: Template) -> Iterator[str]:
    if template.markup is Markup.BOXES:
        yield "<dl>"
        for one in fields:
            yield f"<dt>{escape(one.label)}</dt>"
            yield from (f"<dd>{escape(text)}</dd>" for text in _values(one))
        yield "</dl>"
    elif template.markup is Markup.BOLD:
        for one in fields:
            label = f"<b>{escape(one.label)}</b>" if one.label else ""
            joint = "<br>" if one.stacked else " "
            yield f"<p>{joint.join(part for part in (label, *map(escape, _values(one))) if part)}</p>"
    else:
        for one in fields:
            yield from _plain_field(one)


def _plain_field(one: Field) -> Iterator[str]:
    if one.stacked and one.label:
        yield f"<p>{escape(one.label)}</p>"
    if one.stacked:
        yield "<ul>"
        yield from (f"<li>{escape(text)}</li>" for text in one.values)
        yield "</ul>"
    else:
        yield f"<p>{escape(f'{one.label} {_values(one)[0]}'.strip())}</p>"


def _values(one: Field) -> tuple[str, ...]:
    return one.values if one.stacked else (", ".join(one.values),)


def _contents(entries: Iterable[ContentsLine], pages: dict[int, int]) -> Iterator[str]:
    yield "<ul>"
    for entry in entries:
        page = f" {pages[entry.item]}" if entry.paged else ""
        yield f'<li><a href="#punkt-{entry.item + 1}">{escape(entry.text)}</a>{page}</li>'
    yield "</ul>"


def _titles(piece: Titles) -> Iterator[str]:
    texts = [
        f'<a href="{escape(url)}">{escape(title)}</a>' if url else escape(title)
        for title, url in zip(piece.titles, piece.urls, strict=True)
    ]
    if piece.mark:
        yield "<ul>"
        yield from (f"<li>{text}</li>" for text in texts)
        yield "</ul>"
    else:
        yield from (f"<p>{text}</p>" for text in texts)


def html_of(passage: Iterable[Block]) -> Iterator[str]:
    """Running text, one element a line; lists are nested by level."""
    for is_list, blocks in groupby(passage, key=lambda block: isinstance(block, ListItem)):
        if is_list:
            yield _list([block for block in blocks if isinstance(block, ListItem)])
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield _table(block)
            elif isinstance(block, Subheading):
                yield f"<h5>{escape(block.text)}</h5>"
            elif isinstance(block, Paragraph):
                yield f"<p>{block.html or escape(block.text).replace(chr(10), '<br>')}</p>"


def _list(items: Sequence[ListItem]) -> str:
    """Items of one or more levels; a deeper run is a list inside the item above it."""
    level = items[0].level
    tag = "ol" if items[0].marker else "ul"
    start = items[0].marker.rstrip(".)")
    attribute = f' start="{start}"' if start.isdigit() and start != "1" else ""
    parts = [f"<{tag}{attribute}>"]
    rest = list(items)
    while rest:
        item = rest.pop(0)
        deeper = []
        while rest and rest[0].level > level:
            deeper.append(rest.pop(0))
        inner = _list(deeper) if deeper else ""
        parts.append(f"<li>{item.html or escape(item.text)}{inner}</li>")
    return "".join([*parts, f"</{tag}>"])


def _table(table: Table) -> str:
    rows = []
    for n, row in enumerate(table.rows):
        tag = "th" if table.has_header and n == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return f"<table>{''.join(rows)}</table>"
