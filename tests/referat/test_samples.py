"""Golden pairs: every sample is read as its expectation says."""

import json
from pathlib import Path

import pytest

import referat
from referat import interchange
from tools import score

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
OTHERS = {"demo", "commitments"}  # read by tests of their own
DOCUMENTS = sorted(
    path
    for path in SAMPLES.glob("*/*.*")
    if path.parent.name not in OTHERS and not path.name.endswith(".expected.json")
)


def expectation_of(document):
    return document.with_name(f"{document.stem}.expected.json")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_is_read_as_expected(document):
    expected = expectation_of(document)
    assert expected.exists(), (
        f"{document.name} has no expectation. Add it to tools/sample_list.py and run "
        f"'python -m tools.write_samples', or write {expected.name} by hand after reading the document."
    )
    truth = json.loads(expected.read_text(encoding="utf-8"))

    result = score.compare(truth, interchange.to_json(referat.read(document)))

    assert (result.missed, result.extra) == ((), ())


def test_every_expectation_has_exactly_one_document():
    stems = [(path.parent.name, path.stem) for path in DOCUMENTS]
    expected = {
        (path.parent.name, path.name.removesuffix(".expected.json"))
        for path in SAMPLES.glob("*/*.expected.json")
        if path.parent.name not in OTHERS
    }

    assert (len(stems), set(stems)) == (len(set(stems)), expected)
