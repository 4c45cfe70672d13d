"""What is noted at a meeting is worded so that our own reader and checks understand it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.drafts import tally
from raadslag.drafts.recording import (
    Attendee,
    CastVote,
    ItemRecord,
    Point,
    Statement,
    VoteTaken,
    decision_passage,
    item_attendance,
    meeting_attendance,
    outcome_of,
)
from raadslag.drafts.rules import Choice
from referat.danish.votes import find_votes
from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Presence,
)
from referat.finding import run
from referat.prose import passage_from_text, text_of
from referat.reading import decisions, read
from referat.writing import Format, write

ANNA = Attendee("Anna Bo", party="A", role="formand")
BENT = Attendee("Bent Dahl", party="V")
CARL = Attendee("Carl Eg", party="V")
DORA = Attendee("Dora Fris", party="O")
ALL = (ANNA, BENT, CARL, DORA)


def by_name(proposal="Beløbet sættes ned.", *, amendment=False, carried=True, **choices):
    people = {one.name.split()[0].lower(): one.name for one in ALL}
    votes = tuple(CastVote(people[who], Choice(choice)) for who, choice in choices.items())
    return VoteTaken(proposal, votes, amendment=amendment, carried=carried)


def printed(**record):
    return text_of(decision_passage(ItemRecord(voters=ALL, **record)))


def test_a_vote_by_name_is_worded_with_everybody():
    vote = by_name(anna="for", bent="for", carl="against", dora="abstain")

    assert printed(decision=passage_from_text("Godkendt."), votes=(vote,)) == (
        "Godkendt.\n\n"
        "Der blev stemt om forslaget: Beløbet sættes ned.\n"
        "For stemte 2 (Anna Bo (A) og Bent Dahl (V)). Imod stemte 1 (Carl Eg (V)). "
        "Undlod at stemme 1 (Dora Fris (O)). Dermed er forslaget vedtaget."
    )


def test_a_group_that_is_split_is_counted():
    votes = (
        CastVote("A", Choice.FOR, 1),
        CastVote("V", Choice.FOR, 1),
        CastVote("V", Choice.AGAINST, 1),
        CastVote("O", Choice.AGAINST, 1),
    )
    vote = VoteTaken("Molen fornyes", votes, by_group=True, amendment=True, carried=False)

    assert printed(votes=(vote,)) == (
        "Der blev stemt om ændringsforslaget: Molen fornyes.\n"
        "For stemte 2 (A og 1 fra V). Imod stemte 2 (1 fra V og O). "
        "Stemmerne står lige. Dermed er ændringsforslaget ikke vedtaget."
    )


def test_points_statements_and_disqualification_follow_the_decision():
    text = printed(
        points=(Point("1.", "", Outcome.ADOPTED), Point("2", "Sagen udsættes", Outcome.POSTPONED)),
        statements=(Statement("Dora Fris (O)", passage_from_text("Det er for dyrt.")),),
        attendance=(
            replace(CARL, disqualified=True, reason="ejer naboejendommen"),
            Attendee("Eva Grøn", party="V", substitute_for="Carl Eg"),
        ),
    )

    assert text == (
        "Ad 1. Godkendt.\n\n"
        "Ad 2. Sagen udsættes.\n\n"
        "Dora Fris (O) ønsker tilført protokollen: Det er for dyrt.\n\n"
        "Carl Eg (V) erklærede sig inhabil og deltog ikke i sagens behandling. "
        "Begrundelse: ejer naboejendommen.\n\n"
        "Eva Grøn (V) deltog i sagens behandling som stedfortræder for Carl Eg."
    )


def test_the_outcome_of_points_goes_before_that_of_the_item():
    one = ItemRecord(outcome=Outcome.NOTED, points=(Point("1", "", Outcome.ADOPTED),))
    several = replace(one, points=(*one.points, Point("2", "", Outcome.REJECTED)))

    assert outcome_of(one) == Outcome.ADOPTED
    assert outcome_of(several) == Outcome.SEVERAL
    assert outcome_of(replace(one, points=())) == Outcome.NOTED


def test_late_left_and_substitute_are_notes_of_the_person():
    people = (
        replace(ANNA, arrived=time(9, 30)),
        replace(BENT, arrived=time(9, 30), left=time(11, 0)),
        Attendee("Eva Grøn", party="V", substitute_for="Carl Eg", left=time(10, 5)),
        replace(CARL, presence=Presence.EXCUSED, arrived=time(9, 0)),
    )

    assert meeting_attendance(people) == (
        Attendance("Anna Bo", Presence.PRESENT, "A", "formand", "deltog fra kl. 09.30"),
        Attendance("Bent Dahl", Presence.PRESENT, "V", "", "deltog fra kl. 09.30 til kl. 11.00"),
        Attendance(
            "Eva Grøn",
            Presence.PRESENT,
            "V",
            "",
            "mødte som stedfortræder for Carl Eg, deltog til kl. 10.05",
        ),
        Attendance("Carl Eg", Presence.EXCUSED, "V"),
    )


def test_one_who_is_disqualified_is_absent_from_the_item():
    people = (replace(CARL, disqualified=True), replace(DORA, presence=Presence.ABSENT))

    assert item_attendance(people) == (
        Attendance("Dora Fris", Presence.ABSENT, "O"),
        Attendance("Carl Eg", Presence.ABSENT, "V", "", "inhabil"),
    )


@pytest.mark.parametrize(
    "outcome", [one for one in Outcome if one not in (Outcome.SEVERAL, Outcome.UNKNOWN)]
)
def test_an_outcome_without_words_gets_words_that_are_read_as_it(outcome):
    assert decisions.outcome_of(decision_passage(ItemRecord(outcome=outcome))) == outcome


# What the meeting said around the decision is not what it decided.
DECIDED = st.sampled_from(
    [
        ("Godkendt.", Outcome.ADOPTED),
        ("Taget til efterretning.", Outcome.NOTED),
        ("Udvalget godkendte indstillingen efter en længere drøftelse.", Outcome.ADOPTED),
        ("Udvalget anbefaler over for Byrådet, at indstillingen godkendes.", Outcome.RECOMMENDED),
        ("Sagen udsættes til næste møde, så økonomien kan belyses.", Outcome.POSTPONED),
    ]
)
SAID = st.sampled_from(
    [
        "Beløbet sættes ned til 200.000 kr.",
        "Sagen sendes tilbage til forvaltningen.",
        "Vi kan ikke godkende udgiften. Forslaget burde være afvist.",
        "Jeg anbefaler, at sagen sendes til høring.",
    ]
)
CHOICES = st.sampled_from([*Choice, None])


@st.composite
def records(draw):
    text, outcome = draw(DECIDED)
    away = draw(st.sampled_from([None, *ALL[1:]]))
    own = (replace(away, disqualified=True, reason="ejer naboejendommen"),) if away else ()
    room = tally.room_of(ALL, own)
    events = []
    for amendment in [*draw(st.lists(st.just(True), max_size=2)), False]:
        cast = {one.name: draw(CHOICES) for one in room.voters}
        votes = tuple(CastVote(name, choice) for name, choice in cast.items() if choice)
        taken = VoteTaken(draw(SAID), votes, amendment=amendment)
        events.append(replace(taken, carried=tally.carried(taken)))
    statements = draw(st.lists(SAID, max_size=1))
    return ItemRecord(
        decision=passage_from_text(text),
        outcome=outcome,
        votes=tuple(events),
        statements=tuple(Statement("Dora Fris (O)", passage_from_text(one)) for one in statements),
        attendance=own,
        voters=room.voters,
    )


def minutes_of(record):
    content = decision_passage(record)
    item = Item(
        "1",
        "Ny mole",
        decisions=(Decision(content, "Beslutning", outcome=outcome_of(record)),),
        attendance=item_attendance(record.attendance),
    )
    return Minutes(
        Kind.MINUTES,
        "Havneudvalget",
        date(2026, 4, 21),
        participants=meeting_attendance(ALL),
        items=(item,),
    )


@given(records())
@settings(max_examples=150, deadline=None)
def test_the_printed_decision_is_read_with_the_outcome_that_was_chosen(record):
    assert decisions.outcome_of(decision_passage(record)) == record.outcome


@given(records())
@settings(max_examples=150, deadline=None)
def test_the_printed_tally_is_the_one_that_was_noted(record):
    noted = [
        {choice: vote.count(choice) for choice in Choice if vote.count(choice)}
        for vote in record.votes
        if vote.votes
    ]
    names = {"for": Choice.FOR, "imod": Choice.AGAINST, "undlod": Choice.ABSTAIN}
    found = [
        {names[side.name]: side.count for side in vote.sides if side.count}
        for block in decision_passage(record)
        for vote in find_votes(text_of((block,)))
    ]

    assert found == noted


@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_checks_have_nothing_against_a_tally_that_agrees(record):
    codes = {finding.code for finding in run(minutes_of(record))}

    assert codes & {"R401", "R402"} == set()


def test_what_was_noted_is_read_back_from_the_printed_paper(tmp_path):
    people = (
        replace(ANNA, arrived=time(9, 30)),
        replace(DORA, presence=Presence.EXCUSED),
        Attendee("Eva Grøn", party="O", substitute_for="Dora Fris", left=time(10, 5)),
        BENT,
        CARL,
        Attendee("Gry Hald", role="økonomichef", votes=False),
    )
    own = (
        replace(CARL, disqualified=True, reason="ejer naboejendommen"),
        Attendee("Finn Holm", party="V", substitute_for="Carl Eg"),
        replace(BENT, presence=Presence.ABSENT),
    )
    record = ItemRecord(
        decision=passage_from_text("Godkendt."),
        outcome=Outcome.ADOPTED,
        votes=(by_name(anna="for", amendment=True),),
        statements=(Statement("Eva Grøn (O)", passage_from_text("For dyrt.\n\nOg for sent.")),),
        attendance=own,
        voters=(ANNA,),
    )
    noted = replace(minutes_of(record), participants=meeting_attendance(people))
    path = tmp_path / "referat.pdf"

    path.write_bytes(write(noted, Format.PDF))

    found = read(path)
    assert found.participants == noted.participants
    assert found.items[0].attendance == noted.items[0].attendance
    assert found.items[0].decisions == noted.items[0].decisions
