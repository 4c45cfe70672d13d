"""Every PDF that is written keeps PDF/UA-1 and PDF/A-2a, as veraPDF sees it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typst

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


@cache
def broken_rules():
    """Of every file by name and flavour, found out by one Java process; ``plain`` claims no standard."""
    with TemporaryDirectory() as folder:
        files = {"plain": typst.compile(b"Hej", pdf_standards="1.7")}
        for name, layout, minutes in written():
            files[name] = referat.write(minutes, "pdf", layout=layout_named(layout))
        for name, data in files.items():
            (Path(folder) / f"{name}.pdf").write_bytes(data)
        return verapdf.broken_rules([Path(folder) / f"{name}.pdf" for name in files])


def test_every_file_keeps_both_standards():
    broken = {which: rules for which, rules in broken_rules().items() if which[0] != "plain"}

    assert set(broken) == {(name, flavour) for name, *_ in written() for flavour in ("ua1", "2a")}
    assert {which: rules for which, rules in broken.items() if rules} == {}


def test_a_file_that_keeps_no_standard_is_told():
    assert all(broken_rules()["plain", flavour] for flavour in ("ua1", "2a"))
