"""Two texts told apart word by word."""

from hypothesis import given
from hypothesis import strategies as st

from raadslag.core.wordwise import Change, Stretch, changes_between


def test_a_word_that_was_changed_stands_beside_its_successor():
    assert changes_between("Molen er slidt.", "Molen er ny.") == (
        Stretch(Change.SAME, "Molen er "),
        Stretch(Change.TAKEN_OUT, "slidt."),
        Stretch(Change.ADDED, "ny."),
    )


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_both_texts_can_be_put_together_again(before, after):
    found = changes_between(before, after)

    assert "".join(one.text for one in found if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in found if one.change is not Change.TAKEN_OUT) == after
