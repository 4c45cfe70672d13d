"""Prints every story in every template and format in memory, reads it back and shows where facts are lost.

``python -m tools.matrix [--formats txt,html] [--templates a,b | --strangers 1-50] [--stories a,b] [--misses] [--worst N]``
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import referat
from referat import interchange
from referat.document import Minutes
from tools import score
from tools.accuracy import Total
from tools.sample_list import SAMPLES
from tools.templates import FORMATS, TEMPLATES, print_minutes
from tools.templates.strangers import stranger, stranger_edition

_STRANGER = "stranger-"
_CRASHES: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Cell:
    """One story in one template and format, and how it was read."""

    story: str
    template: str
    fmt: str
    score: score.Score


def stories() -> dict[str, Minutes]:
    """Every story by the name of the first sample that prints it."""
    found: dict[str, Minutes] = {}
    for sample in SAMPLES:
        if sample.minutes not in found.values():
            found[sample.name] = sample.minutes
    return found


def cells(names: list[str], templates: list[str], formats: list[str]) -> Iterator[Cell]:
    for story, minutes in stories().items():
        if names and not any(name in story for name in names):
            continue
        for template in templates:
            for fmt in formats:
                yield Cell(story, template, fmt, _measure(minutes, template, fmt))


def _measure(minutes: Minutes, template: str, fmt: str) -> score.Score:
    if template.startswith(_STRANGER):
        seed = int(template.removeprefix(_STRANGER))
        data, printed = print_minutes(minutes, stranger(seed), fmt, stranger_edition(seed))
    else:
        data, printed = print_minutes(minutes, template, fmt)
    truth = interchange.to_json(printed)
    try:
        reading = interchange.to_json(referat.read(data, filename=f"minutes.{fmt}"))
    except Exception as error:  # noqa: BLE001 - a crash is a result too
        _CRASHES[f"{type(error).__name__}: {error}"] += 1
        return score.Score(0, tuple((key, text, "—") for key, text in score.facts(truth)), ())
    return score.compare(truth, reading)


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.matrix", description=__doc__)
    parser.add_argument("--formats", default="txt,html")
    parser.add_argument("--templates", default=",".join(TEMPLATES))
    parser.add_argument("--stories", default="")
    parser.add_argument("--strangers", help="seeds of templates mixed by chance, as in 1-50")
    parser.add_argument("--misses", action="store_true", help="list every fact missed or extra")
    parser.add_argument("--worst", type=int, default=15, help="how many of the worst to name")
    options = parser.parse_args(None if arguments is None else list(arguments))
    formats = [fmt for fmt in options.formats.split(",") if fmt in FORMATS]
    templates = options.templates.split(",")
    if options.strangers:
        first, _, last = options.strangers.partition("-")
        templates = [f"stranger-{seed}" for seed in range(int(first), int(last or first) + 1)]
    all_cells = list(cells([n for n in options.stories.split(",") if n], templates, formats))
    _print_table(all_cells, templates, formats)
    _print_kinds(all_cells)
    for crash, count in _CRASHES.most_common():
        print(f"{count} times: {crash}")
    for cell in sorted(all_cells, key=lambda one: one.score.f1)[: options.worst]:
        print(f"{cell.score.f1:.4f}  {cell.template}.{cell.fmt}  {cell.story}")
        if options.misses:
            for key, want, got in cell.score.missed:
                print("   missed", " ".join(key), "| says:", want[:80], "| read:", got[:80])
            for key, text in cell.score.extra:
                print("   extra ", " ".join(key), "|", text[:80])
    return 0


def _print_table(all_cells: list[Cell], templates: list[str], formats: list[str]) -> None:
    print(f"{'template':<20}" + "".join(f"{fmt:>9}" for fmt in formats) + f"{'all':>9}")
    for template in [*templates, "all"]:
        row = [one for one in all_cells if template in (one.template, "all")]
        sums = [_sum(one for one in row if one.fmt == fmt) for fmt in formats]
        print(f"{template:<20}" + "".join(f"{total.f1:>9.4f}" for total in [*sums, _sum(row)]))


def _sum(some: Iterable[Cell]) -> Total:
    total = Total()
    for cell in some:
        total.add(cell.score)
    return total


def _print_kinds(all_cells: list[Cell]) -> None:
    """Which kinds of fact are lost most."""
    lost = Counter(
        next((part for part in key if not part.isdigit() and part != "item"), "item")
        for cell in all_cells
        for key in [*(one[0] for one in cell.score.missed), *(one[0] for one in cell.score.extra)]
    )
    print("lost most:", ", ".join(f"{kind} {count}" for kind, count in lost.most_common(10)))


if __name__ == "__main__":
    sys.exit(main())
