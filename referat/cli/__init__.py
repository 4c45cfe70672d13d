"""The command ``referat``: reads agendas and minutes from files and folders, checks them and writes them anew."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from referat.cli.checking import add_check
from referat.cli.committing import add_commitments
from referat.cli.outputs import output_names
from referat.cli.problems import Problems
from referat.cli.reading import add_read
from referat.cli.writing import add_write

__all__ = ["main", "output_names"]

FAILED = 2
_INTERRUPTED = 130


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
    add_read(commands)
    add_check(commands)
    add_write(commands)
    add_commitments(commands)
    return parser
