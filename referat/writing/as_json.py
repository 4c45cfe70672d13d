"""Renders a paper as the data behind it: ``referat.minutes/1``."""

from __future__ import annotations

from referat.interchange import dumps
from referat.writing.arranging import Paper


def render(paper: Paper) -> bytes:
    """The JSON's bytes: all that the minutes say, whatever the layout."""
    # Halves of characters, which no file can hold, become question marks.
    return (dumps(paper.minutes, indent=2) + "\n").encode("utf-8", "replace")
