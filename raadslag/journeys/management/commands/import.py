"""``raadslag import PATH… --body NAME``: read files and folders of minutes into the archive."""  # noqa: N999 -- Django names a command after its file

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from raadslag.core import clock
from raadslag.core.actions import Actor
from raadslag.intake import queries
from raadslag.intake.actions import Taken
from raadslag.intake.reading import Failure, failure_of
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.people.actions import find_or_create_body
from raadslag.people.models import Body
from referat.document import Minutes
from referat.errors import CannotRead
from referat.reading import worker
from referat.reading.folders import documents_in


class Command(BaseCommand):
    """The files are read in worker processes and stored one by one; a bad one stops no other."""

    help = "Read minutes and agendas into the archive of one municipality."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, municipality, number of workers."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--body", required=True, metavar="NAME", help="the municipality's name")
        parser.add_argument("--jobs", type=int, default=1, help="files read at the same time")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read all; one line a problem, exit status 2 where a file could not be read."""
        by = Actor(name="raadslag import")
        paths = _files(options["paths"])
        body = find_or_create_body(name=_body_name(options["body"]), by=by)
        counts: Counter[str] = Counter()
        with tqdm(total=len(paths), unit="file", disable=not sys.stderr.isatty()) as bar:
            for path, taken in _read_all(paths, body=body, by=by, jobs=options["jobs"]):
                counts["failed" if isinstance(taken, OSError) else _word(taken)] += 1
                self._tell(path, taken)
                bar.update()
        said = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        self.stdout.write(f"{body.name}: {said}.")
        if counts["failed"]:
            raise CommandError(
                f"{counts['failed']} of {len(paths)} files could not be read; see above.",
                returncode=2,
            )

    def _tell(self, path: Path, taken: Taken | OSError) -> None:
        if isinstance(taken, OSError):
            self.stderr.write(
                f"{path}: The file cannot be opened: {taken.strerror}. Look at its permissions."
            )
            return
        reception = taken.reception
        if reception.status == ReceptionStatus.FAILED:
            self.stderr.write(f"{path}: {reception.failure}")
        elif reception.status == ReceptionStatus.NEEDS_REVIEW and taken.is_new:
            codes = ", ".join(sorted({doubt["code"] for doubt in reception.doubts}))
            self.stderr.write(f"{path}: held back for review ({codes})")


def _body_name(name: str) -> str:
    """Raises :class:`CommandError` for a name that nobody could be called by."""
    if not any(char.isalpha() for char in name):
        raise CommandError(
            f"--body {name!r} is no name. Write the municipality's: --body 'Strandby Kommune'.",
            returncode=2,
        )
    return name


def _files(paths: list[Path]) -> list[Path]:
    """What is to be read, every path looked at before anything is."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        said = ", ".join(map(str, missing))
        verb = "does" if len(missing) == 1 else "do"
        raise CommandError(
            f"{said} {verb} not exist, so nothing was read. Name files or folders.", returncode=2
        )
    found = [file for path in paths for file in _files_in(path)]
    if not found:
        raise CommandError(
            "No documents were found, so nothing was read. Name their files or folders.",
            returncode=2,
        )
    return found


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [found for found in documents_in(path) if found.is_file()]


def _read_all(
    paths: list[Path], *, body: Body, by: Actor, jobs: int
) -> Iterator[tuple[Path, Taken | OSError]]:
    """Each file with what became of it; one that cannot be opened stops no other."""
    fresh = []
    for path in paths:
        try:
            known = queries.known_reception(body=body, data=path.read_bytes())
        except OSError as error:
            yield path, error
            continue
        if known:
            yield path, Taken(known, is_new=False)
        else:
            fresh.append(path)
    for path, answer in worker.read_many(fresh, jobs=jobs):
        yield path, _take_in(path, answer, body=body, by=by)


def _take_in(path: Path, answer: Minutes | CannotRead, *, body: Body, by: Actor) -> Taken | OSError:
    reading: Minutes | Failure = (
        failure_of(answer, filename=path.name) if isinstance(answer, CannotRead) else answer
    )
    try:
        data = path.read_bytes()
    except OSError as error:
        return error
    return read_old_minutes(
        data=data, filename=path.name, body=body, by=by, now=clock.now(), reading=reading
    )


def _word(taken: Taken) -> str:
    if taken.reception.status == ReceptionStatus.FAILED:
        return "failed"
    if not taken.is_new:
        return "unchanged"
    held = taken.reception.status == ReceptionStatus.NEEDS_REVIEW
    return "held back for review" if held else "read"
