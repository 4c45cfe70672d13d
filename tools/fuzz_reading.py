"""Feeds the reader broken documents for ten minutes: the tests of robustness with a far longer search."""

from __future__ import annotations

import os
import subprocess
import sys

SECONDS = 600
EXAMPLES = 15_000  # for each of four searches, about as many as there is time for
TESTS = "tests/referat/reading/test_robustness.py"
SEARCHES = "random or samples or order"


def main() -> int:
    """Run until the time is up or something breaks; 0 where nothing broke."""
    command = [sys.executable, "-m", "pytest", TESTS, "-x", "-k", SEARCHES]
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "FUZZ_EXAMPLES": str(EXAMPLES)},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"Nothing broke in {SECONDS // 60} minutes.")
        return 0
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
