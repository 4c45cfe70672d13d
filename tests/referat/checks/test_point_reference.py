import pytest

from tests.referat.checks.papers import item, minutes, said

TWO = "Det indstilles,\n\n1. at legepladsen bygges\n2. at den males"


def refers(decided, ask=TWO):
    return said("point_reference", minutes(item(ask=ask, decided=decided)))


def test_a_point_that_the_recommendation_does_not_have_is_found():
    assert refers("Der er ikke taget stilling (indstillingens pkt.3).") == [
        "warns: “indstillingens pkt.3”, but the recommendation has 2 points."
    ]
    assert refers("Indstillingens punkt 1 og 4 godkendes.") == [
        "warns: “Indstillingens punkt 1 og 4”, but the recommendation has 2 points."
    ]


@pytest.mark.parametrize(
    ("decided", "ask"),
    [
        ("Indstillingens punkt 2 godkendes.", TWO),
        ("Indstillingens punkt 2 godkendes.", "Det indstilles, at den bygges, og at den males."),
        ("Indstillingens punkt 9 godkendes.", ""),
        ("Punkt 9 udgår.", TWO),
    ],
)
def test_points_that_exist_or_cannot_be_counted_are_left_alone(decided, ask):
    assert refers(decided, ask) == []
