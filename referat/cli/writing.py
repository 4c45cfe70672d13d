"""``referat write``: agendas and minutes, however they came, as a paper in another format."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from referat.cli.inputs import add_files, documents, readable
from referat.cli.outputs import output_names, print_at_once, write_whole
from referat.cli.problems import Problems, remark
from referat.document import Minutes
from referat.errors import CannotRead, CannotWrite
from referat.interchange import NotInterchange, loads
from referat.reading.formats import sniff
from referat.reading.limits import DEFAULT
from referat.reading.worker import read_many
from referat.writing import LAYOUTS, PLAIN, Format, Layout, layout_named, public_part, write
from referat.writing.manifest import write_folder

_MANIFEST = "manifest"
_FOR_PROGRAMS = {Format.PDF, Format.DOCX}
_LOOKED_AT = 8192  # bytes; a reading says at once what it is


def add_write(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and what may be said to it."""
    parser = commands.add_parser(
        "write",
        help="write agendas and minutes as PDF, Word, HTML, text, JSON or a manifest",
        description="Reads what `referat read` reads, and its readings, and writes it as a paper. Nothing that exists "
        "is ever replaced. Ends with status 2 when something could not be read or written.",
    )
    add_files(
        parser,
        "PDF, DOCX, HTML, text, JSON or a manifest; a reading; a folder; or - for standard input",
    )
    parser.add_argument(
        "--to", required=True, choices=[*Format, _MANIFEST], help="what to write", dest="form"
    )
    parser.add_argument(
        "--layout", choices=list(LAYOUTS), default=PLAIN.name, help="how it is laid out"
    )
    parser.add_argument(
        "--out",
        metavar="PATH",
        type=Path,
        help="the file to write, or the folder; standard output if not given",
    )
    parser.add_argument(
        "--public", action="store_true", help="leave out what is closed but for its title"
    )
    parser.set_defaults(run=_write)


def _write(options: argparse.Namespace, problems: Problems) -> int:
    paths = list(dict.fromkeys(documents(options.files, problems)))
    alone = len(paths) == 1 and len(options.files) == 1 and not options.files[0].is_dir()
    layout = layout_named(options.layout)
    sink: _Sink
    if options.form == _MANIFEST:
        sink = _Manifests(options.out, layout, alone=alone, sources=paths)
    else:
        sink = _sink_of_files(Format(options.form), options.out, layout, paths, alone=alone)
    try:
        sink.open()
    except CannotWrite as error:
        problems.say(options.out or "-", error.problem, error.remedy)
        return 0
    with tempfile.TemporaryDirectory(prefix="referat-") as aside:
        by_copy = dict(readable(paths, Path(aside), problems))
        for path, answer in _read(by_copy, options.jobs):
            if isinstance(answer, CannotRead):
                problems.say(path, answer.problem, answer.remedy)
                continue
            try:
                sink.take(path, public_part(answer) if options.public else answer)
            except CannotWrite as error:
                problems.say(path, error.problem, error.remedy)
    return 0


def _read(by_copy: Mapping[Path, Path], jobs: int) -> Iterator[tuple[Path, Minutes | CannotRead]]:
    """Each document under the name that was given; what was read before is not read again."""
    readings = {copy for copy in by_copy if _is_reading(copy)}
    others = [copy for copy in by_copy if copy not in readings]
    with contextlib.closing(read_many(others, jobs=min(jobs, len(others) or 1))) as answers:
        for copy, path in by_copy.items():
            yield path, _reading(copy) if copy in readings else next(answers)[1]


