"""Reads every sample and prints the facts and the commitments found, missed and extra (``make accuracy``)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import referat
from referat import interchange
from tools import score, score_commitments

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "minutes"
LAST = ROOT / "var" / "accuracy.json"


@dataclass(frozen=True, slots=True)
class Golden:
    """A document and the file that says what it says."""

    document: Path
    expected: Path
    template: str

    @property
    def name(self) -> str:
        return f"{self.template}/{self.document.name}"


@dataclass(slots=True)
class Total:
    """Facts summed over documents."""

    documents: int = 0
    hits: int = 0
    facts: int = 0
    read: int = 0

    def add(self, one: score.Score) -> None:
        self.documents += 1
        self.hits += one.hits
        self.facts += one.facts
        self.read += one.read

    @property
    def f1(self) -> float:
        return score.f1(self.hits, self.facts, self.read)


def samples() -> Iterator[Golden]:
    """Every document under samples/ that has an expectation."""
    for expected in sorted((ROOT / "samples").glob("*/*.expected.json")):
        for document in documents_of(expected):
            yield Golden(document, expected, expected.parent.name)


def documents_of(expected: Path) -> list[Path]:
    """The document beside an expectation (``NAME.expected.json`` belongs to ``NAME.pdf``, ``NAME.json``, …)."""
    stem = expected.name.removesuffix(".expected.json")
    return [
        path
        for path in sorted(expected.parent.glob(f"{stem}.*"))
        if path.stem == stem and path != expected
    ]


def real_ones() -> Iterator[Golden]:
    """The real minutes beside the checkout, where they are."""
    for expected in sorted(SHARED.glob("*.gold.json")):
        stem = expected.name.removesuffix(".gold.json")
        yield Golden(expected.with_name(f"{stem}.txt"), expected, "real")


def measure(golden: Golden) -> score.Score:
    """The score of one document; one that cannot be read has found nothing."""
    truth = json.loads(golden.expected.read_text(encoding="utf-8"))
    try:
        reading = interchange.to_json(referat.read(golden.document))
    except Exception as error:  # noqa: BLE001 - a reader's crash is a result, not the end of the measuring
        print(f"{golden.name}: {type(error).__name__}: {error}", file=sys.stderr)
        missed = tuple((key, text, "—") for key, text in score.facts(truth))
        return score.Score(0, missed, ())
    return score.compare(truth, reading)


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("names", nargs="*", help="only documents whose name contains one of these")
    parser.add_argument("--misses", action="store_true", help="list every fact missed or extra")
    options = parser.parse_args(None if arguments is None else list(arguments))
    old = json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() else {}
    totals: dict[str, Total] = {}
    print(f"{'document':<64}{'facts':>7}{'found':>7}{'missed':>7}{'extra':>7}{'F1':>8}")
    for golden in [*samples(), *real_ones()]:
        if options.names and not any(name in golden.name for name in options.names):
            continue
        one = measure(golden)
        _print_row(golden.name, one)
        if options.misses:
            _print_misses(one)
        for group in _groups(golden):
            totals.setdefault(group, Total()).add(one)
    _print_totals(totals, old)
    if not options.names:
        score_commitments.print_scores(misses=options.misses)
        LAST.parent.mkdir(exist_ok=True)
        LAST.write_text(json.dumps({name: total.f1 for name, total in totals.items()}, indent=1))
    return 0


def _groups(golden: Golden) -> tuple[str, ...]:
    where = "real" if golden.template == "real" else "samples"
    suffix = golden.document.suffix.lstrip(".")
    return ("all", where, f"format {suffix}", f"template {golden.template}")


def _print_row(name: str, one: score.Score) -> None:
    row = f"{one.facts:>7}{one.hits:>7}{len(one.missed):>7}{len(one.extra):>7}{one.f1:>8.4f}"
    print(f"{name:<64}{row}")


def _print_misses(one: score.Score) -> None:
    for key, want, got in one.missed:
        print("   missed", " ".join(key), "| says:", score.plain(want)[:90], "| read:", got[:90])
    for key, text in one.extra:
        print("   extra ", " ".join(key), "|", score.plain(text)[:90])


def _print_totals(totals: dict[str, Total], old: dict[str, float]) -> None:
    print(f"\n{'total':<40}{'documents':>10}{'facts':>8}{'found':>8}{'F1':>8}{'before':>8}{'':>4}")
    for name, total in sorted(totals.items()):
        before = old.get(name)
        change = "" if before is None else f"{before:>8.4f}{total.f1 - before:>+9.4f}"
        row = f"{total.documents:>10}{total.facts:>8}{total.hits:>8}{total.f1:>8.4f}"
        print(f"{name:<40}{row}{change}")


if __name__ == "__main__":
    sys.exit(main())
