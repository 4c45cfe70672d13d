"""The four real documents that lie beside the checkout are read without a fact missed or made up."""

import json
from pathlib import Path

import pytest

import referat
from referat import interchange
from tools import score

MINUTES = Path(__file__).resolve().parents[3] / "shared" / "minutes"
DOCUMENTS = sorted(MINUTES.glob("*.txt"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not DOCUMENTS, reason=f"REAL MINUTES NOT READ: there are none in {MINUTES}. Put them there."
    ),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_real_minutes_are_read_without_a_miss(document):
    truth = json.loads(document.with_suffix(".gold.json").read_text(encoding="utf-8"))

    result = score.compare(truth, interchange.to_json(referat.read(document)))

    assert (result.missed, result.extra) == ((), ())
