"""A municipality's list of cases holds what the reader may know of."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.meetings.cases import case_list
from tests.raadslag.factories import item, minutes, secret_item, store

WHERE = {"body_slug": "strandby-kommune"}


def lines(user, **page):
    found = case_list(user, **WHERE, **page)
    return [(line.case.case_number, line.case.title) for line in found.lines]


def test_cases_are_listed_by_their_last_treatment(strandby, eva):
    for day, number in ((date(2026, 1, 5), "S26-1"), (date(2026, 2, 5), "S26-2")):
        store(strandby, minutes(item(title=f"Sag {number}", case_number=number), start=day))

    assert lines(eva) == [("S26-2", "Sag S26-2"), ("S26-1", "Sag S26-1")]
    assert lines(eva, limit=1, offset=1) == [("S26-1", "Sag S26-1")]


def test_closed_case_is_listed_for_those_with_a_role_alone(strandby, eva, dan, bo):
    store(strandby, minutes(item(case_number="S26-1"), secret_item("2")))

    counts = {user: case_list(user, **WHERE).total for user in (eva, dan, bo)}

    assert counts == {eva: 1, dan: 1, bo: 2}
    assert "HEMMELIG" not in str(lines(eva))


def test_municipality_without_anything_to_see_has_no_list(strandby, eva):
    assert case_list(eva, **WHERE) is None


@pytest.mark.parametrize("count", [1, 3])
def test_list_makes_a_fixed_number_of_queries(strandby, eva, count, django_assert_num_queries):
    items = (item(str(n), f"Sag {n}", case_number=f"S26-{n}") for n in range(count))
    store(strandby, minutes(*items))

    with django_assert_num_queries(8):
        case_list(eva, **WHERE)
