"""Renders a paper as tagged PDF (PDF/UA-1 and PDF/A-2a) with Typst; all text goes in as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from referat.document import Block, ListItem, Passage, Subheading, Table
from referat.interchange import SCHEMA
from referat.writing.arranging import Fact, Paper, PaperItem, Part
from referat.writing.nesting import Entry, nested
from referat.writing.pdf_tables import table_of
from referat.writing.pdf_text import clean, printable
from referat.writing.runs import Run, runs_of
from referat.writing.typesetting import typeset

_HERE = Path(__file__).parent
_IN_HEADING = 28  # letters: the longest word that a line of large type holds
_LINK = re.compile(r"(?:https?://|mailto:)\S+$", re.IGNORECASE)


def render(paper: Paper) -> bytes:
    """The PDF's bytes, the same for the same paper; raises :class:`CannotWrite`."""
    return typeset(
        _HERE / "page.typ",
        _given(paper),
        day=paper.minutes.start,
        otherwise="Please report it with the minutes; another format may work.",
    )


def _given(paper: Paper) -> dict[str, Any]:
    layout = paper.layout
    return {
        "name": printable(paper.title).replace("\n", " ").strip() or "–",
        "title": clean(paper.title, _IN_HEADING),
        "language": paper.language,
        "keywords": [SCHEMA],  # its tags say all that the minutes say, and may be trusted
        "body": clean(paper.body),
        "cover": _facts(paper.cover),
        "contents_heading": clean(layout.contents_heading),
        "footer": clean(layout.page_footer),
        "new_page": layout.item_on_new_page,
        "items": [_item(item) for item in paper.items],
    }


def _item(item: PaperItem) -> dict[str, Any]:
    return {
        "heading": clean(item.heading, _IN_HEADING) or "–",
        "entry": clean(item.contents_entry) or "–",
        "facts": _facts(item.facts),
        "parts": [_part(part) for part in item.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    attachments = [{"text": clean(one.text), "url": _address(one.url)} for one in part.attachments]
    return {
        "heading": clean(part.heading, _IN_HEADING),
        "blocks": list(_blocks(part.content)),
        "facts": _facts(part.facts),
        "attachments": attachments,
    }


def _facts(facts: Sequence[Fact]) -> list[dict[str, str]]:
    return [{"label": clean(fact.label), "value": clean(fact.value)} for fact in facts]


def _blocks(passage: Passage) -> Iterator[dict[str, Any]]:
    for block in nested(passage):
        if isinstance(block, list):
            yield {"kind": "list", "entries": [_entry(entry) for entry in block]}
        else:
            yield _block(block)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Subheading():
            return {"kind": "heading", "level": block.level, "text": clean(block.text, _IN_HEADING)}
        case Table():
            return table_of(block)
        case ListItem():
            raise AssertionError("list items stand in lists")
        case _:
            return {"kind": "paragraph", "runs": _runs(runs_of(block))}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "marker": clean(entry.marker),
        "skipped": entry.item is None,
        "runs": _runs(runs_of(entry.item)) if entry.item else [],
        "lists": [[_entry(inner) for inner in deeper] for deeper in entry.lists],
    }


def _runs(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """A line break goes with the text before it, which the page marks as meant to end there."""
    kept: list[Run] = []
    for run in runs:
        text = run.text.lstrip("\n")
        if kept and text != run.text:
            kept[-1] = replace(kept[-1], text=kept[-1].text + "\n")
        if text:
            kept.append(replace(run, text=text))
    return [
        {
            "text": clean(run.text),
            "strong": run.style.strong,
            "em": run.style.em,
            "url": _address(run.style.href),
        }
        for run in kept
    ]


def _address(url: str) -> str:
    return url if _LINK.match(url) else ""
