"""Fills a database of its own with the demo archive, serves it, and runs a worker; Ctrl-C stops both."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

import referat

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "minutes"
NAMES = {
    "engholm": "Engholm Kommune",
    "sundby-hede": "Sundby-Hede Kommune",
    "vesterlund": "Vesterlund Kommune",
}
FIRST_PORT = 8000
PORTS = 50
WORKER_SECONDS = 10


def main() -> None:
    """``--real`` shows ../shared/minutes instead; ``--no-serve`` stops when the archive is read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--no-serve", action="store_true")
    options = parser.parse_args()
    if options.real and not REAL.is_dir():
        sys.exit(f"{REAL} is not there; run `make demo` for the invented municipalities.")
    environment = _environment("demo-real" if options.real else "demo")
    _manage(environment, "migrate", "--verbosity", "0")
    for body, paths in (_real() if options.real else _invented()).items():
        _manage(environment, "import", *map(str, paths), "--body", body, "--jobs", "2")
    _manage(environment, "demo_users")
    if not options.real:
        _run(environment, "-m", "tools.demo.cycle")
    if not options.no_serve:
        _serve(environment)


def _environment(name: str) -> dict[str, str]:
    data = ROOT / "var" / name
    data.mkdir(parents=True, exist_ok=True)
    return {**os.environ, "RAADSLAG_DATA_DIR": str(data), "RAADSLAG_DEVELOPMENT": "1"}


def _invented() -> dict[str, list[Path]]:
    return {name: [ROOT / "samples" / "demo" / folder] for folder, name in NAMES.items()}


def _real() -> dict[str, list[Path]]:
    """The real documents by the municipality that each names."""
    bodies: dict[str, list[Path]] = {}
    for path in sorted(REAL.glob("*.txt")):
        bodies.setdefault(referat.read(path).body or "Ukendt Kommune", []).append(path)
    return bodies


def _manage(environment: dict[str, str], *words: str) -> None:
    _run(environment, "-m", "raadslag.manage", *words)


def _run(environment: dict[str, str], *words: str) -> None:
    answer = subprocess.run([sys.executable, *words], env=environment, cwd=ROOT, check=False)
    if answer.returncode not in (0, 2):  # 2: single files could not be read, and said so
        sys.exit(answer.returncode)


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    sys.exit(f"No port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} is free on 127.0.0.1.")


def _serve(environment: dict[str, str]) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    print(
        f"\n  Raadslag is on {address}/ (in English: /en/). Ctrl-C stops it.\n",
        flush=True,
    )
    environment = {**environment, "RAADSLAG_SITE": address}
    _run(environment, "-m", "tools.demo.letters")
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    # A large upload is read before it is answered.
    command += ["--timeout", "180", "--log-level", "warning", "raadslag.wsgi"]
    worker = subprocess.Popen(
        [sys.executable, "-m", "raadslag.manage", "work"], env=environment, cwd=ROOT
    )
    try:
        subprocess.run(command, env=environment, cwd=ROOT, check=False)
        worker.terminate()
    except KeyboardInterrupt:
        print("Stopped.")  # the terminal has told the worker too
    finally:
        _await(worker)


def _await(worker: subprocess.Popen[bytes]) -> None:
    """It ends the job at hand first, for a while."""
    for insist in (worker.terminate, worker.kill):
        try:
            worker.wait(WORKER_SECONDS)
        except subprocess.TimeoutExpired:
            insist()
    worker.wait()


if __name__ == "__main__":
    main()
