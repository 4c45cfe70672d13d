"""Every check says on the screen, in its language, what is wrong and what to do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from django.utils import translation

from raadslag.publishing.rules import Code
from raadslag.web import check_texts
from referat.finding import Finding, Severity, all_checks

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [
    *(ROOT / "referat" / "checks").glob("*.py"),
    ROOT / "raadslag" / "publishing" / "attachments.py",
    ROOT / "raadslag" / "publishing" / "checking.py",
]


def templates_in(path: Path) -> set[str]:
    """The texts of a module that name a value in braces and are no f-strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in said
        and re.search(r"\{[a-z]+\}", node.value)
        and " " in node.value
        and "\\" not in node.value
    }


def test_every_message_of_a_check_has_its_words():
    said = set().union(*(templates_in(path) for path in SOURCES))

    with translation.override("en"):
        known = {str(text) for text in check_texts._TEMPLATES}

    assert len(said) > 20
    assert said - known == set()


def test_every_code_has_its_remedy():
    codes = {one.code for one in all_checks()} | {code.value for code in Code}

    assert codes - {str(code) for code in check_texts.REMEDIES} == set()


def test_values_that_are_words_are_translated_too():
    finding = Finding(
        "R303",
        "required_section",
        Severity.WARNS,
        "The section “{kind}” is missing.",
        (("kind", "recommendation"),),
        "",
    )

    with translation.override("en"):
        assert check_texts.wrong(finding) == "The section “Recommendation” is missing."
