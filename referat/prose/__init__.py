r"""The text and the safe HTML of a passage, and a passage from either of them again.

Text is whitespace-normalised: a line break inside a paragraph is ``\n`` in its text and ``<br>`` in its HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

import nh3

from referat.document import Block, ListItem, Paragraph, Passage, Subheading, Table
from referat.prose.inline import SCHEMES, inline_of, safe_inline
from referat.prose.markers import Counter, style_of
from referat.prose.markup import passage_of_markup

__all__ = ["html_of", "passage_from_html", "passage_from_text", "text_of"]

# What may pass the sanitiser. Containers beyond the subset are let through because dropping them would glue their
# paragraphs together; the passage that is built from them holds none of them.
_SUBSET = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "h4", "h5"}
_INLINE = {"strong", "em", "a", "br"}
_CONTAINERS = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h6", "header", "hr", "main", "pre", "section", "tfoot",
}  # fmt: skip
_INLINE_SYNONYMS = {"b", "i"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"type", "start"}, "li": {"value", "data-marker"}}

_BULLET = re.compile(r"^( *)-(?: (.*)|)$")
_NUMBERED = re.compile(r"^( *)((?:\d{1,3}|[a-zA-Z])[.)]) (.*)$")


def text_of(passage: Passage) -> str:
    """Plain text: a blank line between blocks, a newline between list items and between table rows."""
    groups = groupby(enumerate(passage), key=lambda pair: _group(*pair))
    return "\n\n".join("\n".join(_line(block) for _, block in group) for _, group in groups)


def html_of(passage: Passage) -> str:
    """Safe HTML: ``p ul ol li table thead tbody tr th td h4 h5 strong em a br`` and nothing else."""
    parts: list[str] = []
    for _, group in groupby(enumerate(passage), key=lambda pair: _group(*pair)):
        items: list[ListItem] = []
        for _, block in group:
            if isinstance(block, ListItem):
                items.append(block)
            else:
                parts.append(_block_html(block))
        parts.append(_list_html(items))
    return "".join(parts)


def passage_from_html(html: str) -> Passage:
    """The passage that ``html`` says, whoever wrote it: nothing but the safe subset survives."""
    clean = nh3.clean(
        html,
        tags=_SUBSET | _INLINE | _CONTAINERS | _INLINE_SYNONYMS,
        attributes=_ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel=None,
    )
    return passage_of_markup(clean)


def passage_from_text(text: str) -> Passage:
    """The passage that plain text says: the inverse of :func:`text_of` as far as text can tell."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = [line.rstrip(" ") for line in chunk.split("\n") if line.strip()]
        blocks.extend(_blocks_of_chunk(lines))
    return tuple(blocks)


def _group(index: int, block: Block) -> int:
    """List items beside each other are one list; every other block stands alone."""
    return -1 if isinstance(block, ListItem) else index


def _line(block: Block) -> str:
    match block:
        case ListItem():
            indent = " " * block.level
            first, *rest = block.text.split("\n")
            return "\n".join(
                [
                    f"{indent}{block.marker or '-'} {first}".rstrip(),
                    *(f"{indent}  {more}" for more in rest),
                ]
            )
        case Table():
            return "\n".join(
                "\t".join(" ".join(cell.split("\n")) for cell in row) for row in block.rows
            )
        case _:
            return block.text


def _block_html(block: Paragraph | Subheading | Table) -> str:
    match block:
        case Paragraph():
            return f"<p>{_inline(block.text, block.html)}</p>"
        case Subheading():
            tag = "h5" if block.level >= 5 else "h4"
            return f"<{tag}>{_inline(block.text, '')}</{tag}>"
        case Table():
            return _table_html(block)


def _inline(text: str, html: str) -> str:
    return safe_inline(html) if html else inline_of(text)


def _table_html(table: Table) -> str:
    head, body = (table.rows[:1], table.rows[1:]) if table.has_header else ((), table.rows)
    parts = ["<table>"]
    if head:
        parts.append(f"<thead>{_row_html(head[0], 'th')}</thead>")
    if body:
        parts.append(f"<tbody>{''.join(_row_html(row, 'td') for row in body)}</tbody>")
    return "".join([*parts, "</table>"])


def _row_html(row: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{inline_of(cell)}</{tag}>' for cell in row)}</tr>"


def _list_html(items: list[ListItem]) -> str:
    """Nested lists; a level that is skipped becomes an entry without text around the deeper list."""
    out: list[str] = []
    open_lists: list[tuple[str, Counter]] = []
    for index, item in enumerate(items):
        tag = "ol" if item.marker else "ul"
        while len(open_lists) > item.level + 1:
            out.append(f"</li></{open_lists.pop()[0]}>")
        if len(open_lists) == item.level + 1:
            out.append("</li>")
            if open_lists[-1][0] != tag:
                out.append(f"</{open_lists.pop()[0]}>")
        while len(open_lists) < item.level:
            out.append("<ul><li>")
            open_lists.append(("ul", Counter()))
        if len(open_lists) == item.level:
            counter = Counter(style_of(item.marker))
            out.append(f"<{tag}{counter.attributes()}>")
            open_lists.append((tag, counter))
        nests = index + 1 < len(items) and items[index + 1].level > item.level
        out.append(_entry_html(item, open_lists[-1][1], hollow=nests and not item.text))
    out.extend(f"</li></{tag}>" for tag, _ in reversed(open_lists))
    return "".join(out)


def _entry_html(item: ListItem, counter: Counter, *, hollow: bool) -> str:
    """The start of one ``li``. One without text that holds a list says with its marker that it is an entry."""
    attributes = counter.entry(item.marker) if item.marker else ""
    if hollow and "data-marker" not in attributes:
        attributes += f' data-marker="{escape(item.marker)}"'
    return f"<li{attributes}>{_inline(item.text, item.html)}"


def _blocks_of_chunk(lines: list[str]) -> Iterator[Block]:
    numbered = sum(bool(_NUMBERED.match(line)) for line in lines) > 1
    pending: list[Block] = []
    for line in lines:
        block = _block_of_line(line, numbered=numbered)
        before = pending[-1] if pending else None
        match before, block:
            case ListItem(), Paragraph() if line.startswith("  "):
                pending[-1] = ListItem(f"{before.text}\n{block.text}", before.level, before.marker)
            case Paragraph(), Paragraph():
                pending[-1] = Paragraph(f"{before.text}\n{block.text}")
            case Table(), Table():
                pending[-1] = Table((*before.rows, *block.rows))
            case _:
                pending.append(block)
    yield from pending


def _block_of_line(line: str, *, numbered: bool) -> Block:
    """One numbered line alone claims nothing: ``1. juni`` is a date."""
    if "\t" in line:
        return Table((tuple(cell.strip() for cell in line.split("\t")),))
    if bullet := _BULLET.match(line):
        return ListItem((bullet[2] or "").strip(), len(bullet[1]))
    if numbered and (number := _NUMBERED.match(line)):
        return ListItem(number[3].strip(), len(number[1]), number[2])
    return Paragraph(line.strip())
