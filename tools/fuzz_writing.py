"""Writes invented minutes and reads them again for ten minutes: the tests of writing with a far longer search."""

from __future__ import annotations

import os
import subprocess
import sys

SECONDS = 600
EXAMPLES = 20_000  # more than there is time for
TESTS = "tests/referat/writing"


def main() -> int:
    """Run until the time is up or something is lost; 0 where nothing was."""
    command = [sys.executable, "-m", "pytest", TESTS, "-x", "-k", "any_minutes"]
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "FUZZ_EXAMPLES": str(EXAMPLES)},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"Nothing was lost in {SECONDS // 60} minutes.")
        return 0
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
