"""What a person writes twice in a moment is one commitment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from raadslag.followup.models import Commitment
from raadslag.followup.said import Said
from raadslag.journeys import write_commitment
from tests.raadslag import cast
from tests.raadslag.cast import NOW

pytestmark = pytest.mark.django_db
SAID = Said("Mal molen hvid", "1. maj 2026", ())


def write(people, said=SAID, *, user=None, after=0):
    return write_commitment.write(
        organization=people.forum,
        said=said,
        said_on=NOW.date(),
        agenda_item=None,
        user=user or people.secretary,
        now=NOW + timedelta(seconds=after),
    )


def test_a_second_click_finds_the_first_ones_commitment():
    people = cast.gather()

    rows = [write(people), write(people, after=1)]

    assert [one.pk for one in rows] == [Commitment.objects.get().pk] * 2


def test_what_is_said_otherwise_later_or_by_another_is_another():
    people = cast.gather()

    write(people)
    write(people, replace(SAID, time_words="2. maj 2026"), after=1)
    write(people, user=people.chair, after=1)
    write(people, after=60)

    assert Commitment.objects.count() == 4
