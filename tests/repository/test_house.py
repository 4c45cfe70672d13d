"""The source keeps to the house rules: length, nesting, names, docstrings, writes in their place, clean lock files."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for room in ("referat", "raadslag", "tools", "bench")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
MAX_FILE = 500  # lines; see docs/decisions/0001-the-house.md
MAX_FUNCTION = 70
MAX_NESTING = 4
BANNED_NAMES = {"utils", "helpers", "common", "misc", "functions", "manager", "service"}
WRITES = {"create", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}
MAY_WRITE = {"actions.py", "actions", "unfolding.py"}  # a file, or a folder of them
NESTING = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_in(path):
    return [
        n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def depth_of(node, depth=0):
    """How deep blocks stand in blocks; an ``elif`` stands beside its ``if``."""
    deepest = depth
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.FunctionDef | ast.ClassDef):
                continue
            beside = isinstance(node, ast.If) and name == "orelse" and isinstance(child, ast.If)
            step = 0 if beside or not isinstance(child, NESTING) else 1
            deepest = max(deepest, depth_of(child, depth + step))
    return deepest


def shown(path):
    return path.relative_to(ROOT).as_posix()


def test_there_is_source_to_look_at():
    assert len(SOURCES) > 100


def test_no_file_is_longer_than_a_sentence_can_explain():
    long = {shown(p): n for p in SOURCES if (n := len(p.read_text().splitlines())) > MAX_FILE}

    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{shown(path)}:{function.name}"
        for path in SOURCES
        for function in functions_in(path)
        if (function.end_lineno or 0) - function.lineno + 1 > MAX_FUNCTION
    ]

    assert long == []


def test_no_function_nests_too_deep():
    deep = [
        f"{shown(path)}:{function.name}"
        for path in SOURCES
        for function in functions_in(path)
        if depth_of(function) > MAX_NESTING
    ]

    assert deep == []


def test_every_module_says_what_it_is_for():
    silent = [
        shown(path)
        for path in SOURCES
        if path.read_text().strip() and not ast.get_docstring(tree_of(path))
    ]

    assert silent == []


def test_no_module_is_a_junk_drawer():
    assert [shown(path) for path in SOURCES if path.stem in BANNED_NAMES] == []


def test_rows_are_written_only_where_writes_belong():
    elsewhere = [
        f"{shown(path)}:{node.lineno}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "raadslag") and not MAY_WRITE & {path.name, path.parent.name}
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]

    assert elsewhere == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_python_lock_holds_hashes_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "--hash=sha256:" in text
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url", text) == []


def test_the_front_end_lock_holds_no_download_address():
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert '"integrity"' in text
    assert re.findall(r'"resolved": *"[^"]*"', text) == []


def test_the_makefile_lists_every_word():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE)
    words = set(re.findall(r"^([a-z-]+):.*## ", text, flags=re.MULTILINE))

    assert phony is not None
    assert set(phony[1].split()) == words
