"""What is to be done: written, changed, agreed, carried out; refused with a remedy where it cannot be so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from raadslag.core.models import AuditEvent
from raadslag.followup.actions import bulk, commitments, evidence, progress, retiming, stopping
from raadslag.followup.actions.history import happened
from raadslag.followup.models import Commitment
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import Happening, Standing, State
from raadslag.followup.said import BadCommitment, Said, Who
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Organization, Person
from tests.raadslag import cast
from tests.raadslag.cast import NOW
from tests.raadslag.followup.decided import agreed, decided, unit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 1)


def lines_of(row):
    return [(one.happening, one.field, one.before, one.after) for one in row.history.all()]


def refused(act):
    with pytest.raises(BadCommitment) as caught:
        act()
    return caught.value.field, caught.value.code


def test_what_is_written_has_its_words_its_days_and_its_people():
    people = cast.gather()
    harbour = unit(people, "Havn og Drift", "HD")

    row = agreed(people, "  Regn på   molen ", who=(Who(organization_id=harbour.pk),))

    assert (row.text, row.due_from, row.due, row.state) == (
        "Regn på molen",
        date(2026, 4, 20),
        date(2026, 4, 20),
        State.AGREED,
    )
    assert [str(one) for one in row.responsible.all()] == ["Havn og Drift"]
    assert lines_of(row) == [(Happening.WRITTEN, "", "", "")]
    assert row.version == 1


def test_the_audit_log_names_the_row_and_none_of_its_words():
    people = cast.gather()

    row = agreed(people, "Forhandl om kvartmillionen")

    event = AuditEvent.objects.get(verb="commitment_written")
    assert (event.target_id, event.target_name) == (row.pk, f"commitment {row.pk}")
    assert event.details == {}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("", "", ("text", "empty")),
        ("x" * 2001, "", ("text", "long")),
        ("Mal", "31. februar 2027", ("time", "impossible")),
        ("Mal", "engang med blåt på", ("time", "unreadable")),
        ("Mal", "1. marts 2026", ("time", "before_meeting")),
        ("Mal", "næste møde i Skyggerådet", ("time", "unknown_forum")),
    ],
)
def test_what_cannot_be_so_is_refused_at_its_field(text, words, said):
    people = cast.gather()
    item = decided(people)[0]

    assert refused(lambda: agreed(people, text, words, item=item)) == said
    assert not Commitment.objects.exists()


def test_who_is_closed_or_of_elsewhere_cannot_be_named():
    people = cast.gather()
    closed = unit(people, "Fiskeriet", "F")
    Organization.objects.filter(pk=closed.pk).update(dissolution_date=date(2026, 1, 1))
    stranger = Person.objects.create(body=people.neighbour.roles.get().body, name="Nis Nord")

    assert refused(lambda: agreed(people, "Mal", who=(Who(organization_id=closed.pk),))) == (
        "who",
        "closed",
    )
    assert refused(lambda: agreed(people, "Mal", who=(Who(person_id=stranger.pk),))) == (
        "who",
        "unknown",
    )


def test_what_a_closed_item_decided_is_never_public():
    people = cast.gather()
    closed = decided(people)[1]

    row = agreed(people, "Forhandl", item=closed, is_public=True)

    assert row.is_public is False


def test_each_thing_that_is_changed_has_its_line():
    people = cast.gather()
    harbour = unit(people, "Havn og Drift", "HD")
    row = agreed(people, "Mal molen")
    said = Said("Mal hele molen", "5. maj 2026", (Who(organization_id=harbour.pk),), on_list=True)

    after = commitments.change(row, said, by=people.secretary, now=NOW)

    assert lines_of(after)[1:] == [
        ("changed", "text", "Mal molen", "Mal hele molen"),
        ("changed", "time", "20. april 2026", "5. maj 2026"),
        ("changed", "responsible", "", "Havn og Drift"),
        ("changed", "on_list", "no", "yes"),
    ]
    assert (after.due, after.said_on, after.version) == (date(2026, 5, 5), TODAY, 5)


def test_a_change_on_an_older_state_is_told_of_what_came_between():
    people = cast.gather()
    row = agreed(people, "Mal molen")
    commitments.change(row, Said("Mal den nu", row.time_words), by=people.secretary, now=NOW)

    with pytest.raises(commitments.Conflict) as caught:
        commitments.change(row, Said("Riv den ned", row.time_words), by=people.secretary, now=NOW)

    assert [(line.field, line.after) for line in caught.value.lines] == [("text", "Mal den nu")]
    row.refresh_from_db()
    assert row.text == "Mal den nu"


def test_a_note_or_a_reminder_stands_in_no_ones_way():
    people = cast.gather()
    row = agreed(people, "Mal molen")
    progress.add_note(row, "Malingen er købt.", by=people.chair, now=NOW)
    happened(Commitment.objects.get(), Happening.REMINDED, by=None, now=NOW)

    after = commitments.change(row, Said("Mal nu", row.time_words), by=people.secretary, now=NOW)

    assert after.text == "Mal nu"


def test_the_same_said_twice_is_one_change():
    people = cast.gather()
    row = agreed(people, "Mal molen")
    said = Said("Mal nu", row.time_words)
    commitments.change(row, said, by=people.secretary, now=NOW)

    commitments.change(row, said, by=people.secretary, now=NOW)

    assert row.history.filter(happening=Happening.CHANGED).count() == 1


def test_it_is_done_on_a_day_between_the_meeting_and_today():
    people = cast.gather()
    row = agreed(people, "Mal molen", item=decided(people)[0])

    def done(day):
        return progress.set_state(
            row, State.DONE, done_on=day, note="Malet.", by=people.chair, now=NOW
        )

    assert refused(lambda: done(date(2026, 4, 2))) == ("done_on", "future")
    assert refused(lambda: done(date(2026, 3, 2))) == ("done_on", "before_meeting")
    after = done(date(2026, 3, 30))
    assert (after.state, after.done_on) == (State.DONE, date(2026, 3, 30))
    line = after.history.last()
    assert (line.happening, line.before, line.after, line.note, line.day) == (
        "state",
        "agreed",
        "done",
        "Malet.",
        date(2026, 3, 30),
    )


def test_what_was_agreed_is_dropped_only_with_a_reason():
    people = cast.gather()
    row = agreed(people, "Mal molen")

    assert refused(lambda: commitments.drop(row, by=people.secretary, now=NOW)) == (
        "note",
        "reason",
    )
    after = commitments.drop(row, reason="Molen er væk.", by=people.secretary, now=NOW)
    assert after.state == State.DROPPED
    assert commitments.agree(after, by=people.secretary, now=NOW).state == State.AGREED


def test_a_proposal_is_agreed_as_a_person_reads_it():
    people = cast.gather()
    row = agreed(people, "Mal molen", "1. maj 2026", item=decided(people)[0])
    Commitment.objects.filter(pk=row.pk).update(state=State.PROPOSED, agreed_at=None)

    after = commitments.agree(
        row, said=Said("Mal molen hvid", "2. maj 2026"), by=people.secretary, now=NOW
    )

    assert (after.state, after.text, after.due, after.said_on, after.agreed_by) == (
        State.AGREED,
        "Mal molen hvid",
        date(2026, 5, 2),
        date(2026, 3, 3),
        people.secretary,
    )
    again = commitments.agree(after, by=people.secretary, now=NOW)
    assert again.history.filter(happening=Happening.AGREED).count() == 1


def test_what_is_stopped_is_neither_late_nor_carried_out():
    people = cast.gather()
    item = decided(people)[0]
    row = agreed(people, "Mal molen", "20. marts 2026", item=item)

    assert stopping.stop_commitments(agenda_item=item, by=people.secretary, now=NOW) == 1

    row.refresh_from_db()
    assert seen(people.secretary, [row], today=TODAY)[0].standing is Standing.STOPPED
    assert refused(
        lambda: progress.set_state(row, State.UNDER_WAY, by=people.secretary, now=NOW)
    ) == ("state", "stopped")
    assert stopping.resume_commitments(agenda_item=item, by=people.secretary, now=NOW) == 1
    row.refresh_from_db()
    assert seen(people.secretary, [row], today=TODAY)[0].standing is Standing.OVERDUE


def test_the_next_meeting_is_the_first_that_is_not_cancelled_and_is_followed():
    people = cast.gather()
    may = cast.planned_meeting(people.forum, date(2026, 5, 19))
    row = agreed(people, "Forelæg regnskabet", "næste møde")
    assert (row.due, row.meeting_of) == (cast.DAY, people.forum)

    Meeting.objects.filter(pk=people.meeting.pk).update(status=MeetingStatus.CANCELLED)
    assert retiming.retime(people.forum, now=NOW) == 1
    row.refresh_from_db()
    assert row.due == may.start_date

    Meeting.objects.filter(pk=may.pk).update(start_date=date(2026, 5, 20))
    retiming.retime(people.forum, now=NOW)
    row.refresh_from_db()
    assert row.due == date(2026, 5, 20)
    assert lines_of(row)[1:] == [
        ("changed", "due", "2026-04-21", "2026-05-19"),
        ("changed", "due", "2026-05-19", "2026-05-20"),
    ]


def test_a_meeting_that_came_unannounced_is_found_by_the_daily_round():
    people = cast.gather()
    row = agreed(people, "Forelæg regnskabet", "næste møde")
    done = agreed(people, "Forelæg regnskabet igen", "næste møde")
    Commitment.objects.filter(pk=done.pk).update(state=State.DONE)
    earlier = cast.planned_meeting(people.forum, date(2026, 4, 7))

    assert retiming.retime_all(now=NOW) == 1

    row.refresh_from_db()
    done.refresh_from_db()
    assert (row.due, done.due) == (earlier.start_date, cast.DAY)
    assert retiming.retime_all(now=NOW) == 0


def test_evidence_is_a_link_a_file_or_a_later_item():
    people = cast.gather()
    earlier, later = decided(people)[0], None
    row = agreed(people, "Mal molen", item=earlier)

    def link(url):
        return evidence.add_link(row, url, by=people.chair, now=NOW)

    assert refused(lambda: link("javascript:alert(1)")) == ("url", "address")
    assert refused(lambda: link("www.strandby.example")) == ("url", "address")
    assert refused(lambda: evidence.add_item(row, earlier, by=people.chair, now=NOW)) == (
        "item",
        "same",
    )
    made = link("https://strandby.example/mole")
    assert later is None
    assert [(one.kind, one.url) for one in row.evidence.all()] == [
        ("link", "https://strandby.example/mole")
    ]
    evidence.take_off(made, by=people.chair, now=NOW)
    assert not row.evidence.exists()
    assert row.history.last().before == "https://strandby.example/mole"


def test_many_are_changed_and_each_that_refuses_stays_as_it_was():
    people = cast.gather()
    opened, closed = decided(people)
    rows = [
        agreed(people, "Mal molen", item=opened, is_public=False),
        agreed(people, "Forhandl", item=closed),
    ]
    wish = bulk.Wish(is_public=True, time_words="5. maj 2026")

    tried = bulk.try_all(rows, wish, by=people.secretary, now=NOW)
    assert list(Commitment.objects.values_list("time_words", flat=True)) == ["20. april 2026"] * 2

    came = bulk.change_all(rows, wish, by=people.secretary, now=NOW)

    for result in (tried, came):
        assert [[line.field for line in one.lines] for one in result] == [["time", "is_public"], []]
        assert [one.refused and one.refused.code for one in result] == [None, "closed"]
    assert set(Commitment.objects.values_list("time_words", "is_public")) == {
        ("5. maj 2026", True),
        ("20. april 2026", False),
    }
    again = bulk.change_all(rows[:1], wish, by=people.secretary, now=NOW)
    assert again[0].lines == ()


def test_a_list_costs_the_same_whatever_its_length(django_assert_num_queries):
    people = cast.gather()
    items = decided(people)
    for place in range(6):
        agreed(people, f"Opgave {place}", item=items[place % 2])

    for count in (2, 6):
        rows = list(Commitment.objects.all()[:count])
        with django_assert_num_queries(6):
            seen(people.secretary, rows, today=TODAY)


def test_a_recurring_one_has_its_next_round_when_one_is_done():
    people = cast.gather()
    row = agreed(people, "Tæl bådene", "månedligt")
    assert (row.repeats, row.due) == (True, date(2026, 3, 31))
    now = datetime(2026, 4, 2, 8, 0, tzinfo=UTC)

    first = progress.set_state(row, State.DONE, by=people.chair, now=now)
    twice = progress.set_state(row, State.DONE, by=people.chair, now=now)

    assert (first.due, first.state, first.done_on) == (
        date(2026, 4, 30),
        State.AGREED,
        date(2026, 4, 2),
    )
    assert (twice.due, twice.version) == (first.due, first.version)


def test_a_person_is_named_only_to_those_inside():
    people = cast.gather()
    person = Person.objects.get(user=people.member)
    harbour = unit(people, "Havn og Drift", "HD")
    who = (Who(person_id=person.pk), Who(organization_id=harbour.pk))
    row = agreed(people, "Mal molen", item=decided(people)[0], who=who)

    def names(user):
        return [one.name for one in seen(user, [row], today=TODAY)[0].who]

    for user in (people.secretary, people.case_officer, people.member):
        assert names(user) == ["Mads Mole", "Havn og Drift"]
    for user in (AnonymousUser(), people.outsider, people.neighbour):
        assert names(user) == ["", "Havn og Drift"]


def test_what_a_closed_item_decided_stays_known_as_closed_where_the_item_is_hidden():
    people = cast.gather()
    opened, closed = decided(people)
    rows = [agreed(people, "Mal", item=opened), agreed(people, "Forhandl", item=closed)]
    AgendaItem.objects.update(is_current=False)

    lines = seen(people.member, rows, today=TODAY)

    assert [(one.origin, one.is_decided, one.is_closed_item) for one in lines] == [
        (None, True, False),
        (None, True, True),
    ]
