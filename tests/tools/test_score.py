"""The measure itself: what counts as a fact, and when two texts are alike."""

from tools import score


def reading(**changes):
    minutes = {
        "kind": "minutes",
        "organization": {"name": "Byrådet"},
        "meeting": {"start": "2024-06-18T17:00:00+02:00"},
        "participants": [],
        "items": [],
    }
    return minutes | changes


def item(**changes):
    return {
        "number": "1",
        "title": "Veje",
        "public": True,
        "sections": [],
        "decisions": [],
        "attachments": [],
    } | changes


def test_a_reading_equal_to_the_truth_scores_one():
    truth = reading(items=[item(decisions=[{"text": "Godkendt.", "outcome": "adopted"}])])

    result = score.compare(truth, truth)

    assert (result.f1, result.facts, result.missed, result.extra) == (1.0, 7, (), ())


def test_a_wrong_text_is_missed_and_counts_as_read():
    truth = reading()
    wrong = reading(organization={"name": "Økonomiudvalget"})

    result = score.compare(truth, wrong)

    assert result.missed == ((("organization",), "Byrådet", "Økonomiudvalget"),)
    assert (result.hits, result.facts, result.read) == (2, 3, 3)


def test_an_outcome_that_the_truth_leaves_open_is_not_counted():
    truth = reading(items=[item(decisions=[{"text": "Se bilag."}])])
    guess = reading(items=[item(decisions=[{"text": "Se bilag.", "outcome": "noted"}])])

    assert score.compare(truth, guess).f1 == 1.0


def test_a_decision_of_another_forum_is_an_earlier_one():
    decision = {"text": "Anbefales.", "organization": "Økonomiudvalget", "date": "2024-06-11"}
    truth = reading(items=[item(decisions=[decision])])

    keys = [key for key, _ in score.facts(truth)]

    assert ("item", "1", "earlier", "økonomiudvalget", "2024-06-11") in keys
    assert ("item", "1", "decision") not in keys


def test_a_decision_of_this_forum_and_day_is_the_meetings_own():
    decision = {"text": "Godkendt.", "organization": "byrådet", "date": "2024-06-18"}

    assert score.is_current(decision, reading())


def test_list_marks_and_spacing_make_no_difference():
    assert score.alike(
        "1. at stien anlægges\n- at den belyses", "at stien  anlægges at den belyses"
    )


def test_texts_with_a_tenth_missing_are_not_alike():
    assert not score.alike("et to tre fire fem seks syv otte ni ti", "et to tre fire fem seks syv")


def test_an_empty_section_is_no_fact():
    truth = reading(items=[item(sections=[{"kind": "legal_basis", "text": ""}])])

    assert score.compare(truth, reading(items=[item()])).f1 == 1.0
