from pathlib import Path

import pytest

import referat
from tests.referat.checks.papers import item, minutes, said

REAL = Path(__file__).resolve().parents[4] / "shared" / "minutes"
BUDGET = """Drift\tBemærkninger\t1.000.000
Løn\t\t600.000
Lærere\tAftalt\t450.000
Pedeller\tAftalt\t150.000
Bygninger\t\t250.000
Varme\tFast\t100.000
Rengøring\tFast\t150.000
Bøger\t\t150.000
Indkøb\tFrit\t90.000
Lån\tFrit\t{loans}"""


def sums(table, before=""):
    return said("table_sums", minutes(item(text=f"{before}\n\n{table}".strip())))


def test_a_total_that_its_lines_do_not_make_is_found():
    table = "Post\tKroner\nLøn\t400.000\nVarme\t100.000\nBøger\t50.001\nI alt\t550.000"

    assert sums(table) == ["warns: “I alt” is 550.000, but its lines make 550.001."]


@pytest.mark.parametrize(
    "table",
    [
        "Post\tKroner\nLøn\t400.000\nVarme\t100.000\nBøger\t50.000\nI alt\t550.000",
        "Post\tKroner\nI alt\t550.000\nLøn\t400.000\nVarme\t100.000\nBøger\t50.000",
        "Løn\t4\nVarme\t1\nUdgifter i alt\t5\nSalg\t2\nLeje\t1\nIndtægter i alt\t3\nTotal\t2",
        "Løn\t400\nheraf tillæg\t30\nVarme\t100\nI alt\t500",
        "Post\t2025\t2026\nLøn\t400\t410\nVarme\t100\t90\nI alt\t500\t500",
        "År\tAntal\n2024\t31\n2025\t32\n2026\t33",
        "Skole\tGennemsnit\nNord\t21\nSyd\t23\nI alt\t22",
        "Løn\t<u>400</u>\nVarme\t100\nBøger\t(50)\nI alt\t450 kr.",
    ],
)
def test_a_table_that_adds_up_on_some_reading_is_left_alone(table):
    assert sums(table) == []


def test_rounded_columns_may_miss_half_a_digit_a_line():
    table = "Post\tMio. kr.\nLøn\t1,4\nVarme\t1,4\nBøger\t1,4\nI alt\t4,{}"

    assert sums(table.format(3)) == []
    assert sums(table.format(9)) == ["warns: “I alt” is 4,9, but its lines make 4,2."]


def test_a_budget_with_its_total_on_top_is_read_by_its_main_lines():
    assert sums(BUDGET.format(loans="60.000")) == []
    assert sums(BUDGET.format(loans="60.001")) == []  # one main line of three: too little to go by


def test_a_main_line_that_is_one_krone_off_is_found():
    table = (
        BUDGET.format(loans="60.001").replace("1.000.000", "1.200.000")
        + "\nKørsel\t\t200.000\nBus\tFast\t120.000\nTog\tFast\t80.000"
    )

    assert sums(table) == ["warns: “Bøger” is 150.000, but its lines make 150.001."]


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real minutes do not lie beside the checkout")
def test_the_krone_and_the_gis_line_of_2013_are_found_and_nothing_else():
    paper = referat.read(REAL / "hoeje-taastrup-2013-09-09.txt")

    assert said("table_sums", paper) == [
        "warns: “02 Grafisk arbejdsstation/GIS” is 500.000, but its lines make 434.500.",
        "warns: “Øvrig drift/vedligeholdelse” is 12.139.006, but its lines make 12.139.007.",
    ]


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real minutes do not lie beside the checkout")
def test_the_financed_research_project_of_2021_adds_up():
    assert said("table_sums", referat.read(REAL / "nordfyn-2021-01-13.txt")) == []
