"""No municipality or forum takes the address of a page."""

from __future__ import annotations

import pytest
from django.urls import get_resolver

from raadslag.people import actions
from raadslag.people.slugs import RESERVED
from raadslag.web.urls import urlpatterns
from tests.raadslag.factories import BY


def test_first_word_of_every_page_is_reserved():
    routes = {str(pattern.pattern).split("/")[0] for pattern in urlpatterns}

    assert {word for word in routes if word and not word.startswith("<")} <= RESERVED
    outside = [str(pattern.pattern) for pattern in get_resolver().url_patterns[:-1]]
    assert all("." in address for address in outside), "a slug has no full stop, so none is taken"
    assert outside == ["robots.txt", "favicon.ico", "tjenestearbejder.js"]


@pytest.mark.parametrize(("name", "slug"), [("Søg", "soeg-2"), ("Om", "om-2"), ("EN", "en-2")])
def test_municipality_named_as_a_page_gets_another_address(db, name, slug):
    assert actions.find_or_create_body(name=name, by=BY).slug == slug


def test_forum_named_as_a_page_gets_another_address(strandby):
    forum = actions.find_or_create_organization(body=strandby, name="Kommende", by=BY)

    assert forum.slug == "kommende-2"
