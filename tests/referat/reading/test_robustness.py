"""Whatever the bytes, reading gives minutes or says what is wrong with the file, and soon.

``FUZZ_EXAMPLES`` in the environment makes the search longer than a test run has time for.
"""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
SECONDS = 20  # many times what it takes; what grows with the square of the length takes hours
search = settings(
    max_examples=EXAMPLES or 60, deadline=None, suppress_health_check=list(HealthCheck)
)
ORIGINALS = sorted(
    path
    for path in SAMPLES.glob("*/*.*")
    if path.parent.name != "demo"
    and path.suffix in (".txt", ".html", ".docx")
    and path.stat().st_size < 60_000
)
HEAD = "Referat\nØkonomiudvalget\n\nMødedato: 2. marts 2026 kl. 17:00\n\n"


def is_read_or_refused(data: bytes, filename: str = "") -> bool:
    try:
        referat.read(data, filename=filename)
    except referat.CannotRead as refusal:
        return bool(refusal.code and refusal.remedy)
    return True


@given(
    st.binary(max_size=400), st.sampled_from(["", "a.pdf", "a.docx", "a.html", "a.txt", "a.json"])
)
@search
def test_random_bytes_are_read_or_refused(data, filename):
    assert is_read_or_refused(data, filename)


@given(st.text(max_size=600))
@search
def test_random_text_is_read_or_refused(text):
    assert is_read_or_refused((HEAD + text).encode())


@given(st.data())
@search
def test_samples_with_pieces_cut_out_doubled_or_spoilt_are_read_or_refused(data):
    path = data.draw(st.sampled_from(ORIGINALS))
    mutated = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(mutated)))
        end = min(len(mutated), start + data.draw(st.integers(0, 3000)))
        change = data.draw(st.sampled_from(["cut", "double", "spoil"]))
        if change == "cut":
            del mutated[start:end]
        elif change == "double":
            mutated[start:start] = mutated[start:end]
        else:
            mutated[start : start + 3] = data.draw(st.binary(min_size=3, max_size=3))

    assert is_read_or_refused(bytes(mutated), path.name)


_LINES = st.sampled_from(
    ["1. Sag", "2. Sag", "Punkt 3", "Indstilling", "Beslutning", "Bilag", "Bilag: ", "Lukket", "Fraværende:", "Anna Bo (A)",
     "Indholdsfortegnelse", "1. Sag ... 2", "21/1234", "Side 2", "\t", "a\tb", "- x", "(", "", "Beslutning i Byrådet den 1-1-2020",
     "Mødested:", "Mødedato: 31-02-2020", "Udvalg\tSted", "Til toppen", "Underskriftsblad", "Mødet hævet kl. 25:99"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25), st.booleans())
@search
def test_any_order_of_lines_is_read_or_refused(lines, headed):
    assert is_read_or_refused(((HEAD if headed else "") + "\n".join(lines)).encode())


def test_deeply_nested_markup_is_read_or_refused():
    page = f"<p>{HEAD}</p>" + "<div><ul><li>" * 20_000 + "1. Sag"

    assert is_read_or_refused(page.encode(), "dyb.html")


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "a ",
        "1. ",
        "(",
        "Anna Bo, ",
        "Anna Bo og ",
        "Medlemmer: ",
        "Å,",
        "kl. 17 ",
        ". . ",
        "\t",
        "punkt 1, ",
        "a b c d ",
    ],
)
@pytest.mark.parametrize("where", ["front", "item"])
def test_a_huge_line_is_read_soon(unit, where):
    line = unit * (100_000 // len(unit))
    text = f"{HEAD}Medlemmer: {line if where == 'front' else 'Anna Bo'}\n\n1. Sag\n\nIndstilling\n\n{line}\n"
    start = time.process_time()

    assert is_read_or_refused(text.encode())

    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("unit", ["1. januar", "Punkt 1"])
def test_a_hundred_thousand_short_lines_are_read_soon(unit):
    text = f"{HEAD}1. Sag\n\nIndstilling\n\n" + f"{unit}\n" * 100_000
    start = time.process_time()

    assert is_read_or_refused(text.encode())

    assert time.process_time() - start < SECONDS
