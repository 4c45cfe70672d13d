"""The four real documents come out of the writer as they are, and go back through the reader unchanged."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

import referat
from referat.danish import damage
from referat.writing import layout_named
from tests.referat.writing import papers

SHARED = Path(__file__).resolve().parents[4] / "shared" / "minutes"
DOCUMENTS = sorted(SHARED.glob("*.txt"))
LAYOUT_OF = {"nordfyn": "core_first", "kalundborg": "decision_first", "hoeje": "presentation_first"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not DOCUMENTS, reason=f"REAL MINUTES NOT READ: there are none in {SHARED}. Put them there."
    ),
]


def layout_of(path):
    return layout_named(LAYOUT_OF[path.name.split("-")[0]])


def as_printed(text):
    """The words in order: without wrapping, page numbers and marks of emphasis, damage mended."""
    mended = "\n".join(damage.mend(line).text for line in text.split("\n"))
    plain = re.sub(r"\.{5}\s*\d+|</?u>|\*", "", mended)
    return " ".join(plain.split())


def saved_by_word(data):
    """As a program leaves it that opened and saved it: the seal no longer fits."""
    document = docx.Document(io.BytesIO(data))
    document.add_paragraph()
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def saved_by_a_browser(data):
    return data.replace(b"<main>", b"<main>\n\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_text_is_reproduced(path):
    minutes = referat.read(path)

    # They do not print the municipality's name: it was gathered from their text.
    written = referat.write(replace(minutes, body=""), "txt", layout=layout_of(path))

    assert as_printed(written.decode()) == as_printed(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_they_come_back_from_every_format(path, form):
    minutes = referat.read(path)

    read = referat.read(referat.write(minutes, form, layout=layout_of(path)))

    assert papers.differences(replace(minutes, toc=()), replace(read, toc=())) == []


@pytest.mark.parametrize("layout", [None, "plain"])
@pytest.mark.parametrize(("form", "saved"), [("html", saved_by_a_browser), ("docx", saved_by_word)])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_they_come_back_from_what_another_program_saved(path, form, saved, layout):
    minutes = referat.read(path)
    chosen = layout_named(layout) if layout else layout_of(path)

    read = referat.read(saved(referat.write(minutes, form, layout=chosen)))

    assert papers.differences(replace(minutes, toc=()), replace(read, toc=())) == []
