"""The script's pure modules pass their own tests in Node, and every text it says is there in both languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from raadslag.web.staff_texts import TEXTS

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "raadslag" / "web" / "scripts"
BUILT = ROOT / "raadslag" / "web" / "static" / "built"
PAGE_BYTES_MAX = 40_000
EDITOR_BYTES_MAX = 520_000  # a third of it when it is packed for the wire
NODE = shutil.which("node")


@pytest.mark.skipif(not NODE, reason="NO NODE: the script's own tests did not run. Install Node 20")
@pytest.mark.skipif(
    not (ROOT / "node_modules" / "htmlparser2").exists(),
    reason="NO NODE_MODULES: the script's own tests did not run. Install them: npm ci",
)
def test_pure_modules_of_the_script_pass_their_own_tests():
    assert NODE is not None

    ran = subprocess.run(
        [NODE, "--test", "tests/frontend/"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stdout[-4000:]
    assert "# pass 0" not in ran.stdout


def test_every_text_that_the_script_says_is_there_and_none_is_idle():
    source = "".join(path.read_text("utf-8") for path in sorted(SCRIPTS.rglob("*.js")))
    said = set(re.findall(r"\bsay\(\"(\w+)\"", source))
    letters = {"bold_letter", "italic_letter"}  # put together of a tool's name
    idle = {key for key in TEXTS if f'"{key}"' not in source and f"{key}:" not in source} - letters

    assert (said - set(TEXTS), idle) == (set(), set())


def test_texts_keep_their_words_in_braces_in_both_languages():
    differing = []
    for key, text in TEXTS.items():
        with translation.override("en"):
            english = set(re.findall(r"{\w+}", str(text)))
        with translation.override("da"):
            danish = set(re.findall(r"{\w+}", str(text)))
        if english != danish:
            differing.append(key)

    assert differing == []


def test_tag_writes_texts_that_cannot_end_their_element():
    context = Context()
    context.request = SimpleNamespace(user=SimpleNamespace(pk=17))

    with translation.override("da"):
        tag = Template("{% load staff_scripts %}{% staff_scripts %}").render(context)
    texts = re.search(r'id="staff-texts" data-user="17">(.*)</script>$', tag)

    assert texts is not None
    assert not re.search("[<>&]", texts[1])
    assert json.loads(texts[1])["bold_letter"] == "F"


@pytest.mark.skipif(
    not (BUILT / "staff.js").exists(),
    reason="NO BUILT FRONT-END: its size was not measured. Build it: npm ci && npm run build",
)
def test_a_page_without_a_box_to_write_in_fetches_little():
    sizes = {path.name: path.stat().st_size for path in BUILT.glob("staff*.js")}
    editor = sum(size for name, size in sizes.items() if name.startswith("staff-editor-"))

    assert 0 < editor < EDITOR_BYTES_MAX
    assert sum(sizes.values()) - editor < PAGE_BYTES_MAX
