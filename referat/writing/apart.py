"""Writes a paper in a process of its own: what a typesetter costs in memory, or breaks, is not the site's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from referat.document import Minutes
from referat.errors import CannotWrite
from referat.interchange import from_json, to_json
from referat.writing import Format, write
from referat.writing.layout import PLAIN, Layout, dump, layout_from

SECONDS = 90.0
_REFUSED = 3  # the exit status where the process says why


def write_apart(
    minutes: Minutes, fmt: Format, *, layout: Layout = PLAIN, seconds: float = SECONDS
) -> bytes:
    """As :func:`referat.write`; raises :class:`CannotWrite` also where it takes too long or the process breaks."""
    asked = json.dumps({"minutes": to_json(minutes), "layout": dump(layout)}).encode()
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(  # noqa: S603 -- this same program
            [sys.executable, "-m", "referat.writing.apart", fmt.value],
            input=asked,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired as error:
        raise CannotWrite(
            "too_slow",
            f"Writing took more than {seconds:.0f} seconds.",
            "Try again when the machine is less busy, or choose another format.",
        ) from error
    if done.returncode == _REFUSED:
        said = json.loads(done.stderr.splitlines()[-1])
        raise CannotWrite(said["code"], said["problem"], said["remedy"])
    if done.returncode:
        raise CannotWrite(
            "unwritable",
            f"The process that wrote the file ended with status {done.returncode}.",
            "Choose another format, and report it with the document.",
        )
    return done.stdout


def main() -> int:
    """The process's side: minutes and layout on standard input, the file on standard output."""
    fmt = Format(sys.argv[1])
    asked = json.loads(sys.stdin.buffer.read())
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come into the file
    try:
        data = write(from_json(asked["minutes"]), fmt, layout=layout_from(asked["layout"]))
    except CannotWrite as error:
        told = {"code": error.code, "problem": error.problem, "remedy": error.remedy}
        print(json.dumps(told), file=sys.stderr, flush=True)
        return _REFUSED
    answers.write(data)
    answers.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
