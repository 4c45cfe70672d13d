"""Where a member stops a decision (§ 23), nothing of what it set going is carried out, whenever it was written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from raadslag.followup.actions import commitments, progress
from raadslag.followup.models import Commitment, HistoryLine
from raadslag.followup.rules import Happening, State
from raadslag.followup.said import BadCommitment, Said
from raadslag.journeys import propose_commitments, stop_decision, write_commitment
from raadslag.people.actions import actor_of
from raadslag.people.models import Person
from raadslag.publishing.actions.stops import CannotStop
from raadslag.publishing.models import Stop
from raadslag.publishing.queries.stops import is_stopped
from raadslag.publishing.rules import CannotPublish
from referat.document import Outcome
from tests.raadslag import cast, factories
from tests.raadslag.followup.decided import agreed, decided

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
WHY = "Beslutningen strider mod lokalplanen."


def stop(people, item, reason=WHY):
    person = Person.objects.get(user=people.member)
    return stop_decision.stop(item, person=person, reason=reason, user=people.member, now=NOW)


def two_items(people, outcome=Outcome.ADOPTED):
    """Two items that the forum has decided."""
    said = (factories.decision(outcome=outcome),)
    return decided(people, *(factories.item(n, f"Mole {n}", decisions=said) for n in "12"))


def lift(people, found):
    stop_decision.lift(found, reason="Byrådet var enigt.", user=people.secretary, now=NOW)


def written(people, item):
    return write_commitment.write(
        organization=people.forum,
        said=Said("Molen males", "1. maj 2026"),
        said_on=item.meeting.start_date,
        agenda_item=item,
        user=people.secretary,
        now=NOW,
    )


def is_held(row):
    return Commitment.objects.get(pk=row.pk).stopped


def test_all_of_a_stopped_decision_is_held_back_and_freed_again():
    people = cast.gather()
    item, other = two_items(people)
    open_one, done = agreed(people, "Mal molen", item=item), agreed(people, "Mål molen", item=item)
    progress.set_state(done, State.DONE, by=people.secretary, now=NOW)
    foreign = agreed(people, "Forhandl", item=other)

    found = stop(people, item)

    assert [is_held(row) for row in (open_one, done, foreign)] == [True, True, False]
    with pytest.raises(BadCommitment) as refused:
        progress.set_state(open_one, State.UNDER_WAY, by=people.secretary, now=NOW)
    assert (refused.value.field, refused.value.code) == ("state", "stopped")

    lift(people, found)

    assert [is_held(row) for row in (open_one, done, foreign)] == [False, False, False]
    progress.set_state(open_one, State.UNDER_WAY, by=people.secretary, now=NOW)
    told = HistoryLine.objects.filter(commitment=open_one).values_list("happening", "by")
    assert list(told) == [
        (Happening.WRITTEN, people.secretary.pk),
        (Happening.STOPPED, people.member.pk),
        (Happening.RESUMED, people.secretary.pk),
        (Happening.STATE, people.secretary.pk),
    ]


def test_what_is_written_of_a_stopped_decision_is_born_stopped():
    people = cast.gather()
    item, other = two_items(people)
    found = stop(people, item)

    born = written(people, item)

    assert born.stopped
    assert not written(people, other).stopped
    lift(people, found)
    assert not is_held(born)
    assert not written(people, item).stopped


def test_a_proposal_of_a_stopped_decision_stays_stopped_when_it_is_agreed():
    people = cast.gather()
    text = (
        "Havneudvalget godkendte, at forvaltningen udarbejder en plan for molen inden 1. maj 2026."
    )
    (item,) = decided(people, factories.item("1", "Mole", decisions=(factories.decision(text),)))
    before = propose_commitments.propose(item.meeting, by=actor_of(people.secretary), now=NOW)
    rows = list(Commitment.objects.all())
    stop(people, item)
    Commitment.objects.all().delete()
    propose_commitments.propose(item.meeting, by=actor_of(people.secretary), now=NOW)

    again = list(Commitment.objects.all())
    yes = [commitments.agree(row, by=people.secretary, now=NOW) for row in again]

    assert before.new == len(rows) == len(again) > 0
    assert all(row.stopped for row in yes)


@pytest.mark.parametrize("wrong", [CannotPublish, CannotStop])
def test_nothing_is_held_back_where_the_stop_is_refused(wrong):
    people = cast.gather()
    refused = wrong is CannotPublish
    item, _ = two_items(people, Outcome.ADOPTED if refused else Outcome.RECOMMENDED)
    row = agreed(people, "Mal molen", item=item)

    with pytest.raises(wrong):
        stop(people, item, reason="" if refused else WHY)

    assert not is_held(row)
    assert not is_stopped(item)


def test_a_stop_that_somebody_lifted_already_is_not_lifted_twice():
    people = cast.gather()
    item, _ = two_items(people)
    found = stop(people, item)
    lift(people, found)
    second = stop(people, item)
    row = written(people, item)

    with pytest.raises(CannotStop):
        lift(people, found)

    assert row.stopped
    assert is_held(row)
    assert Stop.objects.get(pk=second.pk).lifted_at is None
