"""Takes a document's bytes from wherever a path leads: a file, a pipe or standard input, but never more than the limit."""

from __future__ import annotations

import contextlib
import os
import select
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from referat.errors import CannotRead
from referat.reading.limits import MIB, Limits

STDIN = Path("-")
_CHUNK = 1024 * 1024
_WRITER_S = 5.0  # for somebody to open the other end of a pipe; a shell does so at once
_PAUSE_S = 0.05


def bytes_of(path: Path, limits: Limits) -> bytes:
    """What the path holds; ``-`` is standard input.

    Raises :class:`CannotRead` for too much, for a device and for a pipe that stays silent; ``OSError`` as opening does.
    """
    if path == STDIN:
        return _from_open_file(0, limits)
    found = path.stat()
    if stat.S_ISREG(found.st_mode):
        limits.check_bytes(found.st_size)
    with _opened(path) as file:
        return _from_open_file(file, limits, named_pipe=stat.S_ISFIFO(found.st_mode))


def is_special(path: Path) -> bool:
    """Whether only this process can read it, or only once: standard input, a pipe, a device."""
    if (
        path == STDIN
        or path.absolute().is_relative_to("/dev")
        or path.absolute().is_relative_to("/proc")
    ):
        return True  # /dev/stdin and /dev/fd/63 are another file in another process
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # reading it says what is wrong
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    # Without waiting: opening a pipe would otherwise last until somebody writes to it.
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield file
    finally:
        os.close(file)


def _from_open_file(file: int, limits: Limits, *, named_pipe: bool = False) -> bytes:
    mode = os.fstat(file).st_mode
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not os.isatty(file)):
        raise CannotRead("unreadable", "It is a device, not a document.", "Name a file.")
    if named_pipe:
        chunks = _from_pipe(file, limits.max_seconds)
    else:
        if stat.S_ISCHR(mode):
            os.set_blocking(file, True)
        chunks = iter(lambda: os.read(file, _CHUNK), b"")
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        if len(gathered) > limits.max_bytes:
            raise CannotRead(
                "too_large",
                f"More than {limits.max_bytes // MIB} MiB came, which is the limit.",
                "Fetch the document without its attachments, or split it.",
            )
    return bytes(gathered)


def _from_pipe(file: int, seconds: float) -> Iterator[bytes]:
    """What is written to a pipe, until its last writer is done."""
    poll = select.poll()
    poll.register(file, select.POLLIN)
    met, until = False, time.monotonic() + _WRITER_S
    while True:
        try:
            chunk = os.read(file, _CHUNK)
        except BlockingIOError:
            met = True
            if not poll.poll(seconds * 1000):
                raise CannotRead(
                    "too_slow",
                    f"Nothing came through the pipe for {seconds:.0f} seconds.",
                    "Look at the program that writes to it, or write to a file first.",
                ) from None
            continue
        if chunk:
            met = True
            yield chunk
        elif met:
            return
        elif time.monotonic() > until:
            raise CannotRead(
                "empty",
                "Nothing writes to the pipe.",
                "Start the program that does, or name a file.",
            )
        else:
            time.sleep(_PAUSE_S)
