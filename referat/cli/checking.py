"""``referat check``: what should be looked at before publication."""

from __future__ import annotations

import argparse
import contextlib

from referat.cli.inputs import add_files, minutes_of
from referat.cli.outputs import print_at_once
from referat.cli.problems import Problems
from referat.document import SectionKind
from referat.examined import DEFAULT_RULES, Rules
from referat.finding import Severity, run
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
    rules = Rules(required=tuple(options.require)) if options.require else DEFAULT_RULES
    printed = as_json if options.json else as_text
    blocked = False
    with contextlib.closing(minutes_of(options, problems)) as read:
        for path, minutes in read:
            findings = run(minutes, rules=rules)
            blocked = blocked or any(one.severity is Severity.BLOCKS for one in findings)
            print_at_once(printed(str(path), findings, options.severity).encode())
    return BLOCKED if blocked else 0
