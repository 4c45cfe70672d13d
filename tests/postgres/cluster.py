"""A PostgreSQL of its own for a test run: in a new folder, on a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_MAX = 90
# Only a socket, no port; and no care for the disk, for nothing is to survive.
OPTIONS = "-k {folder} -c listen_addresses= -c fsync=off -c synchronous_commit=off"
INITDB = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


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
        as_user = _give_away(folder)
        control = [*as_user, str(bin_dir / "pg_ctl"), "-D", str(folder / "data"), "-s", "-w"]
        options = OPTIONS.format(folder=folder)
        _run([*as_user, str(bin_dir / "initdb"), "-D", str(folder / "data"), *INITDB], folder)
        _run([*control, "-o", options, "-l", str(folder / "log"), "start"], folder)
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder)


def _give_away(folder: Path) -> list[str]:
    """The server refuses to run as root: then the system's own user for it runs the commands."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[str], folder: Path) -> None:
    """Output goes to a file: the server keeps what it was started with open, a pipe never ends."""
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command, cwd=folder, stdout=output, stderr=output, timeout=SECONDS_MAX, check=False
        )
        output.seek(0)
        assert done.returncode == 0, output.read().decode(errors="replace")
