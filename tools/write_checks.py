"""Writes docs/checks.md from the docstrings of the checks."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from referat.finding import Check, all_checks

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
_GROUPS = {
    "R1": "What must not be published",
    "R2": "Figures",
    "R3": "Completeness",
    "R4": "Votes",
    "R5": "Dates and references",
    "R6": "For every reader",
}
_HEAD = """\
# Checks

What `referat check` looks at before agendas and minutes are published. A finding **blocks** publication, **warns** (somebody should
look) or **informs**. A code never changes its meaning. Written from the docstrings in `referat/checks/` by
`python -m tools.write_checks`; what is wrong on this page is mended there.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for group, checks in groupby(all_checks(), key=lambda one: one.code[:2]):
        parts.append(f"## {_GROUPS[group]}\n")
        parts += [_entry(one) for one in checks]
    return "\n".join(parts)


def _entry(one: Check) -> str:
    title = one.summary.removesuffix(".")
    return (
        f"### {one.code} {title}\n\n`{one.name}`, {one.severity.value}. {one.problem}\n\n"
        f"*Remedy:* {one.remedy}\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
