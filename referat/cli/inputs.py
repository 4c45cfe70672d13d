"""The documents that a command was given: files, folders, pipes and standard input."""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from referat.cli.problems import Problems
from referat.document import Minutes
from referat.errors import CannotRead
from referat.reading.folders import SUFFIXES, documents_in
from referat.reading.limits import DEFAULT
from referat.reading.sources import STDIN, bytes_of, is_special
from referat.reading.worker import read_many


def add_files(parser: argparse.ArgumentParser, what: str) -> None:
    """The files to read, and how many at once."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=what)
    parser.add_argument(
        "--jobs", metavar="N", type=_jobs, default=os.cpu_count() or 1, help="files read at once"
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("give a number from 1 to 256")
    return int(text)


def minutes_of(options: argparse.Namespace, problems: Problems) -> Generator[tuple[Path, Minutes]]:
    """Each document that can be read, by the name that was given; what is wrong with the others is said."""
    paths = dict.fromkeys(documents(options.files, problems))
    with tempfile.TemporaryDirectory(prefix="referat-") as aside:
        by_copy = dict(readable(paths, Path(aside), problems))
        jobs = min(options.jobs, len(by_copy) or 1)
        with contextlib.closing(read_many(by_copy, jobs=jobs)) as answers:
            for copy, answer in answers:
                path = by_copy[copy]
                if isinstance(answer, CannotRead):
                    problems.say(path, answer.problem, answer.remedy)
                else:
                    yield path, answer


def readable(paths: Iterable[Path], aside: Path, problems: Problems) -> Iterator[tuple[Path, Path]]:
    """Each path as a worker process can read it, and as it was named: pipes and standard input are this one's alone."""
    for number, path in enumerate(paths):
        if not is_special(path):
            yield path, path
            continue
        copy = aside / str(number) / named(path).name
        try:
            data = bytes_of(path, DEFAULT)
            copy.parent.mkdir()
            copy.write_bytes(data)
        except CannotRead as error:
            problems.say(path, error.problem, error.remedy)
        except OSError as error:
            problems.say(path, f"It cannot be read: {error.strerror}.", "Name a file instead.")
        else:
            yield copy, path


def named(path: Path) -> Path:
    """The path as a name that says something: ``-`` is ``stdin``."""
    return Path("stdin") if path == STDIN else path


def documents(paths: Iterable[Path], problems: Problems) -> Iterator[Path]:
    """The files, folders replaced by what stands in them, in the order of their names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        before, any_found = problems.count, False
        for file in documents_in(path, complain=lambda error: _complain(error, problems)):
            any_found = True
            yield file
        if not any_found and problems.count == before:
            problems.say(
                path,
                "The folder holds no document.",
                f"Documents end in {', '.join(sorted(SUFFIXES))}.",
            )


def _complain(error: OSError, problems: Problems) -> None:
    problems.say(
        error.filename,
        f"The folder cannot be opened: {error.strerror}.",
        "Look at its permissions.",
    )
