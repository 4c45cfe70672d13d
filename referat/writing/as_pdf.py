"""Renders a paper as tagged PDF (PDF/UA-1 and PDF/A-2a) with Typst; all text goes in as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from referat.document import Block, ListItem, Passage, Subheading, Table
from referat.errors import CannotWrite
from referat.interchange import SCHEMA
from referat.writing.arranging import Fact, Paper, PaperItem, Part
from referat.writing.nesting import Entry, nested
from referat.writing.pdf_tables import table_of
from referat.writing.pdf_text import clean, code_of, printable
from referat.writing.runs import Run, runs_of

_HERE = Path(__file__).parent
_IN_HEADING = 28  # letters: the longest word that a line of large type holds
_TRIES = 40  # each finds characters that no font has
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{[0-9a-f]+\}")  # a place to break, as the diagnostics write it
_LINK = re.compile(r"(?:https?://|mailto:)\S+$", re.IGNORECASE)


def render(paper: Paper) -> bytes:
    """The PDF's bytes, the same for the same paper; raises :class:`CannotWrite`."""
    given = json.dumps(_given(paper), ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            data = typst.compile(
                _HERE / "page.typ",
                sys_inputs={"given": given},
                font_paths=[_HERE / "fonts"],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-2a"],
                timestamp=_epoch(paper.minutes.start),
            )
        except typst.TypstError as error:
            missing = missing_in(error)
            if not missing:
                raise _refused(error) from error
            given = spelled(given, missing)
            continue
        assert isinstance(data, bytes), "one PDF comes back as bytes"
        return data
    raise CannotWrite(
        "unwritable",
        "The text has too many characters that no font here can print.",
        "Write it as HTML, or look for text in a wrong encoding.",
    )


def missing_in(error: typst.TypstError) -> set[str]:
    """The characters that no font has, as Typst's diagnostics name them."""
    said = f"{error}\n{getattr(error, 'diagnostic', '')}"
    texts = (_ESCAPED.sub("", text) for text in _NO_GLYPH.findall(said))
    return {sign for text in texts for sign in text if sign.isprintable() and not sign.isascii()}


def spelled(given: str, signs: set[str]) -> str:
    """The text with each of ``signs`` as its code, so that nothing vanishes unseen: ``[U+1F600]``."""
    return given.translate({ord(sign): code_of(sign) for sign in signs})


def _refused(error: typst.TypstError) -> CannotWrite:
    first = " ".join(str(error).split())[:200]
    return CannotWrite(
        "unwritable",
        f"The PDF cannot be made ({first}).",
        "Please report it with the minutes; another format may work.",
    )


def _epoch(start: date | datetime) -> int:
    """Noon of the meeting's day: the same minutes give the same bytes. Never before 1970, which PDF tools doubt."""
    return max(0, int(datetime(start.year, start.month, start.day, 12, tzinfo=UTC).timestamp()))


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
