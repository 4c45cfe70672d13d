"""The command ``referat``: reads agendas and minutes from files and folders, prints them as data, and checks them."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from referat.document import SectionKind
from referat.errors import CannotRead
from referat.examined import DEFAULT_RULES, Rules
from referat.finding import Severity, run
from referat.interchange import SCHEMA
from referat.reading.folders import SUFFIXES, documents_in
from referat.reading.limits import DEFAULT
from referat.reading.sources import STDIN, bytes_of, is_special
from referat.reading.worker import read_many, read_many_as_json
from referat.report import as_json, as_text

FAILED = 2
BLOCKED = 1
_INTERRUPTED = 130


@dataclass(slots=True)
class Problems:
    """Says each problem in one line on standard error and remembers that there was one."""

    count: int = 0

    def say(self, name: object, problem: str, remedy: str) -> None:
        self.count += 1
        remark(name, problem, remedy)


def remark(name: object, *said: str) -> None:
    """One line on standard error that is not a problem's, or not yet."""
    tqdm.write(" ".join(f"{name}: {' '.join(said)}".split()), file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when every file was read, 1 when a finding blocks, 2 when a file was not read."""
    options = _parser().parse_args(arguments)
    problems = Problems()
    status = 0
    try:
        status = options.run(options, problems)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Who read the output has seen enough. Python would complain once more when it closes the pipe.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED if problems.count else status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="referat", description="Danish municipal agendas and minutes as data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser(
        "read",
        help="print agendas and minutes as JSON",
        description="Prints one indented JSON object for one file, one line of JSON a file for several. "
        "Ends with status 2 when a file could not be read; the others are read all the same.",
    )
    read.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="PDF, DOCX, HTML, text or a portal's JSON; a folder; or - for standard input",
    )
    read.add_argument("--json", action="store_true", help="print JSON (as it does anyway)")
    read.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="write NAME.json for each document here instead; what is no reading of the same document is never replaced",
    )
    read.add_argument(
        "--jobs", metavar="N", type=_jobs, default=os.cpu_count() or 1, help="files read at once"
    )
    read.add_argument(
        "--ocr", action="store_true", help="recognise scans with ocrmypdf where it is installed"
    )
    read.set_defaults(run=_read)
    _add_check(commands)
    return parser


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="say what should be looked at before publication",
        description="Prints what every check finds, file by file, with its place and the remedy. Ends with status 1 when "
        "something blocks publication, with 2 when a file could not be read.",
    )
    check.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="PDF, DOCX, HTML, text or JSON; or a folder",
    )
    check.add_argument(
        "--json", action="store_true", help="print a line of JSON for each file instead"
    )
    check.add_argument(
        "--severity",
        type=Severity,
        choices=list(Severity),
        default=Severity.WARNS,
        help="the least grave findings to print (default: warns)",
    )
    check.add_argument(
        "--require",
        metavar="KIND",
        type=SectionKind,
        choices=list(SectionKind),
        action="append",
        help="a section that every case must have, such as finances; give it once for each (default: an agenda's "
        "recommendation)",
    )
    check.add_argument(
        "--jobs", metavar="N", type=_jobs, default=os.cpu_count() or 1, help="files read at once"
    )
    check.set_defaults(run=_check)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("give a number from 1 to 256")
    return int(text)


def _check(options: argparse.Namespace, problems: Problems) -> int:
    paths = list(dict.fromkeys(_found(options.files, problems)))
    rules = Rules(required=tuple(options.require)) if options.require else DEFAULT_RULES
    printed = as_json if options.json else as_text
    blocked = False
    with tempfile.TemporaryDirectory(prefix="referat-") as aside:
        readable = dict(_readable(paths, Path(aside), problems))
        jobs = min(options.jobs, len(readable) or 1)
        with contextlib.closing(read_many(readable, jobs=jobs)) as answers:
            for path, answer in answers:
                if isinstance(answer, CannotRead):
                    problems.say(readable[path], answer.problem, answer.remedy)
                    continue
                findings = run(answer, rules=rules)
                blocked = blocked or any(one.severity is Severity.BLOCKS for one in findings)
                text = printed(str(readable[path]), findings, options.severity)
                sys.stdout.buffer.write(text.encode())
                sys.stdout.buffer.flush()
    return BLOCKED if blocked else 0


def _read(options: argparse.Namespace, problems: Problems) -> int:
    paths = list(dict.fromkeys(_found(options.files, problems)))
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
        readable = dict(_readable(paths, Path(aside), problems))
        answers = read_many_as_json(
            readable, jobs=min(options.jobs, len(paths) or 1), ocr=options.ocr
        )
        with contextlib.closing(answers):
            for path, answer in tqdm(
                answers, total=len(readable), unit="file", disable=not sys.stderr.isatty()
            ):
                _hand_over(readable[path], answer, sink, problems)
    return 0


def _readable(
    paths: Iterable[Path], aside: Path, problems: Problems
) -> Iterator[tuple[Path, Path]]:
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


def _found(named: Iterable[Path], problems: Problems) -> Iterator[Path]:
    """The files, folders replaced by what stands in them, in the order of their names."""
    for path in named:
        if not path.is_dir():
            yield path
            continue
        before, found = problems.count, False
        for file in documents_in(path, complain=lambda error: _complain(error, problems)):
            found = True
            yield file
        if not found and problems.count == before:
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


@dataclass(slots=True)
class _Printer:
    """Standard output: one object indented, or a line for each."""

    indent: bool

    def open(self) -> None:
        """Nothing to prepare."""

    def take(self, _path: Path, line: str) -> None:
        text = json.dumps(json.loads(line), ensure_ascii=False, indent=2) if self.indent else line
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


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
        with tempfile.NamedTemporaryFile(
            dir=self.path, prefix=".", suffix=".part", delete=False
        ) as part:
            temporary = Path(part.name)
            try:
                part.write(text.encode())
                part.close()
                temporary.chmod(0o666 & ~_umask())
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

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


def output_names(sources: Sequence[Path]) -> dict[Path, str]:
    """A file name for each source: its own, with its folder's before it where two would be the same, then a number."""
    stems = Counter(named(source).stem.casefold() for source in sources)
    taken: set[str] = set()
    names = {}
    for source in sources:
        stem = named(source).stem
        if stems[stem.casefold()] > 1:
            stem = f"{source.absolute().parent.name}-{stem}"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[source] = f"{name}.json"
    return names


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


if __name__ == "__main__":
    sys.exit(main())
