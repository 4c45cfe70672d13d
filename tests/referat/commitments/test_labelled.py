"""The labelled texts: that they are many and fair, and that no change finds less than was found."""

from pathlib import Path

import pytest

from tools.score_commitments import LABELLED, all_of, labelled_in

TEXTS = [one for path in sorted(LABELLED.glob("*.toml")) for one in labelled_in(path)]
FLOOR = {
    "learned": (0.94, 0.95),
    "kept": (0.95, 0.95),
    "later": (0.87, 0.84),
}  # precision, recall; as measured


def test_there_are_many_and_a_good_third_commits_nobody():
    assert len(TEXTS) >= 220
    assert sum(not one.expected for one in TEXTS) >= 0.35 * len(TEXTS)
    assert len({one.style for one in TEXTS}) >= 8


def test_every_label_quotes_its_text():
    wrong = [
        expected.action
        for one in TEXTS
        for expected in one.expected
        if expected.action not in " ".join(one.text.split())
    ]

    assert wrong == []


@pytest.mark.parametrize("name", FLOOR)
def test_no_less_is_found_than_was_measured(name):
    tally = all_of(Path(LABELLED / f"{name}.toml"))

    precision, recall = FLOOR[name]
    assert tally.precision >= precision
    assert tally.recall >= recall
