"""What a person writes twice in a moment is one commitment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from raadslag.followup.actions import evidence, lists, progress
from raadslag.followup.models import Commitment
from raadslag.followup.rules import Happening
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


def test_a_row_a_note_and_a_link_sent_twice_stand_once():
    people = cast.gather()
    found = lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)
    link = "https://example.test/notat"

    rows = [
        lists.add_row(found, SAID, said_on=NOW.date(), by=people.secretary, now=NOW)
        for _ in range(2)
    ]
    for _ in range(2):
        progress.add_note(rows[0], "Maleren er bestilt.", by=people.secretary, now=NOW)
        evidence.add_link(rows[0], link, by=people.secretary, now=NOW)

    (row,) = Commitment.objects.all()
    assert [one.pk for one in rows] == [row.pk, row.pk]
    assert row.history.filter(happening=Happening.NOTE).count() == 1
    assert [one.url for one in row.evidence.all()] == [link]


def test_the_same_note_on_another_day_is_another_note():
    people = cast.gather()
    row = write(people)

    for days in (0, 1):
        at = NOW + timedelta(days=days)
        progress.add_note(row, "Rykket for svar.", by=people.secretary, now=at)

    assert row.history.filter(happening=Happening.NOTE).count() == 2
