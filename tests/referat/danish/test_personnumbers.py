"""The two levels at which person numbers are looked for: to point at one, and to hold a text back."""

from __future__ import annotations

import pytest

from referat.danish.personnumbers import find_person_numbers, may_hold_person_number


@pytest.mark.parametrize(
    "text",
    [
        "cpr 310299-1234 hører til",
        "Ansøger 31.01.99-1234 bor i Strandby.",
        "Ansøger 31 01 99-1234 bor i Strandby.",
        "Ansøger 310199‐1234 bor i Strandby.",
        "Ansøger 010199-1234 bor i Strandby.",
    ],
)
def test_what_is_certain_for_publication_also_holds_back(text):
    found = list(find_person_numbers(text))

    assert not any(one.certain for one in found) or may_hold_person_number(text)


@pytest.mark.parametrize("text", ["31.01.99-1234", "31 01 99-1234", "31/01/99-1234"])
def test_date_in_parts_is_pointed_at_and_holds_back(text):
    found = list(find_person_numbers(f"Ansøger {text} bor i Strandby."))

    assert [one.masked for one in found] == ["3101xx-xxxx"]
    assert may_hold_person_number(text)


def test_what_is_only_possible_holds_back_without_being_pointed_at():
    text = "Ansøger 3101991234 bor i Strandby."

    assert may_hold_person_number(text)
    assert list(find_person_numbers(text)) == []
