"""The four real documents come out of the writer as PDF, sign for sign as they were printed."""

import re
from pathlib import Path

import pypdfium2
import pytest

import referat
from referat.danish import damage
from referat.writing import layout_named

MINUTES = Path(__file__).resolve().parents[4] / "shared" / "minutes"
LAYOUTS = {
    "hoeje-taastrup-2013-09-09": "presentation_first",
    "kalundborg-2023-05-08": "decision_first",
    "nordfyn-2021-01-13": "core_first",
    "nordfyn-2021-04-21": "core_first",
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not MINUTES.is_dir(),
        reason=f"REAL MINUTES NOT WRITTEN: there are none in {MINUTES}. Put them there.",
    ),
]


@pytest.mark.parametrize(("name", "layout"), LAYOUTS.items())
def test_real_minutes_are_printed_as_they_were(name, layout):
    """Sign for sign in the same order: where lines end, page numbers, bullets and the letterhead left out."""
    minutes = referat.read(MINUTES / f"{name}.txt")
    source = signs(as_mended((MINUTES / f"{name}.txt").read_text(encoding="utf-8")))

    printed = text_of_pdf(referat.write(minutes, "pdf", layout=layout_named(layout)))

    whole = signs(minutes.body) + source
    pairs = zip(printed, whole, strict=False)
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), 0)
    assert printed[at : at + 60] == whole[at : at + 60]
    assert len(printed) == len(whole)


def as_mended(source):
    """The source with its damaged words as the reader mends them, and without the marks of underlined text."""
    lines = re.sub(r"</?u>", "", source).splitlines()
    return "\n".join(damage.mend(line).text for line in lines)


def signs(text):
    """Without white space, hyphens (a line's end may bring one), marks of bullets and italics, and contents' pages."""
    text = re.sub(r"(?:\.\s*){4,}\d+\b", " ", text)
    return re.sub(r"[\s*•\-\u2060\u200b\u200c\x02\ufffe]", "", text)


def text_of_pdf(data):
    """The printed signs of all pages, footers left out."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range().strip() for page in document]
    return signs("\n".join(re.sub(r"\s*Side \d+ af \d+$", "", page) for page in pages))
