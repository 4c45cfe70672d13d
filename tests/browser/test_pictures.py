"""The picture in the README is taken of the real meeting page; RAADSLAG_PICTURES=1 takes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser import pages

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "meeting.png"


def test_picture_of_the_meeting_page(page, tmp_path):
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{pages.meeting()}#punkt-3")
    page.evaluate("document.fonts.ready")
    target = PICTURE if os.environ.get("RAADSLAG_PICTURES") == "1" else tmp_path / PICTURE.name

    page.screenshot(path=target, animations="disabled")

    assert target.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.exists(), "There is no picture yet. Run the test with RAADSLAG_PICTURES=1."
