"""Writes samples/: every document of the list and, beside it, what it says (``python -m tools.write_samples``)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from referat import interchange
from tools.sample_list import SAMPLES, SAMPLES_FOLDER, Sample
from tools.templates import print_minutes


def expectation_of(document: Path) -> Path:
    """Where a document's expected reading lies: beside it."""
    return document.with_suffix(".expected.json")


def write(sample: Sample) -> None:
    data, minutes = print_minutes(
        sample.minutes, sample.template, sample.fmt, sample.edition, sample.wear
    )
    sample.path.parent.mkdir(parents=True, exist_ok=True)
    sample.path.write_bytes(data)
    expected = json.dumps(interchange.to_json(minutes), ensure_ascii=False, indent=1)
    expectation_of(sample.path).write_text(expected + "\n", encoding="utf-8")


def main() -> int:
    for sample in SAMPLES:
        write(sample)
        print(sample.path.relative_to(SAMPLES_FOLDER.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
