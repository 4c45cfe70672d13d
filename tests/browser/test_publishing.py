"""A secretary mends what the checks found and publishes; a citizen opens the paper."""

from __future__ import annotations

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.test_accessibility import findings_of
from tests.browser.test_meeting import seen_by
from tests.raadslag import cast
from tests.raadslag.publishing.desk import attach, close, write


@pytest.fixture
def closed(site) -> cast.Cast:
    said = cast.gather()
    attach(said.item)
    write(said.item, "Sagens kerne", "<p>Ansøger 010190-1234 bor ved molen.</p>")
    close(said)
    return said


def test_person_number_is_mended_and_a_citizen_opens_the_paper(browser, site, closed, tmp_path):
    staff = seen_by(browser, site.url, closed.secretary)
    address = reverse("publish", args=[closed.meeting.pk, "referat"])
    page = staff.new_page()
    page.goto(address)

    expect(page.get_by_role("button", name="Udgiv for alle")).to_be_disabled()
    expect(
        page.get_by_text("Her står noget, der ligner et CPR-nummer: 0101xx-xxxx.").first
    ).to_be_visible()
    assert findings_of(page) == []
    page.get_by_role("link", name="Gå til stedet").first.click()
    page.wait_for_selector("html[data-staff-script=ready]")
    box = page.get_by_role("textbox", name="Sagens kerne")
    with page.expect_response("**/tekst/**") as saved:
        box.fill("Ansøger bor ved molen.")
    assert saved.value.status == 200
    page.goto(address)
    page.get_by_role("button", name="Udgiv for alle").click()
    expect(page.get_by_text("Udgivet: alle kan læse det nu.")).to_be_visible()
    staff.close()

    citizen = browser.new_context(base_url=site.url, locale="da-DK")
    public = citizen.new_page()
    public.goto(f"/strandby-kommune/havneudvalget/{closed.meeting.slug}/")
    link = public.get_by_role("link", name="PDF", exact=True)
    answer = citizen.request.get(str(link.get_attribute("href")))
    document = pypdfium2.PdfDocument(answer.body())
    text = "\n".join(one.get_textpage().get_text_bounded() for one in document)
    document.close()
    assert answer.headers["content-type"] == "application/pdf"
    assert "Ansøger bor ved molen." in text
    assert "010190" not in text
    assert findings_of(public) == []
    citizen.close()
