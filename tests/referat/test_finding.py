"""Declaring checks, running them all, and what a finding says of itself."""

import pytest
from hypothesis import given, settings

import referat
from referat import Severity
from referat.document import Minutes
from referat.examined import Examined, Part
from referat.finding import Remark, all_checks, check, run
from referat.report import as_json, as_text
from tests.referat.checks.papers import item, minutes
from tests.referat.documents import MINUTES

LEAKING = minutes(
    item(text="Cpr 611285-1234.", decided="Drøftet."),
    item("Valg af gynge", number="2", text="Mødet er tirsdag den 2. marts 2026."),
)


@pytest.fixture
def gynge():
    @check(code="R999", severity=Severity.WARNS)
    def gynge(examined: Examined):
        """There is a swing.

        Problem: Swings
        swing.

        Remedy: Take it down.
        """
        for spot in examined.open_spots:
            if "gynge" in spot.text:
                yield Remark(spot, "Here: {what}.", {"what": spot.text}, evidence=spot.text)
                yield Remark(spot, "Here: {what}.", {"what": spot.text}, evidence=spot.text)

    return gynge


def test_a_check_says_what_its_docstring_says(gynge):
    assert (gynge.code, gynge.name, gynge.summary) == ("R999", "gynge", "There is a swing.")
    assert (gynge.problem, gynge.remedy) == ("Swings swing.", "Take it down.")


def test_a_check_without_a_remedy_cannot_be_declared():
    with pytest.raises(
        AssertionError, match=r"The docstring of vippe needs a sentence, 'Problem: …'"
    ):

        @check(code="R998", severity=Severity.WARNS)
        def vippe(examined):
            """There is a seesaw."""


def test_a_finding_names_its_place_once(gynge):
    (finding,) = gynge.findings(Examined(minutes(item(), item(number="10a", text="En gynge."))))

    assert (finding.item, finding.index, finding.where) == ("10a", 2, "Sagsfremstilling")
    assert (finding.wrong, finding.remedy) == ("Here: En gynge..", "Take it down.")


def test_a_key_stays_while_the_same_thing_is_wrong_in_the_same_item(gynge):
    def key(paper):
        return next(gynge.findings(Examined(paper))).key

    before = key(minutes(item(text="En gynge.")))

    assert before.startswith("R999-")
    assert key(minutes(item("Tilføjet", number="0"), item(text="Mere.\n\nEn gynge."))) == before
    assert key(minutes(item(text="To gynger."))) != before
    assert key(minutes(item(number="2", text="En gynge."))) != before


def test_the_gravest_come_first():
    found = referat.check(LEAKING)

    assert [(one.severity, one.code, one.index) for one in found] == [
        (Severity.BLOCKS, "R101", 1),
        (Severity.WARNS, "R304", 2),
        (Severity.WARNS, "R501", 2),
    ]


def test_a_person_number_is_never_repeated():
    found = referat.check(LEAKING)

    assert "1234" not in as_json("a", found, Severity.INFORMS) + as_text(
        "a", found, Severity.INFORMS
    )


def test_what_is_open_is_decided_by_the_item():
    closed = item("Køb", text="Skjult.", decided="Skjult.", public=False)
    examined = Examined(minutes(closed, item("Åbent", number="2", text="Vist.")))

    assert [(one.part, one.text) for one in examined.open_spots] == [
        (Part.FRONT, "Skoleudvalget"),
        (Part.TITLE, "Køb"),
        (Part.TITLE, "Åbent"),
        (Part.HEADING, "Sagsfremstilling"),
        (Part.SECTION, "Vist."),
    ]


def test_there_are_checks_of_every_severity():
    assert {one.severity for one in all_checks()} == set(Severity)


@settings(max_examples=60, deadline=None)
@given(MINUTES)
def test_no_minutes_are_too_odd_to_be_checked(paper: Minutes):
    for finding in run(paper):
        assert finding.wrong
        assert 0 <= finding.index <= len(paper.items)


@pytest.mark.parametrize(
    "text",
    [
        "Anna-Bo ",
        "Anna Bo bor på Aaaa ",
        "1 2 3 4 5 6 ",
        "For: 3 (",
        "gynge",
        "og at ",
        "1.000.000 ",
    ],
)
def test_a_check_takes_no_more_than_its_share_of_a_hostile_text(text):
    """Twice the text costs about twice the time; a form that grows with its square would not come to an end here."""
    paper = minutes(item(text=text * 4000, ask=text * 4000, decided=text * 4000))

    assert all(finding.index == 1 for finding in run(paper))
