import pytest

from referat.document import Attendance, Presence
from tests.referat.checks.papers import item, minutes, people, said

PEOPLE = people("Anna Bo (A), Carl Dam (A), Eva Fog (V), Gert Holm (V), Ida Juhl (O)")


def tally(decided, **fields):
    return said("vote_tally", minutes(item(decided=decided, **fields), participants=PEOPLE))


def test_more_votes_than_members_present_are_found():
    assert tally("For: 4. Imod: 2.") == ["warns: 6 votes are counted, but 5 members were present."]
    assert tally("Godkendt med fire stemmer mod to.") == [
        "warns: 6 votes are counted, but 5 members were present."
    ]


def test_who_left_for_the_item_has_no_vote():
    left = (Attendance("Ida Juhl", Presence.ABSENT),)

    assert tally("For stemte 4. Imod stemte 1.", attendance=left) == [
        "warns: 5 votes are counted, but 4 members were present."
    ]


def test_a_count_that_differs_from_the_groups_named_is_found():
    assert tally("For stemte 3 (A og V). Imod stemte 1 (O).") == [
        "warns: “for” is 3, but those named are 4: A og V."
    ]


def test_a_count_that_differs_from_the_people_named_is_found():
    assert tally("Imod: 3 (Eva Fog (V) og Gert Holm (V)).") == [
        "warns: “imod” is 3, but those named are 2: Eva Fog (V) og Gert Holm (V)."
    ]


@pytest.mark.parametrize(
    "decided",
    [
        "For: 4 (A og V). Imod: 1 (O).",
        "For stemte 3 (A og Eva Fog (V)), imod 2. Forkastet.",
        "Godkendt med 3 stemmer mod 2 (V).",
        "For stemte 2. Imod stemte 3. Derefter: For stemte 5. Imod stemte 0.",
        "Undlod at stemme 1 (O). For: 4.",
        "For: 20 (m.fl.). Imod: 6.",
        "Der er 138 bemærkninger. 104 var imod, 29 for.",
        "For: 4 mio. kr. bygges en hal.",
    ],
)
def test_counts_that_can_be_right_are_left_alone(decided):
    assert tally(decided) == []
