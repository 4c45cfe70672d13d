"""The wheel's colours: each ring has three of one hue, and text keeps 4.5 : 1 on all it stands on."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1c2326"
SOFT = "#4d5a5f"
LINE = "#c5ced1"
PAPER = "#ffffff"
GROUND = "#eef1f2"
TODAY = "#b3261e"
ALARM = "#a3161d"  # deadlines
GOLD = "#8a5a00"  # milestones


@dataclass(frozen=True, slots=True)
class Colours:
    """``strong`` carries white text, ``tint`` and ``pale`` dark text."""

    strong: str
    tint: str
    pale: str


_PALETTE = (
    Colours("#0f5565", "#a9d0d8", "#e9f3f5"),
    Colours("#43489a", "#c6caef", "#eff0fb"),
    Colours("#7d2c62", "#ebc2dc", "#fbeef6"),
    Colours("#47631c", "#c9dda6", "#f1f6e7"),
    Colours("#7b4410", "#f0cfa3", "#fcf3e7"),
    Colours("#3d4f5a", "#c3d1d9", "#eef2f5"),
    Colours("#0c6149", "#a6dbc8", "#e8f5f0"),
    Colours("#8a2f36", "#f0c1c4", "#fceff0"),
)


def palette(at: int) -> Colours:
    """The colours of the ring at that place, the first the outermost; after eight they come again."""
    return _PALETTE[at % len(_PALETTE)]
