"""The documents for newcomers tell the truth: links, paths, rooms, glossary and decision records."""

import ast
import inspect
import re
from enum import Enum
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps

from referat import document

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted(
    chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"), (ROOT / "samples").glob("**/README.md"))
)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:referat|raadslag|tools|tests|samples|docs|bench)/[\w./-]*)`")


def named_in_glossary(name):
    return f"`{name}`" in GLOSSARY


def first_sentence(package):
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    first = (ast.get_docstring(tree) or "").splitlines()[0]
    return re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", first)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    targets = LINK.findall(path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_path_that_is_named_exists(path):
    named = PATH.findall(path.read_text(encoding="utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_model_stands_in_the_glossary():
    models = [
        model.__name__ for model in apps.get_models() if model.__module__.startswith("raadslag.")
    ]

    assert [name for name in models if not named_in_glossary(name)] == []


def test_every_class_of_the_document_stands_in_the_glossary():
    classes = [
        name
        for name, value in inspect.getmembers(document, inspect.isclass)
        if value.__module__ == document.__name__
    ]

    assert [name for name in classes if not named_in_glossary(name)] == []


@pytest.mark.parametrize("codes", [document.SectionKind, document.Outcome, document.Presence])
def test_every_code_stands_in_the_glossary(codes: type[Enum]):
    assert [code.value for code in codes if not named_in_glossary(code.value)] == []


def test_the_table_of_rooms_says_what_the_rooms_say():
    rows = re.findall(r"^\| `([a-z]+/[a-z]+)` \| (.+) \|$", ARCHITECTURE, flags=re.MULTILINE)

    assert rows == [(room, first_sentence(room)) for room, _ in rows]


def test_the_table_of_rooms_is_complete():
    rooms = {path.parent.name for path in (ROOT / "raadslag").glob("*/__init__.py")}
    in_table = set(re.findall(r"^\| `raadslag/([a-z]+)` \|", ARCHITECTURE, flags=re.MULTILINE))

    assert in_table == rooms


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_record_is_short_and_of_one_form(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    headings = [line for line in lines if line.startswith("## ")]

    assert lines[0].startswith(f"# {int(path.name[:4])}. ")
    assert headings == ["## Status", "## Context", "## Decision", "## Consequences"]
    assert len(lines) <= 50
