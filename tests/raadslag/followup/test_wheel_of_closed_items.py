"""A theme that a closed item decided stands on no wheel of one who may not read the item."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.followup.actions import strands, wheels
from raadslag.followup.models import Strand, Theme
from raadslag.people.actions import actor_of
from tests.raadslag import cast
from tests.raadslag.cast import NOW
from tests.raadslag.followup.decided import SECRET, decided


@pytest.fixture
def people(db, monkeypatch):
    monkeypatch.setattr(clock, "today", NOW.date)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast.gather()


def closed_theme(people, time_words):
    _, closed = decided(people)
    by = actor_of(people.secretary)
    wheels.begin_wheel(organization=people.forum, year=2026, title="Årshjul", by=by, now=NOW)
    return strands.write_theme(
        strand=Strand.objects.get(organization=people.forum),
        title=SECRET,
        time_words=time_words,
        said_on=date(2026, 1, 1),
        decided_in=closed,
        by=by,
        now=NOW,
    )


def seen_by(user, theme):
    """Whether the page, the drawing and the sector show it."""
    client = Client()
    client.force_login(user)
    forum = theme.strand.organization_id
    addresses = (
        reverse("annual_wheel", args=[forum, 2026]),
        reverse("wheel_file", args=[forum, 2026, "svg"]),
        reverse("wheel_sector", args=[forum, 2026, theme.strand_id, 5]),
    )
    return [SECRET in client.get(one).content.decode() for one in addresses]


def test_only_who_may_read_the_item_sees_its_theme(people):
    theme = closed_theme(people, "maj 2026")

    assert seen_by(people.secretary, theme) == [True, True, True]
    assert seen_by(people.case_officer, theme) == [False, False, False]


def test_a_theme_that_is_copied_or_changed_from_a_year_on_is_decided_at_the_same_item(people):
    by = actor_of(people.secretary)
    once, often = closed_theme(people, "maj 2026"), closed_theme(people, "hver måned")

    wheels.copy_wheel(organization=people.forum, year=2027, themes={once.pk}, by=by, now=NOW)
    said = wheels.ThemeSaid(SECRET, "hver anden måned")
    wheels.change_on_wheel(theme=often, year=2027, said=said, by=by, now=NOW)

    origins = set(Theme.objects.values_list("decided_in", flat=True))
    assert (Theme.objects.count(), origins) == (4, {once.decided_in_id, often.decided_in_id})
