"""Which versions count, and which item is which: pure rules over values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import pytest

from raadslag.meetings.matching import Known, likeness, match
from raadslag.meetings.rules import NEXT_STATES, MinutesState, current_versions


@dataclass(frozen=True)
class V:
    version: int
    kind: str = "agenda"
    supplementary: bool = False
    corrected: bool = False


AGENDA = V(1)
MORE = V(2, supplementary=True)
MINUTES = V(3, "minutes")
MORE_MINUTES = V(4, "minutes", supplementary=True)
CORRECTED = V(5, "minutes", corrected=True)


@pytest.mark.parametrize(
    ("published", "current"),
    [
        ((), []),
        ((AGENDA,), [AGENDA]),
        ((MORE,), [MORE]),
        ((AGENDA, MORE), [AGENDA, MORE]),
        ((AGENDA, V(6), MORE), [V(6), MORE]),
        ((AGENDA, MORE, MINUTES), [MINUTES]),
        ((AGENDA, MORE, MINUTES, MORE_MINUTES), [MINUTES, MORE_MINUTES]),
        ((MINUTES, CORRECTED, V(6, "minutes")), [CORRECTED]),
    ],
)
def test_current_versions_whatever_the_order(published, current):
    for order in permutations(published):
        assert current_versions(order) == current


def test_every_state_has_its_next_steps():
    assert set(NEXT_STATES) == set(MinutesState)
    assert all(state not in following for state, following in NEXT_STATES.items())


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([Known("1", "A", "c1")], [Known("1", "Helt andet", "c1")], [0]),
        ([Known("1", "Ny mole")], [Known("1", "Ny mole.")], [0]),
        ([Known("1", "Ny mole", "c1")], [Known("183", "Ny mole (2. behandling)", "c1")], [0]),
        ([Known("1", "Ny mole")], [Known("183", "ny  MOLE")], [0]),
        ([Known("1", "Økonomiopfølgning")], [Known("1", "Økonomifølging")], [0]),
        ([Known("1", "Ny mole")], [Known("1", "Lodsernes vagtplan")], [None]),
        ([Known("1", "Ny mole", "c1")], [Known("1", "Ny mole", "c2")], [0]),
        ([Known("1", "Ny mole", "c1")], [Known("2", "Ny mole", "c2")], [None]),
        (
            [Known("1", "Orientering"), Known("2", "Orientering")],
            [Known("2", "Orientering"), Known("1", "Orientering")],
            [1, 0],
        ),
        (
            [Known("1", "Lukket punkt"), Known("2", "Lukket punkt")],
            [Known("2", "Lukket punkt")],
            [1],
        ),
        (
            [Known("1", "Budget, drift", "c1"), Known("2", "Budget, anlæg", "c1")],
            [Known("4", "Budget, anlæg", "c1"), Known("5", "Budget, drift", "c1")],
            [1, 0],
        ),
        ([], [Known("1", "Ny mole")], [None]),
    ],
)
def test_items_are_matched(old, new, found):
    assert match(old, new) == found


def test_no_old_item_is_found_twice():
    assert match([Known("1", "A")], [Known("2", "A"), Known("3", "A")]) == [0, None]


def test_likeness_is_of_folded_titles():
    assert likeness("Ny  mole.", "ny MOLE") == 1.0
    assert likeness("Ny mole", "xq") < 0.3
