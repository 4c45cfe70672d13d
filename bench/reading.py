"""How fast minutes are read from PDF, beside the libraries that read plain text (``make bench-reading``).

Every engine reads the same invented documents in the same run, one after the other in rounds, so that
whatever else the machine does strikes all alike. What counts is the ratios. It prints; it judges nothing.
"""

from __future__ import annotations

import argparse
import ctypes
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import pdfplumber
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from bench.paper import minutes_pdf
from referat.reading.formats.pdf import read_sheet
from referat.reading.limits import DEFAULT

_PAGE_SIZE = 4096
Engine = Callable[[Path], int]


def raw_pdfium(path: Path) -> int:
    """The whole text of every page in one call each: the floor."""
    data = path.read_bytes()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    total = 0
    for index in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        text_page = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text_page)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        written = pdfium.FPDFText_GetText(text_page, 0, count, units)
        total += len(buffer.raw[: 2 * (written - 1)].decode("utf-16-le", "replace"))
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return total


def plain_pypdfium2(path: Path) -> int:
    """The same text by the calls that pypdfium2 offers."""
    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def sheet(path: Path) -> int:
    """The lines with their layout, as the outline gets them."""
    return len(read_sheet(path.read_bytes(), limits=DEFAULT).lines)


def whole(path: Path) -> int:
    """The finished minutes."""
    # Not needed by the worker processes that only read sheets.
    import referat  # noqa: PLC0415

    return len(referat.read(path).items)


def plain_pypdf(path: Path) -> int:
    """pypdf's plain text."""
    return sum(len(page.extract_text()) for page in pypdf.PdfReader(path).pages)


def plain_pdfplumber(path: Path) -> int:
    """pdfplumber's plain text."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text() or "") for page in document.pages)


def interleaved(engines: dict[str, Engine], paths: Sequence[Path], rounds: int) -> dict[str, float]:
    """Median seconds over all documents for each engine; every round starts with another engine."""
    names = list(engines)
    times: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        spent = dict.fromkeys(names, 0.0)
        for path in paths:
            turn = number % len(names)
            for name in (*names[turn:], *names[:turn]):
                start = time.perf_counter()
                engines[name](path)
                spent[name] += time.perf_counter() - start
        for name in names:
            times[name].append(spent[name])
    return {name: median(times[name]) for name in names}


def print_table(title: str, times: dict[str, float], pages: int) -> None:
    """Times a page, and each engine's ratio to the first."""
    first = next(iter(times.values()))
    print(f"\n{title}\n{'engine':<26}{'ms a page':>10}{'ratio':>9}{'pages/s':>10}")
    for name, seconds in times.items():
        print(
            f"{name:<26}{seconds / pages * 1000:>10.2f}{seconds / first:>9.2f}{pages / seconds:>10.0f}"
        )


def resident_mib() -> float:
    """What this process holds in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE_SIZE / 2**20


def _memory(paths: Sequence[Path], *, first: int, last: int) -> tuple[float, float]:
    early = 0.0
    for number in range(1, last + 1):
        whole(paths[number % len(paths)])
        if number == first:
            early = resident_mib()
    return early, resident_mib()


def print_memory(paths: Sequence[Path], first: int, last: int) -> None:
    """Memory after the first reads and after many more, in a process of its own."""
    if not Path("/proc/self/statm").exists():
        print("\nmemory: not measured, there is no /proc here")
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        early, late = pool.submit(_memory, paths, first=first, last=last).result()
    print(f"\nmemory after {first} reads {early:.0f} MiB, after {last} {late:.0f} MiB", end="")
    print(f" (ratio {late / early:.2f})")


def _spread(paths: Sequence[Path], workers: int) -> float:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(whole, [*paths[:2], *paths[:2]]))  # the processes are up, all is imported
        start = time.perf_counter()
        list(pool.map(whole, paths))
        return time.perf_counter() - start


def print_workers(paths: Sequence[Path]) -> None:
    """How much faster two processes are than one."""
    one, two = [], []
    for _ in range(3):
        one.append(_spread(paths, 1))
        two.append(_spread(paths, 2))
    print(f"two workers are {median(one) / median(two):.2f} times as fast as one")


def main(arguments: Sequence[str]) -> int:
    """Write the documents, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer documents, rounds and reads")
    quick = parser.parse_args(arguments).quick
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"minutes-{seed:02}.pdf" for seed in range(6 if quick else 24)]
        for seed, path in enumerate(paths):
            path.write_bytes(minutes_pdf(seed))
        pages = sum(len(pypdf.PdfReader(path).pages) for path in paths)
        print(
            f"{len(paths)} documents, {pages} pages, {sum(p.stat().st_size for p in paths)} bytes"
        )
        fast: dict[str, Engine] = {
            "pdfium, text only": raw_pdfium,
            "pypdfium2, text only": plain_pypdfium2,
            "referat, lines": sheet,
            "referat, whole minutes": whole,
        }
        print_table("fast engines", interleaved(fast, paths, 5 if quick else 15), pages)
        some = paths[:2] if quick else paths[:6]
        pages = sum(len(pypdf.PdfReader(path).pages) for path in some)
        slow: dict[str, Engine] = {
            "referat, whole minutes": whole,
            "pypdf, text": plain_pypdf,
            "pdfplumber, text": plain_pdfplumber,
        }
        print_table(
            "what others take for plain text", interleaved(slow, some, 1 if quick else 3), pages
        )
        print_memory(paths, 20 if quick else 100, 100 if quick else 1000)
        print_workers(paths)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
