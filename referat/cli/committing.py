"""``referat commitments``: who does what by when, as the decisions say."""

from __future__ import annotations

import argparse
import contextlib
import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from referat.cli.inputs import add_files, minutes_of
from referat.cli.outputs import print_at_once
from referat.cli.problems import Problems
from referat.commitments import FoundCommitment, find_commitments
from referat.danish.times import FuzzyTime
from referat.document import Minutes
from referat.examined import Examined

_WIDTH = 110


def add_commitments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and what may be said to it."""
    parser = commands.add_parser(
        "commitments",
        help="say who does what by when",
        description="Prints what the decisions commit to, file by file and item by item: what, who, when, and the "
        "sentence that says so. They are proposals for a person to confirm. Ends with status 2 when a file could not "
        "be read.",
    )
    add_files(
        parser, "PDF, DOCX, HTML, text, JSON or a manifest; a folder; or - for standard input"
    )
    parser.add_argument(
        "--json", action="store_true", help="print a line of JSON for each file instead"
    )
    parser.set_defaults(run=_commitments)


def _commitments(options: argparse.Namespace, problems: Problems) -> int:
    printed = as_json if options.json else as_text
    with contextlib.closing(minutes_of(options, problems)) as read:
        for path, minutes in read:
            print_at_once(printed(str(path), tuple(commitments_in(minutes))).encode())
    return 0


@dataclass(frozen=True, slots=True)
class ItemCommitments:
    """What an item's decision commits to; ``number`` and ``title`` as printed."""

    number: str
    title: str
    found: tuple[FoundCommitment, ...]


def commitments_in(minutes: Minutes) -> Iterator[ItemCommitments]:
    """Each item with a commitment; decisions of other bodies or days that it prints are left out."""
    examined = Examined(minutes)
    for item in minutes.items:
        found = tuple(
            one
            for decision in examined.own_decisions(item)
            for one in find_commitments(decision.content, held_on=examined.day)
        )
        if found:
            yield ItemCommitments(item.number, item.title, found)


def as_text(name: str, items: Sequence[ItemCommitments]) -> str:
    """The commitments of one file for people."""
    count = sum(len(item.found) for item in items)
    said = {0: "no commitment found", 1: "1 commitment"}.get(count, f"{count} commitments")
    lines = [f"{name}: {said}"]
    for item in items:
        lines += _wrapped(f"{item.number} {item.title}".strip(), "  ")
        for one in item.found:
            lines += _wrapped(one.action, "    - ")
            lines += _wrapped(f"{_who(one)} · {_when(one.time)}", "      ")
            lines += _wrapped(f"“{one.sentence}”", "      ")
    return "\n".join(lines) + "\n"


def as_json(name: str, items: Sequence[ItemCommitments]) -> str:
    """One line of JSON: the file and its commitments."""
    found = [_data(item, one) for item in items for one in item.found]
    return json.dumps({"file": name, "commitments": found}, ensure_ascii=False) + "\n"


def _data(item: ItemCommitments, one: FoundCommitment) -> dict[str, object]:
    return {
        "item": item.number,
        "title": item.title,
        "action": one.action,
        "actors": list(one.actors),
        "time": None if one.time is None else _time_data(one.time),
        "sentence": one.sentence,
        "start": one.start,
        "end": one.end,
    }


def _time_data(time: FuzzyTime) -> dict[str, object]:
    known = {
        "earliest": time.earliest and time.earliest.isoformat(),
        "latest": time.latest and time.latest.isoformat(),
        "meeting_of": time.meeting_of,
    }
    return {
        "words": time.words,
        "precision": time.precision.value,
        "repeats": time.recurrence is not None,
        **{name: value for name, value in known.items() if value},
    }


def _who(one: FoundCommitment) -> str:
    return ", ".join(one.actors) or "nobody named"


def _when(time: FuzzyTime | None) -> str:
    if time is None:
        return "no deadline"
    known = time.latest or time.earliest
    return f"{time.words} ({known.isoformat()})" if known else time.words


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
    )
