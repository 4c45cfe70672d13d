"""``referat check``: what should be looked at before publication."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

from referat.cli.inputs import add_files, documents, readable
from referat.cli.problems import Problems
from referat.document import SectionKind
from referat.errors import CannotRead
from referat.examined import DEFAULT_RULES, Rules
from referat.finding import Severity, run
from referat.reading.worker import read_many
from referat.report import as_json, as_text

BLOCKED = 1


def add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="say what should be looked at before publication",
        description="Prints what every check finds, file by file, with its place and the remedy. Ends with status 1 when "
        "something blocks publication, with 2 when a file could not be read.",
    )
    add_files(check, "PDF, DOCX, HTML, text, JSON or a manifest; or a folder")
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
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace, problems: Problems) -> int:
    paths = list(dict.fromkeys(documents(options.files, problems)))
    rules = Rules(required=tuple(options.require)) if options.require else DEFAULT_RULES
    printed = as_json if options.json else as_text
    blocked = False
    with tempfile.TemporaryDirectory(prefix="referat-") as aside:
        by_copy = dict(readable(paths, Path(aside), problems))
        jobs = min(options.jobs, len(by_copy) or 1)
        with contextlib.closing(read_many(by_copy, jobs=jobs)) as answers:
            for path, answer in answers:
                if isinstance(answer, CannotRead):
                    problems.say(by_copy[path], answer.problem, answer.remedy)
                    continue
                findings = run(answer, rules=rules)
                blocked = blocked or any(one.severity is Severity.BLOCKS for one in findings)
                text = printed(str(by_copy[path]), findings, options.severity)
                sys.stdout.buffer.write(text.encode())
                sys.stdout.buffer.flush()
    return BLOCKED if blocked else 0
