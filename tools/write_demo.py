"""Writes the demo archive: every agenda and minutes of the stories, as its municipality printed it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from referat.document import Minutes
from tools.demo import compose, stories, town
from tools.templates import Edition, print_minutes

STORIES = Path(__file__).parent / "demo" / "stories"
ARCHIVE = Path(__file__).parent.parent / "samples" / "demo"


def papers() -> Iterator[compose.Paper]:
    """Every document of the archive, before it is printed."""
    for folder in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        yield from compose.papers(town.load(folder), stories.load(folder))


def printed(paper: compose.Paper) -> tuple[str, bytes, Minutes]:
    """Its path in the archive, its bytes, and what a careful reader finds in it."""
    edition = Edition(label=paper.label)
    data, says = print_minutes(paper.minutes, paper.template, paper.format, edition)
    return f"{paper.folder}/{paper.name}.{paper.format}", data, says


def main() -> None:
    for folder in {paper.folder for paper in papers()}:
        shutil.rmtree(ARCHIVE / folder, ignore_errors=True)
    count = size = 0
    for paper in papers():
        path, data, _ = printed(paper)
        target = ARCHIVE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        count, size = count + 1, size + len(data)
    print(f"{count} documents, {size / 1e6:.1f} MB in {ARCHIVE}")


if __name__ == "__main__":
    main()
