"""Renders a paper as plain text: a blank line between blocks, tabs between cells, stars around what is emphasised.

Text cannot say where a link leads, that a short line is a sub-heading, or that a row names the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from referat.document import Block, ListItem, Paragraph, Passage
from referat.prose import text_of
from referat.prose.characters import legal
from referat.writing.arranging import Paper, PaperItem, Part
from referat.writing.runs import Run, runs_of

_LEADERS = "....."
_ITEM = "Punkt"


def render(paper: Paper) -> bytes:
    """The text's bytes in UTF-8."""
    blocks = [paper.title, paper.body, *(fact.text for fact in paper.cover)]
    blocks += _contents(paper)
    for item in paper.items:
        blocks += _item(item)
    return legal("\n\n".join(filter(None, blocks)) + "\n").encode()


def _contents(paper: Paper) -> list[str]:
    """The contents as the minutes print them, with their pages; else the items' headings, for text has no pages.

    Headings without a number cannot be told from text: then there are no contents.
    """
    if not paper.items:
        return []
    pages = [entry.page for entry in paper.minutes.toc]
    if len(pages) == len(paper.items) and None not in pages:
        lines = [
            f"{item.contents_entry}{_LEADERS}\t{page}"
            for item, page in zip(paper.items, pages, strict=True)
        ]
    elif all(item.number for item in paper.minutes.items):
        lines = [_heading(item) for item in paper.items]
    else:
        return []
    return [paper.layout.contents_heading, "\n".join(lines)]


def _item(item: PaperItem) -> Iterator[str]:
    yield _heading(item)
    yield from (fact.text for fact in item.facts)
    for part in item.parts:
        yield from _part(part)


def _heading(item: PaperItem) -> str:
    """The item's heading. A bare number in front would be an entry of a list where nothing but words tells."""
    return f"{_ITEM} {item.heading}" if item.heading[:1].isdigit() else item.heading


def _part(part: Part) -> Iterator[str]:
    yield part.heading
    yield text_of(_with_stars(part.content))
    yield from (fact.text for fact in part.facts)
    yield from (attachment.text for attachment in part.attachments)


def _with_stars(content: Passage) -> Passage:
    """Bold and italics as stars beside the words, which text cannot say otherwise."""
    return tuple(map(_starred, content))


def _starred(block: Block) -> Block:
    if not isinstance(block, Paragraph | ListItem) or not block.html:
        return block
    return replace(block, text="".join(map(_marked, _over_breaks(runs_of(block)))), html="")


def _over_breaks(runs: Iterable[Run]) -> list[Run]:
    """The runs, one run where a line break alone stands between two of the same style."""
    found: list[Run] = []
    for run in runs:
        if len(found) > 1 and found[-1].text == "\n" and found[-2].style == run.style:
            found[-2:] = [replace(run, text=f"{found[-2].text}\n{run.text}")]
        else:
            found.append(run)
    return found


def _marked(run: Run) -> str:
    mark = "**" if run.style.strong else "*" if run.style.em else ""
    inner = run.text.strip()
    if not mark or not inner or "*" in inner:
        return run.text
    before, _, after = run.text.partition(inner)
    return f"{before}{mark}{inner}{mark}{after}"
