"""The room of the checks: one file, one function, one test, one code, one place on the page."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from referat.finding import Check, all_checks
from tools import write_checks

ROOT = Path(__file__).resolve().parents[2]
ROOM = ROOT / "referat" / "checks"
FILES = sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")
MAX_CHECK = 150  # lines; see docs/decisions/0001-the-house.md


def test_every_file_holds_the_check_of_its_name():
    assert sorted(one.name for one in all_checks()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_file_declares_one_check(name):
    module = importlib.import_module(f"referat.checks.{name}")

    assert [one.name for one in vars(module).values() if isinstance(one, Check)] == [name]


@pytest.mark.parametrize("name", FILES)
def test_a_check_is_short(name):
    assert len((ROOM / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= MAX_CHECK


def test_every_check_has_its_test_and_no_test_is_left_over():
    tests = (ROOT / "tests" / "referat" / "checks").glob("test_*.py")

    assert sorted(path.stem.removeprefix("test_") for path in tests) == FILES


def test_codes_keep_their_meaning():
    assert {one.code: one.name for one in all_checks()} == {
        "R101": "person_number",
        "R102": "contact_details",
        "R103": "closed_text",
        "R104": "closed_words",
        "R105": "closed_attachment",
        "R201": "table_sums",
        "R202": "amounts_differ",
        "R301": "contents_headings",
        "R302": "damaged_text",
        "R303": "required_section",
        "R304": "item_without_decision",
        "R305": "decision_without_outcome",
        "R306": "duplicate_attachment",
        "R401": "vote_tally",
        "R402": "absent_voter",
        "R501": "weekday",
        "R502": "item_reference",
        "R503": "attachment_reference",
        "R504": "point_reference",
        "R505": "inside_link",
        "R601": "table_header",
        "R602": "picture_text",
        "R603": "heading_levels",
        "R604": "long_sentences",
        "R605": "lix",
    }


def test_the_page_of_the_checks_is_current():
    assert write_checks.PAGE.read_text(encoding="utf-8") == write_checks.page(), (
        "docs/checks.md is old: run 'python -m tools.write_checks'."
    )
