"""The page of a forum's reminder list, and taking over an older one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from raadslag.followup.actions import lists
from raadslag.followup.models import Commitment, ReminderList, Strand
from raadslag.followup.said import Said
from tests.raadslag.cast import NOW, client_of
from tests.raadslag.followup.decided import SECRET, agreed, decided, unit
from tests.raadslag.followup.test_reminder_list import old_item

pytestmark = pytest.mark.django_db


def address(people, name="reminder_list", *more) -> str:
    return reverse(name, args=[people.forum.pk, *more])


def post(people, name, *more, user=None, **said):
    return client_of(user or people.secretary).post(address(people, name, *more), said)


def begun(people) -> ReminderList:
    return lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)


def row(people, found, text="Bådpladser", words="maj") -> Commitment:
    return lists.add_row(found, Said(text, words), said_on=NOW.date(), by=people.secretary, now=NOW)


def text_of(people, user, *, query="") -> str:
    return client_of(user).get(address(people) + query).content.decode()


def test_list_is_begun_and_filled_where_it_stands(people):
    pv = unit(people, "Park og Vej", "PV")
    post(people, "begin_reminder_list")

    answer = post(
        people, "add_reminder", text="Bådpladser", time_words="maj", who="PV", is_public="on"
    )

    (made,) = Commitment.objects.all()
    assert answer["Location"] == f"{address(people)}#raekke-{made.pk}"
    assert (made.text, made.time_words, made.on_list) == ("Bådpladser", "maj", True)
    assert list(made.responsible.values_list("organization", flat=True)) == [pv.pk]
    page = text_of(people, people.secretary)
    assert "31. maj 2026" in page
    assert ">PV<" in page


def test_time_that_nobody_can_read_is_told_of_beside_its_field(people):
    begun(people)

    answer = post(people, "add_reminder", text="Bådpladser", time_words="31. februar")

    assert answer.status_code == 400
    assert "kalender" in answer.content.decode().casefold()
    assert Commitment.objects.count() == 0


def test_row_is_changed_in_its_place_and_done_or_taken_off(people):
    found = begun(people)
    one, two = row(people, found), row(people, found, "Ny kran", "")
    page = text_of(people, people.secretary, query=f"?ret={one.pk}")
    assert f'action="{address(people, "save_reminder", one.pk)}' in page

    post(
        people,
        "save_reminder",
        one.pk,
        text="Bådpladser i havnen",
        time_words="juni",
        is_public="on",
        version=one.version,
    )
    post(people, "reminder_step", one.pk, "udfoert")
    post(people, "reminder_step", two.pk, "tag-af")

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.text, one.time_words, one.state) == ("Bådpladser i havnen", "juni", "done")
    assert (two.on_list, two.state) == (False, "agreed")


def test_second_click_on_done_of_a_recurring_row_counts_once(people):
    found = begun(people)
    one = row(people, found, "Regnskab", "kvartalsvis")
    first = str(one.due)

    for _ in "ab":
        post(people, "reminder_step", one.pk, "udfoert", round_due=first)

    one.refresh_from_db()
    assert (first, str(one.due)) == ("2026-06-30", "2026-09-30")


def test_rows_are_moved_by_script_by_buttons_and_by_time(people):
    found = begun(people)
    a, b, c = (row(people, found, *one) for one in (("A", "maj"), ("B", ""), ("C", "april")))
    rows = Commitment.objects.order_by("order")

    answer = post(people, "order_reminders", order=[c.pk, b.pk, a.pk])
    assert (answer.status_code, [one.text for one in rows.all()]) == (200, ["C", "B", "A"])
    post(people, "order_reminders", up=a.pk)
    assert [one.text for one in rows.all()] == ["C", "A", "B"]
    post(people, "order_reminders", down=c.pk)
    assert [one.text for one in rows.all()] == ["A", "C", "B"]
    post(people, "order_reminders", by_time=1)
    assert [one.text for one in rows.all()] == ["C", "A", "B"]


def test_headings_and_themes_stand_below_the_list(people):
    begun(people)
    post(people, "add_list_strand", title="Temamøder", note="Hver onsdag.")
    strand = Strand.objects.get()
    post(people, "add_list_theme", strand.pk, time_words="6. juni 2026", title="Åbent hus")
    bad = post(people, "add_list_theme", strand.pk, time_words="31. februar", title="Aldrig")
    theme = strand.themes.get()

    page = text_of(people, people.member)
    assert (strand.on_list, strand.on_wheel, bad.status_code) == (True, False, 400)
    assert "<strong>6. juni 2026</strong>: Åbent hus" in page

    post(people, "remove_list_theme", theme.pk)
    post(people, "hide_list_strand", strand.pk)
    assert "Åbent hus" not in text_of(people, people.secretary)
    assert "Temamøder" not in text_of(people, people.secretary)


def test_list_is_put_on_an_agenda_by_hand(people):
    found = begun(people)
    row(people, found)
    assert "Sæt den på dagsordenen til 21. april 2026" in text_of(people, people.secretary)

    post(people, "put_list_on_agenda", people.meeting.pk)

    assert people.draft.items.filter(title="Huskeliste").exists()
    assert "Står på dagsordenen til 21. april 2026." in text_of(people, people.secretary)


def test_older_list_is_found_shown_and_taken_over_once(people):
    item = old_item(people)
    taking = address(people, "take_over_reminder_list", item.pk)
    assert taking in text_of(people, people.secretary)
    shown = client_of(people.secretary).get(taking).content.decode()
    assert "Bådpladser i havnen" in shown
    assert "kan ikke læses som et tidspunkt" in shown
    assert Commitment.objects.count() == 0

    for _ in "ab":
        post(people, "take_over_reminder_list", item.pk)

    assert Commitment.objects.count() == 3
    assert "Bådpladser i havnen" in text_of(people, people.member)


def test_only_those_who_run_meetings_change_the_list(people):
    found = begun(people)
    one = row(people, found)
    item = old_item(people)
    seen = [
        client_of(user).get(address(people)).status_code
        for user in (people.case_officer, people.member, people.outsider, people.neighbour)
    ]
    tried = [
        post(people, name, *more, user=people.case_officer, text="X").status_code
        for name, more in (
            ("begin_reminder_list", ()),
            ("add_reminder", ()),
            ("save_reminder", (one.pk,)),
            ("reminder_step", (one.pk, "udfoert")),
            ("order_reminders", ()),
            ("add_list_strand", ()),
            ("put_list_on_agenda", (people.meeting.pk,)),
            ("take_over_reminder_list", (item.pk,)),
        )
    ]

    assert seen == [200, 200, 403, 403]
    assert set(tried) == {403}
    assert address(people, "add_reminder") not in text_of(people, people.member)


def test_closed_row_is_seen_by_those_who_may_and_said_not_to_be_printed(people):
    begun(people)
    _, closed = decided(people)
    agreed(people, SECRET, item=closed, on_list=True)

    assert SECRET in text_of(people, people.secretary)
    assert "trykkes ikke" in text_of(people, people.secretary)
    assert SECRET in text_of(people, people.member)
    assert SECRET not in text_of(people, people.case_officer)
