"""The list of documents that goes with an item."""

import pytest

from referat.document import Attachment
from referat.reading.attachments import beside_titles, read_attachments
from referat.reading.blocks import Line, Shape
from referat.reading.paragraphs import Layout

PARAGRAPHS = Layout(0, tells_wraps=True)


def read(*texts, layout=PARAGRAPHS, public=None, **looks):
    return read_attachments([Line(text, **looks) for text in texts], layout, public=public)


def test_each_line_is_a_document():
    assert read("Kort over havnen", "Høringssvar.pdf") == (
        Attachment("Kort over havnen"),
        Attachment("Høringssvar.pdf"),
    )


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("application/pdf icon plan_2020.pdf", "plan_2020.pdf"),
        ("Kort (pdf, 120 kB)", "Kort"),
        ("Kort 1,2 MB", "Kort"),
        ("Kort (åben)", "Kort"),
    ],
)
def test_what_the_portal_adds_is_left_out(printed, title):
    assert read(printed) == (Attachment(title),)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Lukket: Lejekontrakt", "Lejekontrakt"),
        ("Lejekontrakt (lukket)", "Lejekontrakt"),
        ("Lejekontrakt - ikke offentlig", "Lejekontrakt"),
        ("Fortroligt: Lejekontrakt", "Lejekontrakt"),
        ("Lejekontrakt (må ikke offentliggøres)", "Lejekontrakt"),
    ],
)
def test_a_withheld_document_is_kept_and_marked(printed, title):
    assert read(printed) == (Attachment(title, public=False),)


def test_closed_roads_inside_a_title_withhold_nothing():
    assert read("Oversigt over lukkede veje i 2021") == (
        Attachment("Oversigt over lukkede veje i 2021"),
    )


@pytest.mark.parametrize(
    "filler", ["Ingen", "Ingen bilag.", "Der er ingen bilag til sagen", "-", "Intet"]
)
def test_a_filler_is_no_document(filler):
    assert read(filler) == ()


def test_numbers_that_count_the_list_are_left_out():
    assert read("1. Kort", "2. Svar") == (Attachment("Kort"), Attachment("Svar"))
    assert read("Bilag 1: Kort", "Bilag 2: Svar") == (Attachment("Kort"), Attachment("Svar"))


def test_numbers_that_count_nothing_belong_to_the_titles():
    assert read("1. Kort", "3. kvartal") == (Attachment("1. Kort"), Attachment("3. kvartal"))


def test_what_is_listed_twice_counts_once():
    assert read("Kort", "KORT") == (Attachment("Kort"),)


def test_several_files_may_share_a_line():
    assert read("kort.pdf; svar.docx") == (Attachment("kort.pdf"), Attachment("svar.docx"))
    assert read("kort.pdf, svar.docx") == (Attachment("kort.pdf"), Attachment("svar.docx"))


def test_a_title_broken_over_lines_is_one():
    wrapped = [Line("Kort over den nye", wraps=True), Line("havn", gap=False)]

    assert read_attachments(wrapped, PARAGRAPHS) == (Attachment("Kort over den nye havn"),)


def test_a_full_line_of_text_goes_on_in_the_next():
    lines = [Line("Notat om de mange forhold i sagen og om"), Line("alt det andet", gap=False)]

    assert read_attachments(lines, Layout(40)) == (
        Attachment("Notat om de mange forhold i sagen og om alt det andet"),
    )


def test_a_link_carries_its_address():
    assert read("Kort", url="https://a.example/kort") == (
        Attachment("Kort", "https://a.example/kort"),
    )


def test_the_heading_may_withhold_them_all():
    assert read("Kort", public=False) == (Attachment("Kort", public=False),)


def test_a_table_gives_its_titles_and_shows_the_rest():
    rows = [
        Line("Nr.\tTitel\tAdgang", shape=Shape.ROW, header=True),
        Line("1\tKort\tLukket", shape=Shape.ROW),
        Line("2\tSvar\t12-05-2021 Anna Bo", shape=Shape.ROW),
        Line("3\t", shape=Shape.ROW),
    ]

    assert read_attachments(rows, PARAGRAPHS) == (
        Attachment("Kort", public=False),
        Attachment("Svar"),
    )
    assert beside_titles(rows) == "Nr., Titel, Adgang, 12-05-2021 Anna Bo"


def test_a_table_of_numbers_and_titles_has_nothing_beside_them():
    rows = [Line("Nr\tTitel", shape=Shape.ROW, header=True), Line("1\tKort", shape=Shape.ROW)]

    assert beside_titles(rows) == ""
