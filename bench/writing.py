"""How fast minutes of some 30 pages become tagged PDF, beside WeasyPrint and LibreOffice (``make bench-writing``).

Every engine writes the same invented minutes in the same run, one after the other; each round has minutes of its own,
for typst remembers what it has laid out before. What the others are given (HTML, DOCX) is made outside the clock. What
counts is the ratios. It prints; it judges nothing. An engine that is not installed is said to be missing.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pypdf

import referat
from bench.paper import meeting
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Paragraph,
    Passage,
    Presence,
    Section,
    SectionKind,
    Table,
)
from referat.interchange import COPENHAGEN
from referat.writing import layout_named

_KINDS = [
    SectionKind.SUMMARY,
    SectionKind.RECOMMENDATION,
    SectionKind.PRESENTATION,
    SectionKind.FINANCES,
]
_ITEMS = 8
_LIBREOFFICE_S = 180


@dataclass(frozen=True, slots=True)
class Engine:
    """``prepare`` makes what ``write`` is timed with; ``missing`` says how to install it, empty where it is."""

    name: str
    prepare: Callable[[Minutes], object]
    write: Callable[[object], bytes]
    missing: str = ""


def minutes_of(seed: int) -> Minutes:
    """One invented meeting; the same seed gives the same minutes."""
    draw = random.Random(seed)
    data = meeting(draw, _ITEMS)
    start = datetime(2024, 3, 1 + seed % 28, 16, tzinfo=COPENHAGEN)
    people = tuple(Attendance(name, Presence.PRESENT) for name in data["people"])
    items = tuple(_item(item) for item in data["items"])
    return Minutes(
        Kind.MINUTES, data["forum"], start, location="Rådssalen", participants=people, items=items
    )


def _item(data: dict[str, Any]) -> Item:
    *most, decided, attached = data["sections"]
    return Item(
        str(data["number"]),
        str(data["title"]),
        case_number=str(data["case"]),
        sections=tuple(
            Section(kind, "", _passage(one)) for kind, one in zip(_KINDS, most, strict=False)
        ),
        decisions=(Decision(_passage(decided)),),
        attachments=tuple(Attachment(text[:60]) for text in attached["paragraphs"]),
    )


def _passage(data: dict[str, Any]) -> Passage:
    table = tuple(tuple(map(str, row)) for row in data["rows"])
    head = ("Formål", "Bemærkning", "Beløb (kr.)")
    return (
        *(Paragraph(str(text)) for text in data["paragraphs"]),
        *(ListItem(str(text)) for text in data["points"]),
        *((Table((head, *table), has_header=True),) if table else ()),
    )


def _ours(minutes: object) -> bytes:
    assert isinstance(minutes, Minutes)
    return referat.write(minutes, "pdf", layout=layout_named("core_first"))


def _weasyprint(html: object) -> bytes:
    module = import_module("weasyprint")
    data = module.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    assert isinstance(data, bytes)
    return data


def _libreoffice(docx: object) -> bytes:
    assert isinstance(docx, bytes)
    tagged = '{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "minutes.docx"
        source.write_bytes(docx)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{tagged}",
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_LIBREOFFICE_S)
        return source.with_suffix(".pdf").read_bytes()


def engines() -> list[Engine]:
    """Ours first: the others' ratios are to it."""
    no_weasyprint = (
        ""
        if importlib.util.find_spec("weasyprint")
        else "pip install weasyprint, and the system's libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0"
    )
    no_libreoffice = (
        "" if shutil.which("soffice") else "apt-get install libreoffice-writer-nogui (300 MB)"
    )
    return [
        Engine("referat (typst)", lambda minutes: minutes, _ours),
        Engine(
            "WeasyPrint, pdf/ua-1",
            lambda minutes: referat.write(minutes, "html").decode(),
            _weasyprint,
            no_weasyprint,
        ),
        Engine(
            "LibreOffice, a process each",
            lambda minutes: referat.write(minutes, "docx"),
            _libreoffice,
            no_libreoffice,
        ),
    ]


def measured(found: Sequence[Engine], rounds: int) -> dict[str, list[tuple[float, int, int]]]:
    """For each engine and round: seconds, pages and bytes. Every round begins with another engine."""
    results: dict[str, list[tuple[float, int, int]]] = {engine.name: [] for engine in found}
    for engine in found:
        engine.write(engine.prepare(minutes_of(10_000)))  # what is loaded once is loaded
    for number in range(rounds):
        minutes = minutes_of(number)
        turn = number % len(found)
        for engine in (*found[turn:], *found[:turn]):
            given = engine.prepare(minutes)
            start = time.perf_counter()
            data = engine.write(given)
            spent = time.perf_counter() - start
            pages = len(pypdf.PdfReader(BytesIO(data)).pages)
            results[engine.name].append((spent, pages, len(data)))
    return results


def print_table(results: dict[str, list[tuple[float, int, int]]]) -> None:
    """The medians, and each engine's ratio to the first."""
    print(f"{'engine':<30}{'ms':>8}{'ratio':>8}{'pages':>7}{'ms a page':>11}{'KiB':>7}")
    first = median(spent for spent, _, _ in next(iter(results.values())))
    for name, rounds in results.items():
        seconds, pages, size = (median(column) for column in zip(*rounds, strict=True))
        page = seconds * 1000 / pages
        print(
            f"{name:<30}{seconds * 1000:>8.0f}{seconds / first:>8.1f}{pages:>7.0f}{page:>11.1f}{size / 1024:>7.0f}"
        )


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args(arguments).rounds
    every = engines()
    for engine in every:
        if engine.missing:
            print(f"{engine.name} is missing and not measured. To have it: {engine.missing}.")
    print_table(measured([engine for engine in every if not engine.missing], rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
