from pathlib import Path

import pytest

import referat
from referat.document import TocEntry
from tests.referat.checks.papers import item, minutes, said

REAL = Path(__file__).resolve().parents[4] / "shared" / "minutes"
ITEMS = (item("Ny legeplads"), item("Økonomifølgning", number="2"), item("Eventuelt", number="3"))


def contents(*titles):
    return said(
        "contents_headings", minutes(*ITEMS, toc=tuple(TocEntry(title) for title in titles))
    )


def test_a_title_that_differs_is_found():
    assert contents("Ny legeplads", "Økonomiopfølgning", "Eventuelt") == [
        "warns: The contents say “Økonomiopfølgning”, the heading “Økonomifølgning”."
    ]


def test_what_stands_on_one_side_only_is_found():
    assert contents("Ny legeplads", "Økonomifølgning", "Salg af vej") == [
        "warns: The contents list “Salg af vej”, but no item has that title.",
        "warns: “Eventuelt” is not in the contents.",
    ]


def test_capitals_and_closing_marks_are_no_difference():
    assert contents("NY LEGEPLADS", "Økonomifølgning:", "Eventuelt.") == []


def test_minutes_without_contents_are_left_alone():
    assert contents() == []


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real minutes do not lie beside the checkout")
def test_the_heading_of_2013_that_the_contents_do_not_know_is_found():
    paper = referat.read(REAL / "hoeje-taastrup-2013-09-09.txt")

    assert said("contents_headings", paper) == [
        "warns: The contents say “Økonomiopfølgning 09-09-2013”, the heading “Økonomifølging 09-09-2013”."
    ]
