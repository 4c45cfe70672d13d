"""A PDF that this library wrote is read by its tags, as long as they speak for the whole file."""

from dataclasses import replace
from io import BytesIO

import pypdf
import typst

import referat
from referat.reading.formats.pdf import read_sheet
from referat.reading.limits import DEFAULT
from tests.referat.writing import papers


def written():
    return referat.write(papers.ordinary(), "pdf")


def with_pages_of(other):
    """Our file with somebody else's pages behind it, as a package of agenda and annexes is made."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(written()))
    writer.append(BytesIO(other))
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_our_own_file_is_certain():
    assert read_sheet(written(), limits=DEFAULT).certain


def test_a_file_of_others_is_not():
    others = typst.compile(b'#set document(title: "x", keywords: "minutes")\n= Referat')

    assert not read_sheet(others, limits=DEFAULT).certain


def test_pages_that_somebody_added_are_read_too():
    annex = typst.compile(b"Et bilag uden for dagsordenen.", pdf_tags=False)

    sheet = read_sheet(with_pages_of(annex), limits=DEFAULT)

    assert not sheet.certain
    assert "Et bilag uden for dagsordenen." in [line.text for line in sheet.lines]


def test_a_paragraph_over_two_pages_is_one():
    minutes = papers.ordinary()
    text = "Skolen og byen skal tale sammen om det hele. " * 200
    section = replace(minutes.items[0].sections[0], content=papers.paragraphs(text.strip()))
    item = replace(minutes.items[0], sections=(section,))

    read = referat.read(referat.write(replace(minutes, items=(item,)), "pdf"))

    (summary,) = read.items[0].sections
    assert summary.content == section.content
    assert summary.place.last_page >= summary.place.page
