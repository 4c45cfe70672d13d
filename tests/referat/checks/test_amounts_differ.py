from pathlib import Path

import pytest

import referat
from tests.referat.checks.papers import item, minutes, said

REAL = Path(__file__).resolve().parents[4] / "shared" / "minutes"


def test_a_pool_with_two_amounts_for_one_year_is_found():
    paper = minutes(
        item(
            text="Der er en klimapulje på 3 mio. kr. i 2026 samt 4 mio. kr. i 2027.",
            decided="Klimapuljen på 4,5 mio. kr. i 2027 frigives.",
        )
    )

    assert said("amounts_differ", paper) == [
        "warns: “klimapulje 2027” is 4,5 mio. kr here and 4 mio. kr elsewhere."
    ]


@pytest.mark.parametrize(
    "again",
    [
        "Klimapuljen på 3.000.000 kr. i 2026 frigives.",
        "Klimapuljen på 2,96 mio. kr. i 2026 frigives.",
        "Klimapuljen på 5 mio. kr. i 2027 frigives.",
        "Klimapuljen nedsættes med 1 mio. kr. i 2026.",
        "Skolepuljen på 9 mio. kr. i 2026 frigives.",
        "Der gives en bevilling på 9 mio. kr. i 2026.",
    ],
)
def test_the_same_amount_other_years_and_other_pots_are_left_alone(again):
    paper = minutes(item(text="Der er en klimapulje på 3 mio. kr. i 2026.", decided=again))

    assert said("amounts_differ", paper) == []


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real minutes do not lie beside the checkout")
def test_the_pool_of_2014_is_found():
    paper = referat.read(REAL / "hoeje-taastrup-2013-09-09.txt")

    assert said("amounts_differ", paper) == [
        "warns: “effektiviseringspulje 2014” is 5.5. mio.kr here and 5 mio.kr elsewhere."
    ]
