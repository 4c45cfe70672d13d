import pytest

from referat.document import Attendance, Presence
from tests.referat.checks.papers import item, minutes, people, said

PEOPLE = (*people("Anna Bo (A), Eva Fog (V)"), *people("Ida Juhl (O)", Presence.EXCUSED))


def votes(decided, **fields):
    return said("absent_voter", minutes(item(decided=decided, **fields), participants=PEOPLE))


def test_an_excused_member_who_votes_is_found():
    assert votes("Godkendt. Ida Juhl (O) stemte imod.") == [
        "warns: Ida Juhl was absent, but is named as voting."
    ]


def test_a_member_absent_for_the_item_who_votes_is_found():
    absent = (Attendance("Eva Fog", Presence.ABSENT),)

    assert votes("Imod: 1 (Eva Fog (V)).", attendance=absent) == [
        "warns: Eva Fog was absent, but is named as voting."
    ]


def test_a_disqualified_member_who_votes_is_found():
    assert votes("Anna Bo (A) erklærede sig inhabil. Anna Bo (A) stemte for.") == [
        "warns: Anna Bo was disqualified, but is named as voting."
    ]


@pytest.mark.parametrize(
    "decided",
    [
        "Eva Fog (V) stemte imod.",
        "Ida Juhl (O) havde afbud.",
        "Anna Bo (A) erklærede sig inhabil og deltog ikke. Eva Fog (V) stemte for.",
        "Byrådet stemte om, hvorvidt Anna Bo (A) var inhabil.",
        "I stedet for Ida Juhl (O) stemte suppleanten.",
    ],
)
def test_those_who_may_vote_and_those_who_do_not_are_left_alone(decided):
    assert votes(decided) == []
