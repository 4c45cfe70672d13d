"""The guide to installing names every setting and every command there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "installation.md").read_text(encoding="utf-8")


def rows(heading: str) -> set[str]:
    """The first cell of each row under the heading, without its backticks."""
    part = GUIDE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)`", part, flags=re.MULTILINE))


def test_every_setting_is_named():
    source = (ROOT / "raadslag" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(RAADSLAG_[A-Z_]+)"', source))

    assert rows("Settings") == read


def test_every_command_is_named():
    commands = {
        path.stem
        for path in (ROOT / "raadslag").glob("*/management/commands/*.py")
        if path.stem != "__init__"
    }

    assert {row.split()[1] for row in rows("Commands")} == commands
