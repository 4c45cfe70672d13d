"""What earlier decisions bring to a meeting's agenda, and the report back with one click."""

from __future__ import annotations

import pytest
from django.urls import reverse

from raadslag.drafts.models import DraftItem
from raadslag.followup.actions import progress
from raadslag.followup.models import Appearance
from raadslag.followup.rules import State
from tests.raadslag.cast import NOW, client_of
from tests.raadslag.followup.decided import SECRET, agreed, decided

pytestmark = pytest.mark.django_db


def agenda(people, user=None) -> str:
    address = reverse("draft_agenda", args=[people.meeting.pk])
    return client_of(user or people.secretary).get(address).content.decode()


def take_up(people, *commitments, **said):
    ids = {"commitments": [one.pk for one in commitments], "together": "apart"}
    address = reverse("take_up_commitments", args=[people.meeting.pk])
    return client_of(people.secretary).post(address, ids | said)


def test_panel_lists_what_is_due_and_is_gone_when_it_is_taken_up(people):
    opened, closed = decided(people)
    task = agreed(people, "Hent tilbud", "10. marts 2026", item=opened)
    secret = agreed(people, SECRET, item=closed)
    page = agenda(people)
    assert "Til dette møde" in page
    assert "Bliver et lukket punkt" in page

    answer = take_up(people, task, secret, together="gathered")

    assert answer.status_code == 302
    assert Appearance.objects.count() == 2
    assert sorted(people.draft.items.values_list("is_public", flat=True)) == [False, True, True]
    assert "Til dette møde" not in agenda(people)


def test_nothing_ticked_or_ticked_twice_is_told_of(people):
    task = agreed(people, "Hent tilbud")
    agreed(people, "Skriv notat")

    nothing = take_up(people)
    first, second = take_up(people, task), take_up(people, task)

    assert (nothing.status_code, first.status_code, second.status_code) == (400, 302, 400)
    assert "Sæt kryds" in nothing.content.decode()
    assert "allerede på en dagsorden" in second.content.decode()
    assert DraftItem.objects.filter(title="Opfølgning: Hent tilbud").count() == 1


def test_late_agenda_asks_for_the_reason_and_keeps_what_was_ticked(people, monkeypatch):
    task = agreed(people, "Hent tilbud")
    monkeypatch.setattr("raadslag.core.clock.now", lambda: NOW.replace(day=20))

    without, given = take_up(people, task), take_up(people, task, late_reason="Fristen udløber.")

    assert (without.status_code, given.status_code) == (400, 302)
    assert f'value="{task.pk}" checked' in without.content.decode()
    assert DraftItem.objects.get(title="Opfølgning: Hent tilbud").late_reason == "Fristen udløber."


def test_item_taken_off_comes_back_to_the_panel(people):
    take_up(people, agreed(people, "Hent tilbud"))
    item = DraftItem.objects.get(title="Opfølgning: Hent tilbud")

    client_of(people.secretary).post(
        reverse("agenda_step", args=[people.meeting.pk, item.pk, "tag-af"])
    )

    assert not DraftItem.objects.filter(pk=item.pk).exists()
    assert "Hent tilbud" in agenda(people)


def test_done_is_reported_with_one_click_and_the_page_says_where(people):
    task = agreed(people, "Hent tilbud")
    page = reverse("commitment", args=[task.uuid])
    client = client_of(people.secretary)
    assert "Meld tilbage til Havneudvalget" not in client.get(page).content.decode()
    progress.set_state(task, State.DONE, by=people.secretary, now=NOW)
    assert "Meld tilbage til Havneudvalget" in client.get(page).content.decode()

    for _ in "ab":
        client.post(reverse("report_done", args=[task.uuid]))

    assert DraftItem.objects.filter(title="Orientering: Hent tilbud").count() == 1
    text = client.get(page).content.decode()
    assert "Meldt tilbage til Havneudvalget, mødet 21. april 2026." in text
    assert "Meld tilbage til Havneudvalget" not in text


def test_only_those_who_may_report_do(people):
    task = agreed(people, "Hent tilbud")
    progress.set_state(task, State.DONE, by=people.secretary, now=NOW)

    tried = [
        client_of(user).post(reverse("report_done", args=[task.uuid])).status_code
        for user in (people.outsider, people.neighbour, people.member)
    ]

    assert tried == [404, 404, 404]
    assert Appearance.objects.count() == 0
