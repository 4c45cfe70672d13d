"""A PostgreSQL of its own for a test run: in a new folder, on a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_MAX = 90
INITDB = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
# Only a socket, no port; and no care for the disk, for nothing is to survive.
SERVER = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off")


def binaries() -> Path | None:
    """Debian's folder of the newest installed server, or that of what is on the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running(bin_dir: Path) -> Iterator[str]:
    """A fresh cluster; gives the address of its database."""
    # Not under pytest's tmp_path: the path of a socket may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="raadslag-pg-"))
    try:
        prefix = _prefix(folder)
        data = str(folder / "data")
        _run([*prefix, str(bin_dir / "initdb"), "-D", data, *INITDB], folder)
        command = [*prefix, str(bin_dir / "postgres"), "-D", data, "-k", str(folder), *SERVER]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_for(server, [str(bin_dir / "pg_isready"), "-q", "-h", str(folder)], folder)
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(SECONDS_MAX)
    finally:
        shutil.rmtree(folder)


def _prefix(folder: Path) -> list[str]:
    """What the commands are run through, so that the server ends when the test run is killed, and,
    for it refuses to be root, runs as the system's own user for it.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        assert os.geteuid() != 0, "PostgreSQL refuses to run as root: install util-linux"
        return []
    if os.geteuid() != 0:
        return [setpriv, "--pdeathsig", "QUIT"]
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    become = ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
    return [setpriv, *become, "--pdeathsig", "QUIT"]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=SECONDS_MAX, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_for(server: subprocess.Popen[bytes], question: list[str], folder: Path) -> None:
    until = time.monotonic() + SECONDS_MAX
    while subprocess.run(question, timeout=SECONDS_MAX, check=False).returncode != 0:
        started = server.poll() is None and time.monotonic() < until
        assert started, (folder / "log").read_text(errors="replace")
        time.sleep(0.1)
