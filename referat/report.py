"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Sequence

from referat.document import Place
from referat.finding import Finding, Severity

_WIDTH = 110


def as_text(name: str, findings: Sequence[Finding], least: Severity) -> str:
    """The findings of one file, those less grave than ``least`` only counted; the remedy once for findings alike."""
    lines = [f"{name}: {_summary(findings)}"]
    shown = [one for one in findings if one.severity.rank <= least.rank]
    for finding, after in zip(shown, [*shown[1:], None], strict=False):
        head = f"{finding.severity.value} {finding.code} {_where(finding)}".rstrip()
        lines += _wrapped(f"{head}: {finding.wrong}", "  ")
        if after is None or after.remedy != finding.remedy:
            lines += _wrapped(finding.remedy, "      ")
    hidden = len(findings) - len(shown)
    if hidden:
        lines.append(f"  {hidden} more for information: --severity {Severity.INFORMS.value}")
    return "\n".join(lines) + "\n"


def as_json(name: str, findings: Sequence[Finding], least: Severity) -> str:
    """One line of JSON: the file and its findings."""
    shown = [one for one in findings if one.severity.rank <= least.rank]
    data = {"file": name, "findings": [_data(one) for one in shown]}
    return json.dumps(data, ensure_ascii=False) + "\n"


def _data(finding: Finding) -> dict[str, object]:
    place = finding.place
    known = {
        "item": finding.item,
        "index": finding.index,
        "where": finding.where,
        "page": place.page,
        "line": place.first_line,
        "evidence": finding.evidence,
    }
    return {
        "code": finding.code,
        "check": finding.check,
        "severity": finding.severity.value,
        "wrong": finding.wrong,
        "remedy": finding.remedy,
        "key": finding.key,
        **{name: value for name, value in known.items() if value},
    }


def _summary(findings: Sequence[Finding]) -> str:
    counted = Counter(one.severity for one in findings)
    said = [f"{counted[one]} {one.value}" for one in Severity if counted[one]]
    return ", ".join(said) or "nothing found"


def _where(finding: Finding) -> str:
    parts = [
        f"item {finding.item or finding.index}" if finding.index else "",
        finding.where,
        _spot(finding.place),
    ]
    return ", ".join(filter(None, parts))


def _spot(place: Place) -> str:
    page = f"page {place.page}" if place.page else ""
    line = f"line {place.first_line}" if place.first_line else ""
    return ", ".join(filter(None, (page, line)))


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
    )
