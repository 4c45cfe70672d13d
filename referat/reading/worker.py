"""Reads untrusted files in processes of their own, within limits of bytes, pages, seconds and memory.

A file that crashes its process, hangs it or eats its memory costs that file alone. What a worker hands back is JSON:
a process that has met a hostile file is not trusted with anything that could run here.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from referat import apart
from referat.document import Minutes
from referat.errors import CannotRead
from referat.interchange import loads
from referat.reading.limits import DEFAULT, Limits

FILES_PER_WORKER = 200  # then a fresh process: memory that a library leaks stays bounded
_AHEAD = 4  # files a worker that may be read before the first of them is asked for
_START_S = 60.0  # for starting Python and its libraries, on the busiest machine
_GRACE_S = 5.0  # how much later than the limit a worker whose parent died ends itself


def read_one(
    path: Path, *, filename: str = "", limits: Limits = DEFAULT, ocr: bool = False
) -> Minutes:
    """Read one file in a worker process; raises :class:`CannotRead`."""
    worker = _Worker(limits, ocr=ocr)
    try:
        answer = worker.read(path, filename or path.name)
    finally:
        worker.stop()
    if isinstance(answer, CannotRead):
        raise answer
    return loads(answer)


def lines_of(
    path: Path, *, filename: str = "", limits: Limits = DEFAULT
) -> tuple[tuple[int, str], ...]:
    """Number and text of each line as the reader counts them; raises :class:`CannotRead`."""
    worker = _Worker(limits, ocr=False)
    try:
        answer = worker.read(path, filename or path.name, lines=True)
    finally:
        worker.stop()
    if isinstance(answer, CannotRead):
        raise answer
    return tuple((int(number), str(text)) for number, text in json.loads(answer))


def texts_of_many(
    files: Iterable[tuple[Path, str]], *, limits: Limits = DEFAULT
) -> Generator[tuple[str, ...] | CannotRead]:
    """All text of each file, given with its name: what a reader sees, and what lies behind it."""
    worker = _Worker(limits, ocr=False)
    try:
        for path, filename in files:
            answer = worker.read(path, filename, texts=True)
            yield answer if isinstance(answer, CannotRead) else tuple(map(str, json.loads(answer)))
    finally:
        worker.stop()


def read_many(
    paths: Iterable[Path], *, jobs: int = 1, limits: Limits = DEFAULT, ocr: bool = False
) -> Generator[tuple[Path, Minutes | CannotRead]]:
    """Each file with its minutes or what is wrong with it, in the order of ``paths``."""
    for path, answer in read_many_as_json(paths, jobs=jobs, limits=limits, ocr=ocr):
        yield path, answer if isinstance(answer, CannotRead) else loads(answer)


def read_many_as_json(
    paths: Iterable[Path], *, jobs: int = 1, limits: Limits = DEFAULT, ocr: bool = False
) -> Generator[tuple[Path, str | CannotRead]]:
    """As :func:`read_many`, the minutes as one line of JSON."""
    workers = [_Worker(limits, ocr=ocr) for _ in range(max(jobs, 1))]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def read(path: Path) -> str | CannotRead:
        worker = idle.get()
        try:
            return worker.read(path, path.name)
        finally:
            idle.put(worker)

    pending: deque[tuple[Path, Future[str | CannotRead]]] = deque()
    threads = ThreadPoolExecutor(len(workers), thread_name_prefix="reading")
    try:
        for path in paths:
            pending.append((path, threads.submit(read, path)))
            if len(pending) >= len(workers) * _AHEAD:
                first, future = pending.popleft()
                yield first, future.result()
        while pending:
            first, future = pending.popleft()
            yield first, future.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.stop()
        threads.shutdown()


class _Worker:
    """One process that reads file after file. It starts with the first and is replaced when it ends."""

    def __init__(self, limits: Limits, *, ocr: bool) -> None:
        self._limits = limits
        self._ocr = ocr
        self._seconds = limits.max_seconds + (limits.max_ocr_seconds if ocr else 0)
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0
        self._stopped = False
        self._lock = threading.Lock()

    def read(
        self, path: Path, filename: str, *, lines: bool = False, texts: bool = False
    ) -> str | CannotRead:
        """One line of JSON, or why there is none."""
        with self._lock:
            if self._stopped:
                return CannotRead("unreadable", "Reading was stopped.", "Read the file again.")
            process = self._running()
        late = threading.Event()
        if not self._read:
            with apart.killed_after(_START_S, process, threading.Event()):
                apart.line(
                    process
                )  # it says that it is ready: how long that takes is not the file's fault
        with apart.killed_after(self._seconds, process, late):
            request = {
                "path": str(path),
                "filename": filename,
                "ocr": self._ocr,
                "lines": lines,
                "texts": texts,
            }
            answer = _ask(process, request)
        self._read += 1
        if answer is None:
            apart.kill(process)
            return self._why_it_ended(process, late)
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                apart.kill(self._process)
                self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        old = self._process
        if old is not None and old.poll() is None and self._read < FILES_PER_WORKER:
            return old
        if old is not None:
            apart.kill(old)
        self._read = 0
        self._process = apart.started(
            "referat.reading.worker", json.dumps(dataclasses.asdict(self._limits))
        )
        return self._process

    def _why_it_ended(self, process: subprocess.Popen[bytes], late: threading.Event) -> CannotRead:
        if late.is_set():
            return CannotRead(
                "too_slow",
                f"Reading took more than {self._seconds:.0f} seconds.",
                "Split the file by meeting, or take its attachments out.",
            )
        return CannotRead(
            "unreadable",
            f"The file ended the process that read it (status {process.returncode}): it is damaged or needs too much memory.",
            "Open it in another program and save it again, as PDF or .docx.",
        )


def _ask(process: subprocess.Popen[bytes], request: dict[str, object]) -> str | CannotRead | None:
    """The worker's answer; None where it ended without one."""
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
    except (OSError, ValueError):
        return None
    line = apart.line(process)
    if not line.endswith(b"\n"):
        return None
    status, _, body = line.decode("utf-8").rstrip("\n").partition(" ")
    if status in {"minutes", "lines", "texts"}:
        return body
    problem = json.loads(body)
    return CannotRead(str(problem["code"]), str(problem["problem"]), str(problem["remedy"]))


def main() -> None:
    """Serve requests from standard input until it ends: the worker's side."""
    limits = Limits(**json.loads(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the answers
    apart.limit_memory(limits.max_memory_bytes)
    from referat.reading import answering  # noqa: PLC0415 -- after the limit, which counts the libraries too

    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        seconds = limits.max_seconds + (limits.max_ocr_seconds if request["ocr"] else 0)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_S)
        answers.write(answering.answer(request, limits) + b"\n")
        answers.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()
