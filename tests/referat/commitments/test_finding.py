"""Commitments are found in a decision's prose: who does what by when."""

from datetime import date

from referat.commitments import find_commitments
from referat.prose import passage_from_text

HELD_ON = date(2027, 4, 21)


def found_in(text):
    return find_commitments(passage_from_text(text), held_on=HELD_ON)


def test_a_sentence_says_who_does_what():
    [found] = found_in("Plan og By udarbejder et notat.")

    assert (found.actors, found.time) == (("Plan og By",), None)
    assert found.sentence == "Plan og By udarbejder et notat."


def test_an_approval_commits_nobody():
    assert found_in("Godkendt.") == ()
