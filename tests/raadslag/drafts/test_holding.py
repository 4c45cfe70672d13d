"""A meeting from its opening to its close: who is there, how votes are tallied, what may be written when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadslag.core.models import AuditEvent
from raadslag.drafts import tally
from raadslag.drafts.actions import attendance, decisions, stages, votes
from raadslag.drafts.actions.attendance import Newcomer, ThereAlready
from raadslag.drafts.actions.stages import NotNow
from raadslag.drafts.models import Draft, DraftAttendance
from raadslag.drafts.points import Recommended, points_of
from raadslag.drafts.queries.records import record_of
from raadslag.drafts.recording import Attendee, CastVote, VoteTaken
from raadslag.drafts.rules import Choice, Part, Stage
from raadslag.drafts.tally import Fault, Finding
from raadslag.journeys import hold_meeting
from raadslag.people.models import Membership
from raadslag.people.rules import MembershipRole
from referat.document import ListItem, Outcome, Paragraph, Presence
from tests.raadslag import cast
from tests.raadslag.cast import NOW, gather
from tests.raadslag.factories import BY

ANNA = Attendee("Anna Bo", party="A")
BENT = Attendee("Bent Dahl", party="V")
CARL = Attendee("Carl Eg", party="V")
DORA = Attendee("Dora Fris", party="O")
GUEST = Attendee("Gry Hald", role="økonomichef", votes=False)
MEETING = (ANNA, BENT, CARL, DORA, GUEST)
FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def vote(*cast_votes, by_group=False, proposal="Molen fornyes"):
    return VoteTaken(proposal, tuple(CastVote(*one) for one in cast_votes), by_group=by_group)


def room(*at_item, meeting=MEETING):
    return tally.room_of(meeting, at_item)


@pytest.mark.parametrize(
    ("taken", "where", "expected"),
    [
        (vote(("Anna Bo", FOR), ("Bent Dahl", AGAINST)), room(), ()),
        (
            vote(("Dora Fris", FOR)),
            room(meeting=(ANNA, replace(DORA, presence=Presence.EXCUSED))),
            (Finding(Fault.ABSENT, ("Dora Fris",)),),
        ),
        (
            vote(("Carl Eg", FOR)),
            room(replace(CARL, disqualified=True)),
            (Finding(Fault.DISQUALIFIED, ("Carl Eg",)),),
        ),
        (
            vote(("Bent Dahl", FOR)),
            room(replace(BENT, presence=Presence.ABSENT)),
            (Finding(Fault.ABSENT, ("Bent Dahl",)),),
        ),
        (vote(("Gry Hald", FOR)), room(), (Finding(Fault.UNKNOWN, ("Gry Hald",)),)),
        (
            vote(("Anna Bo", FOR), ("Anna Bo", AGAINST)),
            room(),
            (Finding(Fault.TWICE, ("Anna Bo",)),),
        ),
        (
            vote(("Eva Grøn", FOR)),
            room(
                replace(CARL, disqualified=True),
                Attendee("Eva Grøn", party="V", substitute_for="Carl Eg"),
            ),
            (),
        ),
        (
            vote(("V", FOR, 3), ("A", AGAINST, 1), by_group=True),
            room(),
            (Finding(Fault.GROUP_TOO_BIG, ("V",), 3, 2),),
        ),
        (
            vote(("V", FOR, 2), ("V", AGAINST, 1), by_group=True),
            room(),
            (Finding(Fault.GROUP_TOO_BIG, ("V",), 3, 2),),
        ),
        (
            vote(("V", FOR, 2), ("A", FOR, 1), ("O", FOR, 1), ("Ø", FOR, 1), by_group=True),
            room(),
            (Finding(Fault.UNKNOWN, ("Ø",)), Finding(Fault.TOO_MANY, (), 5, 4)),
        ),
        (vote(("Anna Bo", FOR), proposal=" "), room(), (Finding(Fault.NO_PROPOSAL),)),
        (vote(proposal=""), room(), ()),
    ],
)
def test_what_is_wrong_with_a_vote_is_told(taken, where, expected):
    assert tally.findings(taken, where) == expected


@pytest.mark.parametrize(
    ("cast_votes", "carried"),
    [
        ((), None),
        ((("Anna Bo", FOR),), True),
        ((("Anna Bo", FOR), ("Bent Dahl", AGAINST)), False),
        ((("Anna Bo", ABSTAIN),), False),
        ((("Anna Bo", FOR), ("Bent Dahl", ABSTAIN)), True),
    ],
)
def test_more_for_than_against_carries(cast_votes, carried):
    assert tally.carried(vote(*cast_votes)) is carried


@given(st.lists(st.sampled_from([None, *Choice]), min_size=4, max_size=4), st.booleans())
def test_a_vote_by_those_who_may_has_no_fault_and_agrees_with_itself(choices, away):
    where = room(*([replace(CARL, disqualified=True)] if away else []))
    pairs = zip(where.voters, choices, strict=False)
    taken = vote(*((who.name, choice) for who, choice in pairs if choice))

    assert tally.findings(taken, where) == ()
    assert sum(taken.count(choice) for choice in Choice) == len(taken.votes) <= where.seats


@given(st.booleans())
def test_everybody_for_counts_everybody_once(by_group):
    taken = VoteTaken("Molen", tally.all_for(room(), by_group=by_group), by_group=by_group)

    assert tally.findings(taken, room()) == ()
    assert taken.count(FOR) == 4


@pytest.mark.parametrize(
    ("passage", "points"),
    [
        (
            (Paragraph("Det indstilles"), ListItem("at a", marker="1."), ListItem("at b", 0, "2.")),
            (Recommended("1", "at a"), Recommended("2", "at b")),
        ),
        (
            (ListItem("at a"), ListItem("at b")),
            (Recommended("1", "at a"), Recommended("2", "at b")),
        ),
        (
            (ListItem("at a", 0, "a)"), ListItem("fordi", 1), ListItem("at b", 0, "b)")),
            (Recommended("a", "at a"), Recommended("b", "at b")),
        ),
        (
            (ListItem("x", 0, "1."), ListItem("y", 0, "2."), ListItem("z", 0, "1.")),
            (Recommended("1", "x"), Recommended("2", "y"), Recommended("3", "z")),
        ),
        ((ListItem("at a", 0, "1."),), ()),
        ((Paragraph("At molen fornyes."),), ()),
    ],
)
def test_points_are_read_from_the_recommendation(passage, points):
    assert points_of(passage) == points


def called():
    everybody = gather()
    everybody.draft.stage = Stage.CALLED
    everybody.draft.save()
    return everybody


def opened():
    everybody = called()
    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)
    return everybody


@pytest.mark.django_db
def test_opening_lists_those_whose_seat_is_in_force_that_day():
    everybody = called()
    day = everybody.meeting.start_date
    Membership.objects.filter(person__user=everybody.member).update(
        end_date=day - timedelta(days=1)
    )
    new = cast.seat(everybody.forum, cast.user("ny", "Ny Havn"), order=5, party="F")
    new.start_date = day
    new.save()
    cast.seat(
        everybody.forum, cast.user("gus", "Gus Vand"), role=MembershipRole.SUBSTITUTE, order=9
    )

    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)

    rows = DraftAttendance.objects.values_list("name", "party", "role", "presence")
    assert list(rows) == [
        ("Karla Kaj", "A", "formand", "present"),
        ("Ny Havn", "F", "", "present"),
    ]


@pytest.mark.django_db
def test_opening_again_keeps_what_was_noted_and_when_it_began():
    everybody = opened()
    row = DraftAttendance.objects.get(name="Mads Mole")
    attendance.set_presence(row=row, presence=Presence.EXCUSED, by=BY, now=NOW)
    later = NOW + timedelta(hours=2)
    hold_meeting.close_meeting(draft=everybody.draft, by=BY, now=later)
    closed = Draft.objects.get()

    hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=later + timedelta(minutes=5))

    draft = Draft.objects.get()
    row.refresh_from_db()
    assert (closed.stage, closed.closed_at) == (Stage.CLOSED, later)
    assert (draft.stage, draft.opened_at, draft.closed_at) == (Stage.OPEN, NOW, None)
    assert row.presence == Presence.EXCUSED


@pytest.mark.django_db
def test_a_meeting_whose_agenda_is_not_out_is_not_opened():
    everybody = gather()

    with pytest.raises(NotNow):
        hold_meeting.open_meeting(draft=everybody.draft, by=BY, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.CALLED, Stage.PUBLISHED])
def test_nothing_is_recorded_outside_the_meeting(stage):
    everybody = opened()
    Draft.objects.update(stage=stage)

    with pytest.raises(NotNow):
        decisions.set_outcome(item=everybody.item, outcome=Outcome.ADOPTED, by=BY, now=NOW)
    with pytest.raises(NotNow):
        stages.recording(everybody.draft)


@pytest.mark.django_db
def test_two_secretaries_note_votes_side_by_side():
    everybody = opened()
    event = votes.add_vote(
        item=everybody.item, amendment=False, proposal="Molen", by_group=False, by=BY, now=NOW
    )
    same = type(event).objects.get(pk=event.pk)

    votes.cast(event=event, name="Karla Kaj", choice=FOR, by=BY, now=NOW)
    votes.cast(event=same, name="Mads Mole", choice=FOR, by=BY, now=NOW)
    votes.cast(event=event, name="Karla Kaj", choice=AGAINST, by=BY, now=NOW)

    taken = record_of(everybody.item).votes[0]
    assert {one.name: one.choice for one in taken.votes} == {
        "Karla Kaj": AGAINST,
        "Mads Mole": FOR,
    }
    assert taken.carried is False


@pytest.mark.django_db
def test_amendments_are_voted_on_before_the_main_proposal():
    everybody = opened()
    for amendment, proposal in ((False, "Molen"), (True, "Først"), (True, "Så")):
        votes.add_vote(
            item=everybody.item,
            amendment=amendment,
            proposal=proposal,
            by_group=False,
            by=BY,
            now=NOW,
        )

    found = [(one.proposal, one.amendment) for one in record_of(everybody.item).votes]
    assert found == [("Først", True), ("Så", True), ("Molen", False)]


@pytest.mark.django_db
def test_nobody_is_in_a_list_twice():
    everybody = opened()

    with pytest.raises(ThereAlready):
        attendance.add_attendee(draft=everybody.draft, who=Newcomer("Mads  Mole"), by=BY, now=NOW)


@pytest.mark.django_db
def test_the_reason_for_a_disqualification_is_in_no_log():
    everybody = opened()
    who = Newcomer("Mads Mole", presence=Presence.ABSENT, disqualified=True, reason="Grævling")

    attendance.add_attendee(draft=everybody.draft, item=everybody.item, who=who, by=BY, now=NOW)

    logged = str(list(AuditEvent.objects.values()))
    assert "add_attendee" in logged
    assert "Grævling" not in logged


@pytest.mark.django_db
def test_a_statement_with_words_is_not_removed():
    everybody = opened()
    decisions.add_statement(
        item=everybody.item, person="Mads Mole (V)", user=everybody.secretary, by=BY, now=NOW
    )
    box = everybody.item.texts.get(part=Part.STATEMENT)
    box.html = "<p>For dyrt.</p>"
    box.save()

    assert decisions.remove_statement(text=box, by=BY, now=NOW) is False
    assert record_of(everybody.item).statements[0].person == "Mads Mole (V)"


@pytest.mark.django_db
def test_each_change_is_seen_by_those_who_poll():
    everybody = opened()
    before = Draft.objects.get().revision

    decisions.set_outcome(item=everybody.item, outcome=Outcome.NOTED, by=BY, now=NOW)

    assert Draft.objects.get().revision > before
