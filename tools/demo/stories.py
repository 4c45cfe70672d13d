"""The written cases: what each forum was told, what it was asked, and what it decided."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from referat.document import Outcome, SectionKind
from tools.demo.town import place_in_time


@dataclass(frozen=True, slots=True)
class Step:
    """One treatment of a case in one forum.

    ``again`` prints the sections of the step before (its own override) and every decision since the last fresh step.
    ``decision_first_printed`` is what the minutes said before they were corrected. One that is not ``archived`` was
    taken at a meeting whose papers we do not have: only later treatments tell of it.
    """

    case_number: str
    title: str
    forum: str
    held_on: date
    texts: Mapping[SectionKind, str]
    decision: str = ""
    decision_first_printed: str = ""
    outcome: Outcome | None = None
    attachments: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    closed: bool = False
    rank: int = 50
    earlier: tuple[Step, ...] = ()
    archived: bool = True


def load(folder: Path) -> list[Step]:
    """Every treatment in the story files of ``folder``, in the order in which they stand there."""
    steps: list[Step] = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem in {"town", "calendar"}:
            continue
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            steps.extend(_way(case))
    return steps


def _way(case: Mapping[str, Any]) -> list[Step]:
    way: list[Step] = []
    for entry in case["step"]:
        step = _step(case, entry)
        if entry.get("again"):
            before = way[-1]
            step = replace(
                step,
                texts={**before.texts, **step.texts},
                attachments=step.attachments or before.attachments,
                earlier=(*before.earlier, before),
            )
        way.append(step)
    return way


def _step(case: Mapping[str, Any], entry: Mapping[str, Any]) -> Step:
    forum, held_on = place_in_time(entry["at"])
    outcome = entry.get("outcome")
    return Step(
        case_number=case["number"],
        title=entry.get("title", case["title"]),
        forum=forum,
        held_on=held_on,
        texts={kind: entry[kind] for kind in SectionKind if kind in entry},
        decision=entry.get("decision", ""),
        decision_first_printed=entry.get("decision_first_printed", ""),
        outcome=Outcome(outcome) if outcome else None,
        attachments=tuple(entry.get("attachments", ())),
        attendance=tuple(entry.get("attendance", ())),
        closed=entry.get("closed", False),
        rank=entry.get("rank", case.get("rank", 50)),
        archived=entry.get("archived", True),
    )
