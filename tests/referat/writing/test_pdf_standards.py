"""Every PDF that is written keeps PDF/UA-1 and PDF/A-2a, as veraPDF sees it."""

from pathlib import Path

import pytest

import referat
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers, verapdf

pytestmark = [
    pytest.mark.verapdf,
    pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing()),
]
SHARED = Path(__file__).resolve().parents[4] / "shared" / "minutes"
REAL = {
    "nordfyn-2021-04-21": "core_first",
    "kalundborg-2023-05-08": "decision_first",
    "hoeje-taastrup-2013-09-09": "presentation_first",
}


def written():
    """Name, layout and minutes of everything that is checked."""
    for layout in LAYOUTS:
        yield f"ordinary-{layout}", layout, papers.ordinary()
    yield "nasty", "decision_first", papers.nasty(rows=60)
    yield "empty", "plain", papers.empty()
    for name, layout in REAL.items():
        if (SHARED / f"{name}.txt").exists():
            yield name, layout, referat.read(SHARED / f"{name}.txt")


def test_every_file_keeps_both_standards(tmp_path):
    files = []
    for name, layout, minutes in written():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(referat.write(minutes, "pdf", layout=layout_named(layout)))

    broken = verapdf.broken_rules(files)

    assert set(broken) == {(file.stem, flavour) for file in files for flavour in ("ua1", "2a")}
    assert {which: rules for which, rules in broken.items() if rules} == {}


def test_a_file_that_keeps_no_standard_is_told(tmp_path):
    import typst

    plain = tmp_path / "plain.pdf"
    plain.write_bytes(typst.compile(b"Hej", pdf_standards="1.7"))

    broken = verapdf.broken_rules([plain])

    assert all(broken[plain.stem, flavour] for flavour in ("ua1", "2a"))
