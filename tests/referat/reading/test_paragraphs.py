"""Printed lines become the paragraphs, list items, sub-headings and tables that they were."""

import pytest

from referat.document import ListItem, Paragraph, Subheading, Table
from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.paragraphs import Layout, build_passage, join

WIDE = Layout(60)
PARAGRAPHS = Layout(0, tells_wraps=True)
LONG = "Udvalget har besøgt havnen og set på de nye moler, som er "


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("den nye", "havn", "den nye havn"),
        ("kommunal-", "bestyrelsen", "kommunalbestyrelsen"),
        ("kommunal\u00ad", "bestyrelsen", "kommunalbestyrelsen"),
        ("børne-", "og ungeområdet", "børne- og ungeområdet"),
        ("Niels-", "Ole Holm", "Niels-Ole Holm"),
        ("EU-", "midler", "EU- midler"),
        ("", "havn", "havn"),
    ],
)
def test_join_makes_a_broken_word_whole(left, right, joined):
    assert join(left, right) == joined


def test_a_full_line_goes_on_in_the_next():
    lines = [Line(LONG.strip()), Line("bygget i år.", gap=False)]

    assert build_passage(lines, WIDE) == (Paragraph(f"{LONG}bygget i år."),)


def test_a_blank_line_begins_a_paragraph():
    lines = [Line("Først dette."), Line("Så dette.")]

    assert build_passage(lines, WIDE) == (Paragraph("Først dette."), Paragraph("Så dette."))


def test_a_short_line_does_not_go_on():
    lines = [Line("Kort."), Line("Nyt afsnit.", gap=False)]

    assert build_passage(lines, WIDE) == (Paragraph("Kort."), Paragraph("Nyt afsnit."))


def test_a_sentence_cut_by_a_page_is_one_paragraph():
    lines = [Line(f"{LONG}i høj grad"), Line("slidte.", page=2)]

    for layout in (WIDE, PARAGRAPHS):
        assert build_passage(lines, layout) == (Paragraph(f"{LONG}i høj grad slidte."),)


def test_points_that_begin_with_at_stay_apart():
    lines = [Line("at planen godkendes"), Line("at borgerne høres", gap=False)]

    assert build_passage(lines, WIDE) == (
        Paragraph("at planen godkendes"),
        Paragraph("at borgerne høres"),
    )


def test_numbered_lines_are_list_items():
    lines = [Line("1. at planen godkendes"), Line("b) at borgerne høres", gap=False)]

    assert build_passage(lines, WIDE) == (
        ListItem("at planen godkendes", marker="1."),
        ListItem("at borgerne høres", marker="b)"),
    )


def test_a_list_item_goes_on_where_the_format_says_so():
    lines = [
        Line("at planen", shape=Shape.LIST, marker="1.", level=1, wraps=True),
        Line("godkendes", gap=False),
    ]

    assert build_passage(lines, PARAGRAPHS) == (ListItem("at planen godkendes", 1, "1."),)


def test_a_bullet_is_no_marker():
    assert build_passage([Line("havn", shape=Shape.LIST, marker="•")], WIDE) == (ListItem("havn"),)


def test_markup_is_kept_where_paragraphs_are_joined():
    lines = [Line("en", html="<em>en</em>", wraps=True), Line("to & tre", gap=False)]
    listed = [Line("en", html="<em>en</em>", wraps=True, shape=Shape.LIST), Line("to", gap=False)]

    assert build_passage(lines, PARAGRAPHS) == (
        Paragraph("en to & tre", "<em>en</em> to &amp; tre"),
    )
    assert build_passage(listed, PARAGRAPHS) == (ListItem("en to", html="<em>en</em> to"),)


def test_headings_inside_a_section_are_its_subheadings():
    lines = [
        Line("Historik", shape=Shape.HEADING, level=3),
        Line("Nu", shape=Shape.HEADING, level=5),
    ]

    assert build_passage(lines, WIDE) == (Subheading("Historik", 4), Subheading("Nu", 5))


def test_rows_in_a_row_are_one_table():
    lines = [
        Line("År\tPris", shape=Shape.ROW, header=True),
        Line("2021\t 5 ", shape=Shape.ROW),
        Line("Efter"),
        Line("a\tb", shape=Shape.ROW),
    ]

    assert build_passage(lines, WIDE) == (
        Table((("År", "Pris"), ("2021", "5")), has_header=True),
        Paragraph("Efter"),
        Table((("a", "b"),)),
    )


def test_layout_is_told_by_the_lines():
    short, long, wrapped = (Line("x" * 70), Line("x" * 300), Line("x", wraps=True))

    assert [
        Layout.of(Sheet([short])),
        Layout.of(Sheet([long])),
        Layout.of(Sheet([wrapped])),
        Layout.of(Sheet([short], knows_paragraphs=True)),
        Layout.of(Sheet([])),
    ] == [Layout(70), Layout(0), PARAGRAPHS, PARAGRAPHS, Layout(0)]


def test_entries_of_a_timetable_are_no_cut_sentence():
    first = "kl. 9.00 Udvalgets evaluering af årets budgetproces og ønsker til den næste"
    lines = [Line(first), Line("kl. 10.15 Borgmesteren deltager")]

    assert build_passage(lines, Layout(0, tells_wraps=True)) == (
        Paragraph(first),
        Paragraph("kl. 10.15 Borgmesteren deltager"),
    )
