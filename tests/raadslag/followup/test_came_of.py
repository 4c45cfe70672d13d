"""What came of a case is one sentence that is made of facts, in Danish and in English."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from raadslag.followup.came_of import Coming, Decided, Task, came_of_case
from raadslag.followup.excerpts import Excerpt, excerpt, joined
from raadslag.followup.rules import Standing
from raadslag.web.came_of_texts import DECIDED, sentence
from referat.document import Outcome

DAY = date(2023, 2, 28)
DUE = date(2026, 10, 31)
ADOPTED = Decided("Byrådet", DAY, Outcome.ADOPTED)
AGAIN = Coming("Byrådet", date(2023, 3, 28))
DONE = Task(Standing.DONE, date(2025, 1, 1))
AGREED = Task(Standing.AGREED, DUE)
GOING = Task(Standing.UNDER_WAY, DUE)
LATE = Task(Standing.OVERDUE, date(2024, 1, 31))
STOPPED = Task(Standing.STOPPED, DUE)
GUESS = Task(Standing.PROPOSED, DUE)
OFF = Task(Standing.DROPPED)
OPEN = Task(Standing.AGREED)

SAID = [
    (None, None, [], "Der er ikke besluttet noget i sagen."),
    (
        None,
        AGAIN,
        [],
        "Der er endnu ikke besluttet noget i sagen. Den er på dagsordenen i Byrådet den 28. marts 2023.",
    ),
    (ADOPTED, None, [], "; der er ikke offentliggjort nogen opgave."),
    (ADOPTED, None, [GUESS], "; der er ikke offentliggjort nogen opgave."),
    (
        ADOPTED,
        AGAIN,
        [DONE],
        "; opgaven er udført. Den kommer op igen i Byrådet den 28. marts 2023.",
    ),
    (ADOPTED, None, [DONE, DONE, OFF], "; alle 2 opgaver er udført."),
    (
        ADOPTED,
        None,
        [DONE, DONE, GOING],
        "; 2 af 3 opgaver er udført, den sidste er i gang med frist den 31. oktober 2026.",
    ),
    (
        ADOPTED,
        None,
        [DONE, LATE],
        "; 1 af 2 opgaver er udført, den sidste skulle have været udført senest den 31. januar 2024.",
    ),
    (ADOPTED, None, [DONE, OPEN], "; 1 af 2 opgaver er udført, den sidste er aftalt."),
    (ADOPTED, None, [AGREED], "; opgaven har frist den 31. oktober 2026."),
    (ADOPTED, None, [STOPPED], "; opgaven er standset (§ 23)."),
    (
        ADOPTED,
        None,
        [DONE, AGREED, GOING],
        "; 1 af 3 opgaver er udført, den næste har frist den 31. oktober 2026.",
    ),
    (
        ADOPTED,
        None,
        [LATE, LATE, AGREED],
        "; ingen af 3 opgaver er udført endnu, 2 har overskredet fristen.",
    ),
    (ADOPTED, None, [OPEN, OPEN], "; ingen af 2 opgaver er udført endnu."),
    (ADOPTED, None, [OFF], "; det, der skulle gøres, er frafaldet."),
]


def told(decided, coming, tasks, *, is_stopped=False, language="da", **how) -> str:
    decisions = [] if decided is None else [decided]
    facts = came_of_case(decisions=decisions, coming=coming, tasks=tasks, is_stopped=is_stopped)
    with translation.override(language):
        return sentence(facts, **how)


@pytest.mark.parametrize(("decided", "coming", "tasks", "said"), SAID)
def test_sentence_says_what_came_of_the_case(decided, coming, tasks, said):
    begins = "Byrådet vedtog sagen den 28. februar 2023" if decided else ""

    assert told(decided, coming, tasks) == begins + said


def test_stopped_decision_says_so_whatever_was_to_be_done():
    assert told(ADOPTED, None, [DONE, STOPPED], is_stopped=True) == (
        "Byrådet vedtog sagen den 28. februar 2023; beslutningens udførelse er standset (§ 23)."
    )


def test_rejected_case_says_nothing_of_tasks():
    rejected = Decided("Byrådet", DAY, Outcome.REJECTED)

    assert told(rejected, None, []) == "Byrådet afviste sagen den 28. februar 2023."


def test_decision_that_settled_the_case_is_told_before_a_later_talk_of_it():
    talked = Decided("Direktionen", date(2024, 2, 19), Outcome.DISCUSSED)
    facts = came_of_case(decisions=[talked, ADOPTED, talked], coming=None, tasks=[DONE])

    with translation.override("da"):
        assert sentence(facts) == (
            "Byrådet vedtog sagen den 28. februar 2023; opgaven er udført."
            " Senest: Direktionen drøftede sagen den 19. februar 2024."
        )


def test_case_that_nothing_has_settled_tells_the_newest():
    talked = Decided("Direktionen", date(2024, 2, 19), Outcome.DISCUSSED)
    recommended = Decided("Byrådet", DAY, Outcome.RECOMMENDED)
    facts = came_of_case(decisions=[recommended, talked], coming=None, tasks=[])

    assert (facts.decided, facts.latest) == (talked, None)


def test_decision_without_a_day_or_an_outcome_is_a_decision_all_the_same():
    assert told(Decided("Byrådet", None, None), None, []) == (
        "Byrådet har truffet beslutning i sagen."
    )
    assert told(Decided("Byrådet", DAY, None), None, []) == (
        "Byrådet traf beslutning i sagen den 28. februar 2023."
    )


def test_those_who_see_more_are_told_what_they_see():
    assert told(ADOPTED, None, [], inside=True).endswith("; der er ikke aftalt nogen opgave.")


def test_every_outcome_has_its_words():
    assert set(DECIDED) == set(Outcome)


def test_sentence_is_said_in_english_too():
    assert told(ADOPTED, None, [DONE, DONE, GOING], language="en") == (
        "Byrådet adopted the case on 28 February 2023; 2 of 3 tasks are done,"
        " the last one is under way and is due on 31 October 2026."
    )


def test_excerpt_is_the_paragraph_with_the_span_marked():
    text = "Godkendt.\n\nKontoret tæller pæle. Holdet maler.\n\nTak."
    start = text.index("Holdet")

    assert excerpt(text, start, start + len("Holdet maler."), sentence="") == Excerpt(
        "Kontoret tæller pæle. ", "Holdet maler.", ""
    )


def test_excerpt_of_a_long_list_is_the_entries_around_it():
    text = "\n".join(f"- punkt {number}" for number in range(9))
    start = text.index("punkt 5")

    assert excerpt(text, start, start + len("punkt 5"), sentence="") == Excerpt(
        "- punkt 3\n- punkt 4\n- ", "punkt 5", "\n- punkt 6\n- punkt 7"
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 400), (5, 2)])
def test_excerpt_without_a_place_is_the_sentence(start, end):
    assert excerpt("Godkendt.", start, end, sentence="Holdet maler.") == Excerpt(
        "", "Holdet maler.", ""
    )


def test_decisions_are_joined_with_the_place_of_each():
    text, starts = joined(("Godkendt.", "Holdet maler."))

    assert [text[start:] for start in starts] == ["Godkendt.\n\nHoldet maler.", "Holdet maler."]
