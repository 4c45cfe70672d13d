"""The reminder list is put in order by hand, and the agenda offers what is due; both fit any screen."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from raadslag.core import clock
from raadslag.followup.actions import lists
from raadslag.followup.models import Commitment
from raadslag.followup.said import Said, Who
from raadslag.journeys import put_list_on_agenda
from raadslag.journeys.take_over_reminder_list import take_over
from raadslag.people.actions import actor_of
from tests.browser.test_accessibility import findings_of
from tests.browser.test_agenda import desk_of
from tests.raadslag import cast
from tests.raadslag.followup.decided import unit
from tests.raadslag.followup.test_reminder_list import old_item

WIDTHS = (360, 1280)


@pytest.fixture
def people(site, monkeypatch) -> cast.Cast:
    monkeypatch.setattr(clock, "now", lambda: cast.NOW)
    monkeypatch.setattr(clock, "today", cast.NOW.date)
    everybody = cast.gather()
    pv = unit(everybody, "Park og Vej", "PV")
    found = take_over(old_item(everybody), user=everybody.secretary, now=cast.NOW)
    crane = Said("Ny kran på den gamle havn", "10. marts 2026", (Who(organization_id=pv.pk),))
    lists.add_row(
        found,
        crane,
        said_on=cast.NOW.date().replace(day=1, month=3),
        by=everybody.secretary,
        now=cast.NOW,
    )
    put_list_on_agenda.put_on_agenda(
        found, everybody.meeting.pk, by=actor_of(everybody.secretary), now=cast.NOW
    )
    return everybody


def widths(page, chosen=WIDTHS):
    """How far the page is wider than the screen, and what axe finds, at each width."""
    found = {}
    for width in chosen:
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[width] = (max(beyond, 0), findings_of(page))
    return found


def test_list_is_put_in_order_and_what_is_due_goes_on_the_agenda(browser: Browser, site, people):
    context = desk_of(browser, site.url, people.secretary)
    page = context.new_page()
    page.goto(reverse("reminder_list", args=[people.forum.pk]))
    page.wait_for_selector("html[data-staff-script=ready]")

    with page.expect_response(lambda one: one.url.endswith("/orden/")):
        page.get_by_role("button", name="Flyt Ny kran på den gamle havn op").click()
    order = Commitment.objects.filter(on_list=True).order_by("order").values_list("text", flat=True)
    assert list(order)[2] == "Ny kran på den gamle havn"
    assert widths(page) == dict.fromkeys(WIDTHS, (0, []))

    page.goto(reverse("draft_agenda", args=[people.meeting.pk]))
    assert widths(page, (360,)) == {360: (0, [])}
    page.get_by_label("Ny kran på den gamle havn", exact=False).first.check()
    page.get_by_role("region", name="Til dette møde").get_by_role(
        "button", name="Sæt på dagsordenen"
    ).click()
    expect(page.get_by_role("link", name="Opfølgning: Ny kran på den gamle havn")).to_be_visible()
    context.close()
