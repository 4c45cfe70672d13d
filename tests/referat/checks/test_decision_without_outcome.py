from tests.referat.checks.papers import item, minutes, said


def test_a_decision_that_says_no_outcome_is_told_of():
    paper = minutes(item(ask="At den bygges.", decided="Udvalget så på sagen."))

    assert said("decision_without_outcome", paper) == [
        "informs: No outcome can be told from “Udvalget så på sagen.”."
    ]


def test_outcomes_and_items_that_ask_for_nothing_are_left_alone():
    assert (
        said("decision_without_outcome", minutes(item(ask="At den bygges.", decided="Godkendt.")))
        == []
    )
    assert (
        said(
            "decision_without_outcome", minutes(item("Eventuelt", decided="Udvalget så på sagen."))
        )
        == []
    )
    assert said("decision_without_outcome", minutes(item(decided="Udvalget så på sagen."))) == []
