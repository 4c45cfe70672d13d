"""Numbers that no database can hold, and days that no calendar has, are answered as if they were none."""

from __future__ import annotations

import pytest
from django.urls import reverse

from raadslag.followup.actions import lists, strands, wheels
from raadslag.followup.said import Said
from raadslag.people.actions import actor_of
from raadslag.web.numbers import number_in, numbers_in
from tests.raadslag.cast import NOW, client_of

ABSURD = ("9" * 5000, "9" * 30, "-1", "²", "\x00", "")


def kept_row(people, time_words="hver måned"):
    found = lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)
    said = Said("Tøm havnen for tang", time_words, ())
    return lists.add_row(found, said, said_on=NOW.date(), by=people.secretary, now=NOW)


def secretary(people):
    return client_of(people.secretary)


def test_only_a_number_that_a_database_can_hold_is_one():
    assert [number_in(one) for one in ABSURD] == [0] * len(ABSURD)
    assert numbers_in([*ABSURD, "0", "17"]) == [0, 17]


@pytest.mark.parametrize("number", ABSURD)
def test_an_absurd_number_breaks_no_page(people, number):
    row, forum, by = kept_row(people), people.forum.pk, actor_of(people.secretary)
    strands.write_strand(organization=people.forum, title="Havn", by=by, now=NOW)
    wheels.begin_wheel(organization=people.forum, year=2026, title="Årshjul", by=by, now=NOW)
    client = secretary(people)

    answers = [
        client.post(reverse("order_reminders", args=[forum]), {"order": number}),
        client.post(reverse("order_reminders", args=[forum]), {"up": number}),
        client.get(reverse("reminder_list", args=[forum]), {"ret": number}),
        client.post(reverse("arrange_rings", args=[forum, 2026]), {"do": f"up:{number}"}),
        client.post(reverse("copy_wheel", args=[forum, 2027]), {"theme": number}),
        client.post(reverse("find_commitments", args=[people.meeting.pk]), {"item": number}),
        client.get(reverse("new_item"), {"forum": number, "moede": number}),
        client.get(reverse("commitments"), {"udvalg": number, "person": number, "side": number}),
        client.get(reverse("proposals"), {"forum": number, "ret": number}),
        client.post(
            reverse("reminder_step", args=[forum, row.pk, "udfoert"]), {"round_due": number}
        ),
    ]

    assert [one.status_code for one in answers if one.status_code >= 500] == []


@pytest.mark.parametrize("day", ["2026-02-30", "9999-99-99"])
def test_a_round_of_a_day_that_is_none_is_the_one_that_is_due(people, day):
    row = kept_row(people)

    secretary(people).post(
        reverse("reminder_step", args=[people.forum.pk, row.pk, "udfoert"]), {"round_due": day}
    )

    row.refresh_from_db()
    assert row.done_on == NOW.date()
