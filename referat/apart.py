"""Runs a part of the library in a process of its own, which may be late, crash or eat its memory without harm."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

Process = subprocess.Popen[bytes]


def started(module: str, *arguments: str) -> Process:
    """``python -m module`` with pipes to ask and be answered, in a session of its own."""
    root = str(Path(__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(  # noqa: S603 -- this same program
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries grumble there about every odd file
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,  # so that what it starts (ocrmypdf) can be ended with it
    )


def line(process: Process) -> bytes:
    """What the worker says next; nothing where it ended."""
    assert process.stdout is not None
    try:
        return process.stdout.readline()
    except (OSError, ValueError):
        return b""


@contextlib.contextmanager
def killed_after(seconds: float, process: Process, late: threading.Event) -> Iterator[None]:
    """End the process, and set ``late``, where the block takes longer."""
    timer = threading.Timer(seconds, kill, (process, late))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def kill(process: Process, late: threading.Event | None = None) -> None:
    """End the process and all that it started; its pipes too, unless somebody still listens at them."""
    if late is not None:
        late.set()
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if late is None:
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError, ValueError):
                pipe.close() if pipe else None


def limit_memory(most: int) -> None:
    """Hold this process to so many bytes of address space."""
    import resource  # noqa: PLC0415 -- not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS knows the limit but refuses to set it; its own memory pressure then ends the process.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
