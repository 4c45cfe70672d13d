"""The script's pure modules have tests of their own, which Node runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NODE = shutil.which("node")


@pytest.mark.skipif(not NODE, reason="NO NODE: the script's own tests did not run. Install Node 20")
@pytest.mark.skipif(
    not (ROOT / "node_modules" / "htmlparser2").exists(),
    reason="NO NODE_MODULES: the script's own tests did not run. Install them: npm ci",
)
def test_pure_modules_of_the_script_pass_their_own_tests():
    assert NODE is not None

    ran = subprocess.run(
        [NODE, "--test", "tests/frontend/"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "# pass 0" not in ran.stdout
