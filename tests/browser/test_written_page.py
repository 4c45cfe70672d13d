"""A page that `referat write` made, opened from a file: no fault, no sideways scrolling, a way through by keyboard."""

from __future__ import annotations

import pytest

import referat
from tests.browser.test_accessibility import findings_of
from tests.referat.writing import papers


@pytest.fixture
def shown(context, tmp_path):
    """Opens minutes as a written page."""

    def open_page(minutes, width):
        path = tmp_path / "referat.html"
        path.write_bytes(referat.write(minutes, "html"))
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        return page

    return open_page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("made", [papers.ordinary, papers.nasty], ids=["ordinary", "nasty"])
def test_a_written_page_has_no_accessibility_fault(shown, made, width):
    page = shown(made(), width)

    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert (findings_of(page), wide <= 0) == ([], True)


def test_the_contents_lead_to_an_item(shown):
    page = shown(papers.ordinary(), 1280)

    page.get_by_role("link", name="3. Eventuelt").press("Enter")

    assert page.evaluate("document.activeElement.textContent") == "3. Eventuelt"
