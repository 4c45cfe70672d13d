"""Freezing what is written as a published version: once, whole, and only when it is answered for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from raadslag.core.models import AuditEvent
from raadslag.drafts.actions import publication
from raadslag.drafts.models import DraftItem
from raadslag.drafts.rules import Stage
from raadslag.journeys.publish_minutes import publish
from raadslag.meetings.models import AgendaItem, Minutes, Reading
from raadslag.meetings.queries import meeting_page
from raadslag.meetings.versions import version_page
from raadslag.publishing.actions.waivers import take_back, waive
from raadslag.publishing.checking import findings_of, freeze
from raadslag.publishing.models import Waiver
from raadslag.publishing.rules import CannotPublish, Obstacle, Question, key_of
from referat.document import Kind
from tests.raadslag.cast import NOW, gather, written_item
from tests.raadslag.publishing.desk import (
    HELD,
    SECRETS,
    add_closed_item,
    close,
    publish_minutes,
    write,
)

NUMBER = "<p>Ansøger 010190-1234 bor i Strandby.</p>"


def seen(people, user):
    return meeting_page(
        user,
        body_slug="strandby-kommune",
        forum_slug="havneudvalget",
        meeting_slug="2026-04-21",
    )


def agenda(people, **said):
    return publish(people.draft, Kind.AGENDA, user=people.secretary, **({"now": NOW} | said))


def test_agenda_is_published_and_calls_the_meeting(db, eva):
    people = gather()

    stored = agenda(people)

    people.draft.refresh_from_db()
    page = seen(people, eva)
    assert stored.is_new
    assert (people.draft.stage, people.draft.called_at) == (Stage.CALLED, NOW)
    assert [item.title for item in page.items] == ["Ny mole i Strandby"]
    assert stored.minutes.layout["name"] == "core_first"
    assert DraftItem.objects.get().agenda_item == AgendaItem.objects.get()


def test_publishing_the_same_again_changes_nothing(db):
    people = gather()
    first = agenda(people)
    events = AuditEvent.objects.count()

    again = agenda(people)

    assert (again.minutes, again.is_new) == (first.minutes, False)
    assert AuditEvent.objects.count() == events


def test_minutes_are_not_published_before_the_meeting_is_closed(db):
    people = gather()

    with pytest.raises(CannotPublish) as raised:
        publish_minutes(people)

    assert raised.value.obstacle is Obstacle.NOT_CLOSED
    assert Minutes.objects.count() == 0


def test_minutes_follow_the_agenda_and_keep_the_items_address(db, eva):
    people = gather()
    agenda(people)
    row = AgendaItem.objects.get()
    close(people)

    publish_minutes(people)

    people.draft.refresh_from_db()
    page = seen(people, eva)
    assert people.draft.stage == Stage.PUBLISHED
    assert [(item.id, item.decisions[0].text) for item in page.items] == [(row.pk, "Godkendt.")]


def test_correction_needs_a_reason_and_becomes_a_version_of_its_own(db, eva):
    people = gather()
    close(people)
    publish_minutes(people)
    write(people.item, "Sagens kerne", "<p>Molen er meget slidt.</p>")

    with pytest.raises(CannotPublish) as raised:
        publish_minutes(people)
    stored = publish_minutes(people, reason="En oplysning var forkert.")

    assert raised.value.obstacle is Obstacle.REASON_MISSING
    assert (stored.minutes.version, stored.minutes.corrected) == (2, True)
    assert [(one.version, one.reason) for one in seen(people, eva).versions] == [
        (2, "En oplysning var forkert."),
        (1, ""),
    ]


def test_what_an_older_version_said_can_be_published_once_more(db, eva):
    people = gather()
    close(people)
    publish_minutes(people)
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Rettet.")
    write(people.item, "Sagens kerne", "<p>Molen er slidt.</p>")

    stored = publish_minutes(people, reason="Rettelsen var forkert.")

    assert (stored.is_new, stored.minutes.version) == (True, 3)
    assert seen(people, eva).items[0].sections[0].text == "Molen er slidt."


def test_closed_item_is_stored_whole_and_shown_by_number_and_title(db, eva):
    people = gather()
    add_closed_item(people)
    close(people)

    stored = publish_minutes(people)

    closed = seen(people, eva).items[1]
    assert (closed.title, closed.opened, closed.attachments) == ("Køb af grund", False, ())
    assert "kvartmillionen" in str(Reading.objects.get(pk=stored.minutes.pk).data)


def test_withheld_title_is_on_no_public_row(db, eva):
    people = gather()
    people.rules.closed_titles = "number"
    people.rules.save()
    add_closed_item(people)
    close(people)

    publish_minutes(people)

    assert [item.title for item in seen(people, eva).items] == ["Ny mole i Strandby", ""]
    assert seen(people, people.secretary).items[1].title == "Køb af grund"


def test_person_number_stops_the_publication_until_it_is_mended(db):
    people = gather()
    close(people)
    write(people.item, "Sagens kerne", NUMBER)

    with pytest.raises(CannotPublish) as raised:
        publish_minutes(people)
    write(people.item, "Sagens kerne", "<p>Ansøger bor i Strandby.</p>")
    stored = publish_minutes(people)

    assert raised.value.obstacle is Obstacle.FINDINGS
    assert stored.is_new


def test_waiver_lets_a_finding_stand_until_the_text_says_something_else(db):
    people = gather()
    close(people)
    write(people.item, "Sagens kerne", NUMBER)
    question = finding(people)

    waive(
        meeting=people.meeting,
        kind=Kind.MINUTES,
        question=question,
        reason="Et opdigtet nummer",
        by=people.secretary,
        now=HELD,
    )
    stored = publish_minutes(people)
    write(people.item, "Sagens kerne", NUMBER.replace("0190", "0191"))

    assert stored.is_new
    with pytest.raises(CannotPublish):
        publish_minutes(people, reason="Nyt nummer")


def test_waiver_taken_back_stops_again_and_stays_in_the_log(db):
    people = gather()
    close(people)
    write(people.item, "Sagens kerne", NUMBER)
    said = {"meeting": people.meeting, "kind": Kind.MINUTES, "question": finding(people)}
    waiver = waive(**said, reason="Et opdigtet nummer", by=people.secretary, now=HELD)

    take_back(waiver=waiver, by=people.secretary, now=HELD)

    assert Waiver.objects.count() == 0
    verbs = AuditEvent.objects.filter(target_kind="meeting").values_list("verb", flat=True)
    assert sorted(verbs) == ["unwaive", "waive"]
    with pytest.raises(CannotPublish):
        publish_minutes(people)


def test_waiver_needs_a_reason(db):
    people = gather()

    with pytest.raises(CannotPublish) as raised:
        waive(
            meeting=people.meeting,
            kind=Kind.MINUTES,
            question=Question("R101", "R101-1"),
            reason="  ",
            by=people.secretary,
            now=HELD,
        )

    assert raised.value.obstacle is Obstacle.REASON_MISSING


def test_half_a_publication_is_none(db, monkeypatch):
    people = gather()

    def breaks(*_args, **_said):
        raise OSError("the disk is full")

    monkeypatch.setattr(publication, "mark_published", breaks)
    with pytest.raises(OSError, match="disk"):
        agenda(people)

    people.draft.refresh_from_db()
    assert Minutes.objects.count() == 0
    assert AgendaItem.objects.count() == 0
    assert DraftItem.objects.get().agenda_item is None
    assert people.draft.stage == Stage.PREPARING


def test_what_was_looked_at_is_what_is_published(db):
    people = gather()
    before = people.draft.revision
    publication.touch(people.draft)

    with pytest.raises(CannotPublish) as raised:
        agenda(people, revision=before)

    assert raised.value.obstacle is Obstacle.CHANGED


def test_supplementary_agenda_adds_its_items_and_leaves_the_others(db, eva):
    people = gather()
    agenda(people)
    late = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
    written_item(
        people.forum,
        "Storm i havnen",
        draft=people.draft,
        order=2,
        supplementary=True,
        late_reason="Stormen kom i går.",
        case_number="S2026-18",
    )

    stored = agenda(people, supplementary=True, now=late)

    assert stored.minutes.supplementary
    assert [item.title for item in seen(people, eva).items] == [
        "Ny mole i Strandby",
        "Storm i havnen",
    ]


def test_item_past_the_deadline_without_a_reason_stops_the_agenda(db):
    people = gather()

    with pytest.raises(CannotPublish) as raised:
        agenda(people, now=datetime(2026, 4, 20, 9, 0, tzinfo=UTC))

    assert raised.value.obstacle is Obstacle.FINDINGS


def finding(people) -> Question:
    found = findings_of(people.draft, freeze(people.draft, Kind.MINUTES), today=HELD.date())
    first = next(one for one in found if one.code == "R101")
    return Question(first.code, key_of(first))


def test_what_was_closed_before_is_not_published_as_open_unanswered(db, eva):
    people = gather()
    earlier = written_item(people.forum, "Køb af grund", is_public=False, closed_reason="Pris")
    between = written_item(people.forum, "Køb af grund", follows=earlier)
    DraftItem.objects.filter(pk=people.item.pk).update(follows=between)

    with pytest.raises(CannotPublish) as raised:
        agenda(people)
    shut = freeze(people.draft, Kind.AGENDA)
    found = [one for one in findings_of(people.draft, shut, today=NOW.date()) if one.code == "S201"]
    DraftItem.objects.filter(pk=people.item.pk).update(is_public=False, closed_reason="Pris")
    agenda(people)

    assert raised.value.obstacle is Obstacle.FINDINGS
    assert [(one.index, dict(one.values)) for one in found] == [(1, {"forum": "Havneudvalget"})]
    assert [item.is_public for item in seen(people, eva).items] == [False]


def test_what_was_closed_before_comes_out_once_somebody_answers_for_it(db, eva):
    people = gather()
    earlier = written_item(people.forum, "Køb af grund", is_public=False, closed_reason="Pris")
    DraftItem.objects.filter(pk=people.item.pk).update(follows=earlier)
    frozen = freeze(people.draft, Kind.AGENDA)
    (found,) = [
        one for one in findings_of(people.draft, frozen, today=NOW.date()) if one.code == "S201"
    ]

    waive(
        meeting=people.meeting,
        kind=Kind.AGENDA,
        question=Question(found.code, key_of(found)),
        reason="Handlen er gået igennem.",
        by=people.secretary,
        now=NOW,
    )
    agenda(people)

    assert [item.is_public for item in seen(people, eva).items] == [True]


def test_an_item_that_was_closed_and_then_left_out_stays_closed_in_older_versions(db, eva):
    people = gather()
    item = add_closed_item(people)
    DraftItem.objects.filter(pk=item.pk).update(is_public=True)
    agenda(people)
    DraftItem.objects.filter(pk=item.pk).update(is_public=False)
    close(people)
    publish_minutes(people)
    DraftItem.objects.filter(pk=item.pk).update(draft=None)
    publish_minutes(people, reason="Punktet hørte til et andet møde.")

    pages = [
        version_page(
            eva,
            body_slug="strandby-kommune",
            forum_slug="havneudvalget",
            meeting_slug="2026-04-21",
            version=version,
        )
        for version in (1, 2, 3)
    ]

    assert [word for word in SECRETS for page in pages if word in repr(page)] == []
