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
        body = find_or_create_body(name=options["body"], by=by)
        paths = list(_files(options["paths"]))
        counts: Counter[str] = Counter()
        with tqdm(total=len(paths), unit="file", disable=not sys.stderr.isatty()) as bar:
            for path, taken in _read_all(paths, body=body, by=by, jobs=options["jobs"]):
                counts[_word(taken)] += 1
                self._tell(path, taken)
                bar.update()
        said = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        self.stdout.write(f"{body.name}: {said or 'no files found'}.")
        if counts["failed"]:
            raise CommandError(
                f"{counts['failed']} of {len(paths)} files could not be read; see above.",
                returncode=2,
            )

    def _tell(self, path: Path, taken: Taken) -> None:
        reception = taken.reception
        if reception.status == ReceptionStatus.FAILED:
            self.stderr.write(f"{path}: {reception.failure}")
        elif reception.status == ReceptionStatus.NEEDS_REVIEW and taken.is_new:
            codes = ", ".join(sorted({doubt["code"] for doubt in reception.doubts}))
            self.stderr.write(f"{path}: held back for review ({codes})")


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (found for found in documents_in(path) if found.is_file())
        elif path.is_file():
            yield path
        else:
            raise CommandError(f"{path} does not exist. Name files or folders.", returncode=2)


def _read_all(
    paths: list[Path], *, body: Body, by: Actor, jobs: int
) -> Iterator[tuple[Path, Taken]]:
    fresh = []
    for path in paths:
        known = queries.known_reception(body=body, data=path.read_bytes())
        if known:
            yield path, Taken(known, is_new=False)
        else:
            fresh.append(path)
    for path, answer in worker.read_many(fresh, jobs=jobs):
        if isinstance(answer, CannotRead):
            reading: Minutes | Failure = failure_of(answer, filename=path.name)
        else:
            reading = answer
        taken = read_old_minutes(
            data=path.read_bytes(),
            filename=path.name,
            body=body,
            by=by,
            now=clock.now(),
            reading=reading,
        )
        yield path, taken


def _word(taken: Taken) -> str:
    if taken.reception.status == ReceptionStatus.FAILED:
        return "failed"
    if not taken.is_new:
        return "unchanged"
    held = taken.reception.status == ReceptionStatus.NEEDS_REVIEW
    return "held back for review" if held else "read"
