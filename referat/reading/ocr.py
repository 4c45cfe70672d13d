"""Scans through ocrmypdf, where that is installed: a text layer for the pages that have none."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys

from referat.errors import CannotRead
from referat.reading.limits import Limits

_INSTALL = (
    "Install it with Danish (`apt install ocrmypdf tesseract-ocr-dan`, or `pip install ocrmypdf` beside Tesseract and "
    "its language file `dan`), then read with --ocr again."
)
# Exit statuses that ocrmypdf documents.
_BAD_INPUT, _MISSING_DEPENDENCY, _ENCRYPTED = 2, 3, 8


def with_text_layer(data: bytes, limits: Limits) -> bytes:
    """The PDF with its scanned pages recognised as Danish; raises :class:`CannotRead`."""
    command = _command()
    if not command:
        raise CannotRead("no_text", "The PDF is a scan, and ocrmypdf is not installed.", _INSTALL)
    options = [
        "--language",
        "dan",
        "--skip-text",
        "--quiet",
        "--output-type",
        "pdf",
        "--jobs",
        "1",
        "-",
        "-",
    ]
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command; the document goes in as standard input
            [*command, *options],
            input=data,
            capture_output=True,
            timeout=limits.max_ocr_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(
            "too_slow",
            f"Recognising the scan took more than {limits.max_ocr_seconds:.0f} seconds.",
            "Split the scan by meeting.",
        ) from error
    if done.returncode or not done.stdout:
        raise _failure(done.returncode, done.stderr)
    return done.stdout


def _command() -> list[str]:
    program = shutil.which("ocrmypdf")
    if program:
        return [program]
    return [sys.executable, "-m", "ocrmypdf"] if importlib.util.find_spec("ocrmypdf") else []


def _failure(status: int, said: bytes) -> CannotRead:
    if status == _MISSING_DEPENDENCY:
        return CannotRead(
            "no_text", "ocrmypdf lacks a program or the Danish language file.", _INSTALL
        )
    if status == _ENCRYPTED:
        return CannotRead(
            "encrypted",
            "The scan is locked with a password.",
            "Save it without a password and read it again.",
        )
    last = said.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
    if status == _BAD_INPUT:
        return CannotRead("truncated", "ocrmypdf cannot open the scan.", "Scan or fetch it again.")
    return CannotRead(
        "no_text", f"ocrmypdf failed with status {status}. {last}".strip(), "Scan the pages again."
    )
