"""What is closed, or kept from the public, after it was put on an agenda is not printed there."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.drafts.models import Draft, DraftItem, DraftText
from raadslag.followup.actions import commitments, lists, strands
from raadslag.followup.said import Said
from raadslag.journeys import put_list_on_agenda, take_up_commitments
from raadslag.journeys.publish_minutes import publish
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from referat.document import Kind
from tests.raadslag import cast
from tests.raadslag.cast import NOW
from tests.raadslag.followup.decided import (
    SECRET,
    agreed,
    decided,
    fill_boxes,
    held_and_published,
)

pytestmark = pytest.mark.django_db


def taken_up(people, *rows, gathered=False):
    (item,) = take_up_commitments.take_up(
        people.draft, [one.pk for one in rows], gathered=gathered, user=people.secretary, now=NOW
    )
    return item


def close(item):
    AgendaItem.objects.filter(pk=item.pk).update(is_public=False)


def called(people):
    """What everybody may read once the agenda is out: the meeting's page and each item's."""
    fill_boxes(people.draft)
    paper = Draft.objects.get(pk=people.draft.pk)
    publish(paper, Kind.AGENDA, user=people.secretary, now=NOW)
    return read_by_all(people)


def read_by_all(people):
    parts = [people.body.slug, people.forum.slug, people.meeting.slug]
    pages = [reverse("meeting", args=parts)]
    pages += [reverse("item", args=[*parts, one.slug]) for one in people.meeting.items.all()]
    return "".join(Client().get(page).content.decode() for page in pages)


def facts(item):
    stored = DraftItem.objects.get(pk=item.pk)
    return (stored.is_public, stored.title, stored.public_title, stored.closed_reason)


def test_item_on_what_has_been_closed_since_is_closed_when_the_agenda_goes_out():
    people = cast.gather()
    opened, _ = decided(people)
    item = taken_up(people, agreed(people, SECRET, "10. april 2026", item=opened))
    assert facts(item) == (True, f"Opfølgning: {SECRET}", "", "")

    close(opened)
    everything = called(people)

    title = "Opfølgning: Havneudvalget den 3. marts 2026, punkt 1"
    assert facts(item) == (False, title, title, "Følger op på et lukket punkt.")
    assert "kvartmillion" not in everything


def test_item_on_what_is_not_for_the_public_any_more_is_closed_at_once(
    django_capture_on_commit_callbacks,
):
    people = cast.gather()
    row = agreed(people, SECRET, "10. april 2026")
    item = taken_up(people, row)
    row.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        said = Said(SECRET, "10. april 2026", (), is_public=False)
        commitments.change(row, said, by=people.secretary, now=NOW)

    title = "Opfølgning: En aftalt opgave"
    assert facts(item) == (False, title, title, "Opgaven er ikke offentlig.")


def test_item_on_several_is_closed_for_one_of_them():
    people = cast.gather()
    opened, _ = decided(people)
    rows = (
        agreed(people, "Mal molen", "10. april 2026"),
        agreed(people, SECRET, "10. april 2026", item=opened),
    )
    item = taken_up(people, *rows, gathered=True)

    close(opened)
    everything = called(people)

    title = "Orientering: Opfølgning på beslutninger"
    assert facts(item) == (False, title, title, "Følger op på et lukket punkt.")
    assert "kvartmillion" not in everything


def test_item_on_what_is_open_still_stays_open():
    people = cast.gather()
    opened, _ = decided(people)
    item = taken_up(people, agreed(people, "Mal molen", "10. april 2026", item=opened))

    everything = called(people)

    assert facts(item) == (True, "Opfølgning: Mal molen", "", "")
    assert "Mal molen" in everything


def test_published_minutes_are_not_changed_by_what_is_closed_later():
    people = cast.gather()
    opened, _ = decided(people)
    item = taken_up(people, agreed(people, "Mal molen", "10. april 2026", item=opened))
    held_and_published(people, people.draft)
    before = facts(item)

    close(opened)
    publish(Draft.objects.get(pk=people.draft.pk), Kind.MINUTES, user=people.secretary, now=NOW)

    assert facts(item) == before


def row_of(people, opened):
    agreed(people, SECRET, item=opened, on_list=True)


def theme_of(people, opened):
    by = actor_of(people.secretary)
    strand = strands.write_strand(
        organization=people.forum, title="Havnedage", on_list=True, by=by, now=NOW
    )
    strands.write_theme(
        strand=strand,
        title=SECRET,
        time_words="maj",
        said_on=date(2026, 3, 3),
        decided_in=opened,
        by=by,
        now=NOW,
    )


@pytest.mark.parametrize("put", [row_of, theme_of])
def test_list_that_somebody_wrote_in_loses_what_has_been_closed_since(put):
    people = cast.gather()
    opened, _ = decided(people)
    found = lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)
    put(people, opened)
    by = actor_of(people.secretary)
    put_list_on_agenda.put_on_agenda(found, people.meeting.pk, by=by, now=NOW)
    text = DraftText.objects.get(item__draft=people.draft, html__contains=SECRET)
    text.saved_by, text.html = people.secretary, f"{text.html}<p>Drøftes sidst.</p>"
    text.save()
    assert "Drøftes sidst." in text.html

    close(opened)
    everything = called(people)

    assert "kvartmillion" not in everything
