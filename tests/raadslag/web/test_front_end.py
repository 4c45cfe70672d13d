"""The built front-end: small, complete, from nowhere else, and locked without addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "raadslag" / "web"
BUILT = WEB / "static" / "built"
STYLE_SHEET_BYTES_MAX = 100_000  # dkfds whole is 212 kB

needs_build = pytest.mark.skipif(
    not (BUILT / "raadslag.css").exists(),
    reason="NO BUILT FRONT-END: its tests did not run. Build it: npm ci && npm run build",
)


def test_lock_file_names_no_registry():
    lock = (ROOT / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock
    assert "registry" not in lock
    assert len(json.loads(lock)["packages"]) > 3


def test_every_icon_of_the_pages_is_in_the_sprite():
    listed = (ROOT / "tools" / "build_assets.mjs").read_text("utf-8")
    source = "".join(path.read_text("utf-8") for path in (WEB / "templates").rglob("*.html"))
    source += (WEB / "templatetags" / "raadslag.py").read_text("utf-8")

    used = set(re.findall(r'\{% icon "([a-z-]+)"', source))
    used |= set(re.findall(r'ReceptionStatus\.\w+: "([a-z-]+)"', source))

    assert len(used) > 10
    assert {name for name in used if f'"{name}"' not in listed} == set()


@needs_build
def test_style_sheet_is_small_and_fetches_nothing_from_elsewhere():
    css = (BUILT / "raadslag.css").read_text("utf-8")

    links = re.findall(r"url\(\"?([^)\"]+)", css)

    assert len(css) < STYLE_SHEET_BYTES_MAX
    assert [link for link in links if link.startswith(("http", "//", "data:"))] == []
    assert [link for link in links if not (BUILT / link).exists()] == []


@needs_build
def test_licence_of_the_design_system_goes_with_its_parts():
    assert "SIL Open Font License" in (BUILT / "LICENSE-dkfds.md").read_text("utf-8")
