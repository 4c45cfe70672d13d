"""The lines of an item's head: case number, open or closed, who prepared it."""

import pytest

from referat.reading import casenumbers
from referat.reading.casenumbers import ItemFacts


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        ("Sagsnr.: 21/1234", ItemFacts("21/1234")),
        ("Sagsnummer: 330-2018-3619", ItemFacts("330-2018-3619")),
        ("07.01.00-P00-1-20", ItemFacts("07.01.00-P00-1-20")),
        ("07.01.00P00-0001", ItemFacts("07.01.00P00-0001")),
        ("(20/1234)", ItemFacts("20/1234")),
        ("J.nr. 09.02.08K08-0117", ItemFacts("09.02.08K08-0117")),
        ("Sagsnr. 2019-0012345", ItemFacts("2019-0012345")),
        ("Åben sag", ItemFacts(public=True)),
        ("Lukket punkt", ItemFacts(public=False)),
        ("For lukkede døre", ItemFacts(public=False)),
        (
            "Sagsnr.: 330-2018-3619   Dok.nr.: 330-2018-500301   Åbent",
            ItemFacts("330-2018-3619", True, "Dok.nr.: 330-2018-500301   Åbent"),
        ),
        ("Sagsid.: 20/1234, Sagsinitialer: ABC", ItemFacts("20/1234", None, "Sagsinitialer: ABC")),
        ("Åben/lukket: Lukket", ItemFacts("", False, "Åben/lukket: Lukket")),
        ("Sagsbehandler: Anna Bo", ItemFacts("", None, "Sagsbehandler: Anna Bo")),
        ("Sagsnr.: 21/1 Åben", ItemFacts("21/1", True)),
        ("Sagsnr.:", ItemFacts()),
    ],
)
def test_facts_of_reads_a_line_of_nothing_but_facts(printed, facts):
    assert casenumbers.facts_of(printed) == facts


@pytest.mark.parametrize(
    "text",
    [
        "12-05-2021",
        "2021/2022",
        "Sagen blev først behandlet i 2019 under sagsnr. 19/12 i udvalget.",
        "Sagsnr. er ikke oplyst",
        "Vi talte med sagsbehandleren",
        "En almindelig sætning uden tal",
        "Pris: 1.234 kr.",
        "Åben for alle",
        "Sagsnr.: 21/1 " + "x" * 160,
    ],
)
def test_facts_of_leaves_text_alone(text):
    assert casenumbers.facts_of(text) is None


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("85.02.02-G01-1-17", True),
        (" 21/44 ", True),
        ("12-05-2021", False),
        ("Sagsnr. 21/44", False),
    ],
)
def test_is_case_number_wants_the_bare_number(text, is_number):
    assert casenumbers.is_case_number(text) is is_number
