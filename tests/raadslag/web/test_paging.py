"""The links under a long list."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from raadslag.web.paging import page_of, pages_of


@pytest.mark.parametrize(
    ("query", "page"),
    [("", 1), ("side=3", 3), ("side=0", 1), ("side=x", 1), ("side=-2", 1), ("side=²", 1)],
)
def test_page_is_a_number_or_the_first(query, page):
    assert page_of(QueryDict(query)) == page


def test_links_keep_what_was_asked_and_show_the_gaps():
    pages = pages_of(QueryDict("q=bro&side=6"), page=6, count=12)

    assert (pages.previous, pages.next) == ("?q=bro&side=5", "?q=bro&side=7")
    shown = [step.number if step.address else "…" for step in pages.steps]
    assert shown == [1, "…", 4, 5, 6, 7, 8, "…", 12]
    assert pages.steps[0].address == "?q=bro"


def test_only_page_has_no_links_to_others():
    pages = pages_of(QueryDict(""), page=1, count=1)

    assert (pages.previous, pages.next, len(pages.steps)) == ("", "", 1)


def test_page_past_the_end_leads_back():
    pages = pages_of(QueryDict("side=900"), page=900, count=3)

    assert (pages.previous, pages.next) == ("?side=2", "")
