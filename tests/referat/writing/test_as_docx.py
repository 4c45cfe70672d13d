"""Minutes as a Word document: what Word needs to go on with it, and nothing that text could smuggle in."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from referat.document import Attachment, ListItem, Paragraph, Table
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers


def written(minutes, layout="plain"):
    return referat.write(minutes, "docx", layout=layout_named(layout))


def opened(minutes, layout="plain"):
    return docx.Document(io.BytesIO(written(minutes, layout)))


def lost(minutes, name, change=lambda data: data):
    """What is not as it was after writing and reading; the contents have no pages until Word gives them."""
    read = referat.read(change(written(minutes, name)))
    return papers.differences(papers.as_read(minutes, layout_named(name)), replace(read, toc=()))


def saved_again(data, change=lambda document: None):
    """The document as a program leaves it that opened, changed and saved it."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", LAYOUTS)
def test_ordinary_minutes_come_back(name):
    assert lost(papers.ordinary(), name) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.minutes(), st.sampled_from(sorted(LAYOUTS)))
def test_any_minutes_come_back(minutes, name):
    assert lost(minutes, name) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_document_that_somebody_changed_is_read_as_any_other(name):
    def change(document):
        for paragraph in document.paragraphs:
            if paragraph.text == "Godkendt.":
                paragraph.runs[0].text = "Afvist."
                paragraph.insert_paragraph_before("Tilføjet af sekretæren.")

    read = referat.read(saved_again(written(papers.ordinary(), name), change))

    meant = papers.as_read(papers.ordinary(), layout_named(name))
    assert [item.title for item in read.items] == [item.title for item in meant.items]
    assert [item.public for item in read.items] == [True, False, True]
    assert [part.heading for part in read.items[0].sections] == [
        part.heading for part in meant.items[0].sections
    ]
    assert read.items[0].decisions[0].content[:2] == papers.paragraphs(
        "Tilføjet af sekretæren.", "Afvist."
    )


def test_headings_are_headings():
    document = opened(papers.ordinary())

    headed = [
        (one.style.name, one.text) for one in document.paragraphs if "Heading" in one.style.name
    ]
    assert headed[:5] == [
        ("Heading 1", "REFERAT Børne- og Skoleudvalget d. 20-03-2024"),
        ("TOC Heading", "Indholdsfortegnelse"),
        ("Heading 2", "1. Skolestruktur på Teknik- og Miljøområdet 2024-2027"),
        ("Heading 3", "Resumé"),
        ("Heading 3", "Indstilling"),
    ]


def test_properties_say_title_and_language():
    document = opened(papers.ordinary())

    said = document.core_properties
    assert (said.title, said.language) == ("REFERAT Børne- og Skoleudvalget d. 20-03-2024", "da-DK")
    assert said.modified == datetime(2024, 3, 20, 12, tzinfo=UTC)
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"da-DK"}


def test_contents_are_a_field_that_is_filled_and_leads_to_the_items():
    document = opened(papers.ordinary())

    fields = [one.text for one in document.element.iter(qn("w:instrText"))]
    assert fields == [' TOC \\o "2-2" \\n \\h \\z ']
    entries = [one for one in document.paragraphs if one.style.name == "toc 2"]
    assert [one.text for one in entries] == [
        "1. Skolestruktur på Teknik- og Miljøområdet 2024-2027",
        "2. Lukket: Salg af grund",
        "3. Eventuelt",
    ]
    led = [one.hyperlinks[0].fragment for one in entries]
    assert led == [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]


def test_a_field_that_is_opened_is_closed():
    for part in (opened(papers.nasty()).element, opened(papers.ordinary()).element):
        kinds = [one.get(qn("w:fldCharType")) for one in part.iter(qn("w:fldChar"))]
        assert kinds == ["begin", "separate", "end"]


def test_lists_are_counted_by_word():
    blocks = [
        ListItem("a", 0, "1."), ListItem("b", 0, "2."), ListItem("c", 1, "a)"), ListItem("d", 0, "3."),
        ListItem("e", 0, "7."), ListItem("f"), Paragraph("g"), ListItem("h", 0, "1."),
    ]  # fmt: skip
    document = opened(papers.with_section(*blocks))

    numbers = [
        one.get(qn("w:val"))
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Paragraph"
        for one in paragraph._p.iter(qn("w:numId"))
    ]
    assert len(set(numbers)) == 5  # 1-2-3, a), 7, the bullet, 1 again
    assert numbers[0] == numbers[1] == numbers[3]


def test_a_tables_header_comes_again_on_every_page():
    document = opened(papers.with_section(Table((("År", "Kr."), ("2026", "1")), has_header=True)))

    rows = document.tables[0]._tbl.tr_lst
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [
        True,
        False,
    ]
    assert [one.get(qn("w:val")) for one in document.element.iter(qn("w:tblCaption"))] == ["Andet"]


def test_the_foot_counts_the_pages():
    foot = opened(papers.ordinary()).sections[0].footer

    assert foot.paragraphs[0].text == "Side 1 af 1"
    fields = [one.text for one in foot._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_each_item_begins_a_page_where_the_layout_says_so():
    flowing = replace(layout_named("plain"), item_on_new_page=False)
    together = referat.write(papers.ordinary(), "docx", layout=flowing)

    breaks = [
        len(list(document.element.iter(qn("w:pageBreakBefore"))))
        for document in (opened(papers.ordinary()), docx.Document(io.BytesIO(together)))
    ]
    assert breaks == [3, 0]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//a.example", "x y"])
def test_only_addresses_of_the_web_are_links(url):
    minutes = papers.with_section(
        Paragraph("her", f'<a href="{url}">her</a>'), attachments=(Attachment("Kort", url),)
    )

    with zipfile.ZipFile(io.BytesIO(written(minutes))) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()

    assert ("External" in links, url in links) == (False, False)


@pytest.mark.parametrize(
    "text", ["<w:t>x</w:t>", "{ HYPERLINK x }", "&lt;", "]]>", '=cmd|"/c calc"!A1', "DDEAUTO c:\\x"]
)
def test_text_never_becomes_a_field_or_markup(text):
    document = opened(
        papers.with_section(Paragraph(text), ListItem(text, 0, text), Table(((text,), ("x",))))
    )

    assert [one.text for one in document.element.iter(qn("w:t"))].count(text) == 3
    assert len(list(document.element.iter(qn("w:instrText")))) == 1


@pytest.mark.parametrize("minutes", [papers.nasty(), papers.empty()])
@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_that_can_be_put_in_stops_it(minutes, name):
    document = opened(minutes, name)

    assert document.paragraphs[0].style.name == "Heading 1"
    for cells in (row.findall(qn("w:tc")) for row in document.element.iter(qn("w:tr"))):
        assert cells, "Word refuses a row without cells"


def test_the_same_minutes_give_the_same_bytes():
    assert written(papers.ordinary()) == written(papers.ordinary())


def test_no_picture_of_another_document_goes_along():
    with zipfile.ZipFile(io.BytesIO(written(papers.ordinary()))) as archive:
        names = archive.namelist()
        links = archive.read("_rels/.rels").decode()

    assert [name for name in names if "thumbnail" in name] == []
    assert "thumbnail" not in links
