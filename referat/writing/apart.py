"""Writes minutes in a process of its own, within a limit of seconds and memory."""

from __future__ import annotations

import base64
import json
import os
import sys
import threading

from referat import apart
from referat.document import Minutes
from referat.errors import CannotWrite
from referat.interchange import from_json, to_json
from referat.writing import Format, write
from referat.writing.layout import PLAIN, Layout, dump, layout_from

SECONDS = 90.0
_MEMORY_BYTES = 4 * 1024**3


def write_apart(
    minutes: Minutes, fmt: Format | str, *, layout: Layout = PLAIN, seconds: float = SECONDS
) -> bytes:
    """As :func:`referat.write`, where a hung, crashing or hungry renderer costs nothing but this file.

    Raises :class:`CannotWrite` (``too_slow`` where it takes more than ``seconds``, the start of the process included).
    """
    request = {"minutes": to_json(minutes), "format": str(fmt), "layout": dump(layout)}
    process = apart.started("referat.writing.apart")
    late = threading.Event()
    try:
        with apart.killed_after(seconds, process, late):
            answer = _asked(process, json.dumps(request).encode())
    finally:
        apart.kill(process)
    if not answer.endswith(b"\n"):
        raise _why_it_ended(seconds, late=late.is_set())
    told = json.loads(answer)
    if "problem" in told:
        raise CannotWrite(told["code"], told["problem"], told["remedy"])
    return base64.b64decode(told["data"])


def _asked(process: apart.Process, request: bytes) -> bytes:
    assert process.stdin is not None
    try:
        process.stdin.write(request + b"\n")
        process.stdin.flush()
    except (OSError, ValueError):
        return b""
    return apart.line(process)


def _why_it_ended(seconds: float, *, late: bool) -> CannotWrite:
    if late:
        return CannotWrite(
            "too_slow",
            f"Writing took more than {seconds:.0f} seconds.",
            "Split the largest table, or write another format.",
        )
    return CannotWrite(
        "too_large",
        "The process that wrote the file ended: the minutes need too much memory.",
        "Split the largest table, or write another format.",
    )


def main() -> None:
    """Answer one request from standard input: the worker's side."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between
    apart.limit_memory(_MEMORY_BYTES)
    request = json.loads(sys.stdin.buffer.readline())
    answers.write(json.dumps(_answer(request)).encode() + b"\n")
    answers.flush()


def _answer(request: dict[str, object]) -> dict[str, str]:
    layout = request["layout"]
    assert isinstance(layout, dict)
    try:
        data = write(
            from_json(request["minutes"]), str(request["format"]), layout=layout_from(layout)
        )
    except CannotWrite as error:
        return {"code": error.code, "problem": error.problem, "remedy": error.remedy}
    return {"data": base64.b64encode(data).decode()}


if __name__ == "__main__":
    main()