def _is_reading(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return sniff.is_reading(file.read(_LOOKED_AT))
    except OSError:
        return False  # reading it says what is wrong


def _reading(path: Path) -> Minutes | CannotRead:
    try:
        DEFAULT.check_bytes(path.stat().st_size)
        return loads(path.read_bytes())
    except CannotRead as error:
        return error
    except NotInterchange as error:
        return CannotRead("not_minutes", str(error), "Read the document once more.")
    except (OSError, RecursionError) as error:
        return CannotRead(
            "unreadable", f"The reading cannot be opened ({error}).", "Read the document once more."
        )


@dataclass(slots=True)
class _Printer:
    """Standard output, for one document."""

    form: Format
    layout: Layout
    several: bool

    def open(self) -> None:
        if self.several:
            raise CannotWrite(
                "unwritable",
                "Several documents cannot be written one after the other.",
                "Give a folder with --out.",
            )
        if self.form in _FOR_PROGRAMS and sys.stdout.isatty():
            raise CannotWrite(
                "unwritable",
                f"A terminal cannot show {self.form.value.upper()}.",
                "Give a file with --out, or send it to a program.",
            )

    def take(self, _source: Path, minutes: Minutes) -> None:
        print_at_once(write(minutes, self.form, layout=self.layout))


@dataclass(slots=True)
class _File:
    """The one file that was named."""

    form: Format
    layout: Layout
    target: Path

    def open(self) -> None:
        _check_folder(self.target.absolute().parent)

    def take(self, _source: Path, minutes: Minutes) -> None:
        data = write(minutes, self.form, layout=self.layout)
        if not _is_free(self.target, data):
            raise CannotWrite(
                "unwritable",
                f"{self.target} exists already, and is never replaced.",
                "Give another name with --out, or take that file away.",
            )
        _put(self.target, data)


@dataclass(slots=True)
class _Folder:
    """A folder with a file for each document; beside a stranger's, under the next free name."""

    form: Format
    layout: Layout
    path: Path
    sources: Sequence[Path]
    names: dict[Path, str] = field(default_factory=dict)

    def open(self) -> None:
        self.names = output_names(self.sources, self.form.extension)
        _check_folder(self.path)

    def take(self, source: Path, minutes: Minutes) -> None:
        data = write(minutes, self.form, layout=self.layout)
        wished = self.path / self.names[source]
        target, number = wished, 1
        others = {name.casefold() for one, name in self.names.items() if one != source}
        while target.name.casefold() in others or not _is_free(target, data):
            number += 1
            target = wished.with_name(f"{wished.stem}-{number}{wished.suffix}")
        if target != wished:
            remark(source, f"Written as {target.name}: {wished.name} exists and is something else.")
            self.names[source] = target.name
        _put(target, data)


@dataclass(slots=True)
class _Manifests:
    """A folder for each document; with it a PDF of what everybody may see, for portals publish it as it is."""

    path: Path | None
    layout: Layout
    alone: bool
    sources: Sequence[Path]
    names: dict[Path, str] = field(default_factory=dict)

    def open(self) -> None:
        if self.path is None:
            raise CannotWrite("unwritable", "A manifest is a folder.", "Name it with --out.")
        self.names = output_names(self.sources, "")

    def take(self, source: Path, minutes: Minutes) -> None:
        assert self.path is not None, "opened before anything is taken"
        target = self.path if self.alone else self.path / self.names[source]
        pdf = write(public_part(minutes), Format.PDF, layout=self.layout)
        write_folder(minutes, target, pdf=pdf, now=datetime.now(UTC))


_Sink = _Printer | _File | _Folder | _Manifests


def _sink_of_files(
    form: Format, out: Path | None, layout: Layout, sources: Sequence[Path], *, alone: bool
) -> _Sink:
    if out is None:
        return _Printer(form, layout, several=len(sources) > 1)
    says_file = len(sources) == 1 and out.suffix.lower() == form.extension
    if (alone or says_file) and not out.is_dir():
        return _File(form, layout, out)
    return _Folder(form, layout, out, sources)


def _check_folder(folder: Path) -> None:
    """Make the folder, and see that it can be written to, before anything is read."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotWrite(
            "unwritable",
            f"Nothing can be written here: {error.strerror}.",
            "Give another place with --out.",
        ) from error


def _is_free(target: Path, data: bytes) -> bool:
    """Whether nothing stands there, or already what would be written."""
    if target.is_symlink():
        return False
    if not target.exists():
        return True
    try:
        return (
            target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data
        )
    except OSError:
        return False


def _put(target: Path, data: bytes) -> None:
    try:
        write_whole(target, data)
    except OSError as error:
        raise CannotWrite(
            "unwritable",
            f"{target.name} cannot be written: {error.strerror}.",
            "Make room, or give another place with --out.",
        ) from error
