"""A published decision proposes who is to do what by when, and the proposals follow its text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from raadslag.core.models import AuditEvent
from raadslag.followup.actions import commitments, proposals
from raadslag.followup.models import Commitment
from raadslag.followup.queries.grounds import Ground, grounds_of
from raadslag.followup.rules import State
from raadslag.journeys import propose_commitments, retract_minutes
from raadslag.people.actions import actor_of
from raadslag.publishing.actions import stops
from tests.raadslag.factories import BY, NOW, decision, item, minutes, secret_item, store
from tests.raadslag.followup.decisions import (
    COUNT,
    LATER,
    PAINT,
    SAIL,
    item_of,
    published,
    row,
    say,
    standing,
)
from tests.raadslag.publishing.desk import add_closed_item, decide


@pytest.fixture
def people(db):
    return published(COUNT, SAIL)


def agree(people, words: str, **said: object) -> Commitment:
    found = row(words)
    changed = replace(commitments.said_of(found), **said) if said else None
    return commitments.agree(found, said=changed, by=people.secretary, now=LATER)


def test_published_minutes_propose_who_does_what_by_when(people):
    found = row("Havnekontoret")

    assert (found.text, found.actor_words, found.time_words, found.due) == (
        "Udarbejde en liste over fortøjningspæle",
        "Havnekontoret",
        "senest 1. juni 2026",
        date(2026, 6, 1),
    )
    assert [str(one) for one in found.responsible.all()] == ["Havnekontoret"]
    assert standing() == [(COUNT, "proposed", True), (SAIL, "proposed", True)]


def test_actor_whom_nobody_knows_is_kept_as_words(people):
    found = row("Havnesekretariatet")

    assert (found.actor_words, list(found.responsible.all())) == ("Havnesekretariatet", [])


def test_reading_again_proposes_nothing_twice(people):
    before = list(Commitment.objects.values_list("pk", "key", "version"))

    again = propose_commitments.propose(people.meeting, by=actor_of(people.secretary), now=LATER)

    assert again == proposals.Proposed(new=0, gone=0)
    assert list(Commitment.objects.values_list("pk", "key", "version")) == before


def test_same_sentence_twice_is_two_commitments(db):
    published(COUNT, COUNT)

    assert standing() == [(COUNT, "proposed", True), (COUNT, "proposed", True)]
    assert len(set(Commitment.objects.values_list("key", "start"))) == 2


def test_correction_takes_away_what_nobody_has_touched_and_adds_what_is_new(people):
    say(people, COUNT, PAINT, reason="Fyret var glemt.")

    assert standing() == [(COUNT, "proposed", True), (PAINT, "proposed", True)]


def test_correction_keeps_what_people_have_touched_and_marks_its_sentence(people):
    agree(people, "Havnekontoret")
    commitments.drop(row("Havnesekretariatet"), by=people.secretary, now=LATER)

    say(people, PAINT, reason="Alt blev anderledes.")

    assert standing() == [
        (COUNT, "agreed", False),
        (SAIL, "dropped", False),
        (PAINT, "proposed", True),
    ]
    assert set(grounds_of(Commitment.objects.values_list("pk", flat=True)).values()) == {
        Ground.STANDS,
        Ground.SENTENCE_GONE,
    }


def test_edited_proposal_survives_a_correction_unchanged(people):
    edited = replace(commitments.said_of(row("Havnesekretariatet")), text="Lave en sejlplan")
    commitments.change(row("Havnesekretariatet"), edited, by=people.secretary, now=LATER)

    say(people, PAINT, COUNT, SAIL, reason="Fyret var glemt.")

    assert row("Havnesekretariatet").text == "Lave en sejlplan"
    assert standing()[2] == (SAIL, "proposed", True)


def test_dropped_proposal_is_not_proposed_again(people):
    commitments.drop(row("Havnekontoret"), by=people.secretary, now=LATER)

    say(people, PAINT, COUNT, SAIL, reason="Fyret var glemt.")

    assert [state for _, state, _ in standing()] == ["proposed", "dropped", "proposed"]


def test_sentence_that_comes_back_has_its_place_again(people):
    agree(people, "Havnekontoret")
    say(people, SAIL, reason="Pælene udgår.")

    say(people, SAIL, COUNT, reason="Pælene skal tælles alligevel.")

    assert standing() == [(SAIL, "proposed", True), (COUNT, "agreed", True)]


def test_retracted_minutes_take_the_guesses_with_them_and_flag_the_rest(people):
    agree(people, "Havnekontoret")
    version = people.meeting.versions.get(is_current=True)

    retract_minutes.retract(
        version, user=people.secretary, now=LATER, reason="Forkert møde.", whole_meeting=True
    )

    assert standing() == [(COUNT, "agreed", False)]
    assert grounds_of([row("Havnekontoret").pk]) == {row("Havnekontoret").pk: Ground.DECISION_GONE}


def test_closed_items_proposals_are_not_public(people):
    closed = add_closed_item(people)
    decide(closed, f"<p>{PAINT}</p>")

    say(people, COUNT, reason="Et lukket punkt var glemt.")

    assert [one.is_public for one in (row("Havnekontoret"), row("Havneforvaltningen"))] == [
        True,
        False,
    ]
    assert "fyr" not in str(list(AuditEvent.objects.values_list("target_name", "details")))


def test_proposal_of_a_stopped_decision_is_stopped(people):
    seat = people.forum.memberships.get(person__user=people.member)
    stops.stop(
        agenda_item=item_of(people),
        person=seat.person,
        reason="Det er ulovligt.",
        by=people.member,
        now=LATER,
    )

    say(people, COUNT, SAIL, PAINT, reason="Fyret var glemt.")

    assert row("Havneforvaltningen").stopped


def test_imported_minutes_are_read_on_demand_alone(strandby):
    told = item("1", decisions=(decision(PAINT),))
    closed = replace(secret_item("2"), decisions=(decision(COUNT),))
    meeting = store(strandby, minutes(told, closed)).minutes.meeting
    before = standing()

    one = propose_commitments.propose(meeting, by=BY, now=NOW, item=meeting.items.get(order=1))
    rest = propose_commitments.propose(meeting, by=BY, now=NOW)

    assert (before, one.new, rest.new) == ([], 1, 1)
    assert sorted(standing()) == [(PAINT, "proposed", True), (COUNT, "proposed", True)]


def test_what_is_followed_is_only_what_has_been_read_before(strandby):
    meeting = store(strandby, minutes(item(decisions=(decision(PAINT),)))).minutes.meeting

    propose_commitments.follow(meeting, by=BY, now=NOW)

    assert standing() == []


def test_yes_that_is_regretted_is_a_proposal_once_more(people):
    agreed = agree(people, "Havnekontoret")

    proposals.undo(agreed, version=agreed.version, by=people.secretary, now=LATER)

    undone = row("Havnekontoret")
    assert (undone.state, undone.agreed_by, undone.agreed_at) == (State.PROPOSED, None, None)
    assert undone.history.last().by == people.secretary


def test_what_was_changed_since_is_not_undone(people):
    agreed = agree(people, "Havnekontoret")
    changed = replace(commitments.said_of(agreed), text="Tælle alt")
    commitments.change(agreed, changed, by=people.secretary, now=LATER)

    with pytest.raises(proposals.CannotUndo):
        proposals.undo(agreed, version=agreed.version, by=people.secretary, now=LATER)

    assert row("Havnekontoret").state == State.AGREED


def test_text_that_the_search_stumbles_over_stops_no_publication(people, monkeypatch, caplog):
    def stumbles(*_said, **_how):
        raise IndexError(COUNT)

    monkeypatch.setattr(proposals, "find_commitments", stumbles)

    say(people, PAINT, reason="Fyret var glemt.")

    assert item_of(people).decisions.get().text == f"Godkendt.\n\n{PAINT}"
    assert standing() == [(COUNT, "proposed", True), (SAIL, "proposed", True)]
    assert "fortøjning" not in caplog.text
