"""What is not Python but belongs to a package is packed with it; so are the licences of what is not ours."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "raadslag" / "web" / "static" / "built"


def patterns():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return project["tool"]["setuptools"]["package-data"]["*"]


def other_files(room):
    """Files that are not Python; compiled ones and what the system leaves are nobody's source."""
    return [
        path
        for path in (ROOT / room).rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not path.name.startswith(".")
        and "__pycache__" not in path.parts
    ]


@pytest.mark.parametrize("room", ["referat", "raadslag"])
def test_every_file_of_a_package_is_packed(room):
    files = other_files(room)
    left_out = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if not any(fnmatch(path.name, pattern) for pattern in patterns())
    ]

    assert len(files) > 3
    assert left_out == []


@pytest.mark.skipif(not BUILT.is_dir(), reason="the front-end is not built: make setup")
def test_licences_lie_beside_what_they_are_for():
    beginnings = {
        path.relative_to(BUILT).as_posix(): path.read_text(encoding="utf-8")
        for path in BUILT.rglob("LICENSE*")
    }

    assert sorted(beginnings) == [
        "LICENSE-dkfds.md",
        "LICENSE-icons-Apache-2.0.txt",
        "LICENSES-staff.txt",
        "fonts/LICENSE-OFL-1.1.txt",
    ]
    assert "SIL OPEN FONT LICENSE Version 1.1" in beginnings["fonts/LICENSE-OFL-1.1.txt"]
    assert "Apache License" in beginnings["LICENSE-icons-Apache-2.0.txt"]
    for package in ("@tiptap/core", "prosemirror-view", "htmlparser2"):
        assert re.search(rf"^{package} [\d.]+ \(", beginnings["LICENSES-staff.txt"], re.MULTILINE)
