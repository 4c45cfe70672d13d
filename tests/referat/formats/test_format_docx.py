"""Word documents, made here, as lines."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from referat import CannotRead
from referat.reading.blocks import Shape
from referat.reading.formats.docx import read_sheet
from referat.reading.limits import DEFAULT, Limits


def saved(document):
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def read(document):
    return read_sheet(saved(document), limits=DEFAULT)


def shapes(document):
    return [(line.shape, line.level, line.marker, line.text) for line in read(document).lines]


def with_part(data, name, content):
    """The same file with one part replaced or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return written.getvalue()


def number(paragraph, num_id, level=0):
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_numId().val = num_id
    numbering.get_or_add_ilvl().val = level
    return paragraph


def define_list(document, identity, levels):
    """A list definition as Word writes it: (form, text, start) for each level."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(identity))
    for index, (form, text, start) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        for tag, value in (("w:start", str(start)), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), str(identity))
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), str(identity))
    num.append(reference)
    root.append(num)


def test_headings_paragraphs_and_lists():
    document = docx.Document()
    document.add_heading("Referat", 0)
    document.add_heading("1. Vej", 2)
    document.add_paragraph("Tekst")
    document.add_paragraph("at vejen lukkes", style="List Number")
    document.add_paragraph("at den åbnes", style="List Number")
    document.add_paragraph("punkt", style="List Bullet")
    document.add_paragraph("under", style="List Bullet 2")

    assert shapes(document) == [
        (Shape.HEADING, 1, "", "Referat"),
        (Shape.HEADING, 2, "", "1. Vej"),
        (Shape.TEXT, 0, "", "Tekst"),
        (Shape.LIST, 0, "1.", "at vejen lukkes"),
        (Shape.LIST, 0, "2.", "at den åbnes"),
        (Shape.LIST, 0, "•", "punkt"),
        (Shape.LIST, 1, "•", "under"),
    ]


def test_danish_style_names_are_headings():
    document = docx.Document()
    document.styles["Heading 3"].name = "Overskrift 3"
    document.add_paragraph("Økonomi", style="Overskrift 3")

    assert shapes(document) == [(Shape.HEADING, 3, "", "Økonomi")]


def test_the_numbers_that_word_counts_are_printed():
    document = docx.Document()
    define_list(
        document,
        90,
        [("decimal", "Punkt %1:", 7), ("lowerLetter", "%2)", 1), ("upperRoman", "%3.", 1)],
    )
    number(document.add_heading("Vej", 1), 90)
    number(document.add_paragraph("at"), 90, 1)
    number(document.add_paragraph("samt"), 90, 1)
    number(document.add_paragraph("dybt"), 90, 2)
    number(document.add_heading("Skole", 1), 90)
    number(document.add_paragraph("igen"), 90, 1)

    assert shapes(document) == [
        (Shape.HEADING, 1, "", "Punkt 7: Vej"),
        (Shape.LIST, 1, "a)", "at"),
        (Shape.LIST, 1, "b)", "samt"),
        (Shape.LIST, 2, "I.", "dybt"),
        (Shape.HEADING, 1, "", "Punkt 8: Skole"),
        (Shape.LIST, 1, "a)", "igen"),
    ]


@pytest.mark.parametrize(
    ("form", "text", "start", "labels"),
    [
        ("decimalZero", "%1", 9, ["09", "10"]),
        ("upperLetter", "(%1)", 1, ["(A)", "(B)"]),
        ("lowerRoman", "%1.", 4, ["iv.", "v."]),
        ("lowerLetter", "%1)", 26, ["z)", "27)"]),
        ("none", "%1", 1, ["", ""]),
        ("bullet", "·", 1, ["•", "•"]),
    ],
)
def test_a_list_is_counted_in_its_own_form(form, text, start, labels):
    document = docx.Document()
    define_list(document, 90, [(form, text, start)])
    for word in ("et", "to"):
        number(document.add_paragraph(word), 90)

    assert [line.marker for line in read(document).lines] == labels


def test_a_list_that_starts_again_does_so():
    document = docx.Document()
    define_list(document, 90, [("decimal", "%1.", 1)])
    number(document.add_paragraph("et"), 90)
    again = document.part.numbering_part.element.add_num(90)
    again.add_lvlOverride(0).add_startOverride(1)
    number(document.add_paragraph("forfra"), again.numId)
    number(document.add_paragraph("videre"), again.numId)
    number(document.add_paragraph("uden liste"), 77)

    assert [(line.marker, line.text) for line in read(document).lines] == [
        ("1.", "et"),
        ("1.", "forfra"),
        ("2.", "videre"),
        ("", "uden liste"),
    ]


def test_tables_tabs_and_breaks():
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["År", "Kr.", "2026", "5"], strict=True):
        cell.text = text
    document.add_paragraph("Mødested:\tSalen")
    document.add_paragraph("\tIndrykket")
    paragraph = document.add_paragraph("Et")
    paragraph.add_run().add_break()
    paragraph.add_run("to").italic = True

    lines = read(document).lines

    assert [(line.shape, line.text, line.gap, line.html) for line in lines] == [
        (Shape.ROW, "År\tKr.", True, ""),
        (Shape.ROW, "2026\t5", False, ""),
        (Shape.ROW, "Mødested:\tSalen", True, ""),
        (Shape.TEXT, "Indrykket", True, ""),
        (Shape.TEXT, "Et", True, ""),
        (Shape.TEXT, "to", False, "<em>to</em>"),
    ]


def test_page_heads_are_furniture_and_the_title_is_known():
    document = docx.Document()
    document.core_properties.title = "Referat Byrådet"
    document.sections[0].header.paragraphs[0].text = "Egeby Kommune"
    document.add_paragraph("Tekst")

    sheet = read(document)

    assert [line.text for line in sheet.lines] == ["Tekst"]
    assert [line.text for line in sheet.furniture] == ["Egeby Kommune"]
    assert (sheet.title, sheet.knows_paragraphs) == ("Referat Byrådet", True)


def test_a_document_without_text_is_refused():
    with pytest.raises(CannotRead, match="holds no text"):
        read(docx.Document())


def one_paragraph():
    document = docx.Document()
    document.add_paragraph("Tekst")
    return saved(document)


def test_a_part_with_entities_is_refused():
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document/>'

    for content in (evil, evil.decode().encode("utf-16")):
        with pytest.raises(CannotRead) as caught:
            read_sheet(with_part(one_paragraph(), "word/document.xml", content), limits=DEFAULT)
        assert caught.value.code == "unsafe"


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(one_paragraph(), "word/media/x.bin", b"\0" * 40_000_000)

    with pytest.raises(CannotRead) as caught:
        read_sheet(bomb, limits=DEFAULT)

    assert (caught.value.code, "unpacks to 38 MiB" in caught.value.problem) == ("too_large", True)


def test_too_many_parts_are_refused():
    with pytest.raises(CannotRead, match=r"in \d+ parts, which is too much"):
        read_sheet(one_paragraph(), limits=Limits(max_archive_entries=3))


def test_a_locked_archive_is_refused():
    data = bytearray(one_paragraph())
    for position in range(len(data) - 4):
        if data[position : position + 4] == b"PK\1\2":
            data[position + 8] |= 1

    with pytest.raises(CannotRead) as caught:
        read_sheet(bytes(data), limits=DEFAULT)

    assert caught.value.code == "encrypted"


def test_markup_nested_beyond_reason_is_refused():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = f"<w:document {w}><w:body>{'<w:sdt><w:sdtContent>' * 3000}{'</w:sdtContent></w:sdt>' * 3000}</w:body></w:document>"

    with pytest.raises(CannotRead) as caught:
        read_sheet(with_part(one_paragraph(), "word/document.xml", deep), limits=DEFAULT)

    assert caught.value.code in {"unsafe", "truncated"}


def test_a_file_without_its_document_is_refused():
    data = one_paragraph()
    with pytest.raises(CannotRead, match="cut off or damaged"):
        read_sheet(with_part(data, "word/document.xml", b"<w:document"), limits=DEFAULT)


def test_pictures_are_left_out_with_a_note():
    sheet = read_sheet(with_part(one_paragraph(), "word/media/image1.png", b"x"), limits=DEFAULT)

    assert [note.code for note in sheet.notes] == ["picture_left_out"]
