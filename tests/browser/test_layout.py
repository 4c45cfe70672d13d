"""What the style sheet and the small script promise: contents in view, paper without furniture, folded filters."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.browser import pages
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import findings_of


def test_contents_stay_in_view_and_mark_what_is_read(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(pages.meeting())

    page.locator("#punkt-4").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('punkt-4').scrollIntoView()")
    current = page.locator(".contents a[aria-current]")
    current.filter(has_text="Hundeskov").wait_for()
    box = page.locator(".contents").bounding_box()

    assert current.count() == 1
    assert box is not None
    assert 0 <= box["y"] < 100


def test_paper_shows_the_document_alone(page):
    page.goto(pages.meeting())

    page.emulate_media(media="print")

    for gone in (".masthead", ".breadcrumbs", ".footer", ".contents"):
        assert not page.locator(gone).is_visible()
    assert page.locator(".item:visible").count() == 6
    assert page.locator(".decision:visible").count() == 5


def test_filters_fold_on_a_narrow_screen_unless_they_are_on(page):
    page.set_viewport_size({"width": 375, "height": 800})

    page.goto("/soeg/?q=cykelsti")
    plain = page.get_by_label("Udfald").is_visible()
    page.goto("/soeg/?q=cykelsti&udfald=adopted")
    narrowed = page.get_by_label("Udfald").is_visible()

    assert (plain, narrowed) == (False, True)


def test_page_fetches_nothing_from_elsewhere_and_breaks_no_policy(page, site):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    for kind in ("front", "meeting", "case", "search"):
        page.goto(pages.public()[kind])

    assert [url for url in asked if not url.startswith(site.url)] == []
    assert complaints == []


COVERED = """() => {
  const bar = document.querySelector(".action-bar");
  const here = document.activeElement;
  if (!here.matches("input, select, textarea") || getComputedStyle(bar).position !== "sticky") return "";
  const [top, box] = [bar.getBoundingClientRect().top, here.getBoundingClientRect()];
  return Math.min(box.bottom, box.top + 44) > top + 1 ? here.name : "";
}"""


@pytest.mark.parametrize("size", [(375, 667), (375, 400), (1280, 720)])
def test_bar_with_the_buttons_covers_no_field_that_has_the_focus(context, size):
    page = log_in(context)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(pages.staff()["mend item"])
    page.locator("[name='item-number'], input[name$='number']").first.focus()

    covered, fields = [], page.locator(".review__reading :is(input, select, textarea):visible")
    for _ in range(fields.count() - 1):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))

    height = page.locator(".action-bar").bounding_box()
    assert [name for name in covered if name] == []
    assert height is not None
    assert height["height"] <= 72 or size[0] > 640


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("code", [400, 403, 410, 500])
def test_error_pages_have_no_accessibility_fault(page, code, language):
    with translation.override(language):
        body = render_to_string(f"errors/{code}.html")
    page.route("**/fejl/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.set_viewport_size({"width": 320, "height": 800})

    page.goto("/fejl/")

    assert findings_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
