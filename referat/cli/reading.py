"""``referat read``: agendas and minutes as JSON, printed or one file each."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from referat.cli.inputs import add_files, documents, readable
from referat.cli.outputs import output_names, print_at_once, write_whole
from referat.cli.problems import Problems, remark
from referat.errors import CannotRead
from referat.interchange import SCHEMA
from referat.reading.worker import read_many_as_json


def add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="print agendas and minutes as JSON",
        description="Prints one indented JSON object for one file, one line of JSON a file for several. "
        "Ends with status 2 when a file could not be read; the others are read all the same.",
    )
    add_files(
        read,
        "PDF, DOCX, HTML, text, a portal's JSON or a manifest; a folder; or - for standard input",
    )
    read.add_argument("--json", action="store_true", help="print JSON (as it does anyway)")
    read.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="write NAME.json for each document here instead; what is no reading of the same document is never replaced",
    )
    read.add_argument(
        "--ocr", action="store_true", help="recognise scans with ocrmypdf where it is installed"
    )
    read.set_defaults(run=_read)


def _read(options: argparse.Namespace, problems: Problems) -> int:
    paths = list(dict.fromkeys(documents(options.files, problems)))
    single = len(paths) == 1 and len(options.files) == 1 and not options.files[0].is_dir()
    sink = _Printer(indent=single) if options.out is None else _Folder(options.out, paths)
    try:
        sink.open()
    except OSError as error:
        problems.say(
            options.out,
            f"Nothing can be written here: {error.strerror}.",
            "Give another --out folder.",
        )
        return 0
    with tempfile.TemporaryDirectory(prefix="referat-") as aside:
        by_copy = dict(readable(paths, Path(aside), problems))
        answers = read_many_as_json(
            by_copy, jobs=min(options.jobs, len(paths) or 1), ocr=options.ocr
        )
        with contextlib.closing(answers):
            for path, answer in tqdm(
                answers, total=len(by_copy), unit="file", disable=not sys.stderr.isatty()
            ):
                _hand_over(by_copy[path], answer, sink, problems)
    return 0


def _hand_over(
    path: Path, answer: str | CannotRead, sink: _Printer | _Folder, problems: Problems
) -> None:
    if isinstance(answer, CannotRead):
        problems.say(path, answer.problem, answer.remedy)
        return
    try:
        sink.take(path, answer)
    except BrokenPipeError:
        raise
    except IsAnInput as error:
        problems.say(
            path,
            f"The reading would replace {error}, which is read too.",
            "Give another --out folder.",
        )
    except OSError as error:
        problems.say(
            path,
            f"The reading cannot be written: {error.strerror}.",
            "Make room, or give another --out folder.",
        )


@dataclass(slots=True)
class _Printer:
    """Standard output: one object indented, or a line for each."""

    indent: bool

    def open(self) -> None:
        """Nothing to prepare."""

    def take(self, _path: Path, line: str) -> None:
        text = json.dumps(json.loads(line), ensure_ascii=False, indent=2) if self.indent else line
        print_at_once(text.encode() + b"\n")


class IsAnInput(Exception):  # noqa: N818 -- reads as CannotRead does
    """Where a reading would be written lies one of the files that are read."""


@dataclass(slots=True)
class _Folder:
    """A folder with one file for each document, each written whole or not at all.

    Runs add to each other: what an earlier one wrote is replaced by the same document's reading alone.
    """

    path: Path
    sources: Sequence[Path]
    names: dict[Path, str] = field(default_factory=dict)
    owners: dict[str, Path] = field(default_factory=dict)
    inputs: set[tuple[int, int]] = field(default_factory=set)

    def open(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.path):
            pass
        self.names = output_names(self.sources)
        self.owners = {name.casefold(): source for source, name in self.names.items()}
        self.inputs = {found for source in self.sources if (found := _identity(source))}

    def take(self, source: Path, line: str) -> None:
        reading = json.loads(line)
        target = self._target(source, reading["source"]["sha256"])
        text = json.dumps(reading, ensure_ascii=False, indent=2) + "\n"
        write_whole(target, text.encode())

    def _target(self, source: Path, digest: str) -> Path:
        """A file that is new or holds a reading of the same bytes; raises :class:`IsAnInput`."""
        wished = self.path / self.names[source]
        target, number = wished, 1
        while self.owners.get(target.name.casefold(), source) != source or not _may_be_written(
            target, digest, self.inputs
        ):
            number += 1
            target = wished.with_name(f"{wished.stem}-{number}.json")
        if target != wished:
            remark(
                source, f"Written as {target.name}: {wished.name} is not a reading of this file."
            )
            self.owners[target.name.casefold()] = source
        return target


def _may_be_written(target: Path, digest: str, inputs: set[tuple[int, int]]) -> bool:
    found = _identity(target)
    if found in inputs:
        raise IsAnInput(target)
    if found is None:
        return not target.is_symlink()
    try:
        held = json.loads(target.read_bytes())
        return bool(held["schema"] == SCHEMA and held["source"]["sha256"] == digest)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    """The file itself, whatever it is called; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
