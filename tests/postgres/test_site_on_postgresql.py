"""The site's own tests once more on a real PostgreSQL; of those of pages the ones that ask for transactions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import cluster

ROOT = Path(__file__).resolve().parents[2]
SECONDS_MAX = 600


def _is_asked(path: Path) -> bool:
    is_folder = path.is_dir() and path.name not in {"web", "__pycache__"}
    return is_folder or path.name.startswith("test_")


@pytest.mark.postgres
def test_site_passes_its_tests_on_postgresql(tmp_path):
    bin_dir = cluster.binaries()
    if bin_dir is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")

    with cluster.running(bin_dir) as url:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                *sorted(
                    str(path) for path in (ROOT / "tests/raadslag").iterdir() if _is_asked(path)
                ),
                "tests/raadslag/at_the_same_time.py",
                "tests/raadslag/web/test_workbench_transactions.py",
                "-q",
                "-p",
                "no:cacheprovider",
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "RAADSLAG_DATABASE_URL": url,
                "RAADSLAG_DATA_DIR": str(tmp_path),
                "PYTEST_ADDOPTS": "",
            },
            capture_output=True,
            text=True,
            timeout=SECONDS_MAX,
            check=False,
        )

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
